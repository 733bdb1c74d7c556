package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityGrantedDecoder;
import az.ecbar.schema.AuthorityRecordDecoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a participant allows another one about its account (4.19): who enters it, what it allows, and when. */
final class AuthoritiesTest {
    private static final int TODAY = Scenario.TODAY;

    private final Scenario s = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "50.00")
            .bank("GAMA", "0.00")
            .open();

    private RejectReason grant(String grantor, String grantee, AuthorityScope scope, int from, int to) {
        return s.decide(grantOf(grantor, grantee, grantor, scope, from, to, TODAY));
    }

    private byte[] grantOf(
            String grantor, String grantee, String whose, AuthorityScope scope, int from, int to, int paperDate) {
        return s.actions.grantAuthority(
                Scenario.bic(grantor),
                Scenario.bic(grantee),
                Scenario.account(whose),
                Scenario.AZN,
                scope,
                from,
                to,
                paperDate,
                "P-1");
    }

    private RejectReason withdraw(String grantor, String grantee, String whose, AuthorityScope scope, int paperDate) {
        return s.decide(s.actions.withdrawAuthority(
                Scenario.bic(grantor),
                Scenario.bic(grantee),
                Scenario.account(whose),
                Scenario.AZN,
                scope,
                paperDate,
                "P-2"));
    }

    private List<String> inSnapshot() {
        List<String> records = new ArrayList<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        s.ledger.write((buffer, offset, length) -> {
            if (header.wrap(buffer, offset).templateId() == AuthorityRecordDecoder.TEMPLATE_ID) {
                var d = new AuthorityRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                String grantee = s.bankOfId.getOrDefault(d.granteeId(), "NONE").substring(0, 4);
                records.add(s.accountOfId.get(d.accountId()) + " " + grantee + " " + d.scope() + " " + d.fromDate()
                        + " " + d.toDate());
            }
        });
        return records;
    }

    private void nextDay() {
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        s.runJobs();
        s.later(86_400);
        assertEquals(RejectReason.NONE, s.decide(s.actions.openDay(SystemId.AZIPS, TODAY + 1)));
        s.runJobs();
    }

    private void assertAnswered(String bank, AccountReport report, String whose) {
        s.pages.clear();
        s.bank(bank).inquires(report, whose);
        assertEquals(1, s.pages.size(), s.story::toString);
        assertEquals(Scenario.account(whose), s.pages.getLast().account());
    }

    private void assertMissing(String bank, AccountReport report, String whose) {
        s.pages.clear();
        s.bank(bank).inquires(report, whose);
        assertEquals(List.of(), s.pages);
        assertEquals(RejectReason.AUTHORITY_MISSING.code(), s.notices.getLast().reason());
    }

    @Test
    @Rule({"4.19", "4.20", "4.22"})
    void whoMayAskIsAnsweredUntilItIsWithdrawn() {
        assertMissing("GAMA", AccountReport.BALANCE, "ALFA");
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.QUERY, TODAY, 0));
        assertTrue(s.said(AuthorityGrantedDecoder.TEMPLATE_ID));
        assertEquals(List.of(Scenario.account("ALFA") + " GAMA QUERY " + TODAY + " 0"), inSnapshot());
        s.pays("ALFA", "BETA", "40.00").send();
        assertAnswered("GAMA", AccountReport.BALANCE, "ALFA");
        assertEquals(Scenario.minor("60.00"), s.pages.getLast().closing());
        assertEquals(Scenario.bic("GAMA"), s.pages.getLast().bank());
        assertAnswered("GAMA", AccountReport.INTERIM, "ALFA");
        assertAnswered("GAMA", AccountReport.MOVEMENTS, "ALFA");
        assertAnswered("GAMA", AccountReport.PENDING, "ALFA");
        assertMissing("GAMA", AccountReport.STATEMENT, "ALFA");
        assertMissing("GAMA", AccountReport.BALANCE, "BETA");
        assertMissing("BETA", AccountReport.BALANCE, "ALFA");
        s.assertReplaysEqual();

        assertEquals(RejectReason.NONE, withdraw("ALFA", "GAMA", "ALFA", AuthorityScope.QUERY, TODAY));
        assertMissing("GAMA", AccountReport.BALANCE, "ALFA");
        assertEquals(List.of(), inSnapshot());
        s.assertReplaysEqual();
    }

    /** AZIPS takes payments from who is to be debited alone; what a participant allows beyond that is kept, and no more. */
    @Test
    @Rule("4.19")
    void anAuthorityToDebitIsKeptAndLetsNobodyPay() {
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.DEBIT, TODAY, 0));
        assertEquals(List.of(Scenario.account("ALFA") + " GAMA DEBIT " + TODAY + " 0"), inSnapshot());
        TestPayment payment = s.pays("GAMA", "BETA", "40.00");
        TestPayment ofAlfa = s.pays("ALFA", "BETA", "40.00");
        payment.type = PaymentType.MT205;
        payment.debtor = ofAlfa.debtor;
        payment.debtorAccount = ofAlfa.debtorAccount;
        payment.debtorTin = ofAlfa.debtorTin;
        payment.send();
        assertEquals(RejectReason.ISSUER_NOT_SENDER.code(), s.notices.getLast().reason());
        assertEquals(Scenario.minor("100.00"), s.balance("ALFA"));
        assertMissing("GAMA", AccountReport.BALANCE, "ALFA");
        ofAlfa.send();
        assertEquals(
                List.of(),
                s.notices.stream()
                        .filter(notice -> notice.bank().equals(Scenario.bic("GAMA")) && notice.reason() == 0)
                        .toList(),
                "it is not advised either");
        s.assertReplaysEqual();
        assertEquals(RejectReason.NONE, withdraw("ALFA", "GAMA", "ALFA", AuthorityScope.DEBIT, TODAY));
        assertEquals(List.of(), inSnapshot());
    }

    @Test
    @Rule({"4.19", "4.25"})
    void whoMayHaveTheStatementGetsTheSameOne() {
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.STATEMENT, TODAY, 0));
        s.pays("ALFA", "BETA", "40.00").send();
        s.pages.clear();
        nextDay();
        assertEquals(
                List.of("ALFA>ALFA", "ALFA>GAMA", "BETA>BETA", "GAMA>GAMA"),
                s.pages.stream()
                        .map(page -> page.account().substring(0, 4) + ">"
                                + page.bank().substring(0, 4))
                        .toList());
        assertEquals(Scenario.minor("60.00"), s.pages.get(1).closing(), "the same as the owner's");
        assertAnswered("GAMA", AccountReport.STATEMENT, "ALFA");
        assertEquals(1, s.pages.getLast().lines());
        assertEquals(TODAY, s.pages.getLast().date());
        assertMissing("GAMA", AccountReport.BALANCE, "ALFA");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.19")
    void whoMayBeAdvisedIsToldOfEachBookingAfterBothSides() {
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.ADVICE, TODAY, 0));
        assertEquals(RejectReason.NONE, grant("BETA", "ALFA", AuthorityScope.ADVICE, TODAY, 0));
        s.forgetNotices();
        s.pays("ALFA", "BETA", "40.00").send();
        assertEquals(List.of(NoticeKind.DEBIT_TOLD_BY_AUTHORITY), s.kindsTo("GAMA"));
        String told = s.story.stream()
                .filter(line -> line.contains("DEBIT_TOLD_BY_AUTHORITY"))
                .toList()
                .getLast();
        assertTrue(told.contains("|amountMinor=4000|balanceMinor=6000|"), told);
        assertEquals(NoticeKind.CREDIT_TOLD_BY_AUTHORITY, s.kindsTo("ALFA").getLast());
        assertEquals(NoticeKind.CREDIT_TOLD_BY_AUTHORITY, s.notices.getLast().kind());
        s.forgetNotices();
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.issueFunds(Scenario.AZN, Scenario.account("ALFA"), "ISSUE-AZN", 100, "D-1")));
        assertEquals(List.of(NoticeKind.CREDIT_TOLD_BY_AUTHORITY), s.kindsTo("GAMA"));
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.withdrawFunds(Scenario.AZN, Scenario.account("ALFA"), "ISSUE-AZN", 100, "D-2")));
        assertEquals(
                List.of(NoticeKind.CREDIT_TOLD_BY_AUTHORITY, NoticeKind.DEBIT_TOLD_BY_AUTHORITY), s.kindsTo("GAMA"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.19")
    void itHoldsOnTheDaysOfItsPeriod() {
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.QUERY, TODAY, TODAY));
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.ADVICE, TODAY + 1, 0));
        assertAnswered("GAMA", AccountReport.BALANCE, "ALFA");
        s.pays("ALFA", "BETA", "1.00").send();
        assertFalse(s.kindsTo("GAMA").contains(NoticeKind.DEBIT_TOLD_BY_AUTHORITY));
        nextDay();
        assertMissing("GAMA", AccountReport.BALANCE, "ALFA");
        TestPayment payment = s.pays("ALFA", "BETA", "1.00");
        payment.valueDate = TODAY + 1;
        payment.send();
        assertEquals(NoticeKind.DEBIT_TOLD_BY_AUTHORITY, s.kindsTo("GAMA").getLast());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.19")
    void whatCannotBeGrantedIsRefused() {
        AuthorityScope query = AuthorityScope.QUERY;
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, grant("NONE", "GAMA", query, TODAY, 0));
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, grant("ALFA", "NONE", query, TODAY, 0));
        assertEquals(
                RejectReason.KIND_NOT_ALLOWED,
                s.decide(s.actions.grantAuthority(
                        Scenario.bic("ALFA"),
                        "NABZAZ2CXXX",
                        Scenario.account("ALFA"),
                        Scenario.AZN,
                        query,
                        TODAY,
                        0,
                        TODAY,
                        "P-1")));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, s.decide(grantOf("ALFA", "GAMA", "BETA", query, TODAY, 0, TODAY)));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, s.decide(grantOf("ALFA", "GAMA", "NONE", query, TODAY, 0, TODAY)));
        assertEquals(RejectReason.DATE_MALFORMED, grant("ALFA", "GAMA", query, 0, 0));
        assertEquals(RejectReason.DATE_MALFORMED, grant("ALFA", "GAMA", query, TODAY, 20260431));
        assertEquals(RejectReason.DATE_MALFORMED, s.decide(grantOf("ALFA", "GAMA", "ALFA", query, TODAY, 0, 0)));
        assertEquals(RejectReason.AUTHORITY_NOT_ALLOWED, grant("ALFA", "ALFA", query, TODAY, 0));
        assertEquals(RejectReason.AUTHORITY_NOT_ALLOWED, grant("ALFA", "GAMA", AuthorityScope.NULL_VAL, TODAY, 0));
        assertEquals(RejectReason.AUTHORITY_NOT_ALLOWED, grant("ALFA", "GAMA", query, TODAY, TODAY - 1));
        assertEquals(List.of(), inSnapshot());
        assertFalse(s.said(AuthorityGrantedDecoder.TEMPLATE_ID));
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", query, TODAY, 0));
        assertEquals(RejectReason.AUTHORITY_EXISTS, grant("ALFA", "GAMA", query, TODAY, 0));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.19")
    void whatWasNotGrantedIsNotWithdrawn() {
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.QUERY, TODAY, 0));
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, withdraw("NONE", "GAMA", "ALFA", AuthorityScope.QUERY, TODAY));
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, withdraw("ALFA", "NONE", "ALFA", AuthorityScope.QUERY, TODAY));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, withdraw("BETA", "GAMA", "ALFA", AuthorityScope.QUERY, TODAY));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, withdraw("ALFA", "GAMA", "NONE", AuthorityScope.QUERY, TODAY));
        assertEquals(RejectReason.DATE_MALFORMED, withdraw("ALFA", "GAMA", "ALFA", AuthorityScope.QUERY, 20260230));
        assertEquals(RejectReason.AUTHORITY_MISSING, withdraw("ALFA", "BETA", "ALFA", AuthorityScope.QUERY, TODAY));
        assertEquals(RejectReason.AUTHORITY_MISSING, withdraw("ALFA", "GAMA", "ALFA", AuthorityScope.ADVICE, TODAY));
        assertEquals(1, inSnapshot().size());
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.19", "4.25"})
    void longStatementsGoOnInStepsToEachReceiverAndTheRegisterStandsMeanwhile() {
        assertEquals(RejectReason.NONE, grant("ALFA", "GAMA", AuthorityScope.STATEMENT, TODAY, TODAY));
        assertEquals(RejectReason.NONE, grant("ALFA", "BETA", AuthorityScope.STATEMENT, TODAY, 0));
        assertEquals(RejectReason.NONE, grant("ALFA", "BETA", AuthorityScope.QUERY, TODAY, 0));
        int pages = Statements.MAX_PAGES_OF_STEP + 2;
        for (int i = 0; i < pages * Statements.LINES_OF_PAGE; i++) {
            s.pays(i % 2 == 0 ? "ALFA" : "BETA", i % 2 == 0 ? "BETA" : "ALFA", "1.00")
                    .send();
        }
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        assertEquals(RejectReason.DAY_NOT_CLOSED, grant("BETA", "GAMA", AuthorityScope.STATEMENT, TODAY, 0));
        assertEquals(RejectReason.DAY_NOT_CLOSED, withdraw("ALFA", "GAMA", "ALFA", AuthorityScope.STATEMENT, TODAY));
        s.pages.clear();
        s.runJobs();
        List<String> told = s.pages.stream()
                .filter(page -> page.account().equals(Scenario.account("ALFA")))
                .map(page -> page.bank().substring(0, 4) + " " + page.page())
                .toList();
        List<String> due = new ArrayList<>();
        for (String bank : List.of("ALFA", "BETA", "GAMA")) {
            IntStream.rangeClosed(1, pages).forEach(page -> due.add(bank + " " + page));
        }
        assertEquals(due, told);
        s.assertReplaysEqual();
        assertEquals(RejectReason.NONE, withdraw("ALFA", "GAMA", "ALFA", AuthorityScope.STATEMENT, TODAY));
    }

    @Test
    void anAccountHasSoManyAtMostAndTheyStandInOrder() {
        Scenario many = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00");
        for (int i = 0; i < Authorities.MAX_OF_ACCOUNT; i++) {
            many.bank("OTH" + (char) ('A' + i), "0.00");
        }
        many.open();
        for (int i = Authorities.MAX_OF_ACCOUNT - 1; i >= 0; i--) {
            assertEquals(RejectReason.NONE, many.decide(advice(many, "ALFA", "OTH" + (char) ('A' + i))));
        }
        assertEquals(RejectReason.LIMIT_REACHED, many.decide(advice(many, "ALFA", "BETA")));
        assertEquals(RejectReason.NONE, many.decide(advice(many, "BETA", "ALFA")));
        many.forgetNotices();
        many.pays("ALFA", "BETA", "1.00").send();
        List<String> told = many.notices.stream()
                .filter(notice -> notice.kind() == NoticeKind.DEBIT_TOLD_BY_AUTHORITY)
                .map(notice -> notice.bank().substring(0, 4))
                .toList();
        assertEquals(List.of("OTHA", "OTHB", "OTHC", "OTHD", "OTHE", "OTHF", "OTHG", "OTHH"), told);
        many.assertReplaysEqual();
    }

    private static byte[] advice(Scenario in, String grantor, String grantee) {
        return in.actions.grantAuthority(
                Scenario.bic(grantor),
                Scenario.bic(grantee),
                Scenario.account(grantor),
                Scenario.AZN,
                AuthorityScope.ADVICE,
                TODAY,
                0,
                TODAY,
                "P-1");
    }
}
