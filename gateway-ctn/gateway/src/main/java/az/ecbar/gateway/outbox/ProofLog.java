package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The proofs under which outputs were sent, in segments; read in a dispute, by going through them. Proofs go with the
 * outputs that they prove: a segment goes, the oldest first, when the outbox holds none of its outputs any more.
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
 * <p>A segment begins with a mark: a record of participant -1, without proof, whose number is the sequence of the
 * newest output that there was at that time. So all proofs before it are of outputs up to that sequence.
 *
 * <p>A proof that a power failure takes, because it came after the last {@link #force()}, belonged to an output that is
 * then sent again under a new proof, unless it was acknowledged in the same moment. Owned by the edge's thread; adding
 * does not allocate.
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
    private static final int MARK = -1;
    private static final HeldOutputs ALL_HELD = new HeldOutputs() {
        @Override
        public long firstSequence() {
            return 0;
        }

        @Override
        public long lastSequence() {
            return 0;
        }
    };

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
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final HeldOutputs outputs;
    private boolean isForced = true;

    /** A segment, and the sequence up to which the proofs before it are; 0 if that is not known. */
    private record Segment(int number, long mark) {}

    private ProofLog(FileFolder folder, int segmentBytes, int maxProofBytes, HeldOutputs outputs) {
        int maxRecordBytes = HEAD_LENGTH + maxProofBytes;
        this.log = new SegmentLog(folder, SUFFIX, segmentBytes, maxRecordBytes);
        this.record = new byte[maxRecordBytes];
        this.recordView = new UnsafeBuffer(record);
        this.outputs = outputs;
    }

    /** Opens a log that keeps all proofs for ever. */
    public static ProofLog open(FileFolder folder, int segmentBytes, int maxProofBytes) {
        return open(folder, segmentBytes, maxProofBytes, ALL_HELD);
    }

    /**
     * Opens the log in a folder and cuts garbage at its end.
     *
     * @param outputs which of them are held: proofs of others need not be
     */
    public static ProofLog open(FileFolder folder, int segmentBytes, int maxProofBytes, HeldOutputs outputs) {
        ProofLog proofs = new ProofLog(folder, segmentBytes, maxProofBytes, outputs);
        proofs.recover();
        return proofs;
    }

    @Override
    public void add(
            int participantId, byte terminal, long number, long sessionId, DirectBuffer proof, int offset, int length) {
        if (length > record.length - HEAD_LENGTH) {
            throw new IllegalArgumentException("a proof of " + length + " bytes does not fit");
        }
        if (!log.hasRoom(HEAD_LENGTH + length)) {
            beginSegment();
        }
        recordView.putBytes(HEAD_LENGTH, proof, offset, length);
        append(participantId, terminal, number, sessionId, length);
    }

    private void append(int participantId, byte terminal, long number, long sessionId, int length) {
        recordView.putLong(SESSION, sessionId, ORDER);
        recordView.putLong(NUMBER, number, ORDER);
        recordView.putInt(PARTICIPANT, participantId, ORDER);
        recordView.putInt(TERMINAL, terminal, ORDER);
        recordView.putInt(PROOF_LENGTH, length, ORDER);
        recordView.putInt(RESERVED, 0, ORDER);
        log.append(record, HEAD_LENGTH + length);
        isForced = false;
    }

    /** Makes all proofs so far durable, and removes segments that nobody needs any more. */
    @Override
    public void force() {
        if (!isForced) {
            log.force();
            isForced = true;
        }
        if (segments.size() > 1) {
            discardOld(outputs.firstSequence());
        }
    }

    private void discardOld(long firstSequence) {
        int unneeded = 0;
        int before = 0;
        for (Segment segment : segments) {
            if (segment.mark() != 0 && segment.mark() < firstSequence) {
                unneeded = before;
            }
            before++;
        }
        for (; unneeded > 0; unneeded--) {
            log.delete(segments.removeFirst().number());
        }
    }

    /** Hands out all proofs of an output, oldest first. Reads the whole log. */
    public void find(int participantId, byte terminal, long number, ProofReader reader) {
        log.flush();
        for (Segment segment : segments) {
            log.scan(segment.number(), (_, _, bytes, _) -> {
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

    /** Forces, unless that failed before, and closes. */
    public void close() {
        if (!log.hasFailed()) {
            log.force();
        }
        log.close();
    }

    private void beginSegment() {
        if (log.isWriting()) {
            log.seal();
        }
        log.begin();
        long mark = outputs.lastSequence();
        append(MARK, (byte) 0, mark, 0, 0);
        segments.addLast(new Segment(log.lastSegment(), mark));
    }

    private void recover() {
        List<Integer> found = log.findSegments();
        if (found.isEmpty()) {
            return;
        }
        int last = found.getLast();
        int valid = log.scan(last, (_, _, _, length) -> length >= HEAD_LENGTH);
        // Also what a process that was killed had only given to the operating system is durable then.
        log.settle(last, valid);
        log.allSettled();
        found.forEach(segment -> segments.addLast(new Segment(segment, markOf(segment))));
    }

    private long markOf(int segment) {
        long[] mark = {0};
        log.scan(segment, (_, _, bytes, length) -> {
            if (length >= HEAD_LENGTH && bytes.getInt(PARTICIPANT, ORDER) == MARK) {
                mark[0] = bytes.getLong(NUMBER, ORDER);
            }
            return false;
        });
        return mark[0];
    }
}
