package az.ecbar.gateway.inbound;

import az.ecbar.iso.MessageReader;
import az.ecbar.mt.MtReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A message that is arriving in parts: how far it is, its running digest, and its bytes only if it is short enough to be
 * one that can be read. Owned by the edge's thread; one is made for each large message.
 */
final class OpenTransfer {
    private static final byte[] FIN_START = {'{', '1', ':'};

    final long sessionId;
    final byte terminal;
    final long transferId;
    final int of;
    final long wholeLengthBytes;
    private final byte[] wholeDigest;
    private final MessageDigest sha256;
    private final byte @Nullable [] message;
    private byte @Nullable [] computed;
    private int parts;
    private long receivedBytes;
    private boolean looksReadable;

    OpenTransfer(InputOrigin origin, long transferId, int of, long wholeLengthBytes) {
        this.sessionId = origin.sessionId();
        this.terminal = origin.terminal();
        this.transferId = transferId;
        this.of = of;
        this.wholeLengthBytes = wholeLengthBytes;
        this.wholeDigest = origin.digest().clone();
        this.message = wholeLengthBytes <= MessageReader.MAX_LENGTH ? new byte[(int) wholeLengthBytes] : null;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    boolean isOf(InputOrigin origin, long id) {
        return sessionId == origin.sessionId() && terminal == origin.terminal() && transferId == id;
    }

    /** Whether this part is the one that comes next. */
    boolean expects(InputOrigin origin, int part, int ofParts, long wholeLength, int length) {
        return part == parts + 1
                && ofParts == of
                && wholeLength == wholeLengthBytes
                && receivedBytes + length <= wholeLengthBytes
                && MessageDigest.isEqual(origin.digest(), wholeDigest);
    }

    void add(byte[] content, int length) {
        if (parts == 0) {
            looksReadable = startsLikeFin(content, length) || MessageReader.looksLikeIso(content, 0, length);
        }
        if (message != null) {
            System.arraycopy(content, 0, message, (int) receivedBytes, length);
        }
        sha256.update(content, 0, length);
        receivedBytes += length;
        parts++;
    }

    boolean isComplete() {
        return parts == of && receivedBytes == wholeLengthBytes;
    }

    /** Whether what came is what was signed; asked once all is there, as often as one likes. */
    boolean hasDigest(InputOrigin origin) {
        byte[] digest = computed;
        if (digest == null) {
            digest = sha256.digest();
            computed = digest;
        }
        return MessageDigest.isEqual(digest, wholeDigest) && MessageDigest.isEqual(origin.digest(), wholeDigest);
    }

    /** Whether it begins as an MT or an ISO message does. */
    boolean looksReadable() {
        return looksReadable;
    }

    /** The whole message; null if it is longer than any of its language may be. */
    byte @Nullable [] message() {
        boolean isIso = message != null && MessageReader.looksLikeIso(message, 0, message.length);
        return isIso || wholeLengthBytes <= MtReader.MAX_LENGTH ? message : null;
    }

    private static boolean startsLikeFin(byte[] content, int length) {
        return length >= FIN_START.length
                && content[0] == FIN_START[0]
                && content[1] == FIN_START[1]
                && content[2] == FIN_START[2];
    }
}
