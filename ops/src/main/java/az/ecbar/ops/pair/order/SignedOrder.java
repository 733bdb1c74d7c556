package az.ecbar.ops.pair.order;

import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An order's text with the signatures of one or two operators over its bytes. So it travels, stands in an epoch's first
 * record and goes to an empty witness. Little endian.
 *
 * <pre>
 *  0          4           4 + n    5 + n
 *  +----------+-----------+--------+----------------------------------------------------------+
 *  | int32    | n bytes   | uint8  | signatures: 32 bytes fingerprint of the certificate,     |
 *  | n        | the text  | count  | uint16 length, and so many bytes                         |
 *  +----------+-----------+--------+----------------------------------------------------------+
 * </pre>
 */
public record SignedOrder(OrderText text, List<Signature> signatures) {
    /** The most that one has. */
    public static final int MAX_SIGNATURES = 2;

    private static final int MAX_SIGNATURE_LENGTH = 1_024;

    /** One operator's signature. */
    public static final class Signature {
        private final Digest certificate;
        private final byte[] bytes;

        Signature(Digest certificate, byte[] bytes) {
            this.certificate = certificate;
            this.bytes = bytes.clone();
        }

        /** Fingerprint of the signing certificate. */
        public Digest certificate() {
            return certificate;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    public SignedOrder {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(signatures.size() + " signatures");
        }
    }

    /** Signs a text. */
    public static SignedOrder sign(OrderText text, Signer signer) {
        byte[] statement = text.bytes();
        byte[] signature = new byte[signer.maxSignatureLength()];
        int length = signer.sign(statement, 0, statement.length, signature, 0);
        return new SignedOrder(
                text,
                List.of(new Signature(
                        Digest.of(signer.certificateFingerprint()), Arrays.copyOf(signature, length))));
    }

    /** The same order with another one's signature too. */
    SignedOrder with(Signature second) {
        return new SignedOrder(text, List.of(signatures.getFirst(), second));
    }

    /** As it travels. */
    public byte[] bytes() {
        byte[] statement = text.bytes();
        int length = Integer.BYTES + statement.length + 1;
        for (Signature signature : signatures) {
            length += Digest.LENGTH + Short.BYTES + signature.bytes.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(statement.length).put(statement).put((byte) signatures.size());
        for (Signature signature : signatures) {
            buffer.put(signature.certificate.toBytes())
                    .putShort((short) signature.bytes.length)
                    .put(signature.bytes);
        }
        return buffer.array();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is not what {@link #bytes} gives
     */
    public static SignedOrder read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            OrderText text = OrderText.read(take(buffer, buffer.getInt()));
            int count = buffer.get();
            List<Signature> signatures = new ArrayList<>();
            for (int i = 0; i < count && i <= MAX_SIGNATURES; i++) {
                Digest certificate = Digest.of(take(buffer, Digest.LENGTH));
                int length = buffer.getShort();
                if (length > MAX_SIGNATURE_LENGTH) {
                    throw new IllegalArgumentException("a signature of " + length + " bytes");
                }
                signatures.add(new Signature(certificate, take(buffer, length)));
            }
            if (buffer.hasRemaining()) {
                throw new IllegalArgumentException("bytes behind the signatures");
            }
            return new SignedOrder(text, signatures);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the order is cut off", e);
        }
    }

    private static byte[] take(ByteBuffer buffer, int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new IllegalArgumentException("a length of " + length);
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
