package az.ecbar.ops.node;

import az.ecbar.bankview.DayRecord;
import az.ecbar.bankview.Decision;
import az.ecbar.bankview.Register;
import az.ecbar.command.ActionWriter;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.port.Clock;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A whole node in memory with many banks and two operators, stepped on one thread with virtual time, and a record of what
 * all of them sent, received and decided: nothing else is given to the auditor of the banks' view.
 */
final class DayOfBanks implements Clock {
    static final long OPENING_MINOR = 10_000_000;

    /** So many banks have accounts in dollars as well. */
    static final int WITH_DOLLARS = 6;

    private static final String ISSUE_DOLLARS = "ISSUE-USD";
    private static final long CENTRE_TIN = 9_900_003_871L;
    private static final int MAX_STEPS = 200_000;
    private static final Pattern ROW =
            Pattern.compile("\"currency\":\"(\\w{3})\",\\s*\"number\":\"(\\w+)\",\"balance\":\"(-?[0-9.]+)\"");

    final List<InventedBank> banks;
    final List<RememberingTerminal> terminals = new ArrayList<>();
    final ActionWriter actions = new ActionWriter();
    private final List<RememberingTerminal> operators = new ArrayList<>();
    private final List<DayRecord.Decided> decided = new ArrayList<>();
    private final Surroundings around;
    private final SplittableRandom random;
    private final Node node;
    private long utcNs = TestAuthority.NOW_NS;
    private long monotonicNs = TimeUnit.DAYS.toNanos(20);

    DayOfBanks(int number, long seed) throws Exception {
        banks = IntStream.rangeClosed(1, number).mapToObj(InventedBank::of).toList();
        random = new SplittableRandom(seed);
        around = new Surroundings(random.nextLong(), this, 1, false);
        banks.forEach(bank -> terminals.add(terminal(Role.BANK, bank.bic(), 'A')));
        operators.add(terminal(Role.OPERATOR, Surroundings.CENTRE, 'L'));
        operators.add(terminal(Role.OPERATOR, Surroundings.CENTRE, 'R'));
        node = Node.solo(
                around.ports(new Node.Folders(
                        new MemoryFolder(), new MemoryFolder(), new MemoryFolder(), new MemoryFolder())),
                settings(),
                genesis(),
                JournalProgress.SILENT);
        all().forEach(terminal -> terminal.start(monotonicNs));
        until("all logged on", () -> all().stream().allMatch(terminal -> terminal.state() == ClientState.ACTIVE));
    }

    private static Node.Settings settings() {
        return new Node.Settings(
                JournalConfig.defaults().withReserveBytes(1 << 20).withWaterMarks(0, 0),
                new LedgerCapacity(64, 1 << 15, 1 << 12, 1 << 20),
                1 << 10,
                1 << 8,
                1 << 24,
                Surroundings.CENTRE,
                1 << 24,
                false);
    }

    private RememberingTerminal terminal(Role role, String bic, char letter) {
        SplittableRandom nonces = random.split();
        return new RememberingTerminal(
                bic,
                letter,
                role == Role.OPERATOR ? MessageKind.REQUEST : MessageKind.MESSAGE,
                listener -> around.session(role, bic, letter, nonces::nextBytes, listener));
    }

    private List<RememberingTerminal> all() {
        List<RememberingTerminal> all = new ArrayList<>(terminals);
        all.addAll(operators);
        return all;
    }

    // ---- who takes part

