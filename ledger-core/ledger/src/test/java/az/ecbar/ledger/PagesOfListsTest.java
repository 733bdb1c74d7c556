package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.QueryKind;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Long answers to operators: what comes or goes between two pages neither hides nor repeats what stands all the while. */
final class PagesOfListsTest {
    private static final List<AuthorityScope> SCOPES =
            List.of(AuthorityScope.ADVICE, AuthorityScope.QUERY, AuthorityScope.STATEMENT, AuthorityScope.DEBIT);

    private final Scenario s = new Scenario();
    private final List<String> banks = new ArrayList<>();

    PagesOfListsTest() {
        for (char letter = 'A'; letter <= 'J'; letter++) {
            banks.add(String.valueOf(letter).repeat(4));
            s.bank(banks.getLast(), "100.00");
        }
        s.open();
    }

    private byte[] grant(String grantor, String grantee, AuthorityScope scope) {
        return s.actions.grantAuthority(
                Scenario.bic(grantor),
                Scenario.bic(grantee),
                Scenario.account(grantor),
                Scenario.AZN,
                scope,
                Scenario.TODAY,
                0,
                Scenario.TODAY,
                "P-1");
    }

    private byte[] withdraw(String grantor, String grantee, AuthorityScope scope) {
        return s.actions.withdrawAuthority(
                Scenario.bic(grantor),
                Scenario.bic(grantee),
                Scenario.account(grantor),
                Scenario.AZN,
                scope,
                Scenario.TODAY,
                "P-2");
    }

    private long cursor() {
        String answered = s.story.stream()
                .filter(line -> line.contains("[QueryAnswered]"))
                .toList()
                .getLast();
        return Long.parseLong(answered.replaceAll(".*cursor=(-?\\d+).*", "$1"));
    }

    /** Rows of one page, each without the session and the number of the question. */
    private List<String> page(QueryKind kind, String row, long cursor) {
        int from = s.story.size();
        s.operator("L").asks(kind, "", cursor);
        return s.story.subList(from, s.story.size()).stream()
                .filter(line -> line.contains("[" + row + "]"))
                .map(line -> line.replaceAll(".*\\|inputNumber=\\d+\\|", ""))
                .toList();
    }

    @Test
    @Rule("4.19")
    void theRegisterOfAuthoritiesIsToldWhole() {
        for (String grantor : banks) {
            for (int i = 0; i < 8; i++) {
                String grantee = banks.get((banks.indexOf(grantor) + 1 + i / 4) % banks.size());
                assertEquals(RejectReason.NONE, s.decide(grant(grantor, grantee, SCOPES.get(i % 4))));
            }
        }
        List<String> before = new ArrayList<>(page(QueryKind.AUTHORITIES, "AuthorityReported", 0));
        assertEquals(64, before.size());
        before.addAll(page(QueryKind.AUTHORITIES, "AuthorityReported", cursor()));
        assertEquals(80, before.size());
        assertEquals(0, cursor());

        List<String> first = page(QueryKind.AUTHORITIES, "AuthorityReported", 0);
        long cursor = cursor();
        assertEquals(RejectReason.NONE, s.decide(withdraw("AAAA", "BBBB", SCOPES.getFirst())));
        assertEquals(RejectReason.NONE, s.decide(withdraw("IIII", "JJJJ", SCOPES.getFirst())), "the one to come next");
        List<String> second = page(QueryKind.AUTHORITIES, "AuthorityReported", cursor);
        assertEquals(before.subList(0, 64), first);
        List<String> rest = new ArrayList<>(before.subList(64, 80));
        rest.removeIf(row -> !second.contains(row));
        assertEquals(15, rest.size(), "all but the one that was withdrawn");
        assertEquals(rest, second);

        assertEquals(RejectReason.NONE, s.decide(grant("AAAA", "JJJJ", SCOPES.getFirst())));
        assertEquals(second, page(QueryKind.AUTHORITIES, "AuthorityReported", cursor), "granted before the cursor");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.11")
    void theQueueIsToldWholeThoughItsPaymentsAreSettledMeanwhile() {
        s.pays("AAAA", "BBBB", "150.00").send();
        for (int i = 0; i < 69; i++) {
            s.pays("CCCC", "BBBB", "150.00").send();
        }
        List<String> first = payments(0);
        long cursor = cursor();
        List<String> second = payments(cursor);
        assertEquals(List.of(64, 6), List.of(first.size(), second.size()));

        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.issueFunds("AZN", Scenario.account("CCCC"), "ISSUE-AZN", 950_000, "I-1")));
        s.runJobs();
        assertEquals(second.subList(1, 6), payments(cursor), "the first of them was settled");
        String late = String.valueOf(s.pays("AAAA", "BBBB", "150.00").send());
        List<String> goesOn = payments(cursor);
        assertEquals(second.subList(1, 6), goesOn.subList(0, 5), "nothing is moved from one page to the other");
        assertEquals(List.of(late), goesOn.subList(5, goesOn.size()), "what comes meanwhile is told at the end");
        s.assertReplaysEqual();
    }

    private List<String> payments(long cursor) {
        return page(QueryKind.QUEUE, "PaymentReported", cursor).stream()
                .map(row -> row.replaceAll(".*paymentId=(\\d+).*", "$1"))
                .toList();
    }
}
