package az.ecbar.ops.demo;

import az.ecbar.ops.console.OperatorException;
import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.demo.plan.PlannedMessage;
import az.ecbar.ops.demo.plan.Stage;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.stp.ConfigException;
import az.ecbar.stp.store.MessageState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays the day of a plan against a real node: banks drop files into their folders, operators open and close, the node is
 * killed and started again. Used once, by one thread.
 */
final class DemoDay implements AutoCloseable {
    private static final Duration LOGON = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofSeconds(90);

    private final Sandbox sandbox;
    private final DemoPlan plan;
    private final LocalDate today;
    private final Story story;
    private final Map<InventedBank, BankDesk> desks = new LinkedHashMap<>();
    private final List<PlannedMessage> sent = new ArrayList<>();
    private @Nullable NodeChild node;
    private @Nullable CentralBankDesk operators;

    DemoDay(Sandbox sandbox, DemoPlan plan, LocalDate today, Story story) {
        this.sandbox = sandbox;
        this.plan = plan;
        this.today = today;
        this.story = story;
    }

    /** Where the journal lies as the killed node left it. */
    static Path journalAtKill(Sandbox sandbox) {
        return sandbox.folder().resolve("at-kill");
    }

    /** Plays the whole day; what the node said at its end. */
    DayEnd play() throws IOException, NodeFailedException, OperatorException, DemoFailure, ConfigException {
        startNode();
        for (InventedBank bank : sandbox.banks()) {
            desks.put(bank, new BankDesk(sandbox, bank));
        }
        awaitLogon();
        story.tell(desks.size() + " STPAdapters logged on, in folder mode");
        for (Stage stage : Stage.values()) {
            play(stage);
        }
        return end();
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

    private void play(Stage stage) throws IOException, NodeFailedException, OperatorException, DemoFailure {
        switch (stage) {
            case BEFORE_OPENING, FIRST_FUNDS, MORE_FUNDS, AFTER_CLOSING -> send(plan.messages(stage));
            case QUEUE -> {
                operators().openDay(today);
                story.tell("operators Leyla and Rauf opened the day " + today);
                send(plan.messages(stage));
            }
            case REMOVAL -> {
                operators().remove(plan.banks().delta(), today);
                story.tell("the operators removed " + plan.banks().delta().name() + " from AZIPS");
            }
            case FLOW -> flow();
            case CLOSING -> {
                operators().closeDay();
                story.tell("the operators closed the day");
            }
        }
        awaitRest(stage);
        tell(stage);
    }

    private void tell(Stage stage) {
        int messages = plan.messages(stage).size();
        if (messages == 0) {
            return;
        }
        long waiting = sent.stream()
                .filter(message -> plan.isWaitingAfter(stage, message))
                .count();
        story.tell(stage.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + messages
                + (messages == 1 ? " message" : " messages") + ", all at rest"
                + (waiting == 0 ? "" : "; " + waiting + " wait for money"));
    }

    /** Sends two thirds, kills the node when half of that is answered, starts it again while the rest comes. */
    private void flow() throws IOException, NodeFailedException, DemoFailure, OperatorException {
        List<PlannedMessage> flow = plan.messages(Stage.FLOW);
        List<PlannedMessage> first = flow.subList(0, flow.size() * 2 / 3);
        send(first);
        Waiting.until("a third of the flow is answered", REST, () -> answered(first) >= flow.size() / 3, List::of);
        requireNode().kill();
        story.tell("SIGKILL to the node: " + answered(first) + " of " + first.size()
                + " answered, the others on their way");
        operators().close();
        operators = null;
        copyJournal();
        send(flow.subList(first.size(), flow.size()));
        startNode();
        awaitLogon();
        story.tell("the adapters logged on again by themselves");
    }

    private void startNode() throws IOException, NodeFailedException {
        NodeChild started = sandbox.startNode();
        node = started;
        String ready = started.output()
                .lines()
                .filter(line -> line.startsWith("ready"))
                .findFirst()
                .orElse("");
        story.tell("node, process " + started.pid() + ", " + ready);
    }

    private NodeChild requireNode() {
        if (node == null) {
            throw new IllegalStateException("the node was started");
        }
        return node;
    }

    private CentralBankDesk operators() throws IOException, OperatorException {
        CentralBankDesk present = operators;
        if (present == null) {
            present = CentralBankDesk.open(sandbox);
            operators = present;
        }
        return present;
    }

    private void awaitLogon() throws DemoFailure {
        Waiting.until(
                "all adapters are logged on",
                LOGON,
                () -> desks.values().stream().allMatch(BankDesk::isActive),
                () -> desks.values().stream()
                        .filter(desk -> !desk.isActive())
                        .map(desk -> desk.bank().bic())
                        .toList());
    }

    private void send(List<PlannedMessage> messages) throws IOException {
        for (PlannedMessage message : messages) {
            deskOf(message).put(message.fileName(), message.bytes());
            sent.add(message);
        }
    }

    private void awaitRest(Stage stage) throws DemoFailure {
        Waiting.until(
                "all messages are at rest after " + stage,
                REST,
                () -> sent.stream().allMatch(message -> isAtRest(stage, message)),
                () -> sent.stream()
                        .filter(message -> !isAtRest(stage, message))
                        .map(message -> message.fileName() + " (" + state(message) + ")")
                        .toList());
    }

    private boolean isAtRest(Stage stage, PlannedMessage message) {
        MessageState state = state(message);
        return state != null
                && (state.isFinal() || (state == MessageState.WAITING && plan.isWaitingAfter(stage, message)));
    }

    private long answered(List<PlannedMessage> messages) {
        return messages.stream()
                .map(this::state)
                .filter(state -> state != null && state != MessageState.NUMBERED)
                .count();
    }

    private @Nullable MessageState state(PlannedMessage message) {
        return deskOf(message).state(message.fileName());
    }

    private BankDesk deskOf(PlannedMessage message) {
        BankDesk desk = desks.get(message.sender());
        if (desk == null) {
            throw new IllegalStateException(message.sender() + " is not of this sandbox");
        }
        return desk;
    }

    private void copyJournal() throws IOException {
        Path from = sandbox.dataFolder().resolve("journal");
        Path to = journalAtKill(sandbox).resolve("journal");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Lets the last outputs arrive, asks the node for balances and hash, and ends everything in good order. */
    private DayEnd end() throws IOException, OperatorException, DemoFailure {
        CentralBankDesk desk = operators();
        Map<String, Long> outputs = desk.lastOutputs();
        for (BankDesk bank : desks.values()) {
            long expected = outputs.getOrDefault(bank.bank().bic(), 0L);
            Waiting.until(
                    "all outputs to " + bank.bank().bic() + " arrive",
                    REST,
                    () -> bank.arrived() >= expected,
                    List::of);
        }
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        for (InventedBank bank : sandbox.banks()) {
            balances.putAll(desk.balances(bank.bic()));
        }
        CentralBankDesk.Status status = desk.status();
        desk.close();
        operators = null;
        List<String> alarms = new ArrayList<>();
        for (BankDesk bank : desks.values()) {
            bank.close();
            alarms.addAll(bank.alarms());
        }
        int exitCode = requireNode().stop();
        story.tell("adapters and node stopped");
        return new DayEnd(outputs, balances, status, alarms, exitCode);
    }
}
