package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.record.RecordHeader;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * At the owner: offers a snapshot to a standby with an empty journal when that is quicker than the log, and answers what it
 * asks for, one piece at a time and no faster than the pace allows. Of who asked it keeps, beyond the connection, which
 * snapshot was offered: that one is kept and offered again, so that the standby goes on where it was.
 *
 * <p>A standby that is only late is told so first, by an owner that is alone: then nothing that was committed rests on the
 * log that the standby sets aside (docs/adr/0051).
 */
final class SnapshotServer {
    /** Smaller than a frame may be, so that an acknowledgement never waits long behind one. */
    private static final int PIECE_LENGTH = 256 * 1024;

    /** After so many connections on which one snapshot was offered, the newest is. */
    private static final int OFFERS = 3;

    /** Coming up by a snapshot costs more than its bytes: what it refers to, outputs, two times coming up. */
    private static final double COST = 2;

    private static final UnsafeBuffer NOTHING = new UnsafeBuffer(0, 0);

    private final PairContext context;
    private final CatchUpPace pace;
    private @Nullable UnsafeBuffer piece;
    private @Nullable PairFrame wanted;
    private long offered;
    private int offers;
    private boolean isOffered;
    private boolean isDeclined;
    private boolean isLateTold;

    SnapshotServer(PairContext context) {
        this.context = context;
        this.pace = new CatchUpPace(context.config.catchUpBytesPerSecond());
    }

    /** The connection is another one, or this node begins to lead. */
    void reset() {
        wanted = null;
        isOffered = false;
        isDeclined = false;
        isLateTold = false;
    }

    /**
     * Whether the standby shall come up by a snapshot before it follows; offers it.
     *
     * @param common the last sequence that both journals have; 0 if the standby's is empty
     */
    boolean isServing(PairFrame.Hello standby, long common) {
        if (isDeclined || (standby.appended() > 0 && (isOffered || !isToBeginAnew(standby, common)))) {
            takeBack();
            return false;
        }
        if (standby.appended() > 0) {
            return true;
        }
        isLateTold = false;
        if (!isOffered) {
            SnapshotSource source = context.host.owner().snapshots();
            long sequence = source == null ? 0 : toOffer(source);
            boolean isQuicker = sequence >= context.config.snapshotDistance();
            if (source == null || sequence == 0 || (source.isLogWhole() && !isQuicker)) {
                return false;
            }
            isOffered = true;
            source.lend(sequence);
            offers = sequence == offered ? offers + 1 : 1;
            offered = sequence;
            int epoch = context.register().promised();
            context.peer.send(new PairFrame.Snapshot(epoch, sequence, source.lengthBytes(sequence), 0, NOTHING));
        }
        return true;
    }

    /** Whether the standby was told that it is late; tells it, if a snapshot is quicker and it may set its log aside. */
    private boolean isToBeginAnew(PairFrame.Hello standby, long common) {
        SnapshotSource source = context.host.owner().snapshots();
        if (isLateTold
                || source == null
                || context.register().mode() != PairMode.ALONE
                || standby.differs()
                || common == 0) {
            return isLateTold;
        }
        Link link = context.link(common);
        long sequence = link == null ? 0 : source.newestSequence();
        if (link == null || !isQuicker(sequence - common, source.lengthBytes(sequence))) {
            return false;
        }
        source.lend(sequence);
        offered = sequence;
        offers = 0;
        isLateTold = true;
        context.peer.send(
                new PairFrame.Late(context.register().promised(), common, link, standby.appended(), sequence));
        return true;
    }

    private boolean isQuicker(long records, long lengthBytes) {
        double byLogSeconds = (double) records / context.config.catchUpRecordsPerSecond();
        double bySnapshotSeconds = (double) lengthBytes / context.config.catchUpBytesPerSecond();
        return records >= context.config.lateDistance() && byLogSeconds > COST * bySnapshotSeconds;
    }

    private long toOffer(SnapshotSource source) {
        boolean isGoingOn = offered > 0 && offers < OFFERS && source.lengthBytes(offered) > 0;
        return isGoingOn ? offered : source.newestSequence();
    }

    private void takeBack() {
        SnapshotSource source = context.host.owner().snapshots();
        if (offered > 0 && source != null) {
            source.lend(0);
        }
        offered = 0;
    }

    /** Takes note of what the standby asks for; it asks for one thing at a time. */
    void onWanted(PairFrame frame) {
        if (frame.epoch() == context.register().promised()) {
            wanted = frame;
        }
    }

    int doWork() {
        PairFrame asked = wanted;
        if (asked == null || !pace.mayGo(context.nowNs())) {
            return 0;
        }
        wanted = null;
        int sent = answer(asked);
        pace.sent(sent, context.nowNs());
        return 1;
    }

    private int answer(PairFrame asked) {
        SnapshotSource source = context.host.owner().snapshots();
        if (source == null) {
            return 0;
        }
        UnsafeBuffer out = piece;
        if (out == null) {
            out = new UnsafeBuffer(new byte[PIECE_LENGTH]);
            piece = out;
        }
        return switch (asked) {
            case PairFrame.SnapshotWanted snapshot -> sendPiece(source, snapshot, out);
            case PairFrame.RecordsWanted records -> sendRecords(source, records, out);
            case PairFrame.OutputsWanted outputs -> sendOutputs(source, outputs, out);
            default -> 0;
        };
    }

    private int sendPiece(SnapshotSource source, PairFrame.SnapshotWanted asked, UnsafeBuffer out) {
        if (asked.sequence() == 0) {
            isDeclined = true;
            return 0;
        }
        int length = source.read(asked.sequence(), asked.position(), out, 0, PIECE_LENGTH);
        if (length == 0) {
            // It is gone: the next connection offers a newer one.
            context.peer.disconnect();
            return 0;
        }
        context.peer.send(new PairFrame.Snapshot(
                asked.epoch(),
                asked.sequence(),
                source.lengthBytes(asked.sequence()),
                asked.position(),
                new UnsafeBuffer(out, 0, length)));
        return length;
    }

    private int sendRecords(SnapshotSource source, PairFrame.RecordsWanted asked, UnsafeBuffer out) {
        int length = 0;
        for (long sequence = asked.first();
                sequence <= asked.last() && PIECE_LENGTH - length >= RecordHeader.MAX_RECORD_LENGTH;
                sequence++) {
            int read = source.readRecord(sequence, out, length);
            if (read == 0) {
                break;
            }
            length += read;
        }
        context.peer.send(new PairFrame.Records(asked.epoch(), new UnsafeBuffer(out, 0, length)));
        return length;
    }

    private int sendOutputs(SnapshotSource source, PairFrame.OutputsWanted asked, UnsafeBuffer out) {
        int length =
                source.readOutputs(asked.upToSequence(), asked.place(), asked.acknowledged(), out, 0, PIECE_LENGTH);
        context.peer.send(new PairFrame.Outputs(asked.epoch(), source.nextPlace(), new UnsafeBuffer(out, 0, length)));
        return length;
    }
}
