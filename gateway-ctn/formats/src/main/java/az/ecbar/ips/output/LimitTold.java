package az.ecbar.ips.output;

/**
 * What is told of a limit: all amounts in qəpik.
 *
 * @param news why it is told: ANSWER, CHANGED, ADJUSTED, THRESHOLD
 * @param asked MsgId of the query or change that is answered; empty: none
 * @param isSettlement whether it is the limit of a settlement account; otherwise that of a clearing account
 * @param owner BIC11 of the participant whose account it is
 * @param account an IBAN
 * @param limitMinor the limit
 * @param usedMinor what of it is used: reservations less net position; less than nothing where more came in
 * @param headroomMinor what is left: the limit less what is used
 * @rule 5-1.7.2, 5-1.7.3, 5-1.7.5, 5-1.7.6
 */
public record LimitTold(
        News news,
        CharSequence asked,
        boolean isSettlement,
        CharSequence owner,
        CharSequence account,
        long limitMinor,
        long usedMinor,
        long headroomMinor) {

    /** Why a limit is told. */
    public enum News {
        /** It was asked for. */
        ANSWER,
        /** It was changed. */
        CHANGED,
        /** The positions were adjusted, and the limits with them. */
        ADJUSTED,
        /** The headroom fell below the threshold. */
        THRESHOLD
    }
}
