package az.ecbar.ops.console;

/**
 * What the centre answered to one request over CTN, as every client sees it.
 *
 * @param atNs monotonic time of the answer here
 * @param sequence of the request
 * @param epoch under which it was sequenced
 * @param owner number of the node that leads it
 * @param epochSequence first sequence of that epoch
 * @param accepted payments of the day, and what became of them: settled, refused, annulled, waiting
 */
record DrillSample(
        long atNs,
        long sequence,
        long epoch,
        long owner,
        long epochSequence,
        long accepted,
        long settled,
        long refused,
        long annulled,
        long waiting,
        String eventHash) {
    static DrillSample of(Answer answer, long atNs) throws OperatorException {
        if (answer.isRefused() || answer.entries().isEmpty()) {
            throw new OperatorException("the centre does not tell its status: " + answer.text());
        }
        Answer row = answer.entries().getFirst();
        return new DrillSample(
                atNs,
                answer.number("sequence"),
                row.number("epoch"),
                row.number("owner"),
                row.number("epochSequence"),
                row.number("acceptedToday"),
                row.number("settledToday"),
                row.number("refusedToday"),
                row.number("annulledToday"),
                row.number("waiting"),
                row.text("eventHash"));
    }

    /** Whether each payment that was accepted is at one place: none lost among them, and none twice. */
    boolean addsUp() {
        return accepted == settled + annulled + waiting;
    }

    /** Whether nothing that was counted before is missing. */
    boolean continues(DrillSample before) {
        return sequence > before.sequence
                && epoch >= before.epoch
                && accepted >= before.accepted
                && settled >= before.settled
                && refused >= before.refused
                && annulled >= before.annulled;
    }
}
