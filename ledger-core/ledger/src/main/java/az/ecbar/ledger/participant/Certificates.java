package az.ecbar.ledger.participant;

import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CertificateRole;
import java.util.Arrays;

/**
 * Certificates of the BCSC that the ledger admits, each for one terminal of one participant. That a certificate was
 * issued by the authority is checked at the edge and can be checked again from the journal, which holds its bytes;
 * whether it counts at the time of a command is decided here.
 *
 * <p>Owned by the ledger's thread; allocates only when a certificate is added.
 *
 * @rule 4.26.2
 */
public final class Certificates {
    public static final int UNKNOWN = TupleIndex.MISSING;

    private final TupleIndex fingerprints = new TupleIndex(Digest.LONGS, 256);
    private int[] participant = new int[256];
    private byte[] terminal = new byte[256];
    private byte[] role = new byte[256];
    private long[] notBeforeNs = new long[256];
    private long[] notAfterNs = new long[256];
    private long[] sequence = new long[256];
    private boolean[] revoked = new boolean[256];
    private byte[][] holder = new byte[256][];

    public int size() {
        return fingerprints.size();
    }

    /** Id of the certificate with a fingerprint, or {@link #UNKNOWN}. */
    public int find(Digest fingerprint) {
        return fingerprints.find(fingerprint.words());
    }

    /** Adds a certificate whose fingerprint is new, and gives its id. */
    public int add(
            Digest fingerprint,
            int participantId,
            int newTerminal,
            CertificateRole newRole,
            long newNotBeforeNs,
            long newNotAfterNs,
            long certificateSequence,
            byte[] newHolder) {
        int id = fingerprints.add(fingerprint.words());
        growTo(id + 1);
        participant[id] = participantId;
        terminal[id] = (byte) newTerminal;
        role[id] = (byte) newRole.value();
        notBeforeNs[id] = newNotBeforeNs;
        notAfterNs[id] = newNotAfterNs;
        sequence[id] = certificateSequence;
        holder[id] = newHolder;
        return id;
    }

    /** Why a certificate may not speak for a terminal at a time; NONE if it may. */
    public RejectReason check(int id, int participantId, int atTerminal, long timeNs) {
        if (id < 0 || id >= size()) {
            return RejectReason.CERTIFICATE_UNKNOWN;
        }
        if (participant[id] != participantId || terminal[id] != atTerminal) {
            return RejectReason.CERTIFICATE_OF_OTHER;
        }
        if (revoked[id]) {
            return RejectReason.CERTIFICATE_REVOKED;
        }
        return timeNs < notBeforeNs[id] || timeNs > notAfterNs[id]
                ? RejectReason.CERTIFICATE_NOT_VALID_NOW
                : RejectReason.NONE;
    }

    /** A revoked certificate never counts again. */
    public void revoke(int id) {
        revoked[id] = true;
    }

    public int participant(int id) {
        return participant[id];
    }

    public int terminal(int id) {
        return terminal[id];
    }

    public CertificateRole role(int id) {
        return CertificateRole.get(role[id]);
    }

    public long notBeforeNs(int id) {
        return notBeforeNs[id];
    }

    public long notAfterNs(int id) {
        return notAfterNs[id];
    }

    public boolean isRevoked(int id) {
        return revoked[id];
    }

    /** Sequence of the command that bears the DER bytes. */
    public long sequence(int id) {
        return sequence[id];
    }

    /**
     * Whether two certificates name the same person, in capital or small letters. Of two that name nobody it is not
     * known that they are of two persons, so they count as one.
     */
    public boolean isSameHolder(int one, int other) {
        byte[] first = holder[one];
        byte[] second = holder[other];
        for (int i = 0; i < first.length; i++) {
            if (small(first[i]) != small(second[i])) {
                return false;
            }
        }
        return true;
    }

    private static int small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    /** Name of the holder, padded with NUL; not to be changed. */
    public byte[] holder(int id) {
        return holder[id];
    }

    /** Reads the fingerprint of a certificate. */
    public Digest fingerprint(int id, Digest into) {
        long[] words = into.words();
        for (int i = 0; i < Digest.LONGS; i++) {
            words[i] = fingerprints.keyPart(id, i);
        }
        return into;
    }

    private void growTo(int wanted) {
        if (wanted <= participant.length) {
            return;
        }
        int capacity = participant.length * 2;
        participant = Arrays.copyOf(participant, capacity);
        terminal = Arrays.copyOf(terminal, capacity);
        role = Arrays.copyOf(role, capacity);
        notBeforeNs = Arrays.copyOf(notBeforeNs, capacity);
        notAfterNs = Arrays.copyOf(notAfterNs, capacity);
        sequence = Arrays.copyOf(sequence, capacity);
        revoked = Arrays.copyOf(revoked, capacity);
        holder = Arrays.copyOf(holder, capacity);
    }
}
