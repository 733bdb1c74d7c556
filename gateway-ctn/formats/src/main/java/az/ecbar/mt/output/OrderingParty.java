package az.ecbar.mt.output;

import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.Text;

/**
 * Who ordered a booking, as an MT910 must and an MT900 may tell it.
 *
 * @param tag 50K a customer, 52A an institution by its BIC, 52D an institution by name; empty: nobody to tell
 * @param lines the whole field, lines parted by CR and LF
 */
public record OrderingParty(String tag, Text lines) {
    /** The owner of the account, who needs not be told (MT900). */
    public static final OrderingParty OWNER = new OrderingParty("", new Text());

    /** The issuer's side of a payment, as it stands there; of an MT102 the issuer participant. */
    public static OrderingParty of(PaymentInstruction payment) {
        return switch (payment.messageType()) {
            case 102 -> new OrderingParty("52A", payment.issuer().bic());
            case 103 -> new OrderingParty("50K", payment.issuer().raw());
            default -> new OrderingParty("52D", payment.issuer().raw());
        };
    }

    /** An institution by its BIC11. */
    public static OrderingParty institution(String bic) {
        return new OrderingParty("52A", Text.of(bic));
    }
}
