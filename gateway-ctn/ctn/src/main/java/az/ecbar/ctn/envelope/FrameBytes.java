package az.ecbar.ctn.envelope;

import org.agrona.DirectBuffer;

/**
 * A range of a buffer as a byte array, which is what the digests want: the array behind the buffer if there is
 * one, a kept copy if not. Allocates only when a longer range than ever before has no array behind it.
 */
final class FrameBytes {
    private byte[] array = new byte[0];
    private byte[] copy = new byte[0];
    private int offset;

    void wrap(DirectBuffer buffer, int offset, int length) {
        byte[] behind = buffer.byteArray();
        if (behind != null) {
            array = behind;
            this.offset = offset + buffer.wrapAdjustment();
            return;
        }
        if (copy.length < length) {
            copy = new byte[length];
        }
        buffer.getBytes(offset, copy, 0, length);
        array = copy;
        this.offset = 0;
    }

    byte[] array() {
        return array;
    }

    int offset() {
        return offset;
    }
}
