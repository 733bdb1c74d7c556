package az.ecbar.command;

import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import java.util.HexFormat;
import org.agrona.MutableDirectBuffer;

/**
 * What an operator enters into the register of continuity, filled in field by field; the schema's RecordContinuity says
 * what each one means. Dates are yyyymmdd, amounts minor units of the manat.
 *
 * <p>Used by one thread.
 */
public final class ContinuityPaper {
    private static final int DIGEST_BYTES = 32;

    final String bic;
    final ContinuityEntry entry;
    final int date;
    final int receivedDate;
    ContinuityDuty duty = ContinuityDuty.NONE;
    int untilDate;
    boolean isPassed;
    long valueMinor;
    long totalMinor;
    long withdrawnSequence;
    int paperDate;
    String paperNumber = "";
    String text = "";
    private byte[] digest = {};

    /** An entry of a kind about a date, received on another one, whose paper is of that date. */
    public ContinuityPaper(String bic, ContinuityEntry entry, int date, int receivedDate) {
        this.bic = bic;
        this.entry = entry;
        this.date = date;
        this.receivedDate = receivedDate;
        this.paperDate = receivedDate;
    }

    /** Which paper says it; the number has at most 16 characters. */
    public ContinuityPaper by(int newPaperDate, String newPaperNumber) {
        paperDate = newPaperDate;
        paperNumber = newPaperNumber;
        return this;
    }

    /** What it says, at most 280 characters of plain ASCII. */
    public ContinuityPaper saying(String newText) {
        text = newText;
        return this;
    }

    /**
     * SHA-256 of the document, or a certificate's fingerprint.
     *
     * @param hex 64 hexadecimal digits; empty: none
     */
    public ContinuityPaper digest(String hex) {
        boolean isDigest = hex.isEmpty() || hex.matches("[0-9a-fA-F]{64}");
        if (!isDigest) {
            throw new IllegalArgumentException("digest: '" + hex + "' is not 64 hexadecimal digits");
        }
        digest = HexFormat.of().parseHex(hex);
        return this;
    }

    /** The last day of what it is about, or the deadline of what is reminded of. */
    public ContinuityPaper until(int newUntilDate) {
        untilDate = newUntilDate;
        return this;
    }

    /** What is reminded of. */
    public ContinuityPaper about(ContinuityDuty newDuty) {
        duty = newDuty;
        return this;
    }

    /** What the participant sent in the year before, and what all did. */
    public ContinuityPaper share(long newValueMinor, long newTotalMinor) {
        valueMinor = newValueMinor;
        totalMinor = newTotalMinor;
        return this;
    }

    /** Whether the day from the backup centre succeeded, as the participant reports. */
    public ContinuityPaper passed(boolean newIsPassed) {
        isPassed = newIsPassed;
        return this;
    }

    /** Which earlier entry is void. */
    public ContinuityPaper withdrawing(long sequence) {
        withdrawnSequence = sequence;
        return this;
    }

    void putDigest(MutableDirectBuffer buffer, int offset) {
        buffer.setMemory(offset, DIGEST_BYTES, (byte) 0);
        buffer.putBytes(offset, digest);
    }
}
