package az.ecbar.ops.journal;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * All money of one currency, as the accounts of a ledger add up.
 *
 * @param currency ISO 4217
 * @param issued what the Central Bank's own accounts have given out
 * @param held what all other accounts hold together
 */
public record Money(String currency, BigDecimal issued, BigDecimal held) {
    static Money ofMinor(String currency, long issuedMinor, long heldMinor) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Money(currency, BigDecimal.valueOf(issuedMinor, digits), BigDecimal.valueOf(heldMinor, digits));
    }

    /** Whether no money came from nowhere and none was lost (I1). */
    public boolean isConserved() {
        return issued.compareTo(held) == 0;
    }
}
