package az.ecbar.stp.link;

import az.ecbar.ctn.LargeMessage;
import az.ecbar.trust.Digest;
import org.agrona.MutableDirectBuffer;

/** A message that travels in parts and lies whole in memory. The bytes are not copied. */
final class WholeMessage implements LargeMessage {
    private final byte[] message;
    private final Digest digest;

    WholeMessage(byte[] message) {
        this.message = message;
        this.digest = Digest.ofContent(message);
    }

    @Override
    public long lengthBytes() {
        return message.length;
    }

    @Override
    public byte[] digest() {
        return digest.toBytes();
    }

    @Override
    public void read(long position, MutableDirectBuffer target, int offset, int length) {
        target.putBytes(offset, message, (int) position, length);
    }
}
