package az.ecbar.auditor;

/** Why a payment waits (4.12). */
enum WaitCause {
    /** 4.12.3. */
    SYSTEM_SUSPENDED,
    /** 4.12.1. */
    SEIZURE_OR_SUSPENSION,
    /** 4.12.2: what is available does not cover it and all that is ahead of it. */
    LACK_OF_FUNDS,
    /** 4.11: an earlier or more urgent payment of the account waits. */
    BEHIND_EARLIER,
    /** 3.8: kept until its value date. */
    VALUE_DATE_AHEAD
}
