package az.ecbar.testkit;

/**
 * The last result of one test that carries a rule; a line of {@code target/rules/results.tsv}.
 *
 * @param rule the rule's number
 * @param test class and method, as {@code az.ecbar.ledger.QueueTest#waits}
 * @param outcome what became of it; a test with several invocations has failed if one of them has
 */
record RuleResult(String rule, String test, Outcome outcome) {
    /** The worse one comes later. */
    enum Outcome {
        SKIPPED,
        PASSED,
        FAILED
    }

    String line() {
        return rule + '\t' + test + '\t' + outcome;
    }

    static RuleResult ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3) {
            throw new IllegalArgumentException("not a rule result: " + line);
        }
        return new RuleResult(fields[0], fields[1], Outcome.valueOf(fields[2]));
    }
}
