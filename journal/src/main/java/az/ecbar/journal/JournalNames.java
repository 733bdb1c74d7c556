package az.ecbar.journal;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What the files of a journal's folder are called.
 *
 * <pre>
 *   open/20260101.cq4                            the file being written; at most one
 *   0000000000000000001-20260101.cq4             a closed file: its first sequence, its cycle
 *   0000000000000000001-20260101.cq4.gz          the same, compressed
 *   0000000000000000001-20260101.index           what it holds: sequences, links, positions
 *   recovery/20260101.cq4                        a copy in the making; never read, removed at start
 *   repair/20260101.cq4                          the same, to take the place of a damaged closed file
 *   torn/0000000000000000007-20260101.cq4.1      what recovery set aside: from which sequence it is garbage; a
 *                                                closed file under its whole name
 *   aside/0000000000000000007-0000000000000000009-1a2b3c4d.records   records that were set aside: first, last,
 *                                                the start of the last one's link; beside it a ….report to read
 *   late/0000000000000000001-20260101.cq4        closed files and indexes of a log that was set aside while the journal
 *                                                begins at a snapshot; beside them a note, of which
 *                                                {@link LateLog} tells
 *   base                                         where the journal begins, if not with its first record: what stands
 *                                                before that, by sequence and link
 *   referred                                     records from before the base that a snapshot at the base needs
 *   position                                     the last sequence at the last start or close, as evidence
 *   unforced                                     the journal failed; the next start writes the open file anew
 *   ….index.replaced                             the index of a file that is being repaired: of which record it is the
 *                                                last, should the repair break off; removed at start
 *   ….new                                        a small file in the making; removed at start
 * </pre>
 */
final class JournalNames {
    static final String OPEN_PART = "open/";
    static final String RECOVERY_PART = "recovery/";
    static final String REPAIR_PART = "repair/";
    static final String TORN_PART = "torn/";
    static final String ASIDE_PART = "aside/";
    static final String LATE_PART = "late/";
    static final String POSITION = "position";
    static final String BASE = "base";
    static final String REFERRED = "referred";
    static final String UNFORCED = "unforced";
    static final String FRESH_SUFFIX = ".new";
    static final String RECORDS_SUFFIX = ".cq4";
    static final String COMPRESSED_SUFFIX = ".cq4.gz";
    static final String INDEX_SUFFIX = ".index";
    static final String REPLACED_SUFFIX = ".replaced";

    private static final int SEQUENCE_DIGITS = 19;
    private static final int ASIDE_LINK_BYTES = 4;

    private JournalNames() {}

    private static String closedStem(long firstSequence, String openName) {
        return sequenceText(firstSequence) + "-" + cycleText(openName);
    }

    /** The name of a file when it is closed. */
    static String closedName(long firstSequence, String openName) {
        return closedStem(firstSequence, openName) + RECORDS_SUFFIX;
    }

    /** A free name for a file that is set aside. */
    static String tornName(long firstGarbage, String openName, List<String> taken) {
        String fileName = openName.substring(openName.indexOf('/') + 1);
        String stem = TORN_PART + sequenceText(firstGarbage) + "-" + fileName + ".";
        int number = 1;
        while (taken.contains(stem + number)) {
            number++;
        }
        return stem + number;
    }

    /** What the records from one sequence to another are called when they are set aside, without an ending. */
    static String asideStem(long firstSequence, long lastSequence, byte[] lastLink) {
        return ASIDE_PART + sequenceText(firstSequence) + "-" + sequenceText(lastSequence) + "-"
                + HexFormat.of().formatHex(lastLink, 0, ASIDE_LINK_BYTES);
    }

    /** Whether it is a file in the making, which counts for nothing after a start. */
    static boolean isUnfinished(String name) {
        return name.startsWith(RECOVERY_PART)
                || name.startsWith(REPAIR_PART)
                || name.endsWith(FRESH_SUFFIX)
                || name.endsWith(REPLACED_SUFFIX);
    }

    static boolean isOpenRecords(String name) {
        return name.startsWith(OPEN_PART) && name.endsWith(RECORDS_SUFFIX);
    }

    static boolean isClosedRecords(String name) {
        return isNumbered(name) && (name.endsWith(RECORDS_SUFFIX) || name.endsWith(COMPRESSED_SUFFIX));
    }

    static boolean isIndex(String name) {
        return isNumbered(name) && name.endsWith(INDEX_SUFFIX);
    }

    static boolean isCompressed(String name) {
        return name.endsWith(COMPRESSED_SUFFIX);
    }

    /** A closed file's name without its ending. */
    static String stem(String closedName) {
        return closedName.substring(
                0, closedName.length() - (isCompressed(closedName) ? COMPRESSED_SUFFIX : RECORDS_SUFFIX).length());
    }

    /** Opens a file of records to read, compressed or not. */
    static StoredFile open(FileFolder folder, String name) throws IOException {
        return isCompressed(name) ? folder.openCompressed(name) : folder.open(name);
    }

    static long firstSequence(String closedName) {
        return Long.parseLong(closedName.substring(0, SEQUENCE_DIGITS));
    }

    private static boolean isNumbered(String name) {
        if (name.length() <= SEQUENCE_DIGITS || name.charAt(SEQUENCE_DIGITS) != '-') {
            return false;
        }
        for (int i = 0; i < SEQUENCE_DIGITS; i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String cycleText(String openName) {
        return openName.substring(openName.indexOf('/') + 1, openName.length() - RECORDS_SUFFIX.length());
    }

    private static String sequenceText(long sequence) {
        return String.format(Locale.ROOT, "%019d", sequence);
    }
}
