package az.ecbar.bankview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The findings so far. After some hundred nothing is added: the first ones tell what is wrong. */
final class Findings {
    private static final int MAX = 200;

    private final List<Finding> all = new ArrayList<>();

    void add(long sequence, String rule, String text) {
        if (all.size() < MAX) {
            all.add(new Finding(sequence, rule, text));
        }
    }

    List<Finding> all() {
        return Collections.unmodifiableList(all);
    }
}
