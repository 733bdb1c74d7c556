package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which participant has which account in which system. */
final class AccountOwnersTest {
    private static final String SECOND = "ALFA-SECOND";

    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").open();

    /** 4.19: of an account its owner is told in messages, which must be able to bear its number. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "AZ77NABZ01350100000000077944, true",
                "second/2-?:().'+ X, true",
                "AZ_1, false",
                "AZ#1, false",
                "AZ{1}, false",
                "-AZ1, false",
                ":AZ1, false",
                "\"AZ1 \", false",
                "\" AZ1\", false",
                "\"\", false",
                "1234567890123456789012345678901234, true",
            })
    @Rule({"3.1", "4.19"})
    void theNumberOfAnAccountIsOneThatAMessageCanBear(String number, boolean isBearable) {
        register(ParticipantKind.BANK);
        assertEquals(
                isBearable ? RejectReason.NONE : RejectReason.ACCOUNT_NUMBER_MALFORMED,
                opens("YENI", SystemId.AZIPS, AccountKind.CORRESPONDENT, number));
    }

    private RejectReason opens(String name, SystemId system, AccountKind kind, String number) {
        return s.decide(s.actions.openAccount(Scenario.bic(name), system, kind, "AZN", number));
    }

    private void register(ParticipantKind kind) {
        String settlementBank = kind == ParticipantKind.IPS_PARTICIPANT ? Scenario.bic("ALFA") : "";
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.registerParticipant(
                        Scenario.bic("YENI"), kind, 'A', 1_400_057_421L, settlementBank, "REG-YENI", "YENI")));
    }

    @ParameterizedTest(name = "{0} and {1} of {2}: {3}")
    @CsvSource({
        "BANK, CORRESPONDENT, AZIPS, true",
        "LEGAL_ENTITY, CORRESPONDENT, AZIPS, false",
        "IPS_PARTICIPANT, CORRESPONDENT, AZIPS, false",
        "BANK, CURRENT, AZIPS, false",
        "LEGAL_ENTITY, CURRENT, AZIPS, true",
        "BANK, CORRESPONDENT, IPS, false",
        "BANK, LVPCSS_CLEARING, LVPCSS, true",
        "LEGAL_ENTITY, LVPCSS_CLEARING, LVPCSS, true",
        "IPS_PARTICIPANT, LVPCSS_CLEARING, LVPCSS, false",
        "INTERMEDIARY, LVPCSS_CLEARING, LVPCSS, false",
        "BANK, LVPCSS_CLEARING, AZIPS, false",
        "BANK, IPS_CLEARING, IPS, true",
        "LEGAL_ENTITY, IPS_CLEARING, IPS, true",
        "IPS_PARTICIPANT, IPS_CLEARING, IPS, true",
        "INTERMEDIARY, IPS_CLEARING, IPS, false",
        "IPS_PARTICIPANT, IPS_SETTLEMENT, IPS, false",
        "BANK, CENTRAL_BANK, AZIPS, false",
    })
    @Rule({"3.1", "2.1.1", "2.1.11", "2.1.13", "2.1.3-3"})
    void eachKindOfParticipantHasItsKindsOfAccount(
            ParticipantKind owner, AccountKind kind, SystemId system, boolean isAllowed) {
        register(owner);
        if (isAllowed && system != SystemId.AZIPS && owner != ParticipantKind.IPS_PARTICIPANT) {
            assertEquals(RejectReason.NONE, opens("YENI", SystemId.AZIPS, settlementOf(owner), "YENI-0"));
        }
        if (isAllowed && kind == AccountKind.IPS_CLEARING) {
            boolean isIndirect = owner == ParticipantKind.IPS_PARTICIPANT;
            String direct = isIndirect ? "ALFA" : "YENI";
            String number = isIndirect ? Scenario.account("ALFA") : "YENI-0";
            assertEquals(RejectReason.NONE, opens(direct, SystemId.IPS, AccountKind.IPS_SETTLEMENT, number));
        }
        assertEquals(
                isAllowed ? RejectReason.NONE : RejectReason.KIND_NOT_ALLOWED, opens("YENI", system, kind, "YENI-1"));
        s.assertReplaysEqual();
    }

    private static AccountKind settlementOf(ParticipantKind owner) {
        return owner == ParticipantKind.BANK ? AccountKind.CORRESPONDENT : AccountKind.CURRENT;
    }

    private RejectReason closes(AccountKind kind, String number) {
        return s.decide(s.actions.closeAccount(kind, number, "AZN", Scenario.TODAY, "C-1"));
    }

    private void closeDay() {
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
    }

    /** Its limit is blocked on an account in AZIPS: without one in the currency there is nothing to block. */
    @Test
    @Rule("2.1.13")
    void aClearingAccountOfLvpcssNeedsAnOpenAccountOfItsOwnerInAzips() {
        AccountKind clearing = AccountKind.LVPCSS_CLEARING;
        register(ParticipantKind.BANK);
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, opens("YENI", SystemId.LVPCSS, clearing, "CLEARING"));
        assertEquals(
                RejectReason.ACCOUNT_UNKNOWN,
                s.decide(s.actions.openAccount(Scenario.bic("ALFA"), SystemId.LVPCSS, clearing, "USD", "CLEARING")),
                "it has none in that currency");
        assertEquals(RejectReason.NONE, opens("YENI", SystemId.AZIPS, AccountKind.CORRESPONDENT, "YENI-1"));
        closeDay();
        assertEquals(RejectReason.NONE, closes(AccountKind.CORRESPONDENT, "YENI-1"));
        assertEquals(
                RejectReason.ACCOUNT_UNKNOWN, opens("YENI", SystemId.LVPCSS, clearing, "CLEARING"), "a closed one");
        assertEquals(RejectReason.NONE, opens("YENI", SystemId.AZIPS, AccountKind.CORRESPONDENT, "YENI-2"));
        assertEquals(RejectReason.NONE, opens("YENI", SystemId.LVPCSS, clearing, "CLEARING"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"2.1.13", "3.1"})
    void theLastAccountInAzipsIsNotClosedWhileAClearingAccountOfLvpcssIsOpen() {
        AccountKind correspondent = AccountKind.CORRESPONDENT;
        assertEquals(RejectReason.NONE, opens("BETA", SystemId.AZIPS, correspondent, "BETA-SECOND"));
        assertEquals(RejectReason.NONE, opens("BETA", SystemId.LVPCSS, AccountKind.LVPCSS_CLEARING, "CLEARING"));
        assertEquals(RejectReason.DAY_NOT_CLOSED, closes(AccountKind.LVPCSS_CLEARING, "CLEARING"));
        closeDay();
        assertEquals(RejectReason.NONE, closes(correspondent, "BETA-SECOND"), "another one is left");
        assertEquals(RejectReason.ACCOUNT_RESTED_ON, closes(correspondent, Scenario.account("BETA")));
        s.assertReplaysEqual();
        assertEquals(RejectReason.NONE, closes(AccountKind.LVPCSS_CLEARING, "CLEARING"));
        assertEquals(RejectReason.ACCOUNT_CLOSED, closes(AccountKind.LVPCSS_CLEARING, "CLEARING"));
        assertEquals(
                RejectReason.ACCOUNT_EXISTS,
                opens("BETA", SystemId.LVPCSS, AccountKind.LVPCSS_CLEARING, "CLEARING"),
                "its number is never given again");
        assertEquals(RejectReason.NONE, closes(correspondent, Scenario.account("BETA")));
        assertEquals(
                2,
                s.story.stream()
                        .filter(line -> line.contains("[AccountToldDue]") && line.contains("news=CLOSED"))
                        .count(),
                "of those of AZIPS alone the owner is told");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"2.1.10-1", "3.1"})
    void whatASettlementAccountOfIpsRestsOnIsNotClosedBeforeIt() {
        assertEquals(RejectReason.NONE, opens("BETA", SystemId.AZIPS, AccountKind.CORRESPONDENT, "BETA-SECOND"));
        assertEquals(RejectReason.NONE, opens("BETA", SystemId.IPS, AccountKind.IPS_SETTLEMENT, "BETA-SECOND"));
        assertEquals(RejectReason.NONE, opens("BETA", SystemId.IPS, AccountKind.IPS_CLEARING, "BETA-SECOND"));
        closeDay();
        assertEquals(RejectReason.ACCOUNT_RESTED_ON, closes(AccountKind.CORRESPONDENT, "BETA-SECOND"));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, closes(AccountKind.CURRENT, "BETA-SECOND"), "of another kind");
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, closes(AccountKind.CENTRAL_BANK, "ISSUE-AZN"));
        assertEquals(RejectReason.ACCOUNT_RESTED_ON, closes(AccountKind.IPS_SETTLEMENT, "BETA-SECOND"));
        assertEquals(RejectReason.NONE, closes(AccountKind.IPS_CLEARING, "BETA-SECOND"));
        assertEquals(RejectReason.NONE, closes(AccountKind.IPS_SETTLEMENT, "BETA-SECOND"));
        assertEquals(RejectReason.NONE, closes(AccountKind.CORRESPONDENT, "BETA-SECOND"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"3.1", "2.1.11"})
    void theCentralBankHasNoClearingAccount() {
        for (AccountKind kind : new AccountKind[] {AccountKind.LVPCSS_CLEARING, AccountKind.IPS_CLEARING}) {
            SystemId system = kind == AccountKind.IPS_CLEARING ? SystemId.IPS : SystemId.LVPCSS;
            assertEquals(
                    RejectReason.KIND_NOT_ALLOWED,
                    s.decide(s.actions.openAccount("NABZAZ2CXXX", system, kind, "AZN", "CLEARING")));
        }
    }

    @Test
    @Rule({"2.1.10-1", "5-1.7.4"})
    void aSettlementAccountOfIpsBearsTheNumberOfAnOpenAccountOfItsOwnerInAzips() {
        AccountKind settlement = AccountKind.IPS_SETTLEMENT;
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, opens("ALFA", SystemId.IPS, settlement, SECOND));
        assertEquals(
                RejectReason.ACCOUNT_UNKNOWN,
                opens("BETA", SystemId.IPS, settlement, Scenario.account("ALFA")),
                "the account of another one");
        assertEquals(RejectReason.NONE, opens("ALFA", SystemId.AZIPS, AccountKind.CORRESPONDENT, SECOND));
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeAccount(SECOND, "AZN", Scenario.TODAY, "C-1")));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, opens("ALFA", SystemId.IPS, settlement, SECOND), "a closed one");
        assertEquals(RejectReason.NONE, opens("ALFA", SystemId.IPS, settlement, Scenario.account("ALFA")));
        assertEquals(RejectReason.ACCOUNT_EXISTS, opens("ALFA", SystemId.IPS, settlement, Scenario.account("ALFA")));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"2.1.10-1", "5-1.7.4"})
    void aLegalEntityIsADirectParticipantWithItsCurrentAccount() {
        register(ParticipantKind.LEGAL_ENTITY);
        assertEquals(RejectReason.NONE, opens("YENI", SystemId.AZIPS, AccountKind.CURRENT, "YENI-1"));
        assertEquals(RejectReason.NONE, opens("YENI", SystemId.IPS, AccountKind.IPS_SETTLEMENT, "YENI-1"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("3.1")
    void anAccountNumberOfAzipsIsGivenOnceWhateverTheAccountIs() {
        Scenario one = new Scenario().bank("ALFA", "0.00").open();
        String legal = Scenario.bic("LEGL");
        assertEquals(
                RejectReason.NONE,
                one.decide(one.actions.registerParticipant(
                        legal, ParticipantKind.LEGAL_ENTITY, 'A', 0, "", "REG-LEGL", "Legal")));
        byte[] opens = one.actions.openAccount(
                legal, SystemId.AZIPS, AccountKind.CURRENT, Scenario.AZN, Scenario.account("ALFA"));
        assertEquals(RejectReason.ACCOUNT_EXISTS, one.decide(opens));
        one.assertReplaysEqual();
    }
}
