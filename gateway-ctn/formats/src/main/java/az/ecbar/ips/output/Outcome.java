package az.ecbar.ips.output;

/**
 * What became of a transaction.
 *
 * @param state what it is now
 * @param reason why it is rejected; {@link IpsReason#NONE} where it is not
 * @param effectiveDate the day of IPS on which it was settled, yyyymmdd; 0: it is not
 * @param ourReference our reference of the transaction; empty if it has none
 */
public record Outcome(IpsState state, IpsReason reason, int effectiveDate, CharSequence ourReference) {
    /** It was settled on this day. */
    public static Outcome executed(int effectiveDate, CharSequence ourReference) {
        return new Outcome(IpsState.EXECUTED, IpsReason.NONE, effectiveDate, ourReference);
    }

    /** It is not, and will not be. */
    public static Outcome rejected(IpsReason reason, CharSequence ourReference) {
        return new Outcome(IpsState.REJECTED, reason, 0, ourReference);
    }
}
