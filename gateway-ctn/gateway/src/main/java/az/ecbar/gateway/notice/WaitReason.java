package az.ecbar.gateway.notice;

import az.ecbar.schema.WaitCausesDecoder;

/**
 * Why a payment waits, as an SMT700 tells it: codes 300 to 309. Where several causes hold, the first in this order is
 * named.
 *
 * @rule 4.12, 4.13
 */
enum WaitReason {
    /** 4.12.3. */
    SYSTEM_SUSPENDED(300, "NARR", "operation of AZIPS is suspended", "AZİPS-in fəaliyyəti dayandırılıb"),
    /** 4.12.1. */
    SEIZURE_OR_SUSPENSION(
            301,
            "AC06",
            "an account is seized or a participant is suspended",
            "hesab həbsdədir və ya iştirakçının əməliyyatları dayandırılıb"),
    /** 4.19, 4.20: what can be told of a balance has an end. */
    BENEFICIARY_FULL(
            305,
            "AM12",
            "no more can stand on the beneficiary's account",
            "benefisiarın hesabında daha çox vəsait yerləşə bilməz"),
    /** 4.12.2 by 4.11: the money that there is belongs to another payment first. */
    BEHIND_EARLIER(
            302,
            "AM04",
            "an earlier or more urgent payment waits for funds",
            "daha əvvəlki və ya daha təcili ödəniş vəsait gözləyir"),
    /** 4.12.2. */
    LACK_OF_FUNDS(303, "AM04", "funds do not suffice", "vəsait kifayət etmir"),
    /** 3.8: it does not wait yet. */
    VALUE_DATE_AHEAD(304, "NARR", "kept until its value date", "dəyər tarixinədək saxlanılır");

    private final int code;
    private final String isoReason;
    private final String english;
    private final String azerbaijani;

    WaitReason(int code, String isoReason, String english, String azerbaijani) {
        this.code = code;
        this.isoReason = isoReason;
        this.english = english;
        this.azerbaijani = azerbaijani;
    }

    /** The cause that is named where these hold. */
    static WaitReason of(WaitCausesDecoder causes) {
        if (causes.sYSTEM_SUSPENDED()) {
            return SYSTEM_SUSPENDED;
        }
        if (causes.sEIZURE_OR_SUSPENSION()) {
            return SEIZURE_OR_SUSPENSION;
        }
        if (causes.bENEFICIARY_FULL()) {
            return BENEFICIARY_FULL;
        }
        if (causes.bEHIND_EARLIER()) {
            return BEHIND_EARLIER;
        }
        if (causes.vALUE_DATE_AHEAD()) {
            return VALUE_DATE_AHEAD;
        }
        return LACK_OF_FUNDS;
    }

    int code() {
        return code;
    }

    /** Items of the regulation by which the payment waits. */
    String rule() {
        return switch (this) {
            case SYSTEM_SUSPENDED -> "4.12.3";
            case SEIZURE_OR_SUSPENSION -> "4.12.1";
            case BENEFICIARY_FULL -> "4.19";
            case BEHIND_EARLIER -> "4.11, 4.12.2";
            case LACK_OF_FUNDS -> "4.12.2";
            case VALUE_DATE_AHEAD -> "3.8";
        };
    }

    String isoReason() {
        return isoReason;
    }

    String english() {
        return english;
    }

    String azerbaijani() {
        return azerbaijani;
    }
}
