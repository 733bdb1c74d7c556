package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import org.jspecify.annotations.Nullable;

/**
 * The owner's view of the standby that follows it, for one connection: what it was told to begin with, and what it has
 * acknowledged, by its link.
 */
final class StandbySession {
    private final PairContext context;
    private final PairFrame.Hello standby;
    private final long common;
    private final Link commonLink;
    private long acknowledged = -1;
    private long applied;
    private long lastEqual;

    private StandbySession(PairContext context, PairFrame.Hello standby, long common, Link commonLink) {
        this.context = context;
        this.standby = standby;
        this.common = common;
        this.commonLink = commonLink;
    }

    /** Sends FOLLOW and starts to send records; null if nobody is there. */
    static @Nullable StandbySession start(PairContext context, PairFrame.Hello standby, long common) {
        Link link = context.link(common);
        if (link == null) {
            return null;
        }
        Register register = context.register();
        long first = context.host.owner().firstOfEpoch();
        context.peer.send(
                new PairFrame.Follow(register.promised(), common, link, first, register.witness(), standby.appended()));
        context.peer.followSent();
        if (!context.peer.isConnected()) {
            return null;
        }
        context.sender.start(register.promised(), common + 1);
        return new StandbySession(context, standby, common, link);
    }

    /** Takes an acknowledgement of this epoch; true if it reaches farther than the one before. */
    boolean onAck(PairFrame.Ack ack) {
        applied = ack.applied();
        lastEqual = ack.lastEqual();
        if (ack.forced() <= acknowledged) {
            return false;
        }
        boolean isOwners = ack.forced() == common
                ? ack.link().equals(commonLink)
                : context.sender.hasLink(ack.forced(), ack.link().toBytes());
        if (isOwners) {
            acknowledged = ack.forced();
        } else {
            context.fail(PairError.BROKEN_RECORDS, "acknowledged what was never sent: sequence " + ack.forced());
        }
        return isOwners;
    }

    PairFrame.Hello standby() {
        return standby;
    }

    /** The sequence from which it follows. */
    long common() {
        return common;
    }

    /** The last sequence that the standby has forced, as the owner has it; -1 until it says so. */
    long acknowledged() {
        return acknowledged;
    }

    long applied() {
        return applied;
    }

    long lastEqual() {
        return lastEqual;
    }

    /** As it said last: a difference may be judged, and mended. */
    boolean hasDifference() {
        PairFrame.Hello latest = context.peer.hello();
        return latest == null ? standby.differs() : latest.differs();
    }
}
