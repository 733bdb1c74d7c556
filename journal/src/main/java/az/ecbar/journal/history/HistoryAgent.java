package az.ecbar.journal.history;

import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The duty cycle that looks after closed files: archives them first, compresses the old ones, reads all again, and repairs
 * what is damaged, first of all what somebody needs. Runs
 * on one thread of its own, of low urgency; each round is a piece of a file at most.
 */
public final class HistoryAgent implements Agent {
    private final JournalHistory history;
    private final @Nullable Archiver archiver;
    private final Compressor compressor;
    private final Scrubber scrubber;
    private final Repairer repairer;
    private final Clock clock;
    private final HistoryListener listener;
    private boolean isStopped;

    /**
     * What an archive needs.
     *
     * @param archive the folder, which nobody else writes
     * @param committed the highest sequence that can never be set aside any more
     * @param signer signs heads, on this agent's thread
     * @param certificate DER of the signer's certificate
     */
    public record ArchivePorts(Archive archive, LongSupplier committed, Signer signer, Supplier<byte[]> certificate) {}

    /** Without ports nothing is archived; there is nobody to repair from. */
    public HistoryAgent(
            JournalHistory history,
            @Nullable ArchivePorts ports,
            HistoryConfig config,
            Clock clock,
            HistoryListener listener,
            JournalProgress progress) {
        this(history, ports, RecordSource.NONE, config, clock, listener, progress);
    }

    /** What is damaged is repaired from the source. Without ports nothing is archived. */
    public HistoryAgent(
            JournalHistory history,
            @Nullable ArchivePorts ports,
            RecordSource source,
            HistoryConfig config,
            Clock clock,
            HistoryListener listener,
            JournalProgress progress) {
        this.history = history;
        this.archiver = ports == null ? null : new Archiver(history, ports, config, clock, listener, progress);
        this.compressor = new Compressor(history, config, listener, progress);
        this.repairer = new Repairer(history, source, listener);
        this.scrubber = new Scrubber(history, config, listener, repairer::add);
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public String roleName() {
        return "history";
    }

    @Override
    public int doWork() {
        if (isStopped) {
            return 0;
        }
        long nowNs = clock.monotonicNs();
        Archiver archiving = archiver;
        try {
            history.takeUnreadable().forEach(found -> repairer.need(found, nowNs));
            int work = compressor.doWork(nowNs) + scrubber.doWork(nowNs) + repairer.doWork(nowNs);
            return archiving == null ? work : work + archiving.doWork(nowNs);
        } catch (RuntimeException e) {
            // Payments do not wait for old files: this ends alone, and says so.
            isStopped = true;
            listener.onStopped(e);
            return 0;
        }
    }

    /** Whether nothing waits to be repaired. */
    public boolean isSound() {
        return !isStopped && repairer.isIdle();
    }

    @Override
    public void onClose() {
        Archiver archiving = archiver;
        if (archiving != null) {
            archiving.letGo();
        }
        compressor.letGo();
        scrubber.close();
        repairer.letGo();
    }
}
