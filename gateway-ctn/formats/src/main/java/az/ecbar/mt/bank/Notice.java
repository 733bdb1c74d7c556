package az.ecbar.mt.bank;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An MT298 about a message that the bank had sent.
 *
 * @param kind what happened to it
 * @param ourReference the system's reference of it
 * @param reference the bank's reference of it, field 20, or {@code NONREF}
 * @param messageType its type, or -1 when the system could not tell
 * @param messageDate the day on which the system took it, yyyymmdd, or 0 when the type is not told
 * @param moment when it happened
 * @param valueDate yyyymmdd, or 0 where no payment is meant
 * @param currency three letters, empty where no payment is meant
 * @param amountMinor minor units of the currency, 0 where no payment is meant
 * @param priority under which it waits, -1 when it does not wait
 * @param reason why, null when it was executed
 * @param isRepeated whether the notice was possibly sent before (PDM)
 */
public record Notice(
        Kind kind,
        String ourReference,
        String reference,
        int messageType,
        int messageDate,
        OffsetDateTime moment,
        int valueDate,
        String currency,
        long amountMinor,
        int priority,
        @Nullable Reason reason,
        boolean isRepeated)
        implements BankMessage {
    /** What happened to the message. */
    public enum Kind {
        /** SMT012: the payment was executed. */
        EXECUTED(12),
        /** SMT700: the payment waits. */
        WAITS(700),
        /** SMT701: the payment was annulled. */
        ANNULLED(701),
        /** SMT250: the payment was not cancelled. */
        NOT_CANCELLED(250),
        /** SMT252: the priority of the payment was not changed. */
        PRIORITY_NOT_CHANGED(252),
        /** SMT900: the message was refused. */
        REFUSED(900);

        private final int smt;

        Kind(int smt) {
            this.smt = smt;
        }

        /** The number of the SMT. */
        public int smt() {
            return smt;
        }

        /** Whether it is about a payment and names its money, not about another message. */
        boolean isAboutPayment() {
            return this == EXECUTED || this == WAITS || this == ANNULLED;
        }

        static @Nullable Kind of(int smt) {
            for (Kind kind : values()) {
                if (kind.smt == smt) {
                    return kind;
                }
            }
            return null;
        }
    }

    /**
     * Why.
     *
     * @param iso the external reason of ISO 20022
     * @param code the internal code
     * @param tag the field that is meant, or empty
     * @param text in English
     */
    public record Reason(String iso, int code, String tag, String text) {}
}
