package az.ecbar.ops.demo.plan;

import az.ecbar.ops.sandbox.InventedBank;
import java.math.BigDecimal;

/**
 * A payment that passes every check.
 *
 * @param priority from 30, the most urgent, to 99; 50 where the message names none
 */
public record Payment(
        InventedBank issuer,
        InventedBank beneficiary,
        String currency,
        BigDecimal amount,
        int priority,
        String reference) {
    String debitAccount() {
        return issuer.account(currency);
    }

    String creditAccount() {
        return beneficiary.account(currency);
    }
}
