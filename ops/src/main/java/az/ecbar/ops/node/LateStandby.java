package az.ecbar.ops.node;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.LateLog;
import az.ecbar.port.JournalFolder;

/**
 * The log of a node that is so far behind its owner that it comes up by a snapshot: it is set aside for that, and taken back
 * if no snapshot comes. Of the pair thread.
 */
final class LateStandby {
    private final PairNode node;
    private final Node.Ports ports;
    private final Node.Settings settings;
    private final JournalProgress progress;

    LateStandby(PairNode node, Node.Ports ports, Node.Settings settings, JournalProgress progress) {
        this.node = node;
        this.ports = ports;
        this.settings = settings;
        this.progress = progress;
    }

    /** Whether the log is whole, and none is set aside. */
    boolean mayBeginAnew() {
        return LateLog.isPossible(journal());
    }

    /** Sets the whole log aside, and comes up from nothing. */
    void beginAnew() {
        long last = node.current().lastSequence();
        node.comeUpFrom(() -> LateLog.setAside(journal(), settings.journal().forReplica(), progress));
        ports.log().onBegunAnew(ports.clock().utcNs(), last);
    }

    /** The last sequence of the log that is set aside; 0 if none is. */
    long end() {
        return LateLog.lastSequence(journal());
    }

    /** Comes up from the log that was set aside. */
    void goBack() {
        node.comeUpFrom(() -> LateLog.takeBack(journal()));
        ports.log().onGoneBack(ports.clock().utcNs(), node.current().lastSequence());
    }

    private JournalFolder journal() {
        return ports.folders().journal();
    }
}
