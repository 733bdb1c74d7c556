package az.ecbar.ctn;

/**
 * What the centre answered to a logon.
 *
 * @param sessionId the ledger's sequence of the opening of this session
 * @param lastInputNumber the highest input number that is taken; 0 if none
 * @param lastOutputNumber the highest output number that exists for this terminal; 0 if none
 * @param credit how many inputs may wait for their answer at a time
 * @param maxMessageBytes the longest message that goes in one piece
 * @param serverTimeNs the centre's UTC in nanoseconds since 1970
 */
public record Logon(
        long sessionId,
        long lastInputNumber,
        long lastOutputNumber,
        int credit,
        int maxMessageBytes,
        long serverTimeNs) {}
