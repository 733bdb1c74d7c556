package az.ecbar.ops.demo;

import az.ecbar.ops.console.OperatorException;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.stp.ConfigException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays payments against a pair and its witness, three processes: the banks send without a pause, the owner is killed, two
 * operators promote its standby at the console, the killed one comes back and is attached. Used once, by one thread.
 */
final class FailoverDay implements AutoCloseable {
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Pattern ORDER = Pattern.compile("^ORDER (\\S+) LEAD_ALONE", Pattern.MULTILINE);
    private static final double MILLIS_PER_SECOND = 1e3;

    /** The owner is killed when one of so many payments is settled. */
    private static final int KILL_AFTER = 6;

    private static final int OWNER = 1;
    private static final int STANDBY = 2;

    private final PairSandbox pair;
    private final LoadPayments load;
    private final LocalDate today;
    private final Duration pause;
    private final Story story;

    /**
     * What the kill of the owner cost, in seconds.
     *
     * @param orderSeconds from the kill until the node had the order of both operators
     * @param settledSeconds from there to the first payment settled that was sent after the kill
     */
    record Takeover(double orderSeconds, double settledSeconds) {}

    /** What is known at the end. */
    record End(ClusterDay.End day, Takeover takeover) {}

    FailoverDay(PairSandbox pair, LoadPayments load, LocalDate today, Duration pause, Story story) {
        this.pair = pair;
        this.load = load;
        this.today = today;
        this.pause = pause;
        this.story = story;
    }

    End play() throws IOException, NodeFailedException, OperatorException, DemoFailure, ConfigException {
        pair.begin();
        story.tell("the witness runs; node 1 leads, by the certificate of two operators; node 2 is its standby");
        try (LoadBanks banks = new LoadBanks(pair.sandbox(), load, pause)) {
            try (CentralBankDesk operators = CentralBankDesk.open(pair.sandbox())) {
                operators.openDay(today);
            }
            story.tell("operators opened the day " + today + "; "
                    + pair.sandbox().banks().size() + " banks are logged on over TLS");
            Takeover takeover = payThroughKill(banks);
            NodeChild _ = pair.start(OWNER);
            story.tell("node " + OWNER + " is started again");
            while (banks.sent() < load.orders().size()) {
                banks.sendNext();
            }
            pair.awaitState(STANDBY, PairSandbox.ATTACHED);
            story.tell("node " + OWNER + " is standby now, and attached");
            banks.awaitEnd();
            story.tell("all " + load.orders().size() + " payments are at their end");
            return end(banks, takeover);
        }
    }

    @Override
    public void close() {
        pair.close();
    }

    private Takeover payThroughKill(LoadBanks banks) throws IOException, NodeFailedException, DemoFailure {
        int wanted = load.orders().size() / KILL_AFTER;
        while (banks.sent() < load.orders().size() / 2 && banks.settled() < wanted) {
            banks.sendNext();
        }
        banks.awaitSettled(wanted);
        long settled = banks.settled();
        int firstAfter = banks.sent();
        pair.kill(OWNER);
        Instant killed = Instant.now();
        story.tell("SIGKILL to node " + OWNER + ", which led: " + settled + " of " + firstAfter
                + " payments settled, the others on their way; the banks go on sending");
        story.tell("two operators: console promote");
        NodeChild console = pair.startOrder("promote");
        while (firstAfter == banks.sent() || !banks.isSettledBehind(firstAfter)) {
            banks.sendNext();
            if (Duration.between(killed, Instant.now()).compareTo(REST) > 0) {
                throw new DemoFailure("no payment was settled within " + REST.toSeconds() + " s after the kill; the"
                        + " console says:\n" + console.output());
            }
        }
        Instant settledAt = Instant.now();
        console.close();
        Instant ordered = orderedAt();
        Takeover takeover = new Takeover(seconds(killed, ordered), seconds(ordered, settledAt));
        story.tell(String.format(
                Locale.ROOT,
                "node %d leads, epoch %d: it had the order %.2f s after the kill, and the first payment sent after the"
                        + " kill was settled %.2f s after the order",
                STANDBY,
                pair.servesEpoch(STANDBY),
                takeover.orderSeconds(),
                takeover.settledSeconds()));
        return takeover;
    }

    /** When the standby had the order, as it has printed. */
    private Instant orderedAt() throws IOException, NodeFailedException, DemoFailure {
        Matcher matcher = ORDER.matcher(pair.output(STANDBY));
        if (!matcher.find()) {
            throw new DemoFailure("node " + STANDBY + " leads and tells of no order");
        }
        return Instant.parse(matcher.group(1));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_SECOND;
    }

    private End end(LoadBanks banks, Takeover takeover)
            throws IOException, OperatorException, DemoFailure, NodeFailedException {
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        Map<String, Long> outputs;
        CentralBankDesk.Status status;
        try (CentralBankDesk operators = CentralBankDesk.open(pair.sandbox())) {
            outputs = operators.lastOutputs();
            banks.awaitOutputs(outputs);
            for (InventedBank bank : pair.sandbox().banks()) {
                balances.putAll(operators.balances(bank.bic()));
            }
            status = operators.status();
        }
        List<String> notSettled = banks.notSettled();
        banks.close();
        // The standby first: in mode PAIR it holds all that was answered.
        List<Integer> exitCodes = pair.stopAll();
        story.tell("banks, nodes and witness stopped");
        ClusterDay.Failover whole =
                new ClusterDay.Failover(takeover.orderSeconds(), takeover.orderSeconds() + takeover.settledSeconds());
        return new End(
                new ClusterDay.End(outputs, balances, status, notSettled, banks.alarms(), whole, exitCodes), takeover);
    }
}
