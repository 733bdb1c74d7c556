package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signed head of the chain behind one file of the archive: what the file holds, and that a node of the centre says
 * so. A readable text; the signature is over everything before its own line. Immutable.
 *
 * <pre>
 *   E-CBAR journal head, version 1
 *   file 0000000000000000001-20260101
 *   first 1
 *   last 5000
 *   epoch 3
 *   time 1767311999000000000 2026-01-01T23:59:59Z
 *   signed 1767312345000000000 2026-01-02T00:05:45Z
 *   before 0000…   link on which the first record stands, 64 digits
 *   link 8f3c…     link of the last record
 *   certificate MIIB…   of the signer, DER, base64
 *   algorithm ED25519
 *   signature mF2a…     base64
 * </pre>
 */
public final class ArchiveHead {
    static final String SUFFIX = ".head";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Pattern TEXT = Pattern.compile("(E-CBAR journal head, version 1\n"
            + "file ([0-9]{19}-[0-9-]{8,13})\n"
            + "first ([0-9]{1,19})\n"
            + "last ([0-9]{1,19})\n"
            + "epoch ([0-9]{1,10})\n"
            + "time (-?[0-9]{1,19}) [^\n]{1,40}\n"
            + "signed (-?[0-9]{1,19}) [^\n]{1,40}\n"
            + "before ([0-9a-f]{64})\n"
            + "link ([0-9a-f]{64})\n"
            + "certificate ([A-Za-z0-9+/=]{1,16384})\n"
            + "algorithm ([A-Z0-9_]{1,20})\n)"
            + "signature ([A-Za-z0-9+/=]{1,1024})\n");

    private final byte[] text;
    private final byte[] statement;
    private final String stem;
    private final long firstSequence;
    private final long lastSequence;
    private final int epoch;
    private final long timeNs;
    private final long signedNs;
    private final byte[] before;
    private final byte[] link;
    private final byte[] certificate;
    private final SignatureAlgorithm algorithm;
    private final byte[] signature;

    private ArchiveHead(byte[] text, Matcher parts) {
        this.text = text;
        this.statement = parts.group(1).getBytes(StandardCharsets.US_ASCII);
        this.stem = parts.group(2);
        this.firstSequence = Long.parseLong(parts.group(3));
        this.lastSequence = Long.parseLong(parts.group(4));
        this.epoch = Integer.parseInt(parts.group(5));
        this.timeNs = Long.parseLong(parts.group(6));
        this.signedNs = Long.parseLong(parts.group(7));
        this.before = HexFormat.of().parseHex(parts.group(8));
        this.link = HexFormat.of().parseHex(parts.group(9));
        this.certificate = Base64.getDecoder().decode(parts.group(10));
        this.algorithm = SignatureAlgorithm.valueOf(parts.group(11));
        this.signature = Base64.getDecoder().decode(parts.group(12));
    }

    /** Says and signs what a closed file holds. */
    static ArchiveHead sign(ClosedFile file, Signer signer, byte[] certificateDer, long nowNs) {
        String said = "E-CBAR journal head, version 1\n"
                + "file " + file.stem() + "\n"
                + "first " + file.firstSequence() + "\n"
                + "last " + file.lastSequence() + "\n"
                + "epoch " + file.epoch() + "\n"
                + "time " + file.lastTimeNs() + " " + instant(file.lastTimeNs()) + "\n"
                + "signed " + nowNs + " " + instant(nowNs) + "\n"
                + "before " + HexFormat.of().formatHex(file.linkBefore()) + "\n"
                + "link " + HexFormat.of().formatHex(file.link()) + "\n"
                + "certificate " + Base64.getEncoder().encodeToString(certificateDer) + "\n"
                + "algorithm " + signer.algorithm() + "\n";
        byte[] statement = said.getBytes(StandardCharsets.US_ASCII);
        byte[] signature = new byte[signer.maxSignatureLength()];
        int length = signer.sign(statement, 0, statement.length, signature, 0);
        String signed = Base64.getEncoder().encodeToString(Arrays.copyOf(signature, length));
        ArchiveHead head = parse((said + "signature " + signed + "\n").getBytes(StandardCharsets.US_ASCII));
        if (head == null) {
            throw new IllegalStateException("the head of " + file.stem() + " cannot be read again");
        }
        return head;
    }

    /** Reads a head; null if the bytes are none. The signature is not looked at. */
    static @Nullable ArchiveHead parse(byte[] text) {
        Matcher parts = TEXT.matcher(new String(text, StandardCharsets.US_ASCII));
        try {
            return parts.matches() ? new ArchiveHead(text.clone(), parts) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND));
    }

    /** Whether it speaks of this file, as it is. */
    boolean isOf(ClosedFile file) {
        return stem.equals(file.stem())
                && firstSequence == file.firstSequence()
                && lastSequence == file.lastSequence()
                && Arrays.equals(before, file.linkBefore())
                && Arrays.equals(link, file.link());
    }

    byte[] text() {
        return text.clone();
    }

    /** The signed bytes. */
    public byte[] statement() {
        return statement.clone();
    }

    /** The name of the file, without an ending. */
    public String stem() {
        return stem;
    }

    public long firstSequence() {
        return firstSequence;
    }

    public long lastSequence() {
        return lastSequence;
    }

    public int epoch() {
        return epoch;
    }

    /** Time of the last record, UTC nanoseconds. */
    public long timeNs() {
        return timeNs;
    }

    /** When it was signed, UTC nanoseconds: then the certificate must have been valid. */
    public long signedNs() {
        return signedNs;
    }

    public byte[] linkBefore() {
        return before.clone();
    }

    public byte[] link() {
        return link.clone();
    }

    /** DER of the signer's certificate, as the head gives it. */
    public byte[] certificate() {
        return certificate.clone();
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    public byte[] signature() {
        return signature.clone();
    }
}
