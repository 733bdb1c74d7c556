package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.Statement;
import az.ecbar.mt.bank.Unreadable;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What banks ask in real messages through a whole node, and what comes back, also across a kill. */
class InquiriesOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);

    private final SimulatedWorld world;
    private final RememberingTerminal alfa;

    InquiriesOnNodeTest() throws Exception {
        world = new SimulatedWorld(7, 64, 20);
        world.openDay();
        alfa = world.banks.getFirst();
    }

    @Test
    @Rule({"4.20", "4.21", "4.22", "4.23"})
    void accountsAndPaymentsAreToldAsTheyStand() throws Exception {
        pay("PAY-1", 30_000);
        pay("PAY-2", 90_000);
        pay("PAY-3", 100);

        InquiryAnswer balance = answer(mt920("Q1", "941", ALFA.account(), ""));
        assertEquals(941, balance.type());
        assertEquals("Q1", balance.reference());
        assertEquals(ALFA.account(), balance.value("25"));
        assertEquals("C260302AZN1000,00", balance.value("60F"));
        assertEquals("1AZN300,00", balance.value("90D"));
        assertEquals("0AZN0,00", balance.value("90C"));
        assertEquals("C260302AZN700,00", balance.value("62F"));
        assertEquals("C260302AZN700,00", balance.value("64"));

        InquiryAnswer interim = answer(mt920("Q2", "942", ALFA.account(), ":34F:AZN0,\r\n"));
        assertEquals(942, interim.type());
        assertEquals("1/1", interim.value("28C"));
        assertEquals(1, interim.values("61").size());
        assertTrue(interim.value("61").startsWith("2603020302D300,00S103PAY-1//A0"), interim.value("61"));
        assertEquals("1AZN300,00", interim.value("90D"));
        InquiryAnswer large = answer(mt920("Q3", "942", ALFA.account() + "AZN", ":34F:AZN300,01\r\n"));
        assertEquals(List.of(), large.values("61"));
        assertEquals("1AZN300,00", large.value("90D"), "the totals are of all");

        InquiryAnswer movements = answer(mt298("Q9", 800, ":25:" + ALFA.account() + "\r\n"));
        assertEquals(850, movements.type());
        assertEquals("1/1", movements.value("28C"));
        assertEquals("2AZN901,00", movements.value("90P"));
        List<String> toWriteOff = movements.values("61P");
        assertEquals(2, toWriteOff.size());
        assertTrue(toWriteOff.getFirst().startsWith("2603020050D900,00S103PAY-2//A0"), toWriteOff.getFirst());
        assertTrue(toWriteOff.getLast().startsWith("2603020050D1,00S103PAY-3//A0"), toWriteOff.getLast());
        assertEquals(interim.values("61"), movements.values("61"));
        assertEquals("1AZN300,00", movements.value("90D"));
        assertEquals("0AZN0,00", movements.value("90C"));

        InquiryAnswer pending = answer(mt298("Q4", 801, ":25:" + ALFA.account() + "\r\n"));
        assertEquals(851, pending.type());
        assertEquals("ACTIVE", pending.value("23S"));
        assertEquals("2AZN901,00", pending.value("90P"));
        assertEquals("C260302AZN700,00", pending.value("62F"));

        InquiryAnswer payment = answer(mt298("Q5", 804, ":21:PAY-3\r\n"));
        assertEquals(854, payment.type());
        assertEquals("PAY-3", payment.value("21P"));
        assertEquals("WAITING", payment.value("23S"));
        assertEquals("260302AZN1,00", payment.value("32A"));
        assertEquals("0050", payment.value("11P"));
        assertEquals("1", payment.value("90A"));
        assertEquals("AZN201,00", payment.value("32L"));
        assertTrue(payment.value("79").startsWith("/AM04/302/\r\n"), payment.value("79"));
        assertEquals("THE PAYMENTS BEFORE IT HAVE GONE\r\nWHAT 32L SAYS HAS COME IN", payment.value("72R"));
        String ours = payment.value("20P");
        InquiryAnswer settled = answer(mt298("Q6", 804, ":21:PAY-1\r\n"));
        assertEquals("SETTLED", settled.value("23S"));
        assertEquals("", settled.value("79"));
        assertEquals("PAY-3", answer(mt298("Q7", 804, ":21:" + ours + "\r\n")).value("21P"));
        closeDay();
        assertEquals("ANNULLED", answer(mt298("Q8", 804, ":21:PAY-3\r\n")).value("23S"));
        assertClean();
    }

    @Test
    @Rule({"4.19", "4.20", "4.22", "4.25"})
    void whoHasAuthorityIsAdvisedAndAnsweredAboutAForeignAccount() throws Exception {
        for (AuthorityScope scope : List.of(AuthorityScope.ADVICE, AuthorityScope.QUERY, AuthorityScope.STATEMENT)) {
            BankingWorld.assertDone(world.decide(grantByBeta(scope)));
        }
        String register = world.query(QueryKind.AUTHORITIES, "");
        assertTrue(
                register.contains("\"rows\":[{\"grantor\":\"" + BETA.bic() + "\",\"grantee\":\"" + ALFA.bic()),
                register);
        assertTrue(register.contains("\"scope\":\"STATEMENT\",\"fromDate\":" + BankingWorld.TODAY), register);
        pay("PAY-1", 30_000);
        world.until("advised", () -> alfa.messages().getLast() instanceof Advice last && last.isCredit());
        Advice credited = (Advice) alfa.messages().getLast();
        assertEquals(BETA.account(), credited.account());
        assertEquals(30_000, credited.amountMinor());
        assertEquals("PAY-1", credited.reference());

        assertEquals(
                "C260302AZN1300,00",
                answer(mt920("Q1", "941", BETA.account(), "")).value("62F"));
        InquiryAnswer interim = answer(mt920("Q2", "942", BETA.account(), ":34F:AZN0,\r\n"));
        assertEquals(1, interim.values("61").size(), "told once, although two were advised");
        assertEquals(
                851, answer(mt298("Q3", 801, ":25:" + BETA.account() + "\r\n")).type());
        closeDay();
        world.until("both statements", () -> statementTexts().size() == 2);
        ask(mt920("Q4", "950", BETA.account(), ""));
        world.until("statement", () -> statementTexts().size() == 3);
        List<String> foreign = statementTexts().stream()
                .filter(text -> text.contains(BETA.account()))
                .toList();
        assertEquals(2, foreign.size());
        assertEquals(foreign.getFirst(), foreign.getLast());
        world.kill();
        world.restart();
        assertClean();
    }

    private byte[] grantByBeta(AuthorityScope scope) {
        return world.actions.grantAuthority(
                BETA.bic(),
                ALFA.bic(),
                BETA.account(),
                "AZN",
                scope,
                BankingWorld.TODAY,
                0,
                BankingWorld.TODAY,
                "P-" + scope.value());
    }

    @Test
    @Rule({"4.19", "4.24"})
    void whatIsFilledInWronglyIsRefusedAndTheFieldNamed() throws Exception {
        assertRefused(mt920("Q1", "940", ALFA.account(), ""), 191, "12");
        assertRefused(mt920("Q2", "941", ALFA.account() + "XXX", ""), 192, "25");
        assertRefused(mt920("Q3", "942", ALFA.account(), ""), 136, "34F");
        assertRefused(mt920("Q4", "942", ALFA.account(), ":34F:USD0,\r\n"), 193, "34F");
        assertRefused(mt920("Q5", "941", ALFA.account(), ":34F:AZN0,\r\n"), 133, "34F");
        assertRefused(mt920("Q6", "941", BETA.account(), ""), 256, "25");
        assertRefused(mt920("Q7", "941", ALFA.account() + "USD", ""), 271, "25");
        assertRefused(mt920("Q8", "950", ALFA.account(), ""), 257, "12");
        assertRefused(mt298("Q9", 801, ":21:PAY-1\r\n"), 133, "21");
        assertRefused(mt298("Q10", 804, ":21:NEVER-SENT\r\n"), 294, "21");
        assertRefused(mt298("Q11", 804, ":21:PAY//1\r\n"), 141, "21");
        assertClean();
    }

    @Test
    @Rule("4.25")
    void theStatementIsTheSameWheneverItIsAskedForAlsoAfterAKill() throws Exception {
        for (int i = 0; i < 30; i++) {
            pay("PAY-" + i, 100);
        }
        closeDay();
        List<String> first = statementTexts();
        assertEquals(2, first.size());
        ask(mt920("Q1", "950", ALFA.account(), ""));
        world.kill();
        world.restart();
        world.until("statement", () -> statementTexts().size() == 4);
        ask(mt920("Q2", "950", ALFA.account(), ""));
        world.until("statement", () -> statementTexts().size() == 6);
        List<String> all = statementTexts();
        assertEquals(first, all.subList(2, 4));
        assertEquals(first, all.subList(4, 6));
        assertClean();
    }

    /** What waits and what stands on an account stays within what a message can tell; what was turned over is told whole. */
    @Test
    @Rule({"4.19", "4.20", "4.22", "4.25"})
    void theLargestSumsAndBalancesAreTold() throws Exception {
        long large = Accounts.MAX_BALANCE - 2 * BankingWorld.OPENING_MINOR;
        pay("LARGE", large);
        assertRefused(payment(ALFA, BETA, "LARGER", large), 249, "");
        assertEquals(
                "1AZN999999997999,99",
                answer(mt298("Q1", 801, ":25:" + ALFA.account() + "\r\n")).value("90P"));
        assertEquals(
                "AZN999999996999,99", answer(mt298("Q2", 804, ":21:LARGE\r\n")).value("32L"));
        String refused = issue(Accounts.MAX_BALANCE);
        assertTrue(refused.contains("\"code\":249"), refused);
        BankingWorld.assertDone(issue(Accounts.MAX_BALANCE - BankingWorld.OPENING_MINOR));
        send(1, payment(BETA, ALFA, "BACK", large));
        pay("AGAIN", large);
        InquiryAnswer balance = answer(mt920("Q3", "941", ALFA.account(), ""));
        assertEquals("2AZN1999999995999,98", balance.value("90D"));
        assertEquals("2AZN1999999996999,98", balance.value("90C"));
        assertEquals("C260302AZN2000,00", balance.value("62F"));
        closeDay();
        assertEquals(1, statementTexts().size());
        assertClean();
    }

    private String issue(long amountMinor) throws Exception {
        return world.decide(world.actions.issueFunds("AZN", ALFA.account(), Surroundings.ISSUE, amountMinor, "D-1"));
    }

    /** The ledger rebuilt from the journal gives the same outputs, and the auditor finds nothing. */
    private void assertClean() throws Exception {
        world.requireSound();
    }

    /** Block 4 of each page of a statement that ALFA got. */
    private List<String> statementTexts() {
        List<BankMessage> messages = alfa.messages();
        return IntStream.range(0, messages.size())
                .filter(i -> messages.get(i) instanceof Statement)
                .mapToObj(i -> new String(alfa.outputs.get(i), StandardCharsets.ISO_8859_1))
                .map(text -> text.substring(text.indexOf("{4:")))
                .toList();
    }

    private void pay(String reference, long amountMinor) throws Exception {
        ask(payment(ALFA, BETA, reference, amountMinor));
    }

    private static String payment(InventedBank from, InventedBank to, String reference, long amountMinor) {
        return PaymentBuilder.mt103()
                .sender(from.terminal())
                .number(1)
                .reference(reference)
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", amountMinor)
                .issuer(from.customer("MUSTERI BIR", 1, ""))
                .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .text();
    }

    private void closeDay() throws Exception {
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        for (RememberingTerminal bank : world.banks) {
            world.until("a statement", () -> DayStatements.isComplete(bank.messages()));
        }
    }

    private InquiryAnswer answer(String message) throws Exception {
        return (InquiryAnswer) next(message);
    }

    private void assertRefused(String message, int code, String tag) throws Exception {
        Notice notice = (Notice) next(message);
        assertEquals(Notice.Kind.REFUSED, notice.kind());
        Notice.Reason reason = Objects.requireNonNull(notice.reason());
        assertEquals(code, reason.code(), message);
        assertEquals(tag, reason.tag(), message);
    }

    private BankMessage next(String message) throws Exception {
        int before = alfa.outputs.size();
        ask(message);
        world.until("an answer", () -> alfa.outputs.size() > before);
        BankMessage answer = alfa.messages().getLast();
        assertTrue(!(answer instanceof Unreadable), () -> answer + " to " + message);
        return answer;
    }

    private void ask(String message) throws Exception {
        send(0, message);
    }

    private void send(int sender, String message) throws Exception {
        RememberingTerminal bank = world.banks.get(sender);
        bank.send(message.getBytes(StandardCharsets.ISO_8859_1));
        world.until("taken", bank::isAnswered);
        for (int i = 0; i < 20; i++) {
            world.step();
        }
    }

    private static String mt920(String reference, String type, String account, String more) {
        return "{1:F01" + ALFA.terminal() + "0001000001}{2:I920NABZAZ2CXRTSN}{4:\r\n:20:" + reference + "\r\n:12:"
                + type + "\r\n:25:" + account + "\r\n" + more + "-}";
    }

    private static String mt298(String reference, int smt, String fields) {
        return "{1:F01" + ALFA.terminal() + "0001000001}{2:I298NABZAZ2CXRTSN}{4:\r\n:20:" + reference + "\r\n:12:" + smt
                + "\r\n:77E:\r\n" + fields + "-}";
    }
}
