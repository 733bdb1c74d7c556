package az.ecbar.ops.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What the demo tells: lines with the time since the start, and the result of each check. One thread. */
final class Story {
    private static final int SHOWN_DETAILS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final long startNs = System.nanoTime();
    private int passed;
    private int failed;

    Story(PrintWriter out) {
        this.out = out;
    }

    /** A line of the story. */
    void tell(String text) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - startNs) / NANOS_PER_SECOND, text);
        out.flush();
    }

    /** An empty line and a heading. */
    void heading(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    PrintWriter out() {
        return out;
    }

    /** Tells what was checked; it holds when nothing is wrong. */
    void check(String what, List<String> wrong) {
        if (wrong.isEmpty()) {
            passed++;
            out.println("  ok      " + what);
        } else {
            failed++;
            out.println("  FAILED  " + what);
            wrong.stream().limit(SHOWN_DETAILS).forEach(line -> out.println("            " + line));
            if (wrong.size() > SHOWN_DETAILS) {
                out.println("            and " + (wrong.size() - SHOWN_DETAILS) + " more");
            }
        }
        out.flush();
    }

    int passed() {
        return passed;
    }

    int failed() {
        return failed;
    }
}
