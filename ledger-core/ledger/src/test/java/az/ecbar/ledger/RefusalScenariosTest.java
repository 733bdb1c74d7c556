package az.ecbar.ledger;

import static az.ecbar.ledger.TestActions.addStatusCause;
import static az.ecbar.ledger.TestActions.issueFunds;
import static az.ecbar.ledger.TestActions.liftStatusCause;
import static az.ecbar.ledger.TestActions.withdrawFunds;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands of reference data, money and days that two operators decide and the ledger refuses. In each row everything
 * that the command checks after the told reason is wrong as well, where that is possible: so the rows hold the order of
 * the checks, which docs/reference lists.
 */
final class RefusalScenariosTest {
    private static final ActionWriter ACTIONS = new ActionWriter();
    private static final String ALFA = Scenario.bic("ALFA");
    private static final String GAMA = Scenario.bic("GAMA");
    private static final String NOBODY = "XXXXAZ22XXX";
    private static final String ALFA_ACCOUNT = Scenario.account("ALFA");
    private static final byte[] KNOWN_FINGERPRINT =
            "a certificate of thirty-two bytes".substring(0, 32).getBytes(US_ASCII);

    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();

    static Stream<Arguments> directory() {
        return Stream.of(
                wrong(RejectReason.BIC_MALFORMED, register("alfaaz22xxx", '?', "ALFA", NOBODY)),
                wrong(RejectReason.BIC_MALFORMED, register("NEWWAZ22XXX", '?', "ALFA", "nobody")),
                wrong(RejectReason.KIND_NOT_ALLOWED, register(ALFA, '?', "ALFA", NOBODY)),
                wrong(
                        RejectReason.KIND_NOT_ALLOWED,
                        ACTIONS.registerParticipant(
                                "NEWWAZ22XXX", ParticipantKind.CENTRAL_BANK, 'A', 0, "", "CBAR", "Second")),
                wrong(
                        RejectReason.KIND_NOT_ALLOWED,
                        ACTIONS.registerParticipant(
                                "NEWWAZ22XXX", ParticipantKind.NULL_VAL, 'A', 0, "", "REG-NEW", "New")),
                wrong(RejectReason.BIC_TAKEN, register(ALFA, 'A', "ALFA", NOBODY)),
                wrong(RejectReason.TIN_TAKEN, register("NEWWAZ22XXX", 'A', "ALFA", NOBODY)),
                wrong(RejectReason.PARTICIPANT_UNKNOWN, register("NEWWAZ22XXX", 'A', "NEWW", NOBODY)),
                wrong(RejectReason.BIC_MALFORMED, ACTIONS.addAlias(NOBODY, "alfa")),
                wrong(RejectReason.PARTICIPANT_UNKNOWN, ACTIONS.addAlias(NOBODY, ALFA)),
                wrong(RejectReason.BIC_TAKEN, ACTIONS.addAlias(GAMA, ALFA)),
                wrong(RejectReason.PARTICIPANT_UNKNOWN, open(NOBODY, AccountKind.CURRENT, "azn")),
                wrong(RejectReason.CURRENCY_MALFORMED, open(ALFA, AccountKind.CURRENT, "azn")),
                wrong(
                        RejectReason.CURRENCY_MALFORMED,
                        ACTIONS.openAccount(ALFA, SystemId.AZIPS, AccountKind.CURRENT, "azn", "AZ_1")),
                wrong(
                        RejectReason.ACCOUNT_NUMBER_MALFORMED,
                        ACTIONS.openAccount(ALFA, SystemId.AZIPS, AccountKind.CURRENT, "AZN", "AZ_1")),
                wrong(RejectReason.KIND_NOT_ALLOWED, open(ALFA, AccountKind.CURRENT, "AZN")),
                wrong(
                        RejectReason.ACCOUNT_UNKNOWN,
                        ACTIONS.openAccount(GAMA, SystemId.IPS, AccountKind.IPS_SETTLEMENT, "AZN", ALFA_ACCOUNT)),
                wrong(RejectReason.ACCOUNT_EXISTS, open(ALFA, AccountKind.CORRESPONDENT, "AZN")),
                wrong(RejectReason.PARTICIPANT_UNKNOWN, ACTIONS.setNoticeProfile(NOBODY, true)));
    }

