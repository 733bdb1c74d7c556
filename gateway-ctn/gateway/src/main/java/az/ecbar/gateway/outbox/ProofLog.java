package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The proofs under which outputs were sent, in segments that only ever grow; read in a dispute, by going through them.
 *
 * <pre>
 *   0 int32  length        of the whole record, little endian
 *   4 int32  crc32c        over the bytes [8, length)
 *   8 int64  sessionId     the CTN session in which the output was sent
 *  16 int64  number        of the output
 *  24 int32  participantId
 *  28 int32  terminal
 *  32 int32  proofLength
 *  36 int32  reserved      0
 *  40 ...    proof
 * </pre>
 *
 * <p>A proof that a crash takes belonged to an output that was not acknowledged, as long as {@link #force()} is called
 * before the acknowledgement is recorded; the output is then sent again, under a new proof. Owned by the edge's thread;
 * adding does not allocate.
 */
public final class ProofLog implements SentProofs {
    private static final String SUFFIX = ".proofs";
    private static final int SESSION = 8;
    private static final int NUMBER = 16;
    private static final int PARTICIPANT = 24;
    private static final int TERMINAL = 28;
    private static final int PROOF_LENGTH = 32;
    private static final int RESERVED = 36;
    private static final int HEAD_LENGTH = 40;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** Takes the proofs of one output. */
    @FunctionalInterface
    public interface ProofReader {
        /** One proof; the buffer is valid during the call only. */
        void onProof(long sessionId, DirectBuffer buffer, int offset, int length);
    }

    private final SegmentLog log;
    private final byte[] record;
    private final UnsafeBuffer recordView;
    private final List<Integer> segments;

    private ProofLog(FileFolder folder, int segmentBytes, int maxProofBytes) {
        int maxRecordBytes = HEAD_LENGTH + maxProofBytes;
        this.log = new SegmentLog(folder, SUFFIX, segmentBytes, maxRecordBytes);
        this.record = new byte[maxRecordBytes];
        this.recordView = new UnsafeBuffer(record);
        this.segments = log.findSegments();
    }

    /** Opens the log in a folder and cuts garbage at its end. */
    public static ProofLog open(FileFolder folder, int segmentBytes, int maxProofBytes) {
        ProofLog proofs = new ProofLog(folder, segmentBytes, maxProofBytes);
        proofs.recover();
        return proofs;
    }

    @Override
    public void add(
            int participantId, byte terminal, long number, long sessionId, DirectBuffer proof, int offset, int length) {
        if (length > record.length - HEAD_LENGTH) {
            throw new IllegalArgumentException("a proof of " + length + " bytes does not fit");
        }
        recordView.putLong(SESSION, sessionId, ORDER);
        recordView.putLong(NUMBER, number, ORDER);
        recordView.putInt(PARTICIPANT, participantId, ORDER);
        recordView.putInt(TERMINAL, terminal, ORDER);
        recordView.putInt(PROOF_LENGTH, length, ORDER);
        recordView.putInt(RESERVED, 0, ORDER);
        recordView.putBytes(HEAD_LENGTH, proof, offset, length);
        if (!log.hasRoom(HEAD_LENGTH + length)) {
            beginSegment();
        }
        log.append(record, HEAD_LENGTH + length);
    }

    @Override
    public void force() {
        log.force();
    }

    /** Hands out all proofs of an output, oldest first. Reads the whole log. */
    public void find(int participantId, byte terminal, long number, ProofReader reader) {
        log.flush();
        for (int segment : segments) {
            log.scan(segment, (_, _, bytes, _) -> {
                if (bytes.getLong(NUMBER, ORDER) == number
                        && bytes.getInt(PARTICIPANT, ORDER) == participantId
                        && bytes.getInt(TERMINAL, ORDER) == terminal) {
                    int length = bytes.getInt(PROOF_LENGTH, ORDER);
                    reader.onProof(bytes.getLong(SESSION, ORDER), bytes, HEAD_LENGTH, length);
                }
                return true;
            });
        }
    }

    /** Forces and closes. */
    public void close() {
        log.force();
        log.close();
    }

    private void beginSegment() {
        if (log.isWriting()) {
            log.seal();
        }
        log.begin();
        segments.add(log.lastSegment());
    }

    private void recover() {
        if (segments.isEmpty()) {
            return;
        }
        int last = segments.getLast();
        int valid = log.scan(last, (_, _, _, length) -> length >= HEAD_LENGTH);
        // Cutting also forces what a process that was killed had only given to the operating system.
        log.truncate(last, valid);
    }
}
