package az.ecbar.ops.demo;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.console.OperatorException;
import az.ecbar.ops.demo.LoadPayments.Order;
import az.ecbar.ops.sandbox.ClusterSandbox;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.stp.ConfigException;
import az.ecbar.stp.store.MessageState;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Plays payments against a cluster of three processes: the banks send without a pause, the leader is killed, another one
 * leads, the killed one comes back and catches up. Used once, by one thread.
 */
final class ClusterDay implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofMinutes(2);
    private static final double NANOS_PER_SECOND = 1e9;

    /** The leader is killed when one of so many payments is settled. */
    private static final int KILL_AFTER = 6;

    private final ClusterSandbox cluster;
    private final LoadPayments load;
    private final LocalDate today;
    private final long pauseNs;
    private final Story story;
    private final Map<InventedBank, BankDesk> desks = new LinkedHashMap<>();
    private @Nullable CentralBankDesk operators;

    /**
     * What is known at the end.
     *
     * @param outputs the number of the last message to each bank, by BIC
     * @param balances by account number
     * @param failover how long the banks were without a leader
     * @param exitCodes of the members
     */
    record End(
            Map<String, Long> outputs,
            Map<String, BigDecimal> balances,
            CentralBankDesk.Status status,
            List<String> notSettled,
            List<String> alarms,
            Failover failover,
            List<Integer> exitCodes) {}

    /**
     * What a kill of the leader cost.
     *
     * @param servingSeconds from the kill until another member opened its gateway
     * @param settledSeconds from the kill to the first payment settled that was sent after it
     */
    record Failover(double servingSeconds, double settledSeconds) {}

    ClusterDay(ClusterSandbox cluster, LoadPayments load, LocalDate today, Duration pause, Story story) {
        this.cluster = cluster;
        this.load = load;
        this.today = today;
        this.pauseNs = pause.toNanos();
        this.story = story;
    }

    End play() throws IOException, NodeFailedException, OperatorException, DemoFailure, ConfigException {
        for (int i = 0; i < cluster.members(); i++) {
            story.tell("member " + i + ", process " + cluster.start(i).pid());
        }
        ClusterSandbox.Leader first = cluster.awaitLeader(0, START);
        story.tell("member " + first.member() + " leads, epoch " + first.epoch());
        for (InventedBank bank : cluster.sandbox().banks()) {
            desks.put(bank, new BankDesk(cluster.sandbox(), bank));
        }
        awaitLogon();
        operators().openDay(today);
        operators().close();
        operators = null;
        story.tell("operators opened the day " + today + "; " + desks.size() + " banks are logged on over TLS");
        Failover failover = payThroughKill(first);
        cluster.start(first.member());
        story.tell("member " + first.member() + " is started again");
        awaitSettled(load.orders().size());
        story.tell("all " + load.orders().size() + " payments are at their end");
        return end(first.member(), failover);
    }

    @Override
    public void close() {
        if (operators != null) {
            operators.close();
        }
        desks.values().forEach(BankDesk::close);
        List<Integer> _ = cluster.stopAll();
    }

    /** Sends all payments at one pace, and kills the leader when a sixth of them is settled. */
    private Failover payThroughKill(ClusterSandbox.Leader leader) throws IOException, NodeFailedException, DemoFailure {
        List<Order> orders = load.orders();
        long startNs = System.nanoTime();
        int next = 0;
        while (next < orders.size() / 2 && settled() < orders.size() / KILL_AFTER) {
            send(next, startNs);
            next++;
        }
        Waiting.until("payments are settled", REST, () -> settled() >= orders.size() / KILL_AFTER, List::of);
        long settled = settled();
        cluster.kill(leader.member());
        long killedNs = System.nanoTime();
        story.tell("SIGKILL to member " + leader.member() + ", which led: " + settled + " of " + next
                + " payments settled, the others on their way; the banks go on sending");
        int firstAfter = next;
        long servingNs = 0;
        long settledNs = 0;
        while (next < orders.size() || settledNs == 0) {
            if (next < orders.size()) {
                send(next, startNs);
                next++;
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            if (servingNs == 0 && cluster.hasLeader(leader.epoch())) {
                servingNs = System.nanoTime();
            }
            if (settledNs == 0 && servingNs != 0 && isSettledAmong(orders.subList(firstAfter, next))) {
                settledNs = System.nanoTime();
            }
            if (System.nanoTime() - killedNs > REST.toNanos()) {
                throw new DemoFailure("no payment was settled within " + REST.toSeconds() + " s after the kill");
            }
        }
        Failover failover =
                new Failover((servingNs - killedNs) / NANOS_PER_SECOND, (settledNs - killedNs) / NANOS_PER_SECOND);
        tell(failover, cluster.awaitLeader(leader.epoch(), START));
        return failover;
    }

    private void tell(Failover failover, ClusterSandbox.Leader leader) {
        story.tell(String.format(
                Locale.ROOT,
                "member %d leads, epoch %d: its gateway was open %.2f s after the kill, and the first payment sent"
                        + " after the kill was settled after %.2f s",
                leader.member(),
                leader.epoch(),
                failover.servingSeconds(),
                failover.settledSeconds()));
    }

    private void send(int index, long startNs) throws IOException {
        long dueNs = startNs + index * pauseNs;
        long waitNs = dueNs - System.nanoTime();
        while (waitNs > 0) {
            LockSupport.parkNanos(Math.min(waitNs, TimeUnit.MILLISECONDS.toNanos(1)));
            waitNs = dueNs - System.nanoTime();
        }
        Order order = load.orders().get(index);
        desk(order).put(order.fileName(), order.bytes());
    }

    private boolean isSettledAmong(List<Order> orders) {
        return orders.stream().anyMatch(order -> desk(order).state(order.fileName()) == MessageState.SETTLED);
    }

    private long settled() {
        return load.orders().stream()
                .filter(order -> desk(order).state(order.fileName()) == MessageState.SETTLED)
                .count();
    }

    private BankDesk desk(Order order) {
        return Objects.requireNonNull(desks.get(order.from()));
    }

    private void awaitLogon() throws DemoFailure {
        Waiting.until(
                "all adapters are logged on",
                START,
                () -> desks.values().stream().allMatch(BankDesk::isActive),
                () -> desks.values().stream()
                        .filter(desk -> !desk.isActive())
                        .map(desk -> desk.bank().bic())
                        .toList());
    }

    private void awaitSettled(int count) throws DemoFailure {
        Waiting.until(
                "all payments are at their end",
                REST,
                () -> load.orders().stream().filter(this::isFinal).count() >= count,
                () -> load.orders().stream()
                        .filter(order -> !isFinal(order))
                        .map(order -> order.reference() + " (" + desk(order).state(order.fileName()) + ")")
                        .toList());
    }

    private boolean isFinal(Order order) {
        MessageState state = desk(order).state(order.fileName());
        return state != null && state.isFinal();
    }

    private CentralBankDesk operators() throws IOException, OperatorException {
        CentralBankDesk present = operators;
        if (present == null) {
            present = CentralBankDesk.open(cluster.sandbox());
            operators = present;
        }
        return present;
    }

    private End end(int restarted, Failover failover) throws IOException, OperatorException, DemoFailure {
        Map<String, Long> outputs = operators().lastOutputs();
        for (BankDesk bank : desks.values()) {
            long expected = outputs.getOrDefault(bank.bank().bic(), 0L);
            Waiting.until(
                    "all outputs to " + bank.bank().bic() + " arrive",
                    REST,
                    () -> bank.arrived() >= expected,
                    List::of);
        }
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        for (InventedBank bank : cluster.sandbox().banks()) {
            balances.putAll(operators().balances(bank.bic()));
        }
        CentralBankDesk.Status status = operators().status();
        for (int i = 0; i < cluster.members(); i++) {
            awaitCopy(i, status.sequence());
        }
        story.tell("every member's copy holds sequence " + status.sequence() + ", also that of member " + restarted);
        operators().close();
        operators = null;
        List<String> alarms = new ArrayList<>();
        for (BankDesk bank : desks.values()) {
            bank.close();
            alarms.addAll(bank.alarms());
        }
        List<String> notSettled = load.orders().stream()
                .filter(order -> desk(order).state(order.fileName()) != MessageState.SETTLED)
                .map(order -> order.reference() + " " + desk(order).state(order.fileName()))
                .toList();
        List<Integer> exitCodes = cluster.stopAll();
        story.tell("banks and members stopped");
        return new End(outputs, balances, status, notSettled, alarms, failover, exitCodes);
    }

    private void awaitCopy(int member, long sequence) throws DemoFailure {
        Waiting.until(
                "the copy of member " + member + " holds sequence " + sequence,
                REST,
                () -> lastOfCopy(member) >= sequence,
                List::of);
    }

    private long lastOfCopy(int member) {
        DiskFolder folder = new DiskFolder(cluster.dataFolder(member).resolve("journal"));
        try (JournalReader reader = JournalReader.whileWritten(folder, JournalProgress.SILENT)) {
            return reader.lastSequence();
        }
    }
}
