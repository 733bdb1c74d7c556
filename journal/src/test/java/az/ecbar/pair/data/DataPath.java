package az.ecbar.pair.data;

import az.ecbar.journal.Journal;
import az.ecbar.pair.DataLink;
import az.ecbar.record.RecordHeader;
import java.util.Arrays;

/**
 * A sender and a receiver with a journal each, and what the protocol around them does: begins where the standby ends,
 * acknowledges what is forced, and connects anew when the receiver says that it is broken.
 */
public final class DataPath {
    public static final int EPOCH = 1_000_000;

    private final TestControl ownerControl = new TestControl();
    private final TestControl standbyControl = new TestControl();
    private final byte[] link = new byte[RecordHeader.LINK_LENGTH];
    private final DataLink ownerLink;
    private final JournalOwnerLog ownerLog;
    private final SealedSender sender;
    private final SealedReceiver receiver;
    private JournalReplicaLog replica;
    private long ownerLosses;
    private long acknowledged;
    private int starts;

    public DataPath(
            JournalOwnerLog ownerLog, Journal standby, DataLink ownerLink, DataLink standbyLink, DataSealing sealing) {
        this(ownerLog, standby, ownerLink, standbyLink, sealing, SendWindow.defaults());
    }

    DataPath(
            JournalOwnerLog ownerLog,
            Journal standby,
            DataLink ownerLink,
            DataLink standbyLink,
            DataSealing sealing,
            SendWindow window) {
        byte[] folders = new byte[32];
        Arrays.fill(folders, 0, 16, (byte) 1);
        Arrays.fill(folders, 16, 32, (byte) 2);
        this.ownerLink = ownerLink;
        this.ownerLog = ownerLog;
        this.replica = new JournalReplicaLog(standby);
        sender = new SealedSender(ownerLink, ownerControl, () -> folders, () -> ownerLog, sealing, window);
        receiver = new SealedReceiver(standbyLink, standbyControl, () -> folders, sealing);
    }

    /** A control connection, and from there on what the standby lacks. */
    public void connect() {
        starts++;
        TestControl.connect(ownerControl, standbyControl, "connection " + starts);
        ownerLosses = ownerLink.losses();
        acknowledged = replica.forcedSequence();
        sender.start(EPOCH, replica.lastSequence() + 1);
        receiver.start(EPOCH, replica);
    }

    /** The standby has another journal in its hands: that of the next process there. */
    void standby(Journal journal) {
        replica = new JournalReplicaLog(journal);
    }

    /** The owner's part of a turn; returns the records sent. */
    public int send() {
        return sender.doWork();
    }

    /** The standby's part of a turn; returns the records taken. */
    public int receive() {
        return receiver.doWork();
    }

    /** The standby says what it has forced, and the owner believes it if the link is its own. */
    public void acknowledge() {
        long forced = replica.forcedSequence();
        if (forced > acknowledged) {
            replica.copyLink(forced, link);
            if (sender.hasLink(forced, link)) {
                acknowledged = forced;
            }
        }
    }

    /** Connects anew if one of the two has to. */
    public void heal() {
        if (receiver.isBroken() || ownerLink.losses() != ownerLosses) {
            connect();
        }
    }

    public long acknowledged() {
        return acknowledged;
    }

    public boolean isEqual() {
        return acknowledged == ownerLog.forcedSequence();
    }

    int starts() {
        return starts;
    }

    public SealedReceiver receiver() {
        return receiver;
    }

    SealedSender sender() {
        return sender;
    }

    JournalReplicaLog replica() {
        return replica;
    }
}
