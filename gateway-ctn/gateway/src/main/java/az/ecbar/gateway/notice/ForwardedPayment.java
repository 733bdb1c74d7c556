package az.ecbar.gateway.notice;

import az.ecbar.iso.PaymentXml;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.Text;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.OutputHeader;

/**
 * Writes a payment for the beneficiary participant in the language of that participant, whatever its sender wrote it in:
 * an MT that came as MT has its block 4 unchanged, every other is written anew from what it says. The same payment and
 * header give the same bytes. One that would be too long in ISO leaves as MT. Owned by the edge's thread.
 *
 * @rule 4.10.2
 */
final class ForwardedPayment {
    private final MtWriter mt;
    private final PaymentXml iso = new PaymentXml();

    ForwardedPayment(MtWriter mt) {
        this.mt = mt;
    }

    /**
     * Writes the message.
     *
     * @param inIso whether the receiver has chosen ISO 20022
     * @param ourReference AZIPS's reference of the payment, which an ISO message bears
     * @return its length
     */
    int write(
            boolean inIso,
            OutputHeader header,
            PaymentInstruction payment,
            Text ourReference,
            byte[] target,
            int offset) {
        int written = inIso ? iso.forward(header, payment, ourReference, target, offset) : PaymentXml.NONE;
        return written == PaymentXml.NONE ? mt.forward(header, payment, target, offset) : written;
    }
}
