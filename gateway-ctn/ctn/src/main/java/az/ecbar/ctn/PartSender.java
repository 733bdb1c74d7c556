package az.ecbar.ctn;

import az.ecbar.ctn.frame.PartFrame;
import az.ecbar.trust.Digest;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a large message part by part, at most a given number beyond what the centre has recorded. Knows one
 * message at a time, because the inputs after it wait for it. After a break it begins again with part 1.
 */
final class PartSender {
    private final byte[] digest = new byte[Digest.LENGTH];
    private @Nullable LargeMessage message;
    private long number;
    private int partBytes;
    private int of;
    private int sent;
    private int taken;

    /** Turns to this message unless it is already the present one. */
    void turnTo(long number, LargeMessage message, int maxMessageBytes) {
        if (this.message != null && this.number == number && partBytes == maxMessageBytes) {
            return;
        }
        this.message = message;
        this.number = number;
        System.arraycopy(message.digest(), 0, digest, 0, Digest.LENGTH);
        partBytes = maxMessageBytes;
        of = Math.toIntExact((message.lengthBytes() + partBytes - 1) / partBytes);
        sent = 0;
        taken = 0;
    }

    /** The number of the present message may come again with other bytes. */
    void forget() {
        message = null;
    }

    /** After a break, or when the centre has lost the thread: the transfer begins again. */
    void restart() {
        sent = 0;
        taken = 0;
    }

    /** The centre's answer to parts. */
    void onTaken(long transferId, int part, CtnCode code) {
        if (message == null || transferId != number) {
            return;
        }
        if (code != CtnCode.NONE) {
            taken = 0;
            sent = 0;
            return;
        }
        // What was sent before the transfer began again may still be answered: it counts no more.
        if (part <= sent) {
            taken = Math.max(taken, part);
        }
    }

    boolean isComplete() {
        return taken == of;
    }

    boolean mayEncode(int credit) {
        return sent < of && sent - taken < credit;
    }

    /** Encodes the next part; {@link #sent()} after it went out. Returns the frame's length. */
    int encode(UnsafeBuffer frame, long sessionId) {
        if (message == null) {
            throw new IllegalStateException("no message");
        }
        long position = (long) sent * partBytes;
        int length = (int) Math.min(partBytes, message.lengthBytes() - position);
        message.read(position, frame, PartFrame.CONTENT_OFFSET, length);
        return PartFrame.encode(
                frame, 0, sessionId, number, number, message.lengthBytes(), sent + 1, of, digest, length);
    }

    void sent() {
        sent++;
    }

    /** The id of the transfer: the number of its message. */
    long transferId() {
        return number;
    }

    int of() {
        return of;
    }
}
