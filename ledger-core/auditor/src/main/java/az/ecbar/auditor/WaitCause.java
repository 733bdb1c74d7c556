package az.ecbar.auditor;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    VALUE_DATE_AHEAD,
    /** 4.20: with it more would stand on the beneficiary's account than can be told. */
    BENEFICIARY_FULL;

    /** 4.13: the one that a notice names; 4.12.2 has two words. Empty: none holds. */
    static Optional<WaitCause> named(Set<WaitCause> causes) {
        Optional<WaitCause> first = Stream.of(
                        SYSTEM_SUSPENDED, SEIZURE_OR_SUSPENSION, BENEFICIARY_FULL, VALUE_DATE_AHEAD)
                .filter(causes::contains)
                .findFirst();
        return first.isPresent() || causes.isEmpty() ? first : Optional.of(LACK_OF_FUNDS);
    }
}
