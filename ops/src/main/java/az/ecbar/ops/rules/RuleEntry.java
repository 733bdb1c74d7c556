package az.ecbar.ops.rules;

/**
 * One item of the regulations, as {@code docs/rules/rules.tsv} names it.
 *
 * @param id the item's number, such as {@code 4.12.2}
 * @param system the system or subject that it belongs to
 * @param kind what it asks of the software: {@code behaviour}, {@code definition}, {@code heading} or {@code external}
 * @param title what it is about, in a few words of our own
 */
record RuleEntry(String id, String system, String kind, String title) {
    boolean isBehaviour() {
        return kind.equals("behaviour");
    }
}
