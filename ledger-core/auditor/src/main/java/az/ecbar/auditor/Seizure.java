package az.ecbar.auditor;

import java.math.BigDecimal;

/** A decision that seizes money of an account (7-10.2.1): what it wants, and what of it is held. */
final class Seizure {
    /** What a seizure of the whole account is told to want: more never stands on one. */
    static final BigDecimal WHOLE = Values.money(99_999_999_999_999L);

    final String decision;
    final int date;
    BigDecimal wanted;
    BigDecimal held = BigDecimal.ZERO;

    Seizure(String decision, int date, BigDecimal wanted) {
        this.decision = decision;
        this.date = date;
        this.wanted = wanted;
    }

    boolean isOfWhole() {
        return wanted.compareTo(WHOLE) == 0;
    }

    BigDecimal lacking() {
        return wanted.subtract(held);
    }

    @Override
    public String toString() {
        return "seizure " + decision + " that holds " + held + " of " + wanted;
    }
}
