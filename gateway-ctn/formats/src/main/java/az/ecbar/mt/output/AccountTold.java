package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * What an SMT720 tells.
 *
 * @param ourReference of the command that decided
 * @param decision its number, empty where it is no reference
 * @param decisionDate yyyymmdd, 0 where there is none
 * @param news one word
 * @param account its number
 * @param currency of the account
 * @param availableMinor what of it may be spent now
 * @param seizedBy number of the decision that seizes, where a seizure is told; else empty
 * @param wantedMinor what that wants; {@link #WHOLE}: the whole account
 * @param heldMinor what it holds
 * @param text the same in words
 */
public record AccountTold(
        Text ourReference,
        Text decision,
        int decisionDate,
        Text news,
        Text account,
        Text currency,
        long availableMinor,
        Text seizedBy,
        long wantedMinor,
        long heldMinor,
        Text text) {
    /** More than this stands on no account. */
    public static final long WHOLE = 99_999_999_999_999L;
}
