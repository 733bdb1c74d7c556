package az.ecbar.ops.node;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.HistoryConfig;
import az.ecbar.journal.history.HistoryListener;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.PairConfig;
import az.ecbar.pair.PeerQuestions;
import az.ecbar.pair.PeerRecords;
import az.ecbar.port.Clock;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * What a node of a pair does before it comes up, if a closed file that it needs for that is damaged: it has the file
 * repaired by the other node's records, and answers the other one's questions meanwhile. Nothing else of it is open, and it
 * promises nobody anything. The journal is known by its index files alone.
 *
 * <p>One thread steps it until it {@link #isOver}; then the start is tried again, perhaps to find the next damaged file.
 */
final class StartRepair implements Agent {
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);
    private static final HistoryConfig REPAIR_ALONE =
            HistoryConfig.defaults().withCompressAfterDays(0).withScrub(0, 0);

    private final String file;
    private final Clock clock;
    private final PeerRecords records;
    private final PeerQuestions questions;
    private final HistoryAgent history;
    private final JournalReader reader;
    private long furthest;
    private long advancedNs;
    private boolean isRepaired;
    private boolean isRefused;

    /**
     * @param journal the files of the journal, as their index files tell them
     * @param listener hears what is damaged, and what becomes of it
     */
    private StartRepair(
            RepairWanted wanted,
            JournalHistory journal,
            PairConfig config,
            ControlLink peer,
            Clock clock,
            HistoryListener listener) {
        this.file = wanted.file();
        this.clock = clock;
        this.advancedNs = clock.monotonicNs();
        this.reader = journal.newReader();
        this.records = new PeerRecords(() -> isRefused = true);
        this.questions = new PeerQuestions(config, peer, records, this::read, clock);
        this.history = new HistoryAgent(journal, null, records, REPAIR_ALONE, clock, listener, JournalProgress.SILENT);
        journal.need(fileOf(journal), wanted.sequence(), String.valueOf(wanted.getMessage()));
    }

    /**
     * Repairs a file on the caller's thread.
     *
     * @return false if the other node says that it does not hold the records
     * @throws RepairWanted if nothing new came from it for ten minutes
     */
    static boolean run(
            RepairWanted wanted,
            Node.Ports ports,
            Node.Settings settings,
            PairConfig config,
            ControlLink peer,
            HistoryListener listener) {
        ports.log().onRepairWanted(ports.clock().utcNs(), wanted);
        StartRepair repair = of(wanted, ports, settings, config, peer, listener);
        try {
            IdleStrategy idle = new SleepingMillisIdleStrategy(1);
            while (!repair.isOver()) {
                idle.idle(repair.doWork());
            }
        } finally {
            repair.onClose();
        }
        if (!repair.isRepaired() && !repair.isRefused()) {
            throw wanted;
        }
        return repair.isRepaired();
    }

    /** Of a node with these folders. */
    static StartRepair of(
            RepairWanted wanted,
            Node.Ports ports,
            Node.Settings settings,
            PairConfig config,
            ControlLink peer,
            HistoryListener listener) {
        JournalHistory journal = JournalHistory.ofStopped(ports.folders().journal(), settings.journal());
        return new StartRepair(wanted, journal, config, peer, ports.clock(), listener);
    }

    private ClosedFile fileOf(JournalHistory journal) {
        return journal.files().stream()
                .filter(one -> one.name().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private int read(long sequence, MutableDirectBuffer target, int offset) {
        try {
            return reader.read(sequence, target, offset);
        } catch (JournalException e) {
            return 0; // damaged here too
        }
    }

    @Override
    public String roleName() {
        return "repair";
    }

    @Override
    public int doWork() {
        int work = questions.doWork() + history.doWork();
        // An attempt that begins again brings nothing new until it is further than all before it.
        if (records.firstWanted() > furthest) {
            furthest = records.firstWanted();
            advancedNs = clock.monotonicNs();
        }
        isRepaired = history.isSound();
        return work;
    }

    /** Whether the file is repaired, or will not be. */
    boolean isOver() {
        return isRepaired || isRefused || clock.monotonicNs() - advancedNs > PATIENCE_NS;
    }

    /** Whether the other node is there, and does not hold the records: what a start does about damage is to be done. */
    boolean isRefused() {
        return isRefused && !isRepaired;
    }

    /** Whether the start may be tried again. */
    boolean isRepaired() {
        return isRepaired;
    }

    @Override
    public void onClose() {
        history.onClose();
        reader.close();
        questions.close();
    }
}
