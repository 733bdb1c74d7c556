package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;
import az.ecbar.ops.node.Node;
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
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A real node with two banks and two operators on one thread, folders, network and clock in memory. Whoever asks steps
 * all of them until the answer is there. Numbers and times follow from the calls; keys are new each time.
 */
final class NodeInMemory implements Clock {
    static final String CENTRE = "NABZAZ2CXXX";
    static final int TODAY = 20_260_302;
    static final Party ALFA = Party.participant(
            "ALFA BANK QSC", "505901", Tin.legalPerson(14_000_901), "ALFAAZ22XXX", correspondent(901));
    static final Party BETA = Party.participant(
            "BETA BANK ASC", "505902", Tin.legalPerson(14_000_903), "BETAAZ22XXX", correspondent(902));

    final SteppedTerminal alfa;
    final SteppedTerminal beta;
    final OperatorPort leyla;
    final OperatorPort rauf;
    Node node;
    private final SteppedOperator first;
    private final SteppedOperator second;
    private final ActionWriter actions = new ActionWriter();
    private final SplittableRandom random = new SplittableRandom(1);
    private final TestAuthority authority = new TestAuthority();
    private final TestHolder nodeKey = authority.node();
    private final MemoryNetwork network = new MemoryNetwork(
            1, authority.connection(Role.NODE, CENTRE, "9900003871").chain(), 64);
    private final Map<String, BcscCertificate> certificates = new HashMap<>();
    private final Node.Folders folders =
            new Node.Folders(new MemoryFolder(), new MemoryFolder(), new MemoryFolder(), new MemoryFolder());
    private final List<Runnable> everybody = new ArrayList<>();
    private final List<byte[]> genesis;
    private final PriorityQueue<Planned> plan = new PriorityQueue<>(Comparator.comparingLong(Planned::dueNs));
    private long nowNs = TestAuthority.NOW_NS;

    /** What happens at a moment. */
    private record Planned(long dueNs, Runnable what) {}

    NodeInMemory() throws Exception {
        first = new SteppedOperator('L');
        second = new SteppedOperator('R');
        leyla = first;
        rauf = second;
        alfa = new SteppedTerminal(listener -> session(Role.BANK, ALFA.bic(), 'A', listener));
        beta = new SteppedTerminal(listener -> session(Role.BANK, BETA.bic(), 'A', listener));
        everybody.add(() -> alfa.step(nowNs));
        everybody.add(() -> beta.step(nowNs));
        everybody.add(first::step);
        everybody.add(second::step);
        genesis = genesis();
        node = newNode();
        alfa.start(nowNs);
        beta.start(nowNs);
        first.session.start(0, 0, nowNs);
        second.session.start(0, 0, nowNs);
        until("logged on", this::isActive);
    }

    /** Who sits at a console that was given this configuration: the first seat is Leyla's, the second Rauf's. */
    OperatorPort at(OperatorConfig config, OperatorConfig.Seat seat) {
        return seat.equals(config.operator()) ? leyla : rauf;
    }

    /** ALFA sends a payment that is right in every respect. */
    static PaymentBuilder payment(Party from, Party to, String reference, long amountMinor) {
        return PaymentBuilder.mt205()
                .sender(from.bic().substring(0, 8) + "A" + from.bic().substring(8))
                .number(1)
                .reference(reference)
                .valueDate(TODAY)
                .amount("AZN", amountMinor)
                .issuer(from)
                .beneficiary(to)
                .senderToReceiver("/BNF/INTERBANK LOAN 12");
    }

    /** Sends, and steps until it is taken; gives its sequence. */
    long send(SteppedTerminal terminal, byte[] message) {
        terminal.send(message);
        until("input taken", () -> terminal.taken.size() == terminal.sent());
        return terminal.taken.getLast();
    }

    /** Something happens in so many milliseconds, whoever is waiting for what. */
    void in(long milliseconds, Runnable what) {
        plan.add(new Planned(nowNs + TimeUnit.MILLISECONDS.toNanos(milliseconds), what));
    }

