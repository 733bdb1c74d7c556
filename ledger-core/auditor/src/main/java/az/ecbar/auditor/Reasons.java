package az.ecbar.auditor;

import az.ecbar.reason.RejectReason;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The reasons for a refusal that truly apply: those that oblige to refuse, each with its rule, and those that only allow
 * it. Which of several is named is left to the ledger.
 */
final class Reasons {
    private final Map<RejectReason, String> oblige = new LinkedHashMap<>();
    private final Set<RejectReason> allow = new LinkedHashSet<>();

    /** Obliges to refuse if it holds. */
    Reasons when(boolean holds, RejectReason reason, String rule) {
        if (holds) {
            oblige.put(reason, rule);
        }
        return this;
    }

    /** Allows to refuse if it holds: what no rule demands, such as a bound of the ledger's memory. */
    Reasons perhaps(boolean holds, RejectReason reason) {
        if (holds) {
            allow.add(reason);
        }
        return this;
    }

    boolean isRefusalDue() {
        return !oblige.isEmpty();
    }

    boolean allows(int reason) {
        return RejectReason.isKnown(reason)
                && (oblige.containsKey(RejectReason.of(reason)) || allow.contains(RejectReason.of(reason)));
    }

    /** Of the first obligation; {@code otherwise} if there is none. */
    String rule(String otherwise) {
        return oblige.values().stream().findFirst().orElse(otherwise);
    }

    /** Of the first obligation; 0 if there is none. */
    int first() {
        return oblige.keySet().stream().findFirst().map(RejectReason::code).orElse(0);
    }

    /**
     * Whether what was told is lawful: refused with a reason that applies, or not refused where nothing obliges to. Finds
     * it otherwise.
     *
     * @param told the reason told, 0 if it was not refused
     */
    boolean areKept(String rule, String what, int told, Findings findings) {
        if (told == 0 ? !isRefusalDue() : allows(told)) {
            return true;
        }
        findings.add(rule(rule), what + (isRefusalDue() ? " refused for " + this : " not refused"), name(told));
        return false;
    }

    private static String name(int reason) {
        if (reason == 0) {
            return "not refused";
        }
        return "refused for " + (RejectReason.isKnown(reason) ? RejectReason.of(reason) : "reason " + reason);
    }

    @Override
    public String toString() {
        return oblige.size() == 1 ? oblige.keySet().iterator().next().toString() : "one of " + oblige.keySet();
    }
}
