package az.ecbar.ctn.frame;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** HEARTBEAT: a header and nothing else. Whoever has sent nothing for the agreed time sends one; it is not answered. */
public final class HeartbeatFrame {
    public static final int LENGTH = FrameHeader.LENGTH;

    private HeartbeatFrame() {}

    public static int encode(MutableDirectBuffer buffer, int offset, long sessionId) {
        FrameHeader.encode(buffer, offset, LENGTH, FrameType.HEARTBEAT, sessionId);
        return LENGTH;
    }

    public static CtnCode check(DirectBuffer buffer, int offset, int length) {
        boolean sound = length == LENGTH && FrameHeader.isFrame(buffer, offset, length, FrameType.HEARTBEAT, LENGTH);
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }
}
