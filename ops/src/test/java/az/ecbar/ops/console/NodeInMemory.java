package az.ecbar.ops.console;

import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.node.Node;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.port.Clock;
import az.ecbar.schema.QueryKind;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    static final int TODAY = 20_260_302;
    static final Party ALFA = InventedBank.of(1).party();
    static final Party BETA = InventedBank.of(2).party();

    final SteppedTerminal alfa;
    final SteppedTerminal beta;
    final OperatorPort leyla;
    final OperatorPort rauf;
    Node node;
    private final SteppedOperator first;
    private final SteppedOperator second;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Surroundings around = new Surroundings(1, this);
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
        genesis = around.genesis("console", List.of(bank(ALFA, "Alfa Bank", 100_000), bank(BETA, "Beta Bank", 0)));
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
        return around.certificate(bic, 'A').fingerprint().toHex();
    }

    /** Time passes for everybody. */
    void pass(long milliseconds) {
        for (long i = 0; i < milliseconds; i++) {
            step();
        }
    }

    /** The node ends without a word and starts again on what it wrote. */
    void restart() throws Exception {
        around.network().cutAll();
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
        around.network().step();
        try {
            node.edge().doWork();
            node.core().doWork();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Node newNode() throws Exception {
        return Node.solo(around.ports(folders), Surroundings.settings(64, 1_000_000), genesis, JournalProgress.SILENT);
    }

    private ClientSession session(Role role, String bic, char letter, ClientSessionListener listener) {
        return around.session(role, bic, letter, random.split()::nextBytes, listener);
    }

    private static Surroundings.Bank bank(Party bank, String name, long balanceMinor) {
        return new Surroundings.Bank(bank.bic(), name, bank.tin(), bank.account(), balanceMinor);
    }

    /** An operator whose every question steps the whole world until it is answered. */
    private final class SteppedOperator implements OperatorPort {
        private final OperatorLink link = new OperatorLink(this::persisted);
        private final ClientSession session;

        SteppedOperator(char letter) {
            session = session(Role.OPERATOR, Surroundings.CENTRE, letter, link);
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
