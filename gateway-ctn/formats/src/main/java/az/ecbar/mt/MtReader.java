package az.ecbar.mt;

import az.ecbar.mt.check.CharacterSet;
import az.ecbar.mt.check.Reference;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads one MT message strictly: every byte of it is accounted for, or it is refused with the reason, the field and the
 * place.
 *
 * <p>A reader is owned by one thread and used again and again: what it returns is a view of the bytes, valid until the next
 * call. It does not allocate for a message that it accepts; for one that it refuses it makes an {@link MtError}. The work
 * is linear in the length, which is bounded by {@link #MAX_LENGTH}. It never throws for anything that the bytes contain.
 *
 * <p>First the blocks are taken apart, then the fields of block 4 are read; within each the first thing wrong, in the order
 * of the bytes, is the reason.
 *
 * @rule 4.7.1, 4.7.2, 4.8.3, 4.14, 4.16
 */
public final class MtReader {
    /** The greatest length of a message. */
    public static final int MAX_LENGTH = 10_000;

    private static final int MAX_FOUND = 35;
    private static final byte[] FIELD_20 = "\n:20:".getBytes(StandardCharsets.US_ASCII);

    private final Verdict verdict = new Verdict();
    private final Envelope envelope;
    private final PaymentInstruction payment;
    private final PaymentReader paymentReader;
    private final BatchReader batchReader;
    private final FieldMessage fields;
    private final FieldMessageReader fieldReader;

    private MtReader(Side side) {
        this.envelope = new Envelope(verdict, new Headers(side, verdict), new Trailers(side, verdict));
        this.payment = new PaymentInstruction(envelope, side.readsOutput);
        this.paymentReader = new PaymentReader(payment, side, verdict);
        this.batchReader = new BatchReader(payment, side, verdict);
        this.fields = new FieldMessage(envelope);
        this.fieldReader = new FieldMessageReader(fields, verdict);
    }

    /**
     * A reader of what banks hand in: MT102, MT103, MT205 and MT298 in the input form.
     *
     * @param acceptTraining whether training messages and test BICs are welcome, which on a live node they are not
     * @param terminals the logical terminals of this system, twelve characters each; others are refused as receivers
     */
    public static MtReader ofSystem(boolean acceptTraining, String... terminals) {
        return new MtReader(Side.system(acceptTraining, List.of(terminals)));
    }

    /** A reader of what the system delivers to a bank: MT102, MT103, MT205, MT298, MT900 and MT910 in the output form. */
    public static MtReader ofBank(boolean acceptTraining) {
        return new MtReader(Side.bank(acceptTraining));
    }

    /** Reads the message that is the whole array. */
    public MtResult read(byte[] message) {
        return read(message, 0, message.length);
    }

    /** Reads the message that is a part of an array; the array is neither changed nor copied. */
    public MtResult read(byte[] bytes, int offset, int length) {
        if (length > MAX_LENGTH) {
            verdict.refuse(FormatReason.MESSAGE_TOO_LONG, "", offset + MAX_LENGTH);
            return error(bytes, offset, MAX_LENGTH, -1);
        }
        if (!envelope.read(bytes, offset, length)) {
            return error(bytes, offset, length, envelope.headers.messageType);
        }
        int messageType = envelope.headers.messageType;
        boolean isPayment = messageType == 102 || messageType == 103 || messageType == 205;
        if (!readText(bytes, messageType)) {
            return error(bytes, offset, length, envelope.headers.messageType);
        }
        if (isPayment) {
            return payment;
        }
        return fieldReader.isChange() ? fieldReader.change() : fields;
    }

    private boolean readText(byte[] bytes, int messageType) {
        int from = envelope.textStart;
        int to = envelope.textEnd;
        return switch (messageType) {
            case 102 -> batchReader.read(bytes, from, to);
            case 103, 205 -> paymentReader.read(bytes, from, to);
            default -> fieldReader.read(bytes, from, to);
        };
    }

    private MtError error(byte[] bytes, int offset, int length, int messageType) {
        return new MtError(
                verdict.reason(),
                verdict.tag(),
                found(bytes, verdict.offset(), offset + length),
                verdict.offset() - offset,
                messageType,
                reference(bytes, offset, offset + length));
    }

    /** The rest of the line where something is wrong, made readable. */
    private static String found(byte[] bytes, int from, int end) {
        StringBuilder found = new StringBuilder(MAX_FOUND);
        for (int i = from; i < end && i < from + MAX_FOUND && (i == from || bytes[i] != '\r'); i++) {
            found.append(CharacterSet.isText(bytes[i]) ? (char) bytes[i] : '?');
        }
        return found.toString();
    }

    /** The first field 20 of a message that cannot be read, if it is a reference. */
    private static String reference(byte[] bytes, int offset, int end) {
        for (int i = offset; i + FIELD_20.length < end; i++) {
            if (startsWith(bytes, i)) {
                int from = i + FIELD_20.length;
                int to = from;
                while (to < end && bytes[to] != '\r' && bytes[to] != '\n') {
                    to++;
                }
                boolean valid = Reference.check(bytes, from, to - from) == Reference.Finding.VALID;
                return valid ? new String(bytes, from, to - from, StandardCharsets.US_ASCII) : MtError.NO_REFERENCE;
            }
        }
        return MtError.NO_REFERENCE;
    }

    private static boolean startsWith(byte[] bytes, int at) {
        for (int i = 0; i < FIELD_20.length; i++) {
            if (bytes[at + i] != FIELD_20[i]) {
                return false;
            }
        }
        return true;
    }
}
