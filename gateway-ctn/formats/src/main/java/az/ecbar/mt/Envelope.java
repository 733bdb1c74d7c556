package az.ecbar.mt;

/**
 * Takes a message apart into its blocks 1 to 5 and holds what stands in the headers and trailers.
 *
 * <pre>
 * {1:F01ALFAAZ22AXXX0001000123}{2:I103NABZAZ2CXRTSN}{3:{113:0050}{121:...}}{4:CRLF:20:...CRLF-}{5:{CHK:...}}
 *  basic header                 application header   user header (optional)  text               trailers (optional)
 * </pre>
 *
 * <p>Blocks come in this order, each at most once, with nothing before, between or after them. Braces are not in character
 * set x, so the first one after the start of the text either ends it, after CR, LF and a hyphen, or is an error: a text
 * cannot be cut short or continued by what a field contains. Owned by one reader; does not allocate unless it refuses.
 */
final class Envelope {
    private static final int FIRST_BLOCK = 1;
    private static final int LAST_BLOCK = 5;
    private static final int TEXT = 4;
    private static final int[] MANDATORY_BLOCKS = {1, 2, TEXT};

    final Text whole = new Text();
    final Text textBlock = new Text();
    /** The fields of block 4 with their line ends, without what opens and closes the block. */
    int textStart;

    int textEnd;
    final Headers headers;
    private final Trailers trailers;
    private final Verdict verdict;
    private byte[] bytes = new byte[0];
    private int end;

    Envelope(Verdict verdict, Headers headers, Trailers trailers) {
        this.verdict = verdict;
        this.headers = headers;
        this.trailers = trailers;
    }

    boolean isPossibleDuplicate() {
        return trailers.possibleDuplicate;
    }

    /** Reads all blocks; false when one is refused. */
    boolean read(byte[] message, int offset, int length) {
        bytes = message;
        end = offset + length;
        whole.wrap(message, offset, length);
        headers.clear();
        trailers.clear();
        int seen = 0;
        int at = offset;
        while (at < end) {
            int block = blockAt(at);
            if (block < 0 || !inOrder(block, seen, at)) {
                return false;
            }
            int close = readBlock(block, at);
            if (close < 0) {
                return false;
            }
            seen |= 1 << block;
            at = close + 1;
        }
        return nothingMissing(LAST_BLOCK + 1, seen, end);
    }

    private int blockAt(int at) {
        if (bytes[at] != '{') {
            verdict.refuse(FormatReason.BLOCK_EXPECTED, "", at);
            return -1;
        }
        if (at + 2 >= end) {
            verdict.refuse(FormatReason.BLOCK_UNCLOSED, "", at);
            return -1;
        }
        int block = bytes[at + 1] - '0';
        if (bytes[at + 2] != ':' || block < FIRST_BLOCK || block > LAST_BLOCK) {
            verdict.refuse(FormatReason.BLOCK_UNKNOWN, "", at);
            return -1;
        }
        return block;
    }

    private boolean inOrder(int block, int seen, int at) {
        if ((seen & (1 << block)) != 0) {
            return verdict.refuse(FormatReason.BLOCK_DUPLICATE, String.valueOf(block), at);
        }
        if (seen >>> block != 0) {
            return verdict.refuse(FormatReason.BLOCK_OUT_OF_ORDER, String.valueOf(block), at);
        }
        return nothingMissing(block, seen, at);
    }

    private boolean nothingMissing(int next, int seen, int at) {
        for (int block : MANDATORY_BLOCKS) {
            if (block < next && (seen & (1 << block)) == 0) {
                boolean later = occursLater(block, at);
                FormatReason why = later ? FormatReason.BLOCK_OUT_OF_ORDER : FormatReason.BLOCK_MISSING;
                return verdict.refuse(why, String.valueOf(block), at);
            }
        }
        return true;
    }

    private boolean occursLater(int block, int from) {
        for (int i = from; i + 2 < end; i++) {
            if (bytes[i] == '{' && bytes[i + 1] == '0' + block && bytes[i + 2] == ':') {
                return true;
            }
        }
        return false;
    }

    /** Reads the block that begins at a brace; gives the place of the brace that closes it, or -1. */
    private int readBlock(int block, int at) {
        int content = at + 3;
        return switch (block) {
            case 1 -> {
                int close = closingBrace(block, content);
                yield close >= 0 && headers.readBasic(bytes, content, close) ? close : -1;
            }
            case 2 -> {
                int close = closingBrace(block, content);
                yield close >= 0 && headers.readApplication(bytes, content, close) ? close : -1;
            }
            case 3 -> headers.userHeader.read(bytes, content, end);
            case TEXT -> readText(at, content);
            default -> trailers.read(bytes, content, end);
        };
    }

    private int closingBrace(int block, int from) {
        int brace = nextBrace(from);
        if (brace < 0 || bytes[brace] == '{') {
            verdict.refuse(FormatReason.BLOCK_UNCLOSED, String.valueOf(block), brace < 0 ? end : brace);
            return -1;
        }
        return brace;
    }

    private int readText(int blockStart, int content) {
        int brace = nextBrace(content);
        if (brace < 0) {
            verdict.refuse(FormatReason.BLOCK_UNCLOSED, "4", end);
            return -1;
        }
        if (content + 1 >= end || bytes[content] != '\r' || bytes[content + 1] != '\n') {
            verdict.refuse(FormatReason.TEXT_START_INVALID, "4", content);
            return -1;
        }
        int hyphen = brace - 1;
        boolean ends = bytes[brace] == '}'
                && hyphen >= content + 2
                && bytes[hyphen] == '-'
                && bytes[hyphen - 1] == '\n'
                && bytes[hyphen - 2] == '\r';
        if (!ends) {
            verdict.refuse(FormatReason.CHARACTER_NOT_ALLOWED, tagBefore(content, brace), brace);
            return -1;
        }
        textStart = content + 2;
        textEnd = hyphen;
        textBlock.wrap(bytes, blockStart, brace + 1 - blockStart);
        return brace;
    }

    private int nextBrace(int from) {
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (b == '{' || b == '}') {
                return i;
            }
        }
        return -1;
    }

    /** The tag of the field that a place lies in; {@code "4"} when there is none. Cold path. */
    private String tagBefore(int from, int place) {
        for (int i = place - 1; i > from; i--) {
            if (bytes[i] == ':' && bytes[i - 1] == '\n') {
                int colon = i + 1;
                while (colon < place && colon < i + 4 && bytes[colon] != ':') {
                    colon++;
                }
                if (colon < place && colon >= i + 3 && bytes[colon] == ':') {
                    return Tag.name(Tag.pack(bytes[i + 1], bytes[i + 2], colon == i + 4 ? bytes[i + 3] : 0));
                }
            }
        }
        return "4";
    }
}
