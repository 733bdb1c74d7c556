package az.ecbar.ops.node;

import az.ecbar.ctn.LargeMessage;
import az.ecbar.trust.Digest;
import org.agrona.MutableDirectBuffer;

/** A message that goes in parts, and lies in memory. */
final class WholeMessage implements LargeMessage {
    private final byte[] bytes;

    WholeMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long lengthBytes() {
        return bytes.length;
    }

    @Override
    public byte[] digest() {
        return Digest.ofContent(bytes).toBytes();
    }

    @Override
    public void read(long position, MutableDirectBuffer target, int offset, int length) {
        target.putBytes(offset, bytes, (int) position, length);
    }
}
