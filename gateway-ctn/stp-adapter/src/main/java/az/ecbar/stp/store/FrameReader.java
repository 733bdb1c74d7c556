package az.ecbar.stp.store;

import az.ecbar.stp.files.AdapterFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a store file in order, up to its end or the first that is not intact. */
final class FrameReader {
    private static final int SEARCH_WINDOW = 1 << 20;

    private final AdapterFiles files;
    private final Path file;
    private final long sizeBytes;
    private long position;
    private long number;

    FrameReader(AdapterFiles files, Path file, long sizeBytes) {
        this.files = files;
        this.file = file;
        this.sizeBytes = sizeBytes;
    }

    /** Takes the payload of a frame and where in the file the payload starts. */
    interface PayloadSink {
        void onPayload(byte[] payload, long offset) throws IOException;
    }

    /**
     * Gives every intact frame to the sink.
     *
     * @return whether the file ended with a frame that a crash cut off
     * @throws StoreDamagedException when an intact frame lies behind one that is not
     */
    boolean readAll(PayloadSink sink) throws IOException {
        while (position < sizeBytes) {
            ByteBuffer frame = next();
            if (frame == null) {
                refuseFramesBehind();
                return true;
            }
            number++;
            byte[] payload = new byte[frame.limit() - StoreFrame.HEADER_LENGTH];
            frame.get(StoreFrame.HEADER_LENGTH, payload);
            sink.onPayload(payload, position + StoreFrame.HEADER_LENGTH);
            position += frame.limit();
        }
        return false;
    }

    private @Nullable ByteBuffer next() throws IOException {
        return frameAt(position, number + 1);
    }

    private @Nullable ByteBuffer frameAt(long at, long wantedNumber) throws IOException {
        if (sizeBytes - at < StoreFrame.HEADER_LENGTH) {
            return null;
        }
        ByteBuffer header = ByteBuffer.wrap(files.read(file, at, StoreFrame.HEADER_LENGTH));
        int length = StoreFrame.payloadLength(header, 0);
        if (length < 0 || length > sizeBytes - at - StoreFrame.HEADER_LENGTH) {
            return null;
        }
        ByteBuffer frame = ByteBuffer.wrap(files.read(file, at, StoreFrame.HEADER_LENGTH + length));
        long wanted = wantedNumber == 0 ? frame.getLong(8) : wantedNumber;
        return StoreFrame.isIntact(frame, wanted) ? frame : null;
    }

    private void refuseFramesBehind() throws IOException {
        long from = position + 1;
        while (sizeBytes - from >= StoreFrame.HEADER_LENGTH) {
            int length = (int) Math.min(SEARCH_WINDOW, sizeBytes - from);
            ByteBuffer window = ByteBuffer.wrap(files.read(file, from, length));
            for (int i = 0; i + 4 <= length; i++) {
                if (window.getInt(i) == StoreFrame.MAGIC && frameAt(from + i, 0) != null) {
                    throw new StoreDamagedException(file + " is damaged at byte " + position
                            + ": what follows there was written later. Do not delete it; restore it from a copy.");
                }
            }
            from += length - 3;
            if (length < SEARCH_WINDOW) {
                return;
            }
        }
    }
}
