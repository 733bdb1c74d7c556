package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.record.RecordHeader;
import org.agrona.DirectBuffer;

/**
 * A node with an empty journal that comes up by the owner's snapshot: asks for its file, for the records to which it
 * refers, for the outputs, one piece at a time; then its journal ends at the snapshot, and it says HELLO as any standby.
 *
 * <p>A node whose own log is far behind an owner that is alone sets that aside first. It says, forced, that it is not counted
 * in before its log is away, and nothing relies on it until it is counted in again.
 *
 * <p>Of the pair thread. What it has survives a lost connection, if the next owner offers the same snapshot, but not the
 * process.
 */
final class Joining {
    private final PairContext context;
    private int epoch;
    private long sequence;
    private long position;
    private long length;
    private boolean isChecked;
    private long missing;
    private long askAgainNs;
    private boolean isTried;

    Joining(PairContext context) {
        this.context = context;
    }

    /** Whether a snapshot is being taken. */
    boolean isBegun() {
        return sequence > 0;
    }

    String progress() {
        JoinTarget join = context.host.join();
        if (sequence == 0 || join == null) {
            return "";
        }
        return join.progress() + (missing == 0 ? "" : "; the owner does not give record " + missing);
    }

    /** Asks again for a record that the owner could not give. */
    void doWork() {
        JoinTarget join = context.host.join();
        if (missing > 0 && join != null && context.nowNs() >= askAgainNs) {
            // Once for each answer, lest two of them come for one question.
            askAgainNs = Long.MAX_VALUE;
            askNext(join);
        }
    }

    /** What is missing is asked for when the owner offers the snapshot again. */
    void onLost() {
        missing = 0;
    }

    /** The owner's snapshot is quicker than its log: this node's own is set aside, and it joins as a new one does. */
    void onLate(PairFrame.Late late) {
        Register register = context.register();
        ReplicaLog log = context.host.replica();
        if (late.epoch() < register.promised() || late.epoch() == register.owned()) {
            context.refuse(PairFrame.Cause.TOO_OLD);
            context.peer.disconnect();
        } else if (late.answersAppended() != log.lastSequence() || late.common() == 0 || context.peer.isFollowTaken()) {
            context.peer.disconnect();
        } else if (!late.link().equals(context.link(late.common()))) {
            String what = "the link of sequence " + late.common() + " differs";
            context.fail(PairError.CONTRADICTION, what);
            throw new RegisterDamaged("the owner's: " + what);
        } else if (isTried || context.host.join() == null || !log.mayBeginAnew()) {
            decline(late.epoch());
        } else {
            setAside(late, log);
        }
    }

    private void setAside(PairFrame.Late late, ReplicaLog log) {
        // Before the register says that it follows: by that a next start would not know any more what is committed.
        if (log.lastSequence() > late.common()) {
            log.checkSetAside(late.common());
        }
        context.force(context.register().following(late.epoch()).notCountedIn());
        if (log.lastSequence() > late.common()) {
            log.setAside(late.common());
        }
        log.beginAnew();
        context.sendHello();
    }

    /** No snapshot comes: a log that was set aside for one is this node's again. False if none was. */
    boolean goBack() {
        ReplicaLog log = context.host.replica();
        boolean isAway = log.lastSequence() == 0 && log.lateEnd() > 0;
        if (isAway) {
            stop();
            log.goBack();
            isTried = true;
        }
        return isAway;
    }

    void onSnapshot(PairFrame.Snapshot piece) {
        JoinTarget join = context.host.join();
        ReplicaLog log = context.host.replica();
        if (join == null || log.lastSequence() > 0 || piece.sequence() <= log.lateEnd()) {
            decline(piece.epoch());
        } else if (piece.bytes().capacity() == 0) {
            begin(join, piece);
        } else if (piece.sequence() == sequence && piece.position() == position && piece.epoch() == epoch) {
            join.addPiece(piece.bytes(), 0, piece.bytes().capacity());
            position += piece.bytes().capacity();
            askNext(join);
        }
    }

    private void begin(JoinTarget join, PairFrame.Snapshot offer) {
        isChecked = isChecked && offer.sequence() == sequence;
        epoch = offer.epoch();
        sequence = offer.sequence();
        length = offer.fileLength();
        position = join.begin(sequence, length);
        askNext(join);
    }

    private void decline(int offered) {
        forget();
        context.peer.send(new PairFrame.SnapshotWanted(offered, 0, 0));
    }

    /** This node follows the log instead. */
    void stop() {
        JoinTarget join = context.host.join();
        if (isBegun() && join != null) {
            join.giveUp();
            forget();
        }
    }

    private void forget() {
        sequence = 0;
        isChecked = false;
        missing = 0;
    }

    private void askNext(JoinTarget join) {
        if (position < length) {
            context.peer.send(new PairFrame.SnapshotWanted(epoch, sequence, position));
            return;
        }
        if (!isChecked && !join.isSound()) {
            join.giveUp();
            decline(epoch);
            return;
        }
        isChecked = true;
        if (join.firstWanted() > 0) {
            context.peer.send(new PairFrame.RecordsWanted(epoch, join.firstWanted(), join.lastWanted()));
        } else if (join.wantedPlace() >= 0) {
            context.peer.send(new PairFrame.OutputsWanted(epoch, sequence, join.wantedPlace(), join.acknowledged()));
        } else {
            finish(join);
        }
    }

    /** The epoch is promised before the journal holds a record of it: a process that ends in between starts again. */
    private void finish(JoinTarget join) {
        Register register = context.register();
        if (epoch > register.promised()) {
            context.force(register.promising(epoch));
        }
        if (join.finish()) {
            forget();
            context.force(context.register());
            context.sendHello();
        } else {
            beginAnew(join);
        }
    }

    void onRecords(PairFrame.Records records) {
        JoinTarget join = context.host.join();
        if (join == null || !isChecked || records.epoch() != epoch) {
            return;
        }
        DirectBuffer bytes = records.records();
        if (bytes.capacity() == 0 && join.firstWanted() > 0) {
            // Its file may be damaged there, which a new connection would not mend.
            missing = join.firstWanted();
            askAgainNs = context.nowNs() + context.config.retryNs();
            return;
        }
        missing = 0;
        boolean isTaken = bytes.capacity() > 0;
        int at = 0;
        while (isTaken && at < bytes.capacity()) {
            isTaken = join.addRecord(bytes, at, bytes.capacity() - at);
            at += isTaken ? RecordHeader.length(bytes, at) : 0;
        }
        goOn(join, isTaken);
    }

    void onOutputs(PairFrame.Outputs outputs) {
        JoinTarget join = context.host.join();
        if (join != null && isChecked && outputs.epoch() == epoch) {
            DirectBuffer bytes = outputs.outputs();
            goOn(join, join.addOutputs(bytes, 0, bytes.capacity(), outputs.nextPlace()));
        }
    }

    /** What does not fit ends the connection: on the next one it is tried from the beginning. */
    private void goOn(JoinTarget join, boolean isTaken) {
        if (isTaken) {
            askNext(join);
        } else {
            beginAnew(join);
        }
    }

    private void beginAnew(JoinTarget join) {
        join.giveUp();
        forget();
        context.peer.disconnect();
    }
}
