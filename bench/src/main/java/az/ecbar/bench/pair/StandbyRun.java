package az.ecbar.bench.pair;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.pair.aeron.AeronDataLink;
import az.ecbar.pair.aeron.AeronLinkConfig;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.SealedReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/** The process of the standby: takes, forces, acknowledges, until the owner ends the connection. */
public final class StandbyRun {
    private static final int SEQUENCE_OFFSET = 0;
    private static final int LINK_OFFSET = 8;
    private static final int FORCE_NS_OFFSET = 40;

    /** So short that it is no part of what is measured, so long that five threads share two cores. */
    static final long IDLE_NS = 10_000;

    private StandbyRun() {}

    /** {@code DATA_FOLDER AERON_FOLDER HERE_PORT THERE_PORT ACK_PORT}. */
    public static void main(String[] args) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        AeronLinkConfig config = AeronLinkConfig.of(
                Path.of(args[1]),
                new InetSocketAddress(loopback, Integer.parseInt(args[2])),
                new InetSocketAddress(loopback, Integer.parseInt(args[3])));
        try (DataFolderLock lock = DataFolderLock.acquire(Path.of(args[0]));
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, StandbyRun::halt),
                        JournalConfig.defaults().forReplica(),
                        JournalProgress.SILENT);
                AeronDataLink link = new AeronDataLink(config, Throwable::printStackTrace);
                AckConnection acks = AckConnection.connect(Integer.parseInt(args[4]))) {
            follow(new StandbyJournal(journal), link, acks);
        }
    }

    private static void follow(StandbyJournal log, AeronDataLink link, AckConnection acks) throws IOException {
        SealedReceiver receiver = new SealedReceiver(link, acks, () -> new byte[32], DataSealing.sealed());
        receiver.start(OwnerJournal.EPOCH, log);
        UnsafeBuffer frame = new UnsafeBuffer(new byte[AckConnection.FRAME_LENGTH]);
        byte[] lastLink = new byte[FORCE_NS_OFFSET - LINK_OFFSET];
        long acknowledged = 0;
        while (acks.connection() != 0) {
            int taken = receiver.doWork();
            if (receiver.isBroken()) {
                throw new IOException("something is missing, " + receiver.dropped() + " dropped");
            }
            if (log.forcedSequence() > acknowledged) {
                log.copyLastLink(lastLink);
                frame.putLong(SEQUENCE_OFFSET, log.forcedSequence());
                frame.putBytes(LINK_OFFSET, lastLink);
                frame.putLong(FORCE_NS_OFFSET, log.forceNs());
                acknowledged = acks.send(frame, 0, frame.capacity()) ? log.forcedSequence() : acknowledged;
            }
            acks.poll((_, _, _) -> {}, 1);
            if (taken == 0) {
                LockSupport.parkNanos(IDLE_NS);
            }
        }
    }

    private static void halt(String what, Throwable cause) {
        throw new IllegalStateException(what, cause);
    }
}
