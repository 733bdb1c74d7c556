package az.ecbar.gateway.inbound;

import az.ecbar.mt.ChangeRequest;
import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.MtError;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.check.Reference;
import az.ecbar.mt.check.Uetr;
import az.ecbar.schema.Channel;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.EnterPaymentEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Makes the command by which operators enter a payment, from the message that they have in hand, and holds such a command
 * against the message that it bears: so the console writes what the node checks, and no operator can sign other figures
 * than the message says.
 *
 * <p>Owned by one thread; allocates.
 *
 * @rule 4.8.3, 4.27, 6.1
 */
public final class PaymentEntry {
    private static final int CAPACITY = 16 << 10;

    private final MtReader reader;
    private final DerivedUetr derivedUetr = new DerivedUetr();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerRead = new MessageHeaderDecoder();
    private final EnterPaymentEncoder command = new EnterPaymentEncoder();
    private final EnterPaymentDecoder given = new EnterPaymentDecoder();

    /** @param reader of what banks hand in, see {@link MtReader#ofSystem}; used by this one alone */
    public PaymentEntry(MtReader reader) {
        this.reader = reader;
    }

    /**
     * The command's bytes, SBE header first.
     *
     * @param carrier WORKSTATION or PAPER
     * @throws IllegalArgumentException if the message is no payment that can be read, or the number does not fit; it says
     *     what is wrong
     */
    public byte[] write(byte[] message, Channel carrier, int paperDate, String paperNumber) {
        // An empty one is the ledger's to refuse: it says for what.
        if (!paperNumber.isEmpty() && Reference.check(paperNumber) != Reference.Finding.VALID) {
            throw new IllegalArgumentException(
                    "paperNumber '" + paperNumber + "' does not fit 16 characters of those that a reference may have");
        }
        return switch (reader.read(message)) {
            case PaymentInstruction payment -> encode(payment, message, carrier, paperDate, paperNumber);
            case ChangeRequest _, FieldMessage _ ->
                throw new IllegalArgumentException("the message is no MT102, MT103 or MT205");
            case MtError error ->
                throw new IllegalArgumentException(
                        "the message cannot be read: " + error.reason().code() + " "
                                + error.reason().english() + ", field " + error.tag() + ": " + error.found());
        };
    }

    /** Whether a command of this template says what the message in it says, and nothing else. */
    public boolean isFaithful(DirectBuffer action, int offset, int length) {
        given.wrapAndApplyHeader(action, offset, headerRead);
        Channel carrier = given.channel();
        int paperDate = given.paperDate();
        String paperNumber = given.paperNumber();
        byte[] message = new byte[given.messageLength()];
        given.getMessage(message, 0, message.length);
        byte[] bytes = new byte[length];
        action.getBytes(offset, bytes);
        try {
            return Arrays.equals(bytes, write(message, carrier, paperDate, paperNumber));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private byte[] encode(
            PaymentInstruction payment, byte[] message, Channel carrier, int paperDate, String paperNumber) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        byte[] sender = new byte[InputOrigin.BIC_LENGTH];
        payment.copySenderBic(sender, 0);
        byte[] uetr = new byte[Uetr.BINARY_LENGTH];
        if (payment.uetr().isEmpty()) {
            derivedUetr.derive(sender, sha256(message), uetr);
        } else {
            Uetr.toBinary(payment.uetr().array(), payment.uetr().offset(), uetr, 0);
        }
        command.wrapAndApplyHeader(buffer, 0, header)
                .channel(carrier)
                .paperDate(paperDate)
                .paperNumber(paperNumber)
                .amountMinor(payment.amountMinor())
                .debtorTin(payment.issuer().tin().toNumber())
                .creditorTin(payment.beneficiary().tin().toNumber())
                .valueDate(payment.valueDate())
                .priority((short) payment.priority())
                .paymentType(CommandWriter.paymentType(payment))
                .limitTarget(CommandWriter.limitTarget(payment))
                .currency(payment.currency())
                .reference(payment.reference())
                .putUetr(uetr, 0, uetr.length)
                .putSenderBic(sender, 0)
                .debtorBic(payment.issuer().bic())
                .creditorBic(payment.beneficiary().bic())
                .debtorAccount(payment.issuer().account())
                .creditorAccount(CommandWriter.creditorAccount(payment))
                .putMessage(message, 0, message.length);
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength()];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
