package az.ecbar.bankview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** What the Central Bank decided and the system applied, as its papers say. */
public sealed interface Decision {
    /** Scopes of an authority over a foreign account (4.19). */
    enum Scope {
        ADVICE,
        QUERY,
        STATEMENT
    }

    /** Why a participant is not active (7-10); the order is that of SMT851. */
    enum Cause {
        ORDER,
        SEIZURE,
        TECHNICAL,
        REMOVED,
        LEAVING;

        boolean isForGood() {
            return this == REMOVED || this == LEAVING;
        }
    }

    /** What of the system's operation can be suspended (3.5, 4.12.3). */
    enum Part {
        ACCEPTANCE,
        SETTLEMENT
    }

    /** The paper behind a decision. */
    record Paper(String number, LocalDate date) {}

    record DayOpened(LocalDate date) implements Decision {}

    record DayClosed() implements Decision {}

    record CauseSet(String bic, Cause cause, Paper paper) implements Decision {}

    record CauseLifted(String bic, Cause cause, Paper paper) implements Decision {}

    record SystemSuspended(Set<Part> parts) implements Decision {}

    record SystemResumed(Set<Part> parts) implements Decision {}

    record AuthorityGranted(String grantee, String account, String currency, Scope scope, LocalDate from, LocalDate to)
            implements Decision {}

    record AuthorityWithdrawn(String grantee, String account, String currency, Scope scope) implements Decision {}

    record ProfileSet(String bic, boolean isExecutionNoticeWanted) implements Decision {}

    /** What the participant is told from now on is in ISO 20022, or in MT. */
    record LanguageSet(String bic, boolean isIso) implements Decision {}

    record MoneyIssued(String account, String currency, BigDecimal amount, String reference) implements Decision {}

    record MoneyWithdrawn(String account, String currency, BigDecimal amount, String reference) implements Decision {}

    /** Payments that wait for each other's money are to be settled together; the rule set must allow it. */
    record GridlockResolved() implements Decision {}

    /** No decision: all that follows from the ones before, and from what the banks sent, is done by now. */
    record AllDone() implements Decision {}
}
