package az.ecbar.mt.bank;

import az.ecbar.mt.PaymentInstruction;

/**
 * A payment in favour of the bank or of its customer, executed and final.
 *
 * @param messageType 102, 103 or 205
 * @param systemTerminal the logical terminal of the system
 * @param receiverTerminal the bank's logical terminal
 * @param isRepeated whether it was possibly sent before (PDM)
 * @param priority field 113, or -1
 * @param userReference field 108, or empty
 * @param validationFlag field 119, or empty
 * @param uetr field 121, or empty
 * @param onBehalfOf what field 115 says: on whose behalf the Central Bank entered it; or empty
 * @param reference the issuer's reference, field 20
 * @param relatedReference field 21 of an MT205, or empty
 * @param valueDate yyyymmdd
 * @param currency three letters
 * @param amountMinor minor units of the currency
 * @param issuer who paid; of an MT102 the first customer
 * @param beneficiary who is paid; of an MT102 the first customer
 * @param remittanceInformation field 70, lines parted by CR and LF, or empty
 * @param senderToReceiver field 72, lines parted by CR and LF, or empty
 */
public record ReceivedPayment(
        int messageType,
        String systemTerminal,
        String receiverTerminal,
        boolean isRepeated,
        int priority,
        String userReference,
        String validationFlag,
        String uetr,
        String onBehalfOf,
        String reference,
        String relatedReference,
        int valueDate,
        String currency,
        long amountMinor,
        Party issuer,
        Party beneficiary,
        String remittanceInformation,
        String senderToReceiver)
        implements BankMessage {
    static ReceivedPayment of(PaymentInstruction payment) {
        return new ReceivedPayment(
                payment.messageType(),
                payment.senderTerminal().toString(),
                payment.receiverTerminal().toString(),
                payment.isPossibleDuplicate(),
                payment.priority(),
                payment.userReference().toString(),
                payment.validationFlag().toString(),
                payment.uetr().toString(),
                payment.addresseeInformation().toString(),
                payment.reference().toString(),
                payment.relatedReference().toString(),
                payment.valueDate(),
                payment.currency().toString(),
                payment.amountMinor(),
                Party.of(payment.issuer()),
                Party.of(payment.beneficiary()),
                payment.remittanceInformation().toString(),
                payment.senderToReceiver().toString());
    }
}
