package az.ecbar.auditor;

import java.util.ArrayList;
import java.util.List;

/** The findings so far; knows which command is being judged. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();
    private long sequence;

    void command(long currentSequence) {
        sequence = currentSequence;
    }

    void add(String rule, String expected, String actual) {
        all.add(new Finding(sequence, rule, expected, actual));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