    private List<byte[]> genesis() {
        List<byte[]> commands = new ArrayList<>(around.genesis(
                "day of banks",
                banks.stream()
                        .map(bank -> new Surroundings.Bank(
                                bank.bic(), bank.name(), bank.tin(), bank.account(), OPENING_MINOR))
                        .toList()));
        byte[] complete = commands.removeLast();
        commands.add(actions.openAccount(
                Surroundings.CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "USD", ISSUE_DOLLARS));
        for (InventedBank bank : banks.subList(0, WITH_DOLLARS)) {
            String account = bank.account("USD");
            commands.add(actions.openAccount(bank.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "USD", account));
            commands.add(actions.issueFunds("USD", account, ISSUE_DOLLARS, OPENING_MINOR, "GENESIS"));
        }
        commands.add(actions.addAlias(banks.getFirst().bic(), alias()));
        commands.add(actions.setNoticeProfile(banks.get(1).bic(), false));
        commands.add(actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        commands.add(complete);
        return commands;
    }

    /** Another BIC of the first bank. */
    String alias() {
        return banks.getFirst().letters() + "AZ22ALI";
    }

    /** What the auditor knows before the day: the same, as the Central Bank's papers have it. */
    Register register() {
        List<Register.Participant> participants = new ArrayList<>();
        List<Register.HeldAccount> accounts = new ArrayList<>();
        BigDecimal opening = BigDecimal.valueOf(OPENING_MINOR, 2);
        participants.add(new Register.Participant(
                Surroundings.CENTRE, Set.of(), "Central Bank", String.valueOf(CENTRE_TIN), "NABZAZ2CAXXX", true));
        for (int i = 0; i < banks.size(); i++) {
            InventedBank bank = banks.get(i);
            Set<String> aliases = i == 0 ? Set.of(alias()) : Set.of();
            participants.add(
                    new Register.Participant(bank.bic(), aliases, bank.name(), bank.tin(), bank.terminal(), i != 1));
            accounts.add(new Register.HeldAccount(bank.account(), "AZN", bank.bic(), 1 + i, opening));
            if (i < WITH_DOLLARS) {
                accounts.add(new Register.HeldAccount(
                        bank.account("USD"), "USD", bank.bic(), banks.size() + 2 + i, opening));
            }
        }
        return new Register(Surroundings.CENTRE, participants, accounts, Set.of(), true);
    }

    // ---- steps

    /** One millisecond of everybody. */
    void step() throws Exception {
        pass(TimeUnit.MILLISECONDS.toNanos(1));
        for (RememberingTerminal terminal : terminals) {
            int _ = terminal.step(monotonicNs);
        }
        for (RememberingTerminal operator : operators) {
            int _ = operator.step(monotonicNs);
        }
        around.network().step();
        node.edge().doWork();
        node.core().doWork();
    }

    void pass(long ns) {
        utcNs += ns;
        monotonicNs += ns;
    }

    void until(String what, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < MAX_STEPS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never: " + what);
    }

    /** Until all that was sent is answered, all jobs are done and everybody has what is due to him. */
    void quiet() throws Exception {
        until("all answered", () -> terminals.stream().allMatch(RememberingTerminal::isAnswered));
        until("all jobs done", () -> !node.ledger().hasJob());
        long told = -1;
        while (told != outputs()) {
            told = outputs();
            for (int i = 0; i < 100; i++) {
                step();
            }
        }
        decided.add(new DayRecord.Decided(node.ledger().lastSequence(), new Decision.AllDone()));
    }

    private long outputs() {
        return terminals.stream().mapToLong(terminal -> terminal.outputs.size()).sum();
    }

    // ---- what the Central Bank does

    /** Two operators decide it, while nothing else goes on. */
    void decide(Decision decision, byte[] action) throws Exception {
        quiet();
        String proposed = ask(0, OperatorRequest.propose(action));
        String approved = ask(1, OperatorRequest.approve(number("proposalId", proposed)));
        if (!approved.contains("\"code\":0")) {
            throw new AssertionError(decision + ": " + approved);
        }
        decided.add(new DayRecord.Decided(number("sequence", approved), decision));
        quiet();
    }

    private String ask(int operator, byte[] request) throws Exception {
        RememberingTerminal terminal = operators.get(operator);
        terminal.send(request);
        long number = terminal.inputs.size();
        until("an answer", () -> terminal.lastAnswer().contains("\"inputNumber\":" + number + ","));
        return terminal.lastAnswer();
    }

    private static long number(String name, String answer) {
        return Long.parseLong(answer.replaceAll("(?s).*?\"" + name + "\":(\\d+).*", "$1"));
    }

    /** What the ledger says each account holds, by number and currency, as operators are answered. */
    Map<String, BigDecimal> balances() throws Exception {
        Map<String, BigDecimal> balances = new HashMap<>();
        for (InventedBank bank : banks) {
            Matcher row = ROW.matcher(ask(0, OperatorRequest.query(QueryKind.ACCOUNT, 0, bank.bic())));
            while (row.find()) {
                balances.put(row.group(2) + " " + row.group(1), new BigDecimal(row.group(3)));
            }
        }
        return balances;
    }

    /** Minor units that a bank holds in manats, as operators are answered. */
    long available(InventedBank bank) throws Exception {
        return Objects.requireNonNull(balances().get(bank.account() + " AZN"))
                .movePointRight(2)
                .longValueExact();
    }

    // ---- what is known in the end

    /** All that the banks and the Central Bank know of it. */
    DayRecord record() {
        List<DayRecord.Taken> taken = new ArrayList<>();
        Map<String, List<String>> received = new HashMap<>();
        for (int i = 0; i < banks.size(); i++) {
            RememberingTerminal terminal = terminals.get(i);
            for (int input = 0; input < terminal.receipts.size(); input++) {
                taken.add(new DayRecord.Taken(
                        terminal.receipts.get(input), terminal.bic, text(terminal.inputs.get(input))));
            }
            received.put(
                    banks.get(i).terminal(),
                    terminal.outputs.stream().map(DayOfBanks::text).toList());
        }
        return new DayRecord(taken, decided, received);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public long utcNs() {
        return utcNs;
    }

    @Override
    public long monotonicNs() {
        return monotonicNs;
    }
}
