package az.ecbar.cluster.aeron;

import az.ecbar.cluster.LogClock;
import az.ecbar.port.FatalHook;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.service.ClusterClock;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.AeronException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The settings of Aeron's parts, as they follow from a member's configuration: everything in the member's own folders,
 * bounded buffers, few threads that rest when idle, and every byte forced before it counts.
 */
final class MemberContexts {
    private static final int SMALL_TERM_BYTES = 1 << 20;

    /** Of the archive, here and over the network: a member asks the leader's archive on the stream of its own. */
    private static final int CONTROL_STREAM = 100;

    private static final int CLOSEST_HEARTBEATS = 10;
    private static final int MAX_SESSIONS = 8;
    private static final long SESSION_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long MAX_PARK_NS = 1_000_000L;

    private final MemberConfig config;
    private final LogClock clock;
    private final FatalHook fatal;

    MemberContexts(MemberConfig config, LogClock clock, FatalHook fatal) {
        this.config = config;
        this.clock = clock;
        this.fatal = fatal;
    }

    MediaDriver.Context driver() {
        return new MediaDriver.Context()
                .aeronDirectoryName(aeronFolder())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(idle())
                .termBufferSparseFile(true)
                .publicationTermBufferLength(SMALL_TERM_BYTES)
                .ipcTermBufferLength(SMALL_TERM_BYTES)
                .spiesSimulateConnection(true)
                .errorHandler(told("media driver"));
    }

    Archive.Context archive() {
        return new Archive.Context()
                .aeronDirectoryName(aeronFolder())
                .archiveDir(config.folder().resolve("archive").toFile())
                .controlChannel("aeron:udp?endpoint=" + config.own().archive())
                .localControlChannel("aeron:ipc")
                .controlStreamId(CONTROL_STREAM)
                .localControlStreamId(CONTROL_STREAM)
                .replicationChannel("aeron:udp?endpoint=" + config.own().host() + ":0")
                .recordingEventsEnabled(false)
                .threadingMode(ArchiveThreadingMode.SHARED)
                .idleStrategySupplier(MemberContexts::idle)
                .segmentFileLength(Math.max(config.termBytes(), SMALL_TERM_BYTES) * 2)
                .fileSyncLevel(config.fileSyncLevel())
                .catalogFileSyncLevel(config.fileSyncLevel())
                .errorHandler(this::onArchiveError);
    }

    ConsensusModule.Context consensus(OwnMemberOnly admission) {
        long heartbeatNs = TimeUnit.MILLISECONDS.toNanos(config.heartbeatTimeoutMs());
        String host = config.own().host();
        return new ConsensusModule.Context()
                .aeronDirectoryName(aeronFolder())
                .clusterDir(clusterFolder().toFile())
                .clusterMemberId(config.memberId())
                .clusterMembers(config.list())
                .clusterClock(new NanosecondsOfLog(clock))
                .fileSyncLevel(config.fileSyncLevel())
                .archiveContext(archiveClient())
                .ingressChannel("aeron:udp?term-length=64k")
                .isIpcIngressAllowed(true)
                .maxConcurrentSessions(MAX_SESSIONS)
                .authenticatorSupplier(() -> admission)
                .logChannel("aeron:udp?control-mode=manual|control="
                        + config.own().logControl() + "|term-length=" + config.termBytes())
                .replicationChannel("aeron:udp?endpoint=" + host + ":0")
                .snapshotChannel("aeron:ipc?term-length=" + SMALL_TERM_BYTES)
                .leaderHeartbeatTimeoutNs(heartbeatNs)
                .leaderHeartbeatIntervalNs(heartbeatNs / CLOSEST_HEARTBEATS)
                .electionTimeoutNs(heartbeatNs / 2)
                .electionStatusIntervalNs(heartbeatNs / CLOSEST_HEARTBEATS)
                .startupCanvassTimeoutNs(heartbeatNs * 2)
                .sessionTimeoutNs(SESSION_TIMEOUT_NS)
                .idleStrategySupplier(MemberContexts::idle)
                .terminationHook(() -> ended("consensus module"))
                .errorHandler(told("consensus module"));
    }

    ClusteredServiceContainer.Context container(LedgerMember service) {
        return new ClusteredServiceContainer.Context()
                .aeronDirectoryName(aeronFolder())
                .clusterDir(clusterFolder().toFile())
                .archiveContext(archiveClient())
                .snapshotChannel("aeron:ipc?term-length=" + SMALL_TERM_BYTES)
                .clusteredService(service)
                .isRespondingService(false)
                .idleStrategySupplier(MemberContexts::idle)
                .terminationHook(() -> ended("service"))
                .errorHandler(told("service"));
    }

    /** A thread that has nothing to do rests up to a millisecond. */
    private static IdleStrategy idle() {
        return new BackoffIdleStrategy(0, 16, TimeUnit.MICROSECONDS.toNanos(10), MAX_PARK_NS);
    }

    private AeronArchive.Context archiveClient() {
        return new AeronArchive.Context()
                .aeronDirectoryName(aeronFolder())
                .controlRequestChannel("aeron:ipc")
                .controlRequestStreamId(CONTROL_STREAM)
                .controlResponseChannel("aeron:ipc");
    }

    private String aeronFolder() {
        return config.aeronFolder().toString();
    }

    private Path clusterFolder() {
        return config.folder().resolve("cluster");
    }

    private void ended(String part) {
        fatal.onFatal("the cluster's " + part + " has ended", new IllegalStateException(part + " ended by itself"));
    }

    /** A warning, such as that of a peer that is gone, is Aeron's to deal with; it keeps them in its own error log. */
    private static ErrorHandler told(String part) {
        return error -> {
            if (!isWarning(error)) {
                System.err.println(part + ": " + error.getMessage());
            }
        };
    }

    private void onArchiveError(Throwable error) {
        if (error instanceof IOException || error.getCause() instanceof IOException) {
            fatal.onFatal("the log cannot be written", error);
        } else {
            told("archive").onError(error);
        }
    }

    /** The guarded clock in the form in which the consensus module reads it. */
    private record NanosecondsOfLog(LogClock clock) implements ClusterClock {
        @Override
        public TimeUnit timeUnit() {
            return TimeUnit.NANOSECONDS;
        }

        @Override
        public long time() {
            return clock.utcNs();
        }
    }

    private static boolean isWarning(Throwable error) {
        return error instanceof AeronException known && known.category() == AeronException.Category.WARN;
    }
}
