package az.ecbar.ledger.ctn;

import az.ecbar.ledger.key.Digest;
import az.ecbar.schema.Channel;

/**
 * Who sent the numbered input that is being applied, as the dispatcher read it from the command. Re-used from command
 * to command; owned by the ledger's thread.
 */
public final class InputOrigin {
    /** Digest of the message bytes. */
    public final Digest digest = new Digest();

    /** Session under which it came; over SWIFT the token by which the gateway finds the answer. */
    public long sessionId;

    /** Number that the sender gave it. */
    public long inputNumber;

    /** Packed BIC of the sender. */
    public long bic;

    /** Letter of the logical terminal. */
    public int terminal;

    /** Where it came in. */
    public Channel channel = Channel.NULL_VAL;

    /** Certificate that signed it; of none over SWIFT. */
    public int certificateId;

    /** Filled in by {@link Inputs}: the participant, once the session is known. */
    public int participantId;
}
