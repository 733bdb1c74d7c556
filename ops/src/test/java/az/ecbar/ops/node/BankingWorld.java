package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.RelayFaults;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.port.Clock;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Three banks and two operators around one centre, on one thread with virtual time, and a day of payments between them.
 * What the centre is, one node or two, a subclass says. All that happens follows from the seed.
 */
abstract class BankingWorld implements Clock {
    static final int TODAY = 20_260_302;
    static final List<InventedBank> BANKS = List.of(InventedBank.of(1), InventedBank.of(2), InventedBank.of(3));
    static final long OPENING_MINOR = 100_000;

    /** A bank that holds nothing, and whose program is wrong. */
    static final InventedBank UNRULY = InventedBank.of(4);

    final SplittableRandom random;
    final Surroundings around;
    final List<RememberingTerminal> banks = new ArrayList<>();
    final List<RememberingTerminal> operators = new ArrayList<>();
    /** Further terminals, which a test adds and starts itself. */
    final List<RememberingTerminal> others = new ArrayList<>();

    final ActionWriter actions = new ActionWriter();
    final List<byte[]> genesis;
    final PaymentDay day;

    /** What stands between the banks and the centre. */
    final RelayFaults relay;

    /** The terminal of the unruly bank, with its right program; null where there is no such bank. */
    final @Nullable RememberingTerminal unruly;

    private long utcNs = TestAuthority.NOW_NS;
    private long monotonicNs = TimeUnit.DAYS.toNanos(20);

    /** @param hasRealSignatures else they cost one hash each */
    BankingWorld(long seed, int nodes, boolean hasRealSignatures) {
        this(seed, nodes, hasRealSignatures, false);
    }

    /** @param isWide whether there are a relay that may be defective, and a bank that is unruly */
    BankingWorld(long seed, int nodes, boolean hasRealSignatures, boolean isWide) {
        random = new SplittableRandom(seed);
        around = new Surroundings(random.nextLong(), this, nodes, hasRealSignatures);
        relay = new RelayFaults(new SplittableRandom(~seed));
        if (isWide) {
            around.relay(relay);
        }
        day = new PaymentDay(BANKS, OPENING_MINOR, TODAY, random);
        BANKS.forEach(bank -> banks.add(terminal(Role.BANK, bank.bic(), 'A')));
        operators.add(terminal(Role.OPERATOR, Surroundings.CENTRE, 'L'));
        operators.add(terminal(Role.OPERATOR, Surroundings.CENTRE, 'R'));
        unruly = isWide ? terminal(Role.BANK, UNRULY.bic(), 'A') : null;
        List<Surroundings.Bank> registered = new ArrayList<>();
        BANKS.forEach(bank -> registered.add(registered(bank, OPENING_MINOR)));
        if (isWide) {
            registered.add(registered(UNRULY, 0));
            banks.forEach(RememberingTerminal::mayHearWrong);
            operators.forEach(RememberingTerminal::mayHearLate);
        }
        genesis = around.genesis("simulation", registered);
    }

    private static Surroundings.Bank registered(InventedBank bank, long openingMinor) {
        return new Surroundings.Bank(bank.bic(), bank.name(), bank.tin(), bank.account(), openingMinor);
    }

    /** One millisecond of everybody. */
    abstract void step() throws Exception;

    final List<RememberingTerminal> terminals() {
        List<RememberingTerminal> all = new ArrayList<>(banks);
        all.addAll(operators);
        all.addAll(others);
        return all;
    }

    private RememberingTerminal terminal(Role role, String bic, char letter) {
        SplittableRandom nonces = random.split();
        return new RememberingTerminal(
                bic,
                letter,
                role == Role.OPERATOR ? MessageKind.REQUEST : MessageKind.MESSAGE,
                listener -> around.session(role, bic, letter, nonces::nextBytes, listener));
    }

    void pass(long ns) {
        utcNs += ns;
        monotonicNs += ns;
    }

    /** Somebody sets the wall clock. */
    void moveWallClock(long ns) {
        utcNs += ns;
    }

    /** Steps until it is so; fails after too many steps. */
    void until(String what, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 1_500_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never: " + what + "; " + this);
    }

    // ---- the day

    void openDay() throws Exception {
        until("banks logged on", () -> banks.stream().allMatch(bank -> bank.state() == ClientState.ACTIVE));
        assertDone(decide(actions.openDay(SystemId.AZIPS, TODAY)));
    }

    void pay() {
        send(day.next());
    }

    final void send(PaymentDay.Order order) {
        banks.get(order.from()).send(order.message().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits for all answers, closes the day, and waits until everybody has what is due to him. */
    void closeDay() throws Exception {
        until("all inputs answered", () -> banks.stream().allMatch(RememberingTerminal::isAnswered));
        assertDone(decide(actions.closeDay(SystemId.AZIPS)));
        for (int i = 0; i < banks.size(); i++) {
            int bank = i;
            untilHeard("all endings at", banks.get(i), messages -> day.open(bank, messages) == 0);
        }
        for (RememberingTerminal bank : banks) {
            untilHeard("statement of", bank, DayStatements::isComplete);
        }
        // Whoever ended it for the last one may still have something on the way to another.
        for (int i = 0; i < 500; i++) {
            step();
        }
    }

    /** Steps until a bank has heard what it shall; looks again only when it has heard more. */
    private void untilHeard(String what, RememberingTerminal bank, Predicate<List<BankMessage>> isAll)
            throws Exception {
        int[] looked = {-1};
        until(what + " " + bank.bic, () -> {
            boolean isMore = bank.outputs.size() > looked[0];
            looked[0] = bank.outputs.size();
            return isMore && isAll.test(bank.messages());
        });
    }

    static void assertDone(String answer) {
        assertTrue(answer.contains("\"code\":0"), answer);
    }

    // ---- operators

    /** Two operators decide; gives the answer to the approval. */
    String decide(byte[] action) throws Exception {
        String proposed = ask(operators.get(0), OperatorRequest.propose(action));
        String id = proposed.replaceAll(".*\"proposalId\":(\\d+).*", "$1");
        return ask(operators.get(1), OperatorRequest.approve(Long.parseLong(id)));
    }

    String query(QueryKind kind, String argument) throws Exception {
        return ask(operators.get(0), OperatorRequest.query(kind, 0, argument));
    }

    private String ask(RememberingTerminal operator, byte[] request) throws Exception {
        operator.send(request);
        long number = operator.inputs.size();
        until("answer to " + operator.letter, () -> operator.lastAnswer().contains("\"inputNumber\":" + number + ","));
        return operator.lastAnswer();
    }

    /** The bank's balance in minor units, as the ledger answers an operator. */
    long balance(int bank) throws Exception {
        String answer = query(QueryKind.ACCOUNT, BANKS.get(bank).bic());
        return Long.parseLong(
                answer.replaceAll(".*\"balance\":\"([^\"]*)\".*", "$1").replace(".", ""));
    }

    @Override
    public long utcNs() {
        return utcNs;
    }

    @Override
    public long monotonicNs() {
        return monotonicNs;
    }

    @Override
    public String toString() {
        return terminals().stream().map(BankingWorld::describe).collect(Collectors.joining("\n"));
    }

    private static String describe(RememberingTerminal terminal) {
        return terminal.bic + terminal.letter + " " + terminal.state() + ", " + terminal.receipts.size() + " of "
                + terminal.inputs.size() + " taken, " + terminal.outputs.size() + " outputs, " + terminal.lastCode
                + " " + terminal.lastText;
    }
}
