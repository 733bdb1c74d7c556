package az.ecbar.ops.audit;

import az.ecbar.auditor.Finding;
import java.util.Arrays;
import java.util.List;

/**
 * Where the ledger is known to differ from what the auditor reads in the regulation, until one of the two is judged to be
 * wrong. Whoever settles one takes it out; {@link KnownDifferencesTest} fails until it is out.
 */
enum KnownDifference {
    /** 4.19: the owner of an account is not advised of what the Central Bank issues to it or takes from it. */
    NO_ADVICE_OF_ISSUES,
    /** 7-10.6: a payment of a removed participant can still be executed before the job that annuls it comes to it. */
    EXECUTED_AFTER_REMOVAL,
    /** 4.12.2: what arrives behind payments that are just being released waits for lack of funds, though nothing lacks. */
    LACK_WITHOUT_SHORTFALL,
    /** 4.12: operators are told the causes that held when the payment began to wait, not those that hold. */
    CAUSES_OF_THE_BEGINNING;

    boolean covers(Finding finding) {
        return switch (this) {
            case NO_ADVICE_OF_ISSUES ->
                finding.rule().equals("4.19")
                        && finding.expected().contains("_ADVICE of ")
                        && finding.actual().equals("no such event");
            case EXECUTED_AFTER_REMOVAL ->
                finding.rule().equals("7-10.6") && finding.actual().equals("executed");
            case LACK_WITHOUT_SHORTFALL ->
                List.of("4.12.2", "4.13").contains(finding.rule())
                        && finding.expected().contains("causes=[BEHIND_EARLIER]")
                        && finding.actual().contains("causes=[LACK_OF_FUNDS, BEHIND_EARLIER]");
            case CAUSES_OF_THE_BEGINNING ->
                finding.expected().startsWith("PaymentReported")
                        && withoutCauses(finding.expected()).equals(withoutCauses(finding.actual()));
        };
    }

    /** What no known difference explains. */
    static List<Finding> unexplained(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> Arrays.stream(values()).noneMatch(known -> known.covers(finding)))
                .toList();
    }

    private static String withoutCauses(String event) {
        return event.replaceAll("causes=\\[[^]]*]", "");
    }
}
