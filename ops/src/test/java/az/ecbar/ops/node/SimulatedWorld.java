package az.ecbar.ops.node;

import az.ecbar.command.ActionWriter;
import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;
import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.port.Clock;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * A whole node, three banks and two operators on one thread with virtual time: the real agents, ledger, journal,
 * sessions, translators, renderer and outbox above folders, a network and a clock in memory. All that happens follows
 * from the seed; keys are new each time, but nothing depends on their bytes.
 */
final class SimulatedWorld implements Clock {
    static final int TODAY = 20_260_302;
    static final String CENTRE = "NABZAZ2CXXX";
    static final List<String> BANKS = List.of("ALFAAZ22XXX", "BETAAZ22XXX", "QAMAAZ22XXX");
    static final long OPENING_MINOR = 100_000;

    final SplittableRandom random;
    final TestAuthority authority = new TestAuthority();
    final MemoryNetwork network;
    final List<SimulatedTerminal> banks = new ArrayList<>();
    final List<SimulatedTerminal> operators = new ArrayList<>();
    final ActionWriter actions = new ActionWriter();
    final List<byte[]> genesis;
    MemoryFolder journal = new MemoryFolder();
    MemoryFolder snapshots = new MemoryFolder();
    MemoryFolder outbox = new MemoryFolder();
    MemoryFolder proofs = new MemoryFolder();
    Node node;
    private final TestHolder nodeKey = authority.node();
    private final Node.Settings settings;
    private long utcNs = TestAuthority.NOW_NS;
    private long monotonicNs = TimeUnit.DAYS.toNanos(20);
    private boolean isSnapshotterStarted;

    SimulatedWorld(long seed, int maxBatch, long snapshotInterval) throws Exception {
        random = new SplittableRandom(seed);
        network = new MemoryNetwork(
                random.nextLong(), authority.connection(Role.NODE, CENTRE, "9900003871").chain(), 64);
        settings = new Node.Settings(
                JournalConfig.defaults().withReserveBytes(1 << 20).withWaterMarks(0, 0),
                LedgerCapacity.small(),
                256,
                maxBatch,
                snapshotInterval,
                CENTRE);
        for (String bic : BANKS) {
            banks.add(terminal(Role.BANK, bic, 'A'));
        }
        operators.add(terminal(Role.OPERATOR, CENTRE, 'L'));
        operators.add(terminal(Role.OPERATOR, CENTRE, 'R'));
        genesis = genesis();
        node = newNode();
        banks.forEach(bank -> bank.start(monotonicNs));
        operators.forEach(operator -> operator.start(monotonicNs));
    }

    private SimulatedTerminal terminal(Role role, String bic, char letter) {
        return new SimulatedTerminal(authority, network, this, role, bic, letter, random.nextLong());
    }

    static TestHolder holder(TestAuthority authority, Role role, String bic, char letter) {
        return authority.holder(
                TestKeys.ed25519(),
                new Identity(role, bic, code(bic), role == Role.OPERATOR ? "operator-" + letter : "", bic),
                EnumSet.of(Purpose.SIGN),
                TestAuthority.FROM,
                TestAuthority.TO);
    }

    static String code(String bic) {
        return "REG" + bic.substring(0, 4);
    }

    static String account(int bank) {
        return Iban.of("NABZ", "01350100000000" + (901 + bank) + "944");
    }

    /** A bank as it stands in its payments. */
    static Party party(int bank) {
        String bic = BANKS.get(bank);
        String name = bic.substring(0, 4) + " BANK";
        return Party.participant(name, "50590" + (1 + bank), tin(bank), bic, account(bank))
                .withCustomer("MUSTERI " + bank, Iban.of(bic.substring(0, 4), "38090000000000001944"), "");
    }

    private static String tin(int bank) {
        return Tin.legalPerson(14_000_901 + bank);
    }

