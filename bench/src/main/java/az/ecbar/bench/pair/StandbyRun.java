package az.ecbar.bench.pair;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.ops.pair.tls.TlsControlLink;
import az.ecbar.pair.Link;
import az.ecbar.pair.aeron.AeronDataLink;
import az.ecbar.pair.aeron.AeronLinkConfig;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.SealedReceiver;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.PairFrames;
import az.ecbar.trust.certificate.Expectation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.IdleStrategy;

/** The process of the standby: takes, forces, acknowledges, until the owner ends the connection. */
public final class StandbyRun {
    private final ExpandableArrayBuffer frame = new ExpandableArrayBuffer();
    private final byte[] lastLink = new byte[Link.LENGTH];
    private final StandbyJournal log;
    private final AeronDataLink data;
    private final TlsControlLink control;
    private long acknowledged;

    private StandbyRun(StandbyJournal log, AeronDataLink data, TlsControlLink control) {
        this.log = log;
        this.data = data;
        this.control = control;
    }

    /** {@code DATA_FOLDER AERON_FOLDER KEY_FOLDER HERE_PORT THERE_PORT CONTROL_PORT}. */
    public static void main(String[] args) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        NodeKeys keys = new NodeKeys(Path.of(args[2]), System.getenv(NodeKeys.PASSWORD));
        AeronLinkConfig config = AeronLinkConfig.of(
                Path.of(args[1]),
                new InetSocketAddress(loopback, Integer.parseInt(args[3])),
                new InetSocketAddress(loopback, Integer.parseInt(args[4])));
        try (DataFolderLock lock = DataFolderLock.acquire(Path.of(args[0]));
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, StandbyRun::halt),
                        JournalConfig.defaults().forReplica(),
                        JournalProgress.SILENT);
                AeronDataLink data = new AeronDataLink(config, Throwable::printStackTrace);
                TlsControlLink control = new TlsControlLink(
                        "owner",
                        new InetSocketAddress(loopback, Integer.parseInt(args[5])),
                        keys.identity(2),
                        Expectation.server(),
                        keys.fingerprint(1),
                        new SecureRandom()::nextBytes,
                        new QuietLinks())) {
            new StandbyRun(new StandbyJournal(journal), data, control).follow();
        }
        System.exit(0);
    }

    private void follow() throws IOException {
        IdleStrategy idle = AeronDataLink.idle();
        while (control.connection() == 0) {
            control.poll((_, _, _) -> {}, 1);
            idle.idle(0);
        }
        SealedReceiver receiver = new SealedReceiver(data, control, () -> new byte[32], DataSealing.sealed());
        receiver.start(OwnerSide.EPOCH, log);
        sayWhereItStands();
        while (control.connection() != 0) {
            int taken = receiver.doWork();
            if (receiver.isBroken()) {
                throw new IOException("something is missing, " + receiver.dropped() + " dropped");
            }
            if (log.forcedSequence() > acknowledged) {
                sayWhereItStands();
            }
            control.poll((_, _, _) -> {}, 1);
            idle.idle(taken);
        }
    }

    /** The node's own ACK; there is no ledger, so in the place of what is applied it says how long the force took. */
    private void sayWhereItStands() {
        log.copyLastLink(lastLink);
        PairFrame.Ack ack =
                new PairFrame.Ack(OwnerSide.EPOCH, log.forcedSequence(), Link.of(lastLink), log.forceNs(), 0);
        if (control.send(frame, 0, PairFrames.write(ack, frame))) {
            acknowledged = log.forcedSequence();
        }
    }

    private static void halt(String what, Throwable cause) {
        throw new IllegalStateException(what, cause);
    }
}