    static Stream<Arguments> participation() {
        return Stream.of(
                wrong(RejectReason.PARTICIPANT_UNKNOWN, addStatusCause(NOBODY, SystemId.LVPCSS, StatusCause.ORDER)),
                wrong(RejectReason.SYSTEM_NOT_SUPPORTED, addStatusCause(GAMA, SystemId.LVPCSS, StatusCause.ORDER)),
                wrong(RejectReason.CAUSE_NOT_SUPPORTED, addStatusCause(GAMA, SystemId.AZIPS, 0)),
                wrong(RejectReason.KIND_NOT_ALLOWED, addStatusCause("NABZAZ2CXXX", SystemId.AZIPS, StatusCause.ORDER)),
                wrong(RejectReason.SYSTEM_NOT_SUPPORTED, liftStatusCause(GAMA, SystemId.LVPCSS, StatusCause.ORDER)),
                wrong(RejectReason.CAUSE_NOT_SUPPORTED, addStatusCause(GAMA, SystemId.AZIPS, StatusCause.GONE)),
                wrong(
                        RejectReason.KIND_NOT_ALLOWED,
                        addStatusCause("NABZAZ2CXXX", SystemId.AZIPS, StatusCause.REMOVED)),
                wrong(
                        RejectReason.KIND_NOT_ALLOWED,
                        addStatusCause("NABZAZ2CXXX", SystemId.AZIPS, StatusCause.LEAVING)),
                wrong(RejectReason.CAUSE_ALREADY_SET, addStatusCause(GAMA, SystemId.AZIPS, StatusCause.REMOVED)),
                wrong(RejectReason.PARTICIPANT_UNKNOWN, liftStatusCause(NOBODY, SystemId.AZIPS, StatusCause.REMOVED)),
                wrong(RejectReason.CAUSE_NOT_SET, liftStatusCause(GAMA, SystemId.AZIPS, StatusCause.REMOVED)));
    }

    static Stream<Arguments> rulesAndCalendar() {
        SystemId all = SystemId.ALL;
        return Stream.of(
                wrong(
                        RejectReason.RULE_VALUE_NOT_ALLOWED,
                        ACTIONS.setRule(RuleId.PRIORITY_DEFAULT, all, 100, 20260431)),
                wrong(
                        RejectReason.RULE_VALUE_NOT_ALLOWED,
                        ACTIONS.setRule(RuleId.PRIORITY_DEFAULT, SystemId.AZIPS, 60, 20260501)),
                wrong(RejectReason.RULE_VALUE_NOT_ALLOWED, ACTIONS.setRule(RuleId.PRIORITY_LAST, all, 29, 20260501)),
                wrong(RejectReason.RULE_VALUE_NOT_ALLOWED, ACTIONS.setRule(RuleId.NULL_VAL, all, 1, 20260431)),
                wrong(RejectReason.DATE_MALFORMED, ACTIONS.setRule(RuleId.PRIORITY_DEFAULT, all, 60, 20260431)),
                wrong(RejectReason.RULE_TOO_SOON, ACTIONS.setRule(RuleId.PRIORITY_DEFAULT, all, 60, 20260430)),
                wrong(RejectReason.DATE_MALFORMED, ACTIONS.setRule(RuleId.PRIORITY_DEFAULT, all, 60, 22000101)),
                wrong(RejectReason.DATE_MALFORMED, ACTIONS.setRule(RuleId.PRIORITY_DEFAULT, all, 60, 99991231)),
                wrong(RejectReason.RULE_TOO_SOON, ACTIONS.setRule(RuleId.PRIORITY_DEFAULT, all, 60, 0)),
                wrong(RejectReason.SYSTEM_NOT_SUPPORTED, ACTIONS.declareDay(SystemId.IPS, 20260431, true)),
                wrong(RejectReason.DATE_MALFORMED, ACTIONS.declareDay(all, 20260431, true)),
                wrong(RejectReason.DATE_MALFORMED, ACTIONS.declareDay(all, 20260431, true, Scenario.TODAY, "C-1")),
                wrong(RejectReason.DATE_MALFORMED, ACTIONS.declareDay(all, 20260502, true)),
                wrong(RejectReason.DECISION_MISSING, ACTIONS.declareDay(all, 20260502, true, 20260427, "")));
    }

