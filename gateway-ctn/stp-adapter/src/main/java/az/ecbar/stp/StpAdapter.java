package az.ecbar.stp;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.adapter.AgentThread;
import az.ecbar.stp.adapter.DutyCycle;
import az.ecbar.stp.adapter.SystemClock;
import az.ecbar.stp.adapter.SystemRandomness;
import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.files.DiskFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.folder.FolderLimits;
import az.ecbar.stp.link.OutputVerifier;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import az.ecbar.stp.store.StoreIdentity;
import az.ecbar.stp.store.StoreLimits;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * A bank's adapter: keeps a session with the centre, sends each message exactly once, gives each message of the centre
 * to the bank, through folders, a listener, or both.
 *
 * <p>Runs one thread of its own, on which it also calls the listener. All methods are for any thread; none of them
 * waits for the centre or the disk, save {@link #close}, which waits a few seconds at most. When a disk operation
 * fails, the adapter stops: nothing is lost, and the next one on the same folder goes on.
 */
public final class StpAdapter implements AutoCloseable {
    private static final int MAX_QUEUED = 1024;
    private static final long MAX_QUEUED_BYTES = 64L << 20;

    private final FolderLock lock;
    private final OutStore store;
    private final AdapterAgent agent;
    private final Admission admission;
    private final StpListener listener;
    private final ManyToOneConcurrentArrayQueue<Question<?>> questions = new ManyToOneConcurrentArrayQueue<>(64);
    private final SessionPlace place;
    private final AgentThread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile ClientState state = ClientState.STOPPED;

    private record Question<T>(Function<OutStore, T> question, CompletableFuture<T> answer) {
        void answerFrom(OutStore store) {
            answer.complete(question.apply(store));
        }
    }

    private StpAdapter(
            FolderLock lock, StpConfig config, LinkFactory links, OutputVerifier verifier, StpListener theirs)
            throws IOException {
        AdapterFiles files = new DiskFiles();
        BankFolders folders = new BankFolders(config.folder());
        folders.create(files);
        FolderLimits limits = new FolderLimits(
                Math.max(FolderLimits.DEFAULT.maxFileBytes(), config.maxMessageBytes()),
                config.maxMessageBytes(),
                FolderLimits.DEFAULT.maxMessages(),
                FolderLimits.DEFAULT.maxUnansweredBytes(),
                FolderLimits.DEFAULT.filesPerStep());
        this.lock = lock;
        this.listener = new GuardedListener(theirs);
        this.store = OutStore.open(files, folders.store(), identity(config), StoreLimits.DEFAULT);
        this.admission = new Admission(
                new Submissions(MAX_QUEUED, MAX_QUEUED_BYTES), limits.maxMessageBytes(), limits.maxUnansweredBytes());
        this.agent = new AdapterAgent(
                new AdapterAgent.Parts(files, folders, store, admission),
                new AgentConfig(
                        config.logicalTerminal(),
                        config.folderMode(),
                        limits,
                        config.scanInterval().toNanos(),
                        TimeUnit.DAYS.toMillis(config.rememberDays()),
                        config.notifyBadSignature(),
                        verifier),
                links,
                this.listener);
        this.place = new SessionPlace(files, folders.store());
        this.thread = new AgentThread("ecbar-stp-" + config.bic() + "-" + config.terminal(), new Cycle());
    }

    /**
     * Reads keys and certificates, opens the folder and begins to connect. The password may be wiped after the call.
     *
     * @throws ConfigException when a key or certificate cannot be used, naming the setting
     * @throws FolderInUseException when another adapter has the folder
     */
    public static StpAdapter open(StpConfig config, char[] keyPassword, StpListener listener)
            throws ConfigException, IOException {
        Connector.Connection connection =
                new CtnConnector(new SystemClock(), new SystemRandomness()).connect(config, keyPassword);
        return open(config, connection.links(), connection.verifier(), listener);
    }

    /**
     * Opens the folder and begins to connect, over the given link.
     *
     * @throws FolderInUseException when another adapter has the folder
     */
    static StpAdapter open(StpConfig config, LinkFactory links, OutputVerifier verifier, StpListener listener)
            throws IOException {
        BankFolders folders = new BankFolders(config.folder());
        Optional<FolderLock> lock = FolderLock.take(folders.store());
        if (lock.isEmpty()) {
            throw new FolderInUseException(config.folder());
        }
        try {
            StpAdapter adapter = new StpAdapter(lock.get(), config, links, verifier, listener);
            adapter.thread.start();
            return adapter;
        } catch (IOException | RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    static StoreIdentity identity(StpConfig config) {
        return new StoreIdentity(config.bic(), String.valueOf(config.terminal()));
    }

    /**
     * Sends one message. The bytes are copied. The answer is definite: accepted, rejected, or, when the adapter is
     * closed in between, unknown with the way to learn it. A full adapter rejects at once ({@code BUSY}) and keeps
     * nothing.
     */
    public CompletableFuture<Outcome> send(byte[] message) {
        CompletableFuture<Outcome> outcome = admission.send(message);
        thread.wake();
        return outcome;
    }

    /** What is known of the message with this input number. */
    public CompletableFuture<Optional<OutMessage>> message(long inputNumber) {
        return ask(known -> Optional.ofNullable(known.byInputNumber(inputNumber)));
    }

    /** Asks the store on the adapter's thread; fails at once when the adapter is closed or asked too much. */
    <T> CompletableFuture<T> ask(Function<OutStore, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (ended.isDone() || !questions.offer(new Question<>(question, answer))) {
            answer.completeExceptionally(new IllegalStateException("the adapter is closed, or asked too much"));
        }
        thread.wake();
        return answer;
    }

    /** Where the session stands. */
    public ClientState state() {
        return state;
    }

    /** Ends when the adapter has stopped: normally after {@link #close}, exceptionally when something failed. */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Logs out and ends; what has no answer yet is kept and sent by the next adapter on this folder. */
    @Override
    public void close() {
        thread.close();
    }

    /** What the adapter's thread calls. */
    private final class Cycle implements DutyCycle {
        @Override
        public void start(long nowNs) throws IOException {
            agent.start(nowNs);
        }

        @Override
        public int doWork(long nowNs, long utcMs) throws IOException {
            int work = agent.doWork(nowNs, utcMs);
            state = agent.state();
            place.note(agent.state(), agent.centre(), utcMs);
            Question<?> question = questions.poll();
            if (question != null) {
                question.answerFrom(store);
                work++;
            }
            return work;
        }

        @Override
        public void stop(long nowNs) {
            agent.stop(nowNs);
        }

        @Override
        public boolean isStopped() {
            return agent.isStopped();
        }

        @Override
        public void onEnded(@Nullable Throwable failure) {
            end(failure);
        }
    }

    private void end(@Nullable Throwable failure) {
        if (failure != null) {
            listener.onAlarm(
                    Alarm.STOPPED,
                    "the adapter has stopped: " + failure + "; nothing is lost, mend the cause and start it again");
        }
        state = ClientState.STOPPED;
        agent.close();
        admission.close(store);
        Throwable cause = failure;
        try (lock;
                store) {
            for (Question<?> left = questions.poll(); left != null; left = questions.poll()) {
                left.answer().completeExceptionally(new IllegalStateException("the adapter is closed"));
            }
        } catch (IOException e) {
            cause = cause == null ? e : cause;
        }
        if (cause == null) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(cause);
        }
    }
}
