package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.HistoryConfig;
import az.ecbar.journal.history.RecordSource;
import az.ecbar.ops.projection.PastDesk;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.ops.projection.ProjectionConfig;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that hangs holds up neither a hand-over nor the end of a node. */
class HangingProjectionTest {
    private static final long BOUND_MS = 1_000;

    @TempDir
    private Path folder;

    private static SimulatedWorld world;
    private final List<Integer> halts = new ArrayList<>();
    private final FailStop failStop = new FailStop(() -> {}, halts::add);
    private long asked;

    @BeforeAll
    static void someDay() throws Exception {
        world = new SimulatedWorld(12, 64, 20);
        world.openDay();
        for (int i = 0; i < 10; i++) {
            world.pay();
        }
    }

    @Test
    void itsFeedIsLeftAndTheNextOneBeginsWhenItHasEnded() throws Exception {
        ProjectionConfig right = ProjectionConfig.embedded(folder.resolve("right"), 1_000_000);
        ProjectionConfig below = ProjectionConfig.embedded(folder.resolve("below"), 1_000_000);
        try (HangingDriver driver = new HangingDriver()) {
            ProjectionConfig hanging = new ProjectionConfig(HangingDriver.url(below.url()), "", "", 1_000_000);
            ProjectionFeed feed1 = feed(hanging, new PastDesk());
            ProjectionThread first = ProjectionThread.start(feed1, null, failStop);
            await(() -> feed1.sequence() == world.node.gate().committedSequence());
            driver.hang();
            more();
            assertTrue(driver.hangs.await(10, TimeUnit.SECONDS));
            assertReturnsSoon(first::close);
            assertTrue(driver.aborts.await(10, TimeUnit.SECONDS), "its connection is cut");
            assertFalse(first.hasEnded());

            // A second one ends while it still waits; the third waits for the first all the same.
            ProjectionThread second = ProjectionThread.start(feed(hanging, new PastDesk()), first, failStop);
            assertReturnsSoon(second::close);
            assertFalse(second.hasEnded());
            PastDesk desk = new PastDesk();
            ProjectionFeed feed = feed(hanging, desk);
            ProjectionThread third = ProjectionThread.start(feed, second, failStop);
            assertTrue(status(desk).contains("the feed before this one"));
            assertEquals(0, feed.sequence());

            driver.goOn();
            await(() -> feed.sequence() == world.node.gate().committedSequence());
            assertTrue(status(desk).contains("\"trouble\":\"\""));
            third.close();
            await(third::hasEnded);
        }
        ProjectionFeed feed = feed(right, new PastDesk());
        ProjectionThread thread = ProjectionThread.start(feed, null, failStop);
        await(() -> feed.sequence() == world.node.gate().committedSequence());
        thread.close();
        await(thread::hasEnded);
        assertEquals(PastDaysTest.rows(right, 10), PastDaysTest.rows(below, 10));
        assertEquals(List.of(), halts);
    }

    /** A server that takes the connection and never says a word, as behind a network that is gone. */
    @Test
    void aPairNodeStandsDownWhileItsDatabaseIsSilent() throws Exception {
        PairedWorld pair = new PairedWorld(11, 64);
        Replica replica = pair.machines[0].node().current();
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            ProjectionConfig config = new ProjectionConfig(
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/past", "past", "", 1_000_000);
            Function<Replica, Optional<ProjectionFeed>> feeds =
                    of -> Optional.of(of.newProjection(config, new SystemClock()));
            PairThreads threads = new PairThreads(
                    new LeadersPort(() -> {
                        throw new IllegalStateException("no port here");
                    }),
                    (of, peer) -> new HistoryAgent(
                            of.journal().history(),
                            null,
                            peer,
                            HistoryConfig.defaults(),
                            pair,
                            new HeardHistory(),
                            JournalProgress.SILENT),
                    feeds,
                    halts::add);
            threads.startBeside(replica, RecordSource.NONE);
            try (Socket _ = silent.accept()) {
                assertReturnsSoon(() -> threads.endBeside(replica));
            }
        }
        assertEquals(List.of(), halts);
    }

