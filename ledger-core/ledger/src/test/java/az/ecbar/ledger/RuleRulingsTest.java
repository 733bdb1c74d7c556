package az.ecbar.ledger;

import static az.ecbar.reason.RejectReason.NONE;
import static az.ecbar.reason.RejectReason.RULE_VALUE_NOT_ALLOWED;
import static az.ecbar.schema.NoticeKind.DEBIT_ADVICE;
import static az.ecbar.schema.NoticeKind.EXECUTED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be set in the rule set, and for whom what is set holds. */
class RuleRulingsTest {
    private static final int FRIDAY = 20_260_501;
    private static final int MONDAY = 20_260_504;
    private static final int TUESDAY = 20_260_505;

    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "100.00").open();

    private RejectReason set(RuleId rule, long value, int date) {
        return scenario.decide(scenario.actions.setRule(rule, SystemId.ALL, value, date));
    }

    @Test
    @Rule("4.11")
    void onEveryDayThereIsSomePriorityThatABankMayGive() {
        assertEquals(NONE, set(RuleId.PRIORITY_LAST, 60, MONDAY));
        assertEquals(RULE_VALUE_NOT_ALLOWED, set(RuleId.PRIORITY_FIRST, 61, FRIDAY), "crosses on Monday");
        assertEquals(NONE, set(RuleId.PRIORITY_FIRST, 60, MONDAY), "one priority is left");
        assertEquals(NONE, set(RuleId.PRIORITY_FIRST, 99, FRIDAY), "until Monday, when 60 comes into force");
        assertEquals(RULE_VALUE_NOT_ALLOWED, set(RuleId.PRIORITY_LAST, 98, FRIDAY));
        assertEquals(RULE_VALUE_NOT_ALLOWED, set(RuleId.PRIORITY_LAST, 59, TUESDAY));
        assertEquals(NONE, set(RuleId.PRIORITY_LAST, 99, MONDAY), "of two of one date the later counts");
        assertEquals(NONE, set(RuleId.PRIORITY_FIRST, 80, MONDAY));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("3.5")
    void noParameterIsSetForOneSystem() {
        for (SystemId system : List.of(SystemId.AZIPS, SystemId.LVPCSS, SystemId.IPS)) {
            assertEquals(
                    RULE_VALUE_NOT_ALLOWED,
                    scenario.decide(scenario.actions.setRule(RuleId.PRIORITY_DEFAULT, system, 60, MONDAY)));
        }
    }

    /** Whoever has no profile of its own goes by the rule set, whenever it was registered. */
    @Test
    @Rule({"4.10.2", "3.6"})
    void theDefaultOfExecutionNoticesHoldsForAllWithoutAProfile() {
        scenario.decide(scenario.actions.setNoticeProfile(Scenario.bic("BETA"), true));
        assertEquals(NONE, set(RuleId.EXECUTION_NOTICE_DEFAULT, 0, FRIDAY));
        scenario.pays("ALFA", "BETA", "1.00").send();
        assertEquals(List.of(DEBIT_ADVICE, EXECUTED), scenario.kindsTo("ALFA"), "until then as before");
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.later(4 * 86_400L);
        assertEquals(NONE, scenario.decide(scenario.actions.openDay(SystemId.AZIPS, FRIDAY)));
        scenario.runJobs();
        scenario.forgetNotices();
        TestPayment fromAlfa = scenario.pays("ALFA", "BETA", "1.00");
        fromAlfa.valueDate = FRIDAY;
        fromAlfa.send();
        TestPayment fromBeta = scenario.pays("BETA", "ALFA", "1.00");
        fromBeta.valueDate = FRIDAY;
        fromBeta.send();
        assertEquals(
                1, scenario.notices.stream().filter(n -> n.kind() == EXECUTED).count());
        assertEquals(
                Scenario.bic("BETA"),
                scenario.notices.stream()
                        .filter(n -> n.kind() == EXECUTED)
                        .findFirst()
                        .orElseThrow()
                        .bank());
        scenario.assertReplaysEqual();
    }
}