    private List<byte[]> genesis() {
        List<byte[]> commands = new ArrayList<>();
        commands.add(actions.beginLedger(1, "simulation"));
        commands.add(actions.registerParticipant(
                CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9_900_003_871L, "", code(CENTRE), "Central Bank"));
        commands.add(actions.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"));
        operators.forEach(operator -> commands.add(certificate(operator, CertificateRole.OPERATOR)));
        for (int i = 0; i < BANKS.size(); i++) {
            String bic = BANKS.get(i);
            commands.add(actions.registerParticipant(
                    bic, ParticipantKind.BANK, 'A', Long.parseLong(tin(i)), "", code(bic), bic.substring(0, 4)));
            commands.add(actions.openAccount(bic, SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", account(i)));
            commands.add(actions.issueFunds("AZN", account(i), "ISSUE-AZN", OPENING_MINOR, "GENESIS"));
            commands.add(certificate(banks.get(i), CertificateRole.BANK));
        }
        commands.add(actions.completeGenesis());
        return commands;
    }

    private byte[] certificate(SimulatedTerminal terminal, CertificateRole role) {
        BcscCertificate certificate = terminal.signKey.certificate();
        return actions.registerCertificate(
                terminal.bic,
                terminal.letter,
                role,
                certificate.notBeforeNs(),
                certificate.notAfterNs(),
                certificate.fingerprint().toBytes(),
                code(terminal.bic),
                "holder",
                certificate.der());
    }

    private Node newNode() throws Exception {
        Node.Ports ports = new Node.Ports(
                new Node.Folders(journal, snapshots, outbox, proofs),
                network.server(),
                nodeKey.signer(),
                nodeKey.certificate(),
                authority.checker(),
                this);
        isSnapshotterStarted = false;
        return new Node(ports, settings, genesis, JournalProgress.SILENT);
    }

    // ---- steps

    /** One millisecond of everybody. */
    void step() throws Exception {
        pass(TimeUnit.MILLISECONDS.toNanos(1));
        stepTerminals();
        stepEdge();
        stepCore();
        stepSnapshotter();
    }

    void stepTerminals() {
        banks.forEach(bank -> bank.step(monotonicNs));
        operators.forEach(operator -> operator.step(monotonicNs));
        network.step();
    }

    void stepEdge() throws Exception {
        node.edge().doWork();
    }

    int stepCore() throws Exception {
        return node.core().doWork();
    }

    private void stepSnapshotter() throws Exception {
        if (!isSnapshotterStarted) {
            node.snapshotter().onStart();
            isSnapshotterStarted = true;
        }
        node.snapshotter().doWork();
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
        for (int i = 0; i < 100_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never: " + what + "; " + this);
    }

    // ---- disasters

    /** The process ends without a word; all that it wrote is there. */
    void kill() {
        journal = journal.afterKill();
        snapshots = snapshots.afterKill();
        outbox = outbox.afterKill();
        proofs = proofs.afterKill();
    }

    /** The power goes: of what was not forced, some pages are there and some are not. */
    void losePower(RandomGenerator dice) {
        journal = journal.afterPowerLoss(dice);
        snapshots = snapshots.afterPowerLoss(dice);
        outbox = outbox.afterPowerLoss(dice);
        proofs = proofs.afterPowerLoss(dice);
    }

    /** The node comes up again on what the disasters have left. */
    void restart() throws Exception {
        network.cutAll();
        node = newNode();
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

    private String ask(SimulatedTerminal operator, byte[] request) throws Exception {
        operator.send(request);
        String number = "\"inputNumber\":" + operator.inputs.size() + ",";
        until("answer to " + operator.letter, () -> operator.lastAnswer().contains(number));
        return operator.lastAnswer();
    }

    /** The bank's balance in minor units, as the ledger answers an operator. */
    long balance(int bank) throws Exception {
        String answer = query(QueryKind.ACCOUNT, BANKS.get(bank));
        return Long.parseLong(
                answer.replaceAll(".*\"balance\":\"([^\"]*)\".*", "$1").replace(".", ""));
    }

    /** What the journal holds, brought to ledger and outbox from the very beginning. */
    Rebuilt rebuild() throws Exception {
        return Rebuilt.of(journal.afterKill(), settings, authority.checker());
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
        StringBuilder text = new StringBuilder();
        for (SimulatedTerminal terminal : new ArrayList<>(banks)) {
            text.append(describe(terminal));
        }
        operators.forEach(operator -> text.append(describe(operator)));
        return text.toString();
    }

    private static String describe(SimulatedTerminal terminal) {
        return "\n" + terminal.bic + terminal.letter + " " + terminal.state() + ", " + terminal.receipts.size() + " of "
                + terminal.inputs.size() + " taken, " + terminal.outputs.size() + " outputs, " + terminal.lastCode
                + " " + terminal.lastText;
    }
}
