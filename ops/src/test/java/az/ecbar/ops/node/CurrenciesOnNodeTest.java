package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.Statement;
import az.ecbar.mt.check.Currencies;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Accounts in manats and in four foreign currencies, of none, two and three minor digits, from their opening to their
 * statements: in real messages through a whole node. Nothing is ever converted.
 */
class CurrenciesOnNodeTest {
    private static final int FROM = BankingWorld.TODAY + 4;
    private static final List<InventedBank> BANKS = BankingWorld.BANKS;
    private static final List<String> FOREIGN = List.of("JPY", "KWD", "USD", "EUR");
    private static final long FOREIGN_MINOR = 200_000;
    private static final Pattern BALANCE =
            Pattern.compile("\"currency\":\"([A-Z]{3})\",\"number\":\"[^\"]*\",\"balance\":\"([^\"]*)\"");

    private final SimulatedWorld world = new SimulatedWorld(21, 64, 20);

    /** Accounts are opened by two operators, money is issued on them, and gridlocks are resolved on that day. */
    CurrenciesOnNodeTest() throws Exception {
        awaitLogons();
        BankingWorld.assertDone(world.decide(world.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, FROM)));
        world.pass(TimeUnit.DAYS.toNanos(4));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        awaitLogons();
        for (String currency : FOREIGN) {
            decide(world.actions.openAccount(
                    Surroundings.CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, currency, issue(currency)));
            for (InventedBank bank : BANKS) {
                decide(world.actions.openAccount(
                        bank.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, currency, bank.account(currency)));
            }
        }
        decide(world.actions.openDay(SystemId.AZIPS, FROM));
        for (String currency : FOREIGN) {
            for (InventedBank bank : BANKS) {
                decide(world.actions.issueFunds(
                        currency, bank.account(currency), issue(currency), FOREIGN_MINOR, "OPEN-" + currency));
            }
        }
    }

    private static String issue(String currency) {
        return "ISSUE-" + currency;
    }

    private void decide(byte[] action) throws Exception {
        BankingWorld.assertDone(world.decide(action));
    }

    private void awaitLogons() throws Exception {
        world.until(
                "all logged on",
                () -> world.terminals().stream().allMatch(terminal -> terminal.state() == ClientState.ACTIVE));
    }

    private static Party side(InventedBank bank, int customer, String account) {
        Party manats = bank.customer("MUSTERI", customer, "");
        return new Party(
                manats.customerAccount(),
                "",
                "",
                manats.name(),
                manats.bankCode(),
                manats.tin(),
                manats.bic(),
                account);
    }

    private void pay(int from, int to, String reference, String currency, String amount) {
        pay(from, to, reference, currency, amount, currency, currency);
    }

    /** From the account in one currency to that in another, in a third one. */
    private void pay(
            int from,
            int to,
            String reference,
            String currency,
            String amount,
            String fromCurrency,
            String toCurrency) {
        String message = PaymentBuilder.mt103()
                .sender(BANKS.get(from).terminal())
                .reference(reference)
                .valueDate(FROM)
                .amount(currency, amount)
                .issuer(side(BANKS.get(from), 1, BANKS.get(from).account(fromCurrency)))
                .beneficiary(side(BANKS.get(to), 2, BANKS.get(to).account(toCurrency)))
                .remittanceInformation("ODENIS")
                .text();
        world.banks.get(from).send(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Notice told(int bank, Notice.Kind kind, String reference) throws Exception {
        world.until(kind + " " + reference, () -> find(bank, kind, reference).size() == 1);
        return find(bank, kind, reference).getFirst();
    }

    private List<Notice> find(int bank, Notice.Kind kind, String reference) {
        return world.banks.get(bank).messages().stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .filter(notice -> notice.kind() == kind && notice.reference().equals(reference))
                .toList();
    }

    private void assertRefused(int bank, String reference, int code, String tag) throws Exception {
        Notice.Reason reason = Objects.requireNonNull(
                told(bank, Notice.Kind.REFUSED, reference).reason());
        assertEquals(code, reason.code(), reference);
        assertEquals(tag, reason.tag(), reference);
    }

    private Advice advice(int bank, boolean isCredit, String reference) {
        return world.banks.get(bank).messages().stream()
                .filter(Advice.class::isInstance)
                .map(Advice.class::cast)
                .filter(one -> one.isCredit() == isCredit && one.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    /** All balances of a currency, the Central Bank's included, in its minor units. */
    private Map<String, Long> sums() throws Exception {
        Map<String, Long> sums = new HashMap<>();
        List<String> bics = new ArrayList<>(List.of(Surroundings.CENTRE));
        BANKS.forEach(bank -> bics.add(bank.bic()));
        for (String bic : bics) {
            Matcher row = BALANCE.matcher(world.query(QueryKind.ACCOUNT, bic));
            while (row.find()) {
                int digits = Currencies.digits(row.group(1));
                long minor = new BigDecimal(row.group(2)).movePointRight(digits).longValueExact();
                sums.merge(row.group(1), minor, Long::sum);
            }
        }
        return sums;
    }

    private void closeDay() throws Exception {
        decide(world.actions.closeDay(SystemId.AZIPS));
        int accounts = FOREIGN.size() + 1;
        for (RememberingTerminal bank : world.banks) {
            world.until("a statement of each account", () -> statements(bank).size() == accounts);
        }
        for (int i = 0; i < 300; i++) {
            world.step();
        }
    }

    private static List<Statement> statements(RememberingTerminal bank) {
        return bank.messages().stream()
                .filter(message -> message instanceof Statement)
                .map(Statement.class::cast)
                .toList();
    }

    @Test
    @Rule({"4.7.1", "4.8.5", "4.10.1", "4.19", "4.25"})
    void eachCurrencyIsPaidInItsOwnDigitsAndStatedAndBalancedAlone() throws Exception {
        pay(0, 1, "P-JPY", "JPY", "1500,");
        pay(1, 2, "P-KWD", "KWD", "12,345");
        pay(2, 0, "P-USD", "USD", "99,9");
        pay(0, 2, "P-EUR", "EUR", "0,01");
        pay(1, 0, "P-AZN", "AZN", "7,00");
        told(0, Notice.Kind.EXECUTED, "P-JPY");
        told(1, Notice.Kind.EXECUTED, "P-KWD");
        told(2, Notice.Kind.EXECUTED, "P-USD");
        told(0, Notice.Kind.EXECUTED, "P-EUR");
        told(1, Notice.Kind.EXECUTED, "P-AZN");
        assertAdvised(0, 1, "P-JPY", "JPY", 1_500, "JPY1500,");
        assertAdvised(1, 2, "P-KWD", "KWD", 12_345, "KWD12,345");
        assertAdvised(2, 0, "P-USD", "USD", 9_990, "USD99,90");
        assertAdvised(0, 2, "P-EUR", "EUR", 1, "EUR0,01");
        world.kill();
        world.restart();
        assertEquals(Map.of("AZN", 0L, "JPY", 0L, "KWD", 0L, "USD", 0L, "EUR", 0L), sums());
        closeDay();
        assertStatement(0, "JPY", FOREIGN_MINOR - 1_500, "JPY198500,");
        assertStatement(1, "JPY", FOREIGN_MINOR + 1_500, "JPY201500,");
        assertStatement(1, "KWD", FOREIGN_MINOR - 12_345, "KWD187,655");
        assertStatement(2, "KWD", FOREIGN_MINOR + 12_345, "KWD212,345");
        assertStatement(0, "USD", FOREIGN_MINOR + 9_990, "USD2099,90");
        assertStatement(2, "EUR", FOREIGN_MINOR + 1, "EUR2000,01");
        assertStatement(0, "AZN", BankingWorld.OPENING_MINOR + 700, "AZN1007,00");
        assertStatementsBalance();
        world.requireSound();
    }

    private void assertAdvised(int from, int to, String reference, String currency, long minor, String written) {
        Advice debit = advice(from, false, reference);
        Advice credit = advice(to, true, reference);
        assertEquals(BANKS.get(from).account(currency), debit.account());
        assertEquals(BANKS.get(to).account(currency), credit.account());
        for (Advice advice : List.of(debit, credit)) {
            assertEquals(currency, advice.currency());
            assertEquals(minor, advice.amountMinor());
        }
        String line = ":32A:" + (FROM - 20_000_000) + written + "\r\n";
        assertTrue(
                world.banks.get(to).outputs.stream()
                        .map(output -> new String(output, StandardCharsets.ISO_8859_1))
                        .anyMatch(text -> text.contains("{2:O910") && text.contains(line)),
                line);
    }

    private void assertStatement(int bank, String currency, long closing, String written) {
        String account = BANKS.get(bank).account(currency);
        List<Statement> pages = statements(world.banks.get(bank)).stream()
                .filter(page -> page.account().equals(account))
                .toList();
        assertEquals(1, pages.size(), account);
        assertEquals(currency, pages.getFirst().closing().currency());
        assertEquals(closing, pages.getFirst().closing().minor());
        String line = ":62F:C" + (FROM - 20_000_000) + written + "\r\n";
        assertTrue(
                world.banks.get(bank).outputs.stream()
                        .map(output -> new String(output, StandardCharsets.ISO_8859_1))
                        .anyMatch(text -> text.contains(":25:" + account) && text.contains(line)),
                line);
    }

    /** Of each currency, over all statements: what was paid was received, and all that was issued is there. */
    private void assertStatementsBalance() {
        Map<String, Long> paid = new HashMap<>();
        Map<String, Long> held = new HashMap<>();
        for (RememberingTerminal bank : world.banks) {
            for (Statement page : statements(bank)) {
                String currency = page.closing().currency();
                held.merge(currency, page.closing().minor(), Long::sum);
                for (Statement.Entry entry : page.entries()) {
                    if (!entry.code().equals("NMSC")) {
                        paid.merge(currency, entry.isCredit() ? entry.amountMinor() : -entry.amountMinor(), Long::sum);
                    }
                }
            }
        }
        assertEquals(Map.of("AZN", 0L, "JPY", 0L, "KWD", 0L, "USD", 0L, "EUR", 0L), paid);
        long issued = BANKS.size() * FOREIGN_MINOR;
        assertEquals(
                Map.of(
                        "AZN",
                        3 * BankingWorld.OPENING_MINOR,
                        "JPY",
                        issued,
                        "KWD",
                        issued,
                        "USD",
                        issued,
                        "EUR",
                        issued),
                held);
    }

    @Test
    @Rule({"4.8.3", "4.8.5", "4.9"})
    void nothingIsConvertedAndWrongDigitsAreRefusedByTheirField() throws Exception {
        pay(0, 1, "D-JPY", "JPY", "10,5");
        pay(0, 1, "D-KWD", "KWD", "1,2345");
        pay(0, 1, "D-USD", "USD", "1,234");
        assertRefused(0, "D-JPY", 153, "32A");
        assertRefused(0, "D-KWD", 153, "32A");
        assertRefused(0, "D-USD", 153, "32A");
        pay(0, 1, "C-TO", "USD", "10,00", "USD", "EUR");
        pay(0, 1, "C-FROM", "USD", "10,00", "EUR", "USD");
        pay(0, 1, "C-BOTH", "USD", "10,00", "EUR", "EUR");
        pay(0, 1, "C-NONE", "GBP", "10,00", "USD", "USD");
        assertRefused(0, "C-TO", 239, "");
        assertRefused(0, "C-FROM", 238, "");
        assertRefused(0, "C-BOTH", 238, "");
        assertRefused(0, "C-NONE", 236, "");
        assertEquals(Map.of("AZN", 0L, "JPY", 0L, "KWD", 0L, "USD", 0L, "EUR", 0L), sums());
        closeDay();
        for (String currency : FOREIGN) {
            for (int bank = 0; bank < BANKS.size(); bank++) {
                String account = BANKS.get(bank).account(currency);
                Statement page = statements(world.banks.get(bank)).stream()
                        .filter(one -> one.account().equals(account))
                        .findFirst()
                        .orElseThrow();
                assertEquals(FOREIGN_MINOR, page.closing().minor(), account);
            }
        }
        world.requireSound();
    }

    @Test
    @Rule({"4.11", "4.12.2", "4.18"})
    void eachCurrencyHasAQueueAndAGridlockOfItsOwn() throws Exception {
        for (int i = 0; i < BANKS.size(); i++) {
            pay(i, (i + 1) % BANKS.size(), "J-" + i, "JPY", "300000,");
            told(i, Notice.Kind.WAITS, "J-" + i);
            pay(i, (i + 1) % BANKS.size(), "K-" + i, "KWD", "250,000");
            told(i, Notice.Kind.WAITS, "K-" + i);
        }
        pay(0, 1, "E-1", "EUR", "2000,01");
        told(0, Notice.Kind.WAITS, "E-1");
        pay(0, 1, "U-1", "USD", "2000,00");
        told(0, Notice.Kind.EXECUTED, "U-1");
        assertEquals(List.of(), find(0, Notice.Kind.EXECUTED, "J-0"), "what waits in one currency stops no other");
        decide(world.actions.resolveGridlock(SystemId.AZIPS));
        for (int i = 0; i < BANKS.size(); i++) {
            told(i, Notice.Kind.EXECUTED, "J-" + i);
            told(i, Notice.Kind.EXECUTED, "K-" + i);
        }
        assertEquals(List.of(), find(0, Notice.Kind.EXECUTED, "E-1"), "euros are not lent by yens");
        assertEquals(Map.of("AZN", 0L, "JPY", 0L, "KWD", 0L, "USD", 0L, "EUR", 0L), sums());
        closeDay();
        Notice.Reason reason =
                Objects.requireNonNull(told(0, Notice.Kind.ANNULLED, "E-1").reason());
        assertEquals(248, reason.code());
        assertStatement(0, "JPY", FOREIGN_MINOR, "JPY200000,");
        assertStatement(0, "KWD", FOREIGN_MINOR, "KWD200,000");
        List<BankMessage> beta = world.banks.get(1).messages();
        assertTrue(beta.stream()
                .noneMatch(one ->
                        one instanceof Advice advice && advice.reference().equals("E-1")));
        world.requireSound();
    }
}
