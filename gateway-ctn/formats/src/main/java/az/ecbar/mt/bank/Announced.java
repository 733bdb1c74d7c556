package az.ecbar.mt.bank;

import java.util.List;

/**
 * What the Central Bank announces to all participants, MT999 (3.6).
 *
 * @param ourReference the system's reference of what was decided
 * @param lines of the text, in their order
 */
public record Announced(String ourReference, List<String> lines) implements BankMessage {
    public Announced {
        lines = List.copyOf(lines);
    }

    /** What stands behind a code word such as {@code /FROM/}; empty if there is no such line. */
    public String value(String code) {
        String head = "/" + code + "/";
        return lines.stream()
                .filter(line -> line.startsWith(head))
                .map(line -> line.substring(head.length()))
                .findFirst()
                .orElse("");
    }
}