    /** Rauf proposes something without waiting for the answer. */
    void raufProposes(byte[] action) {
        byte[] bytes = OperatorRequest.propose(action);
        second.session.offer(
                second.session.nextNumber(), MessageKind.REQUEST, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    /** Fingerprint of a bank's certificate, in hexadecimal. */
    String fingerprint(String bic) {
        return certificateOf(bic, 'A').fingerprint().toHex();
    }

    /** Time passes for everybody. */
    void pass(long milliseconds) {
        for (long i = 0; i < milliseconds; i++) {
            step();
        }
    }

    /** The node ends without a word and starts again on what it wrote. */
    void restart() throws Exception {
        network.cutAll();
        node = newNode();
    }

    /** Whether everybody is logged on. */
    boolean isActive() {
        return alfa.isActive() && beta.isActive() && first.isActive() && second.isActive();
    }

    void until(String what, BooleanSupplier condition) {
        for (int i = 0; i < 20_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never: " + what);
    }

    @Override
    public long utcNs() {
        return nowNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }

    private void step() {
        nowNs += TimeUnit.MILLISECONDS.toNanos(1);
        while (!plan.isEmpty() && plan.element().dueNs() <= nowNs) {
            plan.remove().what().run();
        }
        everybody.forEach(Runnable::run);
        network.step();
        try {
            node.edge().doWork();
            node.core().doWork();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Node newNode() throws Exception {
        return new Node(
                new Node.Ports(
                        folders, network.server(), nodeKey.signer(), nodeKey.certificate(), authority.checker(), this),
                new Node.Settings(
                        JournalConfig.defaults().withReserveBytes(1 << 20).withWaterMarks(0, 0),
                        LedgerCapacity.small(),
                        256,
                        64,
                        1_000_000,
                        CENTRE),
                genesis,
                JournalProgress.SILENT);
    }

    private ClientSession session(Role role, String bic, char letter, ClientSessionListener listener) {
        TestHolder signKey = authority.holder(
                TestKeys.ed25519(),
                new Identity(role, bic, code(bic), role == Role.OPERATOR ? "operator-" + letter : "", bic),
                EnumSet.of(Purpose.SIGN),
                TestAuthority.FROM,
                TestAuthority.TO);
        certificates.put(bic + letter, signKey.certificate());
        return new ClientSession(
                ClientSessionConfig.of(bic, letter, Site.MAIN),
                network.client(authority.connection(role, bic, code(bic)).chain(), 1),
                signKey.signer(),
                new AuthorityStore(new CertificateDirectory(authority.checker()), List.of()),
                this,
                random.split()::nextBytes,
                listener);
    }

    private List<byte[]> genesis() {
        List<byte[]> commands = new ArrayList<>();
        commands.add(actions.beginLedger(1, "console"));
        commands.add(actions.registerParticipant(
                CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9_900_003_871L, "", code(CENTRE), "Central Bank"));
        commands.add(actions.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"));
        commands.add(certificate(CENTRE, 'L', CertificateRole.OPERATOR, "leyla"));
        commands.add(certificate(CENTRE, 'R', CertificateRole.OPERATOR, "rauf"));
        bank(commands, ALFA, "Alfa Bank", 100_000);
        bank(commands, BETA, "Beta Bank", 0);
        commands.add(actions.completeGenesis());
        return commands;
    }

    private void bank(List<byte[]> commands, Party bank, String name, long balanceMinor) {
        commands.add(actions.registerParticipant(
                bank.bic(), ParticipantKind.BANK, 'A', Long.parseLong(bank.tin()), "", code(bank.bic()), name));
        commands.add(actions.openAccount(bank.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", bank.account()));
        if (balanceMinor > 0) {
            commands.add(actions.issueFunds("AZN", bank.account(), "ISSUE-AZN", balanceMinor, "GENESIS"));
        }
        commands.add(certificate(bank.bic(), 'A', CertificateRole.BANK, name));
    }

    private byte[] certificate(String bic, char letter, CertificateRole role, String holder) {
        BcscCertificate certificate = certificateOf(bic, letter);
        return actions.registerCertificate(
                bic,
                letter,
                role,
                certificate.notBeforeNs(),
                certificate.notAfterNs(),
                certificate.fingerprint().toBytes(),
                code(bic),
                holder,
                certificate.der());
    }

    private BcscCertificate certificateOf(String bic, char letter) {
        return Objects.requireNonNull(certificates.get(bic + letter));
    }

    private static String code(String bic) {
        return "REG" + bic.substring(0, 4);
    }

    private static String correspondent(int number) {
        return Iban.of("NABZ", "01350100000000" + number + "944");
    }

    /** An operator whose every question steps the whole world until it is answered. */
    private final class SteppedOperator implements OperatorPort {
        private final OperatorLink link = new OperatorLink(this::persisted);
        private final ClientSession session;

        SteppedOperator(char letter) {
            session = session(Role.OPERATOR, CENTRE, letter, link);
        }

        boolean isActive() {
            return session.state() == ClientState.ACTIVE;
        }

        void step() {
            session.doWork(nowNs);
        }

        @Override
        public String propose(byte[] action) {
            return request(OperatorRequest.propose(action));
        }

        @Override
        public String approve(long proposalId) {
            return request(OperatorRequest.approve(proposalId));
        }

        @Override
        public String query(QueryKind kind, long cursor, String argument) {
            return request(OperatorRequest.query(kind, cursor, argument));
        }

        @Override
        public String view(byte[] bytes) {
            link.expectView();
            while (link.viewed() == null) {
                session.view(new UnsafeBuffer(bytes), 0, bytes.length);
                pass(100);
            }
            return String.valueOf(link.viewed());
        }

        @Override
        public void close() {
            // The session stays for the next command.
        }

        private String request(byte[] bytes) {
            long number = session.nextNumber();
            link.expectAnswer(number);
            session.offer(number, MessageKind.REQUEST, new UnsafeBuffer(bytes), 0, bytes.length);
            until("an answer", () -> link.answer() != null);
            return String.valueOf(link.answer());
        }

        private void persisted(long number) {
            session.outputsPersisted(number);
        }
    }
}
