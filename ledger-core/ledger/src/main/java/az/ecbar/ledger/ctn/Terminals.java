package az.ecbar.ledger.ctn;

import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.schema.Site;
import java.util.Arrays;

/**
 * Numbers of each terminal: the session that is open, the last input taken with the digests of the last
 * {@value #REMEMBERED} ones, the last output given and the last one acknowledged (design D19).
 *
 * <p>Owned by the ledger's thread; allocates only when a terminal is added.
 */
public final class Terminals {
    public static final int UNKNOWN = TupleIndex.MISSING;

    /** Inputs of a terminal whose digest and sequence are kept to repeat the answer. */
    public static final int REMEMBERED = 256;

    private final TupleIndex index = new TupleIndex(1, 256);
    private final long[] key = new long[1];
    private long[] session = new long[256];
    private int[] certificate = new int[256];
    private byte[] site = new byte[256];
    private long[] lastInput = new long[256];
    private long[] lastOutput = new long[256];
    private long[] acknowledged = new long[256];
    private long[][] digests = new long[256][];
    private long[][] sequences = new long[256][];
    private long[][] times = new long[256][];
    private int[][] certificates = new int[256][];

    public int size() {
        return index.size();
    }

    /** Id of a participant's terminal, or {@link #UNKNOWN}. */
    public int find(int participantId, int letter) {
        key[0] = ((long) participantId << 8) | letter;
        return index.find(key);
    }

    /** Id of a participant's terminal, which is added if it is not there. */
    public int ensure(int participantId, int letter) {
        int found = find(participantId, letter);
        if (found != UNKNOWN) {
            return found;
        }
        int id = index.add(key);
        growTo(id + 1);
        digests[id] = new long[REMEMBERED * Digest.LONGS];
        sequences[id] = new long[REMEMBERED];
        times[id] = new long[REMEMBERED];
        certificates[id] = new int[REMEMBERED];
        return id;
    }

    public int participant(int id) {
        return (int) (index.keyPart(id, 0) >>> 8);
    }

    public int letter(int id) {
        return (int) index.keyPart(id, 0) & 0xFF;
    }

    /** Session that is open, or 0. */
    public long session(int id) {
        return session[id];
    }

    /** Certificate of the open session. */
    public int certificate(int id) {
        return certificate[id];
    }

    public Site site(int id) {
        return Site.get(site[id]);
    }

    public long lastInput(int id) {
        return lastInput[id];
    }

    public long lastOutput(int id) {
        return lastOutput[id];
    }

    public long acknowledged(int id) {
        return acknowledged[id];
    }

    /** Opens or, with 0, closes the session. */
    public void session(int id, long newSession, int newCertificate, Site newSite) {
        session[id] = newSession;
        certificate[id] = newCertificate;
        site[id] = (byte) newSite.value();
    }

    /** Gives the next output number of the terminal that an input came from. */
    public long nextOutput(InputOrigin origin) {
        return nextOutput(find(origin.participantId, origin.terminal));
    }

    /** Gives the next output number. */
    public long nextOutput(int id) {
        return ++lastOutput[id];
    }

    public void acknowledge(int id, long upTo) {
        acknowledged[id] = upTo;
    }

    /** Takes the next input, signed under a certificate. */
    public void take(int id, Digest digest, long sequence, long timeNs, int certificateId) {
        int at = (int) (++lastInput[id] % REMEMBERED);
        digest.copyTo(digests[id], at * Digest.LONGS);
        sequences[id][at] = sequence;
        times[id][at] = timeNs;
        certificates[id][at] = certificateId;
    }

    /** Whether an input is remembered, had this digest and was signed under this certificate. */
    public boolean isTaken(int id, long inputNumber, Digest digest, int certificateId) {
        return remembers(id, inputNumber)
                && hasDigest(id, inputNumber, digest)
                && inputCertificate(id, inputNumber) == certificateId;
    }

    /** Whether the digest of an input taken before is still kept. */
    public boolean remembers(int id, long inputNumber) {
        return inputNumber > 0 && inputNumber <= lastInput[id] && inputNumber > lastInput[id] - REMEMBERED;
    }

    /** Whether a remembered input had this digest. */
    public boolean hasDigest(int id, long inputNumber, Digest digest) {
        return digest.isAt(digests[id], slot(inputNumber) * Digest.LONGS);
    }

    /** Reads the digest of a remembered input. */
    public Digest digest(int id, long inputNumber, Digest into) {
        return into.set(digests[id], slot(inputNumber) * Digest.LONGS);
    }

    /** Sequence under which a remembered input was taken. */
    public long inputSequence(int id, long inputNumber) {
        return sequences[id][slot(inputNumber)];
    }

    /** Time at which a remembered input was taken, UTC ns. */
    public long inputTimeNs(int id, long inputNumber) {
        return times[id][slot(inputNumber)];
    }

    /** Certificate that signed a remembered input. */
    public int inputCertificate(int id, long inputNumber) {
        return certificates[id][slot(inputNumber)];
    }

    /** Puts back the numbers that a snapshot holds; its inputs are taken afterwards, from the oldest on. */
    public void restore(int id, long firstInputBefore, long newLastOutput, long newAcknowledged) {
        lastInput[id] = firstInputBefore;
        lastOutput[id] = newLastOutput;
        acknowledged[id] = newAcknowledged;
    }

    private static int slot(long inputNumber) {
        return (int) (inputNumber % REMEMBERED);
    }

    private void growTo(int wanted) {
        if (wanted <= session.length) {
            return;
        }
        int capacity = session.length * 2;
        session = Arrays.copyOf(session, capacity);
        certificate = Arrays.copyOf(certificate, capacity);
        site = Arrays.copyOf(site, capacity);
        lastInput = Arrays.copyOf(lastInput, capacity);
        lastOutput = Arrays.copyOf(lastOutput, capacity);
        acknowledged = Arrays.copyOf(acknowledged, capacity);
        digests = Arrays.copyOf(digests, capacity);
        sequences = Arrays.copyOf(sequences, capacity);
        times = Arrays.copyOf(times, capacity);
        certificates = Arrays.copyOf(certificates, capacity);
    }
}
