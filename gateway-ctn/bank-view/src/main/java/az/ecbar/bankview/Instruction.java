package az.ecbar.bankview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What a bank's message says, once it could be read. */
sealed interface Instruction {
    /** Field 20. */
    String reference();

    /**
     * A side of a payment as the system is to know it.
     *
     * @param field the field as it stands in the message
     */
    record Side(String bic, String tin, String account, Field field) {}

    /**
     * MT102, MT103, MT205.
     *
     * @param priority -1: none given
     * @param header block 3 as it came
     * @param text block 4
     * @param isLimit whether it asks for a debit limit instead of paying
     */
    record Payment(
            String type,
            String reference,
            LocalDate valueDate,
            String currency,
            BigDecimal amount,
            int priority,
            Side issuer,
            Side beneficiary,
            Map<String, String> header,
            String text,
            boolean isLimit)
            implements Instruction {}

    /** SMT200, or SMT202 with a priority; a value date where one is named. */
    record Change(String reference, String meant, Optional<LocalDate> valueDate, int priority) implements Instruction {
        boolean isCancellation() {
            return priority < 0;
        }
    }

    /** What is asked about an account or a payment. */
    enum Asked {
        STATEMENT,
        BALANCE,
        INTERIM,
        MOVEMENTS,
        PENDING,
        PAYMENT
    }

    /**
     * MT920, SMT800, SMT801, SMT804.
     *
     * @param account empty where a payment is asked for
     * @param floor zero but in INTERIM
     * @param meant the reference asked for, else empty
     */
    record Inquiry(Asked asked, String reference, String account, String currency, BigDecimal floor, String meant)
            implements Instruction {}
}
