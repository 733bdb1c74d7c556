package az.ecbar.mt.output;

/**
 * Writes MT298/SMT710, what a participant is told of a participant's part in AZIPS, by {@code docs/formats/azips.md}.
 *
 * <p>{@link MtWriter#MAX_LENGTH} bytes always suffice. Owned by one thread; does not allocate.
 *
 * @rule 7-10.1, 7-10.3, 7-10.5
 */
public final class ParticipationWriter {
    private static final int OF_PARTICIPANT = 710;

    private final MtWriter frame = new MtWriter();
    private final AsciiOutput out = frame.out;

    /** A writer. */
    public ParticipationWriter() {}

    /** Writes the message and gives its length. */
    public int write(OutputHeader header, ParticipationTold told, byte[] target, int offset) {
        frame.startNews(
                header,
                OF_PARTICIPANT,
                told.ourReference(),
                told.decision(),
                told.decisionDate(),
                told.news(),
                target,
                offset);
        if (!told.causes().isEmpty()) {
            out.put(":23C:").put(told.causes()).line();
        }
        out.put(":50P:").put(told.bic()).line();
        frame.reasonText.putLines(told.name());
        if (!told.tin().isEmpty()) {
            out.put(":50T:").put(told.tin()).line();
        }
        if (!told.accounts().isEmpty()) {
            out.put(":25A:").put(told.accounts()).line();
        }
        out.put(":79T:");
        frame.reasonText.putLines(told.text());
        return frame.endText(header);
    }
}
