package az.ecbar.ops.demo;

import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.console.LiquidityPrinter;
import az.ecbar.ops.console.OperatorException;
import az.ecbar.ops.demo.plan.MessageTexts;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.reason.RejectReason;
import az.ecbar.stp.ConfigException;
import az.ecbar.stp.store.MessageState;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays the AZIPS day of five banks against a real node, and checks each step: what was to wait waits, what was to be
 * released is, and nothing else. Used once, by one thread.
 */
final class AzipsDay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final LocalDate today;
    private final Story story;
    private final MessageTexts texts;
    private final Map<InventedBank, BankDesk> desks = new LinkedHashMap<>();
    private final DayPlot plot = new DayPlot();
    private final InventedBank alfa;
    private final InventedBank beta;
    private final InventedBank qamma;
    private final InventedBank delta;
    private final InventedBank epsilon;
    private @Nullable NodeChild node;
    private @Nullable CentralBankDesk operators;
    private long number;

    /** A payment on its way. */
    private record Sent(InventedBank from, String reference) {}

    AzipsDay(Sandbox sandbox, LocalDate today, Story story) {
        this.sandbox = sandbox;
        this.today = today;
        this.story = story;
        this.texts = new MessageTexts(today);
        alfa = sandbox.banks().get(0);
        beta = sandbox.banks().get(1);
        qamma = sandbox.banks().get(2);
        delta = sandbox.banks().get(3);
        epsilon = sandbox.banks().get(4);
    }

    /** Plays and checks the whole day. */
    void play() throws IOException, NodeFailedException, OperatorException, DemoFailure, ConfigException {
        open();
        Sent large = pay(alfa, beta, "1500.00", 50);
        Sent second = pay(alfa, qamma, "300.00", 50);
        Sent last = pay(alfa, delta, "200.00", 60);
        await(MessageState.WAITING, large, second, last);
        show("ALFA has 1000.00 and owes 1500.00: that waits, and so does what stands behind it", "short");
        expect("the three wait", 3, Map.of());

        change(alfa, ChangeBuilder.priority(31), last);
        await(MessageState.SETTLED, last);
        show("ALFA makes its last payment more urgent (SMT202): it goes to the head, and is settled", "urgent");
        expect("only that one was settled", 2, Map.of(alfa, "800.00", delta, "1200.00"));

        change(alfa, ChangeBuilder.cancellation(), large);
        await(MessageState.ANNULLED, large);
        await(MessageState.SETTLED, second);
        show("ALFA cancels the large one (SMT200): what it held up is settled at once", "cancelled");
        expect("nothing waits any more", 0, Map.of(alfa, "500.00", qamma, "1300.00"));

        gridlock();
        Sent unpaid = pay(delta, alfa, "9000.00", 50);
        Sent tomorrow = pay(texts.mt205(beta, alfa).valueDate(MessageTexts.basic(today.plusDays(1))), beta, "100.00");
        await(MessageState.WAITING, unpaid, tomorrow);
        show("DELTA owes more than will ever come; BETA sends a payment of tomorrow, which is kept", "evening");

        operators().closeDay();
        await(MessageState.ANNULLED, unpaid);
        show("the day is closed: what waits is annulled (4.18), each account gets its statement (4.25)", "closed");
        expect("nothing waits over night", 0, Map.of());
        await(MessageState.WAITING, tomorrow);
        end(large, unpaid);
    }

    @Override
    public void close() {
        if (operators != null) {
            operators.close();
        }
        desks.values().forEach(BankDesk::close);
        if (node != null) {
            node.close();
        }
    }

    private void open() throws IOException, NodeFailedException, OperatorException, DemoFailure, ConfigException {
        node = sandbox.startNode();
        for (InventedBank bank : sandbox.banks()) {
            desks.put(bank, new BankDesk(sandbox, bank));
        }
        Waiting.until(
                "all adapters are logged on",
                PATIENCE,
                () -> desks.values().stream().allMatch(BankDesk::isActive),
                List::of);
        operators().openDay(today);
        show("the operators opened the day " + today + "; " + desks.size() + " banks are logged on", "open");
    }

    private void gridlock() throws IOException, OperatorException, DemoFailure {
        Sent[] ring = {
            pay(beta, qamma, "2000.00", 50),
            pay(qamma, delta, "2100.00", 50),
            pay(delta, epsilon, "2050.00", 50),
            pay(epsilon, beta, "1950.00", 50)
        };
        await(MessageState.WAITING, ring);
        show("four banks owe each other in a ring, and none has enough to begin", "gridlock");
        expect("the four wait", 4, Map.of());
        operators().resolveGridlock();
        await(MessageState.SETTLED, ring);
        show("two operators resolve the gridlock: all four are settled together, by one command", "resolved");
        expect(
                "each balance moved by what it got less what it paid",
                0,
                Map.of(beta, "950.00", qamma, "1200.00", delta, "1250.00", epsilon, "1100.00"));
    }

    private Sent pay(InventedBank from, InventedBank to, String amount, int priority) throws IOException {
        return pay(texts.mt205(from, to).priority(priority), from, amount);
    }

    private Sent pay(PaymentBuilder payment, InventedBank from, String amount) throws IOException {
        String reference = texts.newReference(from);
        byte[] message = payment.reference(reference)
                .amount("AZN", amount.replace('.', ','))
                .build();
        deskOf(from).put(reference, message);
        return new Sent(from, reference);
    }

    private void change(InventedBank bank, ChangeBuilder request, Sent payment) throws IOException {
        String reference = texts.newReference(bank);
        deskOf(bank)
                .put(
                        reference,
                        request.sender(bank.terminal(), ++number)
                                .reference(reference)
                                .payment(payment.reference())
                                .build());
    }

    private void await(MessageState state, Sent... payments) throws DemoFailure {
        for (Sent sent : payments) {
            Waiting.until(
                    sent.reference() + " is " + state,
                    PATIENCE,
                    () -> deskOf(sent.from()).state(sent.reference()) == state,
                    List::of);
        }
    }

    private void show(String what, String column) throws IOException, OperatorException {
        story.out().println();
        story.tell(what);
        new LiquidityPrinter(story.out())
                .printTables(plot.add(column, operators().liquidity()));
    }

    private void expect(String what, int waiting, Map<InventedBank, String> balances) {
        List<String> wrong = new ArrayList<>();
        if (plot.waiting() != waiting) {
            wrong.add(plot.waiting() + " wait instead of " + waiting);
        }
        balances.forEach((bank, balance) -> {
            if (plot.balance(bank).compareTo(new BigDecimal(balance)) != 0) {
                wrong.add(bank.name() + " has " + plot.balance(bank) + " instead of " + balance);
            }
        });
        story.check(what, wrong);
    }

    private void end(Sent cancelled, Sent unpaid) throws IOException, OperatorException, DemoFailure {
        Map<String, Long> outputs = operators().lastOutputs();
        AzipsOutputs read = new AzipsOutputs();
        for (BankDesk desk : desks.values()) {
            long expected = outputs.getOrDefault(desk.bank().bic(), 0L);
            Waiting.until(
                    "all outputs to " + desk.bank().bic() + " arrive",
                    PATIENCE,
                    () -> desk.arrived() >= expected,
                    List::of);
        }
        CentralBankDesk.Status status = operators().status();
        close();
        for (BankDesk desk : desks.values()) {
            read.read(sandbox, desk.bank());
        }
        story.heading("Available money over the day");
        plot.print(story.out());
        story.heading("The statement of " + alfa.name());
        story.out().println(read.statement(alfa));
        story.heading("Checks");
        story.check(
                "the cancelled payment and the unpaid one are annulled (SMT701), each for its own reason",
                read
                        .lacks(
                                cancelled.from(),
                                Notice.Kind.ANNULLED,
                                cancelled.reference(),
                                RejectReason.CANCELLED_BY_SENDER)
                        .or(() -> read.lacks(
                                unpaid.from(),
                                Notice.Kind.ANNULLED,
                                unpaid.reference(),
                                RejectReason.UNFUNDED_AT_END_OF_DAY))
                        .stream()
                        .toList());
        story.check(
                "each statement says what was advised, and closes with the balance that the node told",
                read.wrongStatements(desks.keySet(), plot));
        story.check("all that was debited was credited: the balances add up to those of the morning", plot.lost());
        JournalCheck journal = new JournalCheck(sandbox.dataFolder(), sandbox.dataFolder());
        String replayed = journal.replay(status.sequence() - 1).eventHash();
        story.check(
                "a replay of the journal gives the event hash that the living node told",
                replayed.equals(status.eventHash()) ? List.of() : List.of(replayed));
        story.check(
                "the adapters raised no alarm",
                desks.values().stream().flatMap(desk -> desk.alarms().stream()).toList());
    }

    private CentralBankDesk operators() throws IOException, OperatorException {
        CentralBankDesk present = operators;
        if (present == null) {
            present = CentralBankDesk.open(sandbox);
            operators = present;
        }
        return present;
    }

    private BankDesk deskOf(InventedBank bank) {
        BankDesk desk = desks.get(bank);
        if (desk == null) {
            throw new IllegalStateException(bank + " is not of this sandbox");
        }
        return desk;
    }
}
