package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;

/**
 * One entry for the register of continuity, as it was read from its command. Re-used from command to command; owned by the
 * ledger's thread. The schema's RecordContinuity says what each field means.
 */
public final class ContinuityFact {
    /** Longest text. */
    public static final int TEXT_LENGTH = 280;

    public long bic;
    public ContinuityEntry entry = ContinuityEntry.NULL_VAL;
    public ContinuityDuty duty = ContinuityDuty.NULL_VAL;
    public int date;
    public int untilDate;
    public int receivedDate;
    public boolean isPassed;
    public long valueMinor;
    public long totalMinor;
    public long withdrawnSequence;
    public int paperDate;
    public final Reference paperNumber = new Reference();
    public final Digest digest = new Digest();
    public final byte[] text = new byte[TEXT_LENGTH];

    /** Whether the paper says anything. */
    public boolean hasText() {
        return text[0] != 0;
    }
}