    @Test
    @Tag("long")
    void aLockInPostgresIsWaitedForSecondsOnlyAndNeverAtTheEnd() throws Exception {
        Assumptions.assumeTrue(PostgresOfTests.isAvailable(), "there are binaries for Linux on x86-64 alone");
        Path home = Files.createTempDirectory("past-postgres");
        try (PostgresOfTests postgres = PostgresOfTests.start(home)) {
            ProjectionConfig config = new ProjectionConfig(postgres.url(), PostgresOfTests.USER, "", 1_000_000);
            PastDesk desk = new PastDesk();
            ProjectionFeed feed = feed(config, desk);
            ProjectionThread first = ProjectionThread.start(feed, null, failStop);
            try (first;
                    Connection other = DriverManager.getConnection(postgres.url(), PostgresOfTests.USER, "");
                    Statement locking = other.createStatement();
                    Connection third = DriverManager.getConnection(postgres.url(), PostgresOfTests.USER, "");
                    Statement statement = third.createStatement()) {
                await(() -> feed.sequence() == world.node.gate().committedSequence());
                other.setAutoCommit(false);
                locking.execute("lock table past_position in access exclusive mode");
                more();
                await(() -> isWaiting(statement));
                await(() -> status(desk).contains("lock timeout"));
                await(() -> isWaiting(statement));
                assertReturnsSoon(first::close);
                await(first::hasEnded);
            }
            ProjectionFeed again = feed(config, new PastDesk());
            try (ProjectionThread _ = ProjectionThread.start(again, first, failStop)) {
                await(() -> again.sequence() == world.node.gate().committedSequence());
            }
        } finally {
            PastDaysTest.delete(home);
        }
        assertEquals(List.of(), halts);
    }

    /** What comes up next needs the room: two ledgers of a node that stood down were held by its feed. */
    @Test
    void aFeedThatIsLeftHoldsNothingOfItsNode() throws Exception {
        ProjectionConfig config = ProjectionConfig.embedded(folder.resolve("left"), 1_000_000);
        List<WeakReference<AtomicLong>> held = new ArrayList<>();
        ProjectionFeed feed = feed(config, held);
        feed.end();
        await(() -> {
            System.gc();
            return held.getFirst().refersTo(null);
        });
        assertEquals("projection", feed.roleName());
    }

    /** Something to take in. */
    private static void more() throws Exception {
        long before = world.node.gate().committedSequence();
        world.pay();
        for (int i = 0; world.node.gate().committedSequence() == before; i++) {
            assertTrue(i < 1_000, "nothing is committed");
            world.step();
        }
    }

    private static boolean isWaiting(Statement statement) {
        try (ResultSet row =
                statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            return row.next() && row.getInt(1) > 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** One of a node that only it and what it was given hold. */
    private static ProjectionFeed feed(ProjectionConfig config, List<WeakReference<AtomicLong>> held) {
        AtomicLong ofNode = new AtomicLong(7);
        held.add(new WeakReference<>(ofNode));
        return new ProjectionFeed(
                config,
                world.node.newReader(),
                world.node.newReader(),
                world.node.snapshots(),
                ofNode::get,
                PassedOver.NONE,
                new PastDesk(),
                () -> ofNode.get() > 0,
                new SystemClock());
    }

    private static ProjectionFeed feed(ProjectionConfig config, PastDesk desk) {
        return new ProjectionFeed(
                config,
                world.node.newReader(),
                world.node.newReader(),
                world.node.snapshots(),
                world.node.gate()::committedSequence,
                PassedOver.NONE,
                desk,
                () -> true,
                new SystemClock());
    }

    private String status(PastDesk desk) {
        byte[] request = new PastQuestion(PastQuestion.STATUS, 0, ++asked, 1, "").encode();
        UnsafeBuffer answer = new UnsafeBuffer(new byte[1 << 16]);
        int[] length = new int[1];
        await(() -> {
            length[0] = desk.onView(new UnsafeBuffer(request), 0, request.length, answer, 0, answer.capacity());
            return length[0] > 0;
        });
        return answer.getStringWithoutLengthUtf8(0, length[0]);
    }

    private static void assertReturnsSoon(Runnable closing) {
        long before = System.nanoTime();
        closing.run();
        long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertTrue(ms < BOUND_MS, ms + " ms");
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "it never comes");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
