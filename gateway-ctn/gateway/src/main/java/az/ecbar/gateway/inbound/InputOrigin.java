package az.ecbar.gateway.inbound;

import az.ecbar.schema.Channel;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.Site;
import java.nio.charset.StandardCharsets;

/**
 * Who sent a numbered input and what was signed (D10, D19). A session keeps one of its own: what belongs to the session
 * is set once, number and digest for each input. Owned by the edge's thread; does not allocate after construction.
 */
public final class InputOrigin {
    /** Length of a BIC11. */
    public static final int BIC_LENGTH = 11;

    /** Length of a SHA-256. */
    public static final int DIGEST_LENGTH = 32;

    private final byte[] participant = new byte[BIC_LENGTH];
    private final byte[] digest = new byte[DIGEST_LENGTH];
    private final long sessionId;
    private final byte terminal;
    private final Channel channel;
    private final Site site;
    private final int certificateId;
    private long inputNumber;
    /** The input of which some parts are in the ring already, and how many; see {@link Translation#RING_FULL}. */
    private long begunNumber;

    private int begunParts;

    /**
     * An origin for the inputs of one session.
     *
     * @param sessionId sequence of the command that opened it
     * @param bic the participant's BIC11
     * @param terminal letter of the logical terminal, ASCII
     * @param certificateId id that the ledger gave to the certificate that signs
     */
    public InputOrigin(long sessionId, CharSequence bic, byte terminal, Channel channel, Site site, int certificateId) {
        byte[] bytes = bic.toString().getBytes(StandardCharsets.US_ASCII);
        if (bytes.length != BIC_LENGTH) {
            throw new IllegalArgumentException("not a BIC11: " + bic);
        }
        System.arraycopy(bytes, 0, participant, 0, BIC_LENGTH);
        this.sessionId = sessionId;
        this.terminal = terminal;
        this.channel = channel;
        this.site = site;
        this.certificateId = certificateId;
    }

    /** Goes to an input. */
    public InputOrigin input(long number, byte[] source, int digestOffset) {
        inputNumber = number;
        System.arraycopy(source, digestOffset, digest, 0, DIGEST_LENGTH);
        return this;
    }

    public long sessionId() {
        return sessionId;
    }

    public long inputNumber() {
        return inputNumber;
    }

    /** Letter of the logical terminal, ASCII. */
    public byte terminal() {
        return terminal;
    }

    /** The array itself; not to be changed. */
    byte[] participant() {
        return participant;
    }

    /** The array itself; not to be changed. */
    byte[] digest() {
        return digest;
    }

    /** How many parts of this input are in the ring already. */
    int partsBegun() {
        return begunNumber == inputNumber ? begunParts : 0;
    }

    void partsBegun(int parts) {
        begunNumber = inputNumber;
        begunParts = parts;
    }

    /** Writes all fields of the composite. */
    public void encode(InputOriginEncoder target) {
        target.sessionId(sessionId)
                .inputNumber(inputNumber)
                .putParticipant(participant, 0)
                .terminal(terminal)
                .channel(channel)
                .site(site)
                .certificateId(certificateId)
                .putDigest(digest, 0, DIGEST_LENGTH);
    }
}
