package az.ecbar.ops.node;

import az.ecbar.bankview.Decision;
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
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A whole node in memory with many banks and two operators, stepped on one thread with virtual time. */
final class DayInMemory extends DayOfBanks implements Clock {
    private static final String ISSUE_DOLLARS = "ISSUE-USD";
    private static final int MAX_STEPS = 200_000;

    private final List<RememberingTerminal> operators = new ArrayList<>();
    private final Surroundings around;
    private final SplittableRandom random;
    private final Node node;
    private long utcNs = TestAuthority.NOW_NS;
    private long monotonicNs = TimeUnit.DAYS.toNanos(20);
    private LocalDate lastDate = LocalDate.MIN;

    DayInMemory(int number, long seed) throws Exception {
        super(number);
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
        for (int i = 0; i < banks.size(); i++) {
            if (isInIso(i)) {
                commands.add(actions.setLanguage(banks.get(i).bic(), MessageLanguage.ISO));
            }
        }
        commands.add(actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        commands.add(complete);
        return commands;
    }

    /** Another BIC of the first bank. */
    private String alias() {
        return banks.getFirst().letters() + "AZ22ALI";
    }

    @Override
    Set<String> aliases(int bank) {
        return bank == 0 ? Set.of(alias()) : Set.of();
    }

    @Override
    boolean isExecutionNoticeWanted(int bank) {
        return bank != 1;
    }

    /** The first one is known by another BIC as well. */
    @Override
    boolean isInIso(int bank) {
        return bank % 6 == 0;
    }

    @Override
    int accountNumber(int bank, boolean isInDollars) {
        return isInDollars ? banks.size() + 2 + bank : 1 + bank;
    }

    @Override
    Set<LocalDate> businessDays() {
        return Set.of();
    }

    // ---- steps

    /** One millisecond of everybody. */
    @Override
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

    private void pass(long ns) {
        utcNs += ns;
        monotonicNs += ns;
    }

    @Override
    void until(String what, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < MAX_STEPS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never: " + what);
    }

    @Override
    long rest() throws Exception {
        until("all jobs done", () -> !node.ledger().hasJob());
        long told = -1;
        while (told != outputs()) {
            told = outputs();
            for (int i = 0; i < 100; i++) {
                step();
            }
        }
        return node.ledger().lastSequence();
    }

    // ---- what the Central Bank does

    /** By two operators; a date after another one is a day later. */
    @Override
    void openDay(LocalDate date) throws Exception {
        if (lastDate.isBefore(date) && !lastDate.equals(LocalDate.MIN)) {
            pass(TimeUnit.DAYS.toNanos(1));
            long _ = quiet();
        }
        lastDate = date;
        int number = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        decide(new Decision.DayOpened(date), actions.openDay(SystemId.AZIPS, number));
    }

    @Override
    void closeDay() throws Exception {
        decide(new Decision.DayClosed(), actions.closeDay(SystemId.AZIPS));
    }

    @Override
    String query(QueryKind kind, long cursor, String argument) throws Exception {
        return ask(0, OperatorRequest.query(kind, cursor, argument));
    }

    @Override
    String propose(byte[] action) throws Exception {
        return ask(0, OperatorRequest.propose(action));
    }

    @Override
    String approve(long proposalId) throws Exception {
        return ask(1, OperatorRequest.approve(proposalId));
    }

    private String ask(int operator, byte[] request) throws Exception {
        RememberingTerminal terminal = operators.get(operator);
        terminal.send(request);
        long number = terminal.inputs.size();
        until("an answer", () -> terminal.lastAnswer().contains("\"inputNumber\":" + number + ","));
        return terminal.lastAnswer();
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
