package az.ecbar.mt;

import az.ecbar.mt.check.CharacterSet;

/**
 * Block 5: the checksum of a FIN interface (CHK, its form only), the sender's mark of a possible duplicate (PDE), the
 * system's (PDM), and the mark of a training message (TNG); each at most once, nothing else. Owned by one reader; does not
 * allocate unless it refuses.
 */
final class Trailers extends TaggedBlock {
    private static final int CHECKSUM_LENGTH = 12;
    /** hhmm and a message input or output reference: yymmdd, LT 12, session 4n, sequence 6n. */
    private static final int EMISSION_LENGTH = 32;

    boolean possibleDuplicate;
    private boolean checksum;
    private boolean training;
    private final Side side;

    Trailers(Side side, Verdict verdict) {
        super(verdict, "5", FormatReason.TRAILERS_INVALID);
        this.side = side;
    }

    void clear() {
        possibleDuplicate = false;
        checksum = false;
        training = false;
    }

    @Override
    boolean take(int tag, byte[] bytes, int from, int length) {
        if (tag == Tag.CHK) {
            return takeChecksum(bytes, from, length);
        }
        if (tag == (side.readsOutput ? Tag.PDM : Tag.PDE)) {
            return takePossibleDuplicate(tag, bytes, from, length);
        }
        if (tag == Tag.TNG) {
            return takeTraining(from, length);
        }
        return verdict.refuse(FormatReason.TRAILER_UNKNOWN, Tag.name(tag), from);
    }

    private boolean takeChecksum(byte[] bytes, int from, int length) {
        if (checksum) {
            return verdict.refuse(FormatReason.TRAILER_DUPLICATE, "CHK", from);
        }
        checksum = true;
        boolean formed = length == CHECKSUM_LENGTH;
        for (int i = from; formed && i < from + length; i++) {
            formed = CharacterSet.isDigit(bytes[i]) || (bytes[i] >= 'A' && bytes[i] <= 'F');
        }
        return formed || verdict.refuse(FormatReason.TRAILERS_INVALID, "CHK", from);
    }

    private boolean takePossibleDuplicate(int tag, byte[] bytes, int from, int length) {
        if (possibleDuplicate) {
            return verdict.refuse(FormatReason.TRAILER_DUPLICATE, Tag.name(tag), from);
        }
        possibleDuplicate = true;
        boolean formed = length == 0 || (length == EMISSION_LENGTH && isEmission(bytes, from));
        return formed || verdict.refuse(FormatReason.TRAILERS_INVALID, Tag.name(tag), from);
    }

    private static boolean isEmission(byte[] bytes, int from) {
        return Headers.areDigits(bytes, from, 10) && Headers.areDigits(bytes, from + 22, 10);
    }

    private boolean takeTraining(int from, int length) {
        if (training) {
            return verdict.refuse(FormatReason.TRAILER_DUPLICATE, "TNG", from);
        }
        training = true;
        if (!side.acceptsTraining) {
            return verdict.refuse(FormatReason.TRAINING_MESSAGE, "TNG", from);
        }
        return length == 0 || verdict.refuse(FormatReason.TRAILERS_INVALID, "TNG", from);
    }
}
