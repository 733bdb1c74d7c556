package az.ecbar.stp;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.folder.Archive;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.folder.FileShelf;
import az.ecbar.stp.folder.FolderEvents;
import az.ecbar.stp.folder.FolderIntake;
import az.ecbar.stp.folder.Inbox;
import az.ecbar.stp.folder.ReceiptFolder;
import az.ecbar.stp.link.CentreLink;
import az.ecbar.stp.store.OutFile;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The adapter's duty cycle: everything that the adapter does, one step at a time, on whichever one thread
 * calls {@link #doWork}. It takes what the bank gives, lets the link work, and then, in this order: forces the
 * receipts and drafts, forces the store, and only after that shows, acknowledges, answers and sends. So
 * whatever anybody was told is in the store. Nothing is numbered before the first logon has shown that the
 * centre knows no more numbers than the store does.
 *
 * <p>Reads no clock and starts no thread. An {@link IOException} means that the disk failed: the owner stops,
 * and a new agent begins from the disk.
 */
final class AdapterAgent {
    private static final int SUBMISSIONS_PER_STEP = 64;
    private static final long RESTART_AFTER_NS = TimeUnit.SECONDS.toNanos(30);

    private final OutStore store;
    private final CentreLink link;
    private final SessionEvents session;
    private final Admission admission;
    private final FolderIntake intake;
    private final FileShelf shelf;
    private final Inbox inbox;
    private final ReceiptFolder receipts;
    private final Archive archive;
    private final AgentConfig config;
    private final StpListener listener;
    private boolean started;
    private boolean recovered;
    private long nextScanNs;

    /** What the agent works with: made by the owner, used by the agent alone from then on. */
    record Parts(AdapterFiles files, BankFolders folders, OutStore store, Admission admission) {}

    AdapterAgent(Parts parts, AgentConfig config, LinkFactory links, StpListener listener) throws IOException {
        FolderEvents folderEvents = new FolderAlarms(listener);
        this.store = parts.store();
        this.admission = parts.admission();
        this.config = config;
        this.listener = listener;
        this.intake = new FolderIntake(parts.files(), parts.folders(), store, config.folderLimits(), folderEvents);
        this.shelf = new FileShelf(parts.files(), parts.folders(), store, folderEvents);
        this.inbox = new Inbox(parts.files(), parts.folders());
        this.receipts = new ReceiptFolder(parts.files(), parts.folders());
        this.archive = new Archive(shelf, store, config.rememberMs());
        this.session = new SessionEvents(
                store,
                new Arrivals(parts.files(), parts.folders(), store, inbox, receipts, config.folderMode()),
                listener,
                config);
        this.link = links.connect(session);
        session.setLink(link);
    }

    /** Makes folders and store agree after a crash, and begins to connect. Call once. */
    void start(long nowNs) throws IOException {
        inbox.recover(store.lastOutputNumber());
        if (config.folderMode()) {
            shelf.reconcile();
        }
        makeDurable();
        connect(nowNs);
        started = true;
    }

    /** One step; returns 0 when there was nothing to do. */
    int doWork(long nowNs, long utcMs) throws IOException {
        if (!started) {
            throw new IllegalStateException("start comes first");
        }
        int work = 0;
        session.setTime(utcMs);
        if (session.hasLoggedOn() && link.state() != ClientState.HALTED) {
            work += admission.admit(store, SUBMISSIONS_PER_STEP, utcMs);
            work += takeFiles(nowNs, utcMs);
        }
        work += link.doWork(nowNs);
        session.throwFailure();
        work += makeDurable();
        work += offer();
        work += reconnect(nowNs);
        work += archive.doWork(utcMs);
        return work;
    }

    /** Begins to log out; go on calling {@link #doWork} until {@link #isStopped}. */
    void stop(long nowNs) {
        if (link.state() != ClientState.HALTED) {
            link.stop(nowNs);
        }
    }

    boolean isStopped() {
        return link.state() == ClientState.STOPPED || link.state() == ClientState.HALTED;
    }

    ClientState state() {
        return link.state();
    }

    String centre() {
        return link.centre();
    }

    /** After the last step. */
    void close() {
        link.close();
    }

    private int takeFiles(long nowNs, long utcMs) throws IOException {
        if (!config.folderMode() || nowNs - nextScanNs < 0) {
            return 0;
        }
        int taken = recovered ? 0 : announce(intake.recover(utcMs));
        recovered = true;
        taken += announce(intake.take(utcMs));
        nextScanNs = taken == 0 ? nowNs + config.scanIntervalNs() : nowNs;
        return taken;
    }

    private int announce(Iterable<OutFile> taken) {
        int count = 0;
        for (OutFile file : taken) {
            session.fileNumbered(file);
            count++;
        }
        return count;
    }

    /** The gate: what changed becomes durable, and then known. */
    private int makeDurable() throws IOException {
        receipts.force();
        inbox.forceDrafts();
        if (!store.force()) {
            return 0;
        }
        inbox.deliver();
        if (started) {
            link.outputsPersisted(store.lastOutputNumber());
        }
        for (OutFile file : session.takeNumberedFiles()) {
            shelf.arrange(file);
            OutMessage first = store.message(file.firstMessage());
            listener.onFile(file.name(), file.messages(), first == null ? 0 : first.inputNumber());
        }
        for (OutMessage message : session.takeChanged()) {
            shelf.show(message);
            admission.answer(message);
            listener.onChanged(message);
        }
        return 1;
    }

    private int offer() throws IOException {
        int offered = 0;
        while (link.state() == ClientState.ACTIVE && link.room() > 0) {
            long number = link.nextNumber();
            OutMessage message = store.unanswered(number);
            if (message == null || !link.offer(number, store.payload(message.id()), session.maxPieceBytes())) {
                break;
            }
            offered++;
        }
        return offered;
    }

    /** After a halt of our own making, such as a message that did not verify, the session begins again. */
    private int reconnect(long nowNs) {
        if (!session.isRestartWanted()) {
            return 0;
        }
        if (session.restartAtNs() == 0) {
            session.restartAt(nowNs + RESTART_AFTER_NS);
            return 0;
        }
        if (nowNs - session.restartAtNs() < 0) {
            return 0;
        }
        session.restarted();
        connect(nowNs);
        return 1;
    }

    private void connect(long nowNs) {
        link.start(receiptHeld(), store.lastOutputNumber(), nowNs);
    }

    private long receiptHeld() {
        for (long number : store.unansweredNumbers()) {
            return number - 1;
        }
        return store.lastInputNumber();
    }
}