    static Stream<Arguments> certificates() {
        CertificateRole operator = CertificateRole.OPERATOR;
        CertificateRole bank = CertificateRole.BANK;
        return Stream.of(
                wrong(RejectReason.PARTICIPANT_UNKNOWN, certificate(NOBODY, 'A', operator, "REG-BETA")),
                wrong(RejectReason.ROLE_NOT_ALLOWED, certificate(ALFA, 'A', operator, "REG-BETA")),
                wrong(RejectReason.ROLE_NOT_ALLOWED, certificate(ALFA, '?', bank, "REG-BETA")),
                wrong(RejectReason.ROLE_NOT_ALLOWED, certificate(ALFA, '1', bank, "REG-BETA")),
                wrong(RejectReason.ROLE_NOT_ALLOWED, certificate("NABZAZ2CXXX", 'A', bank, "CBAR")),
                wrong(RejectReason.REGISTRATION_CODE_WRONG, certificate(ALFA, 'A', bank, "REG-BETA")),
                wrong(RejectReason.CERTIFICATE_EXISTS, certificate(ALFA, 'A', bank, "REG-ALFA")),
                wrong(RejectReason.CERTIFICATE_UNKNOWN, ACTIONS.revokeCertificate(new byte[32], 1)),
                wrong(RejectReason.CERTIFICATE_REVOKED, ACTIONS.revokeCertificate(KNOWN_FINGERPRINT, 1)));
    }

    static Stream<Arguments> money() {
        SystemId azips = SystemId.AZIPS;
        String issue = "ISSUE-AZN";
        long most = Long.MAX_VALUE;
        return Stream.of(
                wrong(RejectReason.SYSTEM_NOT_SUPPORTED, issueFunds(SystemId.IPS, "azn", "NONE", "NONE", 0)),
                wrong(RejectReason.CURRENCY_MALFORMED, issueFunds(azips, "azn", "NONE", "NONE", 0)),
                wrong(RejectReason.AMOUNT_NOT_POSITIVE, issueFunds(azips, "AZN", "NONE", "NONE", 0)),
                wrong(RejectReason.AMOUNT_NOT_POSITIVE, issueFunds(azips, "AZN", ALFA_ACCOUNT, issue, -1)),
                wrong(RejectReason.ACCOUNT_UNKNOWN, issueFunds(azips, "AZN", "NONE", "NONE", most)),
                wrong(RejectReason.CONTRA_NOT_CENTRAL_BANK, issueFunds(azips, "AZN", ALFA_ACCOUNT, "NONE", most)),
                wrong(RejectReason.CONTRA_NOT_CENTRAL_BANK, issueFunds(azips, "AZN", ALFA_ACCOUNT, ALFA_ACCOUNT, 1)),
                wrong(RejectReason.BALANCE_LIMIT, issueFunds(azips, "AZN", ALFA_ACCOUNT, issue, most)),
                wrong(RejectReason.SYSTEM_NOT_SUPPORTED, withdrawFunds(SystemId.IPS, "azn", "NONE", "NONE", 0)),
                wrong(RejectReason.CURRENCY_MALFORMED, withdrawFunds(azips, "azn", "NONE", "NONE", 0)),
                wrong(RejectReason.AMOUNT_NOT_POSITIVE, withdrawFunds(azips, "AZN", "NONE", "NONE", 0)),
                wrong(RejectReason.ACCOUNT_UNKNOWN, withdrawFunds(azips, "AZN", "NONE", "NONE", most)),
                wrong(RejectReason.CONTRA_NOT_CENTRAL_BANK, withdrawFunds(azips, "AZN", ALFA_ACCOUNT, "NONE", most)),
                wrong(RejectReason.FUNDS_INSUFFICIENT, withdrawFunds(azips, "AZN", ALFA_ACCOUNT, issue, most)),
                wrong(RejectReason.FUNDS_INSUFFICIENT, withdrawFunds(azips, "AZN", ALFA_ACCOUNT, issue, 10_001)));
    }

