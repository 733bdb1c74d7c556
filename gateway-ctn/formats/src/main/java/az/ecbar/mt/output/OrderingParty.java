package az.ecbar.mt.output;

import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.Text;

/**
 * Who ordered a payment, as an MT910 tells it: exactly one of 50K and 52D.
 *
 * @param isCustomer whether it is a customer (50K), not an institution (52D)
 * @param lines the whole field, lines parted by CR and LF
 */
public record OrderingParty(boolean isCustomer, Text lines) {
    /** The issuer's side of a payment, as it stands there. */
    public static OrderingParty of(PaymentInstruction payment) {
        return new OrderingParty(payment.messageType() == 103, payment.issuer().raw());
    }
}
