package az.ecbar.mt;

import az.ecbar.mt.check.CharacterSet;

/** A block that consists of items {@code {tag:value}} with tags of three characters: block 3 or 5. */
abstract class TaggedBlock {
    private static final int TAG_LENGTH = 3;

    final Verdict verdict;
    private final String block;
    private final FormatReason invalid;

    TaggedBlock(Verdict verdict, String block, FormatReason invalid) {
        this.verdict = verdict;
        this.block = block;
        this.invalid = invalid;
    }

    /** Reads items up to the brace that closes the block; gives its place, or -1 when something is refused. */
    final int read(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] != '}' || at == from)) {
            int close = readItem(bytes, at, end);
            if (close < 0) {
                return -1;
            }
            at = close + 1;
        }
        return at < end ? at : unclosed(end);
    }

    /** Takes one item; false when it is refused. */
    abstract boolean take(int tag, byte[] bytes, int from, int length);

    private int readItem(byte[] bytes, int at, int end) {
        if (bytes[at] != '{') {
            verdict.refuse(invalid, block, at);
            return -1;
        }
        int value = at + 1 + TAG_LENGTH + 1;
        if (value > end) {
            return unclosed(end);
        }
        if (bytes[value - 1] != ':') {
            verdict.refuse(invalid, block, at);
            return -1;
        }
        int tag = Tag.pack(bytes[at + 1], bytes[at + 2], bytes[at + 3]);
        for (int i = value; i < end; i++) {
            if (bytes[i] == '}') {
                return take(tag, bytes, value, i - value) ? i : -1;
            }
            if (!CharacterSet.isText(bytes[i])) {
                verdict.refuse(FormatReason.CHARACTER_NOT_ALLOWED, Tag.name(tag), i);
                return -1;
            }
        }
        return unclosed(end);
    }

    private int unclosed(int end) {
        verdict.refuse(FormatReason.BLOCK_UNCLOSED, block, end);
        return -1;
    }
}