    static Stream<Arguments> daysAndNode() {
        return Stream.of(
                wrong(RejectReason.SYSTEM_NOT_SUPPORTED, ACTIONS.openDay(SystemId.LVPCSS, 20260431)),
                wrong(RejectReason.DAY_NOT_CLOSED, ACTIONS.openDay(SystemId.AZIPS, 20260431)),
                wrong(RejectReason.SYSTEM_NOT_SUPPORTED, ACTIONS.closeDay(SystemId.LVPCSS)),
                wrong(RejectReason.LEVEL_NOT_ALLOWED, ACTIONS.raiseLevel(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"directory", "participation", "rulesAndCalendar", "certificates", "money", "daysAndNode"})
    void aCommandThatTwoOperatorsDecidedIsRefusedWithItsReasonAndChangesNothing(RejectReason reason, byte[] action) {
        prepare();
        assertRefused(reason, action);
        scenario.assertBalance("ALFA", "100.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("3.7")
    void withoutAnOpenDayNoMoneyMovesAndNoDayCloses() {
        scenario.decide(ACTIONS.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        assertRefused(RejectReason.DAY_NOT_OPEN, ACTIONS.closeDay(SystemId.AZIPS));
        assertRefused(RejectReason.DAY_NOT_OPEN, issueFunds(SystemId.AZIPS, "AZN", "NONE", "NONE", 1));
        assertRefused(RejectReason.DAY_NOT_OPEN, withdrawFunds(SystemId.AZIPS, "AZN", "NONE", "NONE", 1));
        scenario.assertBalance("ALFA", "100.00");
    }

    @Test
    @Rule("3.7")
    void aDayOpensOnceOnItsDateIfThatIsABusinessDay() {
        scenario.decide(ACTIONS.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        assertRefused(RejectReason.DATE_MALFORMED, ACTIONS.openDay(SystemId.AZIPS, 20260431));
        assertRefused(RejectReason.DAY_ALREADY_HELD, ACTIONS.openDay(SystemId.AZIPS, 20260425));
        assertRefused(RejectReason.DAY_ALREADY_HELD, ACTIONS.openDay(SystemId.AZIPS, Scenario.TODAY));
        assertRefused(RejectReason.DATE_NOT_TODAY, ACTIONS.openDay(SystemId.AZIPS, 20260502));
        scenario.later(5 * 24 * 3600); // Saturday, 2 May 2026
        assertRefused(RejectReason.NOT_A_BUSINESS_DAY, ACTIONS.openDay(SystemId.AZIPS, 20260502));
        assertEquals(
                RejectReason.NONE,
                scenario.decide(ACTIONS.declareDay(SystemId.AZIPS, 20260502, true, Scenario.TODAY, "C-1")));
        assertEquals(RejectReason.NONE, scenario.decide(ACTIONS.openDay(SystemId.AZIPS, 20260502)));
    }

    @Test
    void aLevelThatThisBuildDoesNotKnowStopsTheLedgerAndIsNotRefused() {
        InvariantViolation stopped = assertThrows(
                InvariantViolation.class, () -> scenario.decide(ACTIONS.raiseLevel(BehaviourLevel.highest() + 1)));
        assertTrue(
                String.valueOf(stopped.getMessage()).contains("this build runs up to " + BehaviourLevel.highest()),
                stopped::getMessage);
    }

    /** Fills in what some rows find: a removed bank and a certificate that was revoked. */
    private void prepare() {
        scenario.decide(ACTIONS.removeParticipant(GAMA, Scenario.TODAY, "D-1"));
        scenario.runJobs();
        scenario.terminals.put(ALFA + "B", new TestTerminal(scenario, ALFA, 'B'));
        scenario.decide(certificate(ALFA, 'B', CertificateRole.BANK, "REG-ALFA"));
        scenario.decide(ACTIONS.revokeCertificate(KNOWN_FINGERPRINT, 1));
    }

    private void assertRefused(RejectReason reason, byte[] action) {
        assertEquals(reason, scenario.decide(action));
        assertEquals(
                List.of(InputTakenDecoder.TEMPLATE_ID, ActionApprovedDecoder.TEMPLATE_ID),
                scenario.templates,
                "a refused command says nothing but why");
    }

    private static byte[] register(String bic, char terminal, String tinOf, String settlementBank) {
        return ACTIONS.registerParticipant(
                bic, ParticipantKind.IPS_PARTICIPANT, terminal, Scenario.tin(tinOf), settlementBank, "REG-NEW", "New");
    }

    private static byte[] open(String bic, AccountKind kind, String currency) {
        return ACTIONS.openAccount(bic, SystemId.AZIPS, kind, currency, ALFA_ACCOUNT);
    }

    private static byte[] certificate(String bic, char terminal, CertificateRole role, String registrationCode) {
        return ACTIONS.registerCertificate(
                bic, terminal, role, 0, Long.MAX_VALUE, KNOWN_FINGERPRINT, registrationCode, "x", new byte[1]);
    }

    private static Arguments wrong(RejectReason reason, byte[] action) {
        return Arguments.of(reason, action);
    }
}
