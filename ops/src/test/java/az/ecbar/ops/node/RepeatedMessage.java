package az.ecbar.ops.node;

import az.ecbar.ctn.LargeMessage;
import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;

/** A message of any length that is nowhere whole: it begins as an MT does and goes on in the same way. */
final class RepeatedMessage implements LargeMessage {
    private static final byte[] PATTERN =
            "{1:F01ALFAAZ22AXXX0000000000}{4:ONE OF MANY LINES-}".getBytes(StandardCharsets.US_ASCII);

    private final long lengthBytes;
    private final byte[] digest = new byte[Digest.LENGTH];

    RepeatedMessage(long lengthBytes) {
        this.lengthBytes = lengthBytes;
        Sha256 sha256 = new Sha256();
        for (long position = 0; position < lengthBytes; position += PATTERN.length) {
            sha256.update(PATTERN, 0, (int) Math.min(PATTERN.length, lengthBytes - position));
        }
        sha256.finish(digest, 0);
    }

    @Override
    public long lengthBytes() {
        return lengthBytes;
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    @Override
    public void read(long position, MutableDirectBuffer target, int offset, int length) {
        for (int i = 0; i < length; i++) {
            target.putByte(offset + i, PATTERN[(int) ((position + i) % PATTERN.length)]);
        }
    }
}
