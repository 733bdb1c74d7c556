package az.ecbar.ops.rules;

import java.util.Locale;

/** What is known of a test that carries a rule. */
enum Outcome {
    /** It passed when it last ran. */
    PASSED,
    /** It failed when it last ran. */
    FAILED,
    /** It was skipped, or gave up on an assumption. */
    SKIPPED,
    /** The sources have it, the results do not: not run since the last build, or only among the long ones. */
    NOT_RUN;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
