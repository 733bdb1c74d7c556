package az.ecbar.gateway.swift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the FIN network taken apart at its outermost braces, as {@code {1:...}{2:...}}; what is in the blocks is
 * not looked at, and no byte lies between them. Immutable; allocates.
 */
final class FinBlocks {
    /** One block: {@code id} is what stands before the colon; from its opening brace to behind its closing one. */
    record Block(char id, int from, int to) {
        int contentFrom() {
            return from + 3;
        }

        int contentTo() {
            return to - 1;
        }
    }

    private static final int MAX_BLOCKS = 16;

    final byte[] bytes;
    final List<Block> list;

    private FinBlocks(byte[] bytes, List<Block> list) {
        this.bytes = bytes;
        this.list = list;
    }

    /** The blocks of a message; null when braces do not match, or something stands outside of them. */
    static @Nullable FinBlocks of(byte[] message) {
        List<Block> found = new ArrayList<>();
        int at = 0;
        while (at < message.length) {
            int to = close(message, at);
            if (to < 0 || to - at < 4 || message[at + 2] != ':' || found.size() == MAX_BLOCKS) {
                return null;
            }
            found.add(new Block((char) message[at + 1], at, to));
            at = to;
        }
        return new FinBlocks(message, List.copyOf(found));
    }

    /** The first block with an id from a place in the list on, or null. */
    @Nullable
    Block find(char id, int firstIndex) {
        for (int i = firstIndex; i < list.size(); i++) {
            if (list.get(i).id() == id) {
                return list.get(i);
            }
        }
        return null;
    }

    /** The ids in their order, such as {@code 1234}. */
    String ids() {
        StringBuilder ids = new StringBuilder();
        list.forEach(block -> ids.append(block.id()));
        return ids.toString();
    }

    /** The content of a block as text, a character for each byte. */
    String content(Block block) {
        return text(block.contentFrom(), block.contentTo());
    }

    /** All of a block. */
    byte[] whole(Block block) {
        return Arrays.copyOfRange(bytes, block.from(), block.to());
    }

    /** The content of the inner block {@code {tag:...}} of a block, or null. */
    @Nullable
    String inner(Block block, String tag) {
        String sought = "{" + tag + ":";
        String content = content(block);
        int at = content.indexOf(sought);
        int end = at < 0 ? -1 : content.indexOf('}', at);
        return end < 0 ? null : content.substring(at + sought.length(), end);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Behind the brace that closes the one at {@code from}; -1 if there is none. */
    private static int close(byte[] message, int from) {
        int depth = 0;
        for (int i = from; i < message.length; i++) {
            if (message[i] == '{') {
                depth++;
            } else if (message[i] == '}') {
                depth--;
            }
            if (depth == 0) {
                return message[i] == '}' ? i + 1 : -1;
            }
        }
        return -1;
    }
}
