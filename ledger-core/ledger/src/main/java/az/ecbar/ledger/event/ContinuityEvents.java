package az.ecbar.ledger.event;

import az.ecbar.schema.ContinuityRecordedEncoder;
import az.ecbar.schema.ContinuityToldDueEncoder;
import az.ecbar.schema.MessageHeaderEncoder;

/**
 * Events of the register of continuity; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class ContinuityEvents {
    private final EventBuffer out;
    private final ContinuityRecordedEncoder recorded = new ContinuityRecordedEncoder();
    private final ContinuityToldDueEncoder told = new ContinuityToldDueEncoder();

    public ContinuityEvents(EventBuffer out) {
        this.out = out;
    }

    /** ContinuityRecorded. */
    public void continuityRecorded(int participantId, ContinuityFact fact) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + ContinuityRecordedEncoder.BLOCK_LENGTH);
        recorded.wrapAndApplyHeader(out.buffer(), room, out.header());
        recorded.participantId(participantId);
        recorded.entry(fact.entry);
        recorded.duty(fact.duty);
        recorded.date(fact.date);
        recorded.untilDate(fact.untilDate);
        recorded.receivedDate(fact.receivedDate);
        recorded.passed((short) (fact.isPassed ? 1 : 0));
        recorded.valueMinor(fact.valueMinor);
        recorded.totalMinor(fact.totalMinor);
        recorded.withdrawnSequence(fact.withdrawnSequence);
        recorded.paperDate(fact.paperDate);
        int at = recorded.offset();
        fact.paperNumber.write(out.buffer(), at + ContinuityRecordedEncoder.paperNumberEncodingOffset());
        fact.digest.write(out.buffer(), at + ContinuityRecordedEncoder.digestEncodingOffset());
        out.buffer().putBytes(at + ContinuityRecordedEncoder.textEncodingOffset(), fact.text);
    }

    /** ContinuityToldDue: an output to a terminal of the participant that the entry is about. */
    public void continuityToldDue(
            int participantId,
            int terminal,
            long outputNumber,
            long decidedSequence,
            long timeNs,
            ContinuityFact fact) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + ContinuityToldDueEncoder.BLOCK_LENGTH);
        told.wrapAndApplyHeader(out.buffer(), room, out.header());
        told.participantId(participantId);
        told.terminal((short) terminal);
        told.outputNumber(outputNumber);
        told.decidedSequence(decidedSequence);
        told.timeNs(timeNs);
        told.entry(fact.entry);
        told.duty(fact.duty);
        told.date(fact.date);
        told.untilDate(fact.untilDate);
        told.valueMinor(fact.valueMinor);
        told.totalMinor(fact.totalMinor);
        told.paperDate(fact.paperDate);
        fact.paperNumber.write(out.buffer(), told.offset() + ContinuityToldDueEncoder.paperNumberEncodingOffset());
    }
}
