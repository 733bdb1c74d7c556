package az.ecbar.ops.demo;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.console.OperatorException;
import az.ecbar.ops.sandbox.ClusterSandbox;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.stp.ConfigException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Duration pause;
    private final Story story;
    private @Nullable LoadBanks open;
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
        this.pause = pause;
        this.story = story;
    }

    End play() throws IOException, NodeFailedException, OperatorException, DemoFailure, ConfigException {
        for (int i = 0; i < cluster.members(); i++) {
            story.tell("member " + i + ", process " + cluster.start(i).pid());
        }
        ClusterSandbox.Leader first = cluster.awaitLeader(0, START);
        story.tell("member " + first.member() + " leads, epoch " + first.epoch());
        LoadBanks banks = new LoadBanks(cluster.sandbox(), load, pause);
        open = banks;
        operators().openDay(today);
        operators().close();
        operators = null;
        story.tell("operators opened the day " + today + "; "
                + cluster.sandbox().banks().size() + " banks are logged on over TLS");
        Failover failover = payThroughKill(first, banks);
        cluster.start(first.member());
        story.tell("member " + first.member() + " is started again");
        banks.awaitEnd();
        story.tell("all " + load.orders().size() + " payments are at their end");
        return end(first.member(), failover, banks);
    }

    @Override
    public void close() {
        if (operators != null) {
            operators.close();
        }
        if (open != null) {
            open.close();
        }
        List<Integer> _ = cluster.stopAll();
    }

    /** Sends all payments at one pace, and kills the leader when a sixth of them is settled. */
    private Failover payThroughKill(ClusterSandbox.Leader leader, LoadBanks banks)
            throws IOException, NodeFailedException, DemoFailure {
        int wanted = load.orders().size() / KILL_AFTER;
        while (banks.sent() < load.orders().size() / 2 && banks.settled() < wanted) {
            banks.sendNext();
        }
        banks.awaitSettled(wanted);
        long settled = banks.settled();
        int firstAfter = banks.sent();
        cluster.kill(leader.member());
        long killedNs = System.nanoTime();
        story.tell("SIGKILL to member " + leader.member() + ", which led: " + settled + " of " + firstAfter
                + " payments settled, the others on their way; the banks go on sending");
        long servingNs = 0;
        long settledNs = 0;
        while (banks.sent() < load.orders().size() || settledNs == 0) {
            banks.sendNext();
            if (servingNs == 0 && cluster.hasLeader(leader.epoch())) {
                servingNs = System.nanoTime();
            }
            if (settledNs == 0 && servingNs != 0 && banks.isSettledBehind(firstAfter)) {
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

    private CentralBankDesk operators() throws IOException, OperatorException {
        CentralBankDesk present = operators;
        if (present == null) {
            present = CentralBankDesk.open(cluster.sandbox());
            operators = present;
        }
        return present;
    }

    private End end(int restarted, Failover failover, LoadBanks banks)
            throws IOException, OperatorException, DemoFailure {
        Map<String, Long> outputs = operators().lastOutputs();
        banks.awaitOutputs(outputs);
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
        List<String> notSettled = banks.notSettled();
        banks.close();
        List<Integer> exitCodes = cluster.stopAll();
        story.tell("banks and members stopped");
        return new End(outputs, balances, status, notSettled, banks.alarms(), failover, exitCodes);
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
