package az.ecbar.pair;

import az.ecbar.pair.ReplayTrace.Finding;
import az.ecbar.pair.frame.PairFrame;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a node makes of it that the two ledgers differ (docs/replication.md, The proof of equality): each judges itself by
 * a replay of its own. Whose replay differs from its own live result had a fault: a standby begins again from its
 * snapshot, an owner stops. Who stands by its result passes over a hash point of which the owner says that it was wrong;
 * if both stand, the programs differ, and operators hear the first command and the parts of the state.
 *
 * <p>Of the pair thread. Records, forces and acknowledgements never wait for it.
 */
final class Differences {
    private static final int REMEMBERED = 8;

    private final PairContext context;
    private final TreeMap<Long, Link> ownDigests = new TreeMap<>();
    private final TreeMap<Long, Link> otherDigests = new TreeMap<>();
    private @Nullable ReplayTrace verdict;
    private @Nullable ReplayTrace verdictOnSnapshot;
    private long clearedAt;
    private long askedAt;
    private long reportedAt;
    private long toldDigest;
    private long digestsDifferAt;
    private boolean isDigestToldHere;
    private long stateDiffersAt;
    private boolean isOwnFaultTold;
    private @Nullable ReplayTrace wrong;
    private long stopsAtNs;

    Differences(PairContext context) {
        this.context = context;
        // With a ledger that differed before this start, only what is sequenced from now on shows that it agrees.
        clearedAt = context.host.replica().lastSequence() + 1;
    }

    int doWork() {
        tellDigest();
        int work = context.isHostLeading() ? judgeAsOwner() : judgeAsReplica();
        return work > 0 ? work : judgeDigest();
    }

    void onLost() {
        isOwnFaultTold = false;
        toldDigest = 0;
        // On the next connection both tell their newest snapshot again.
        ownDigests.clear();
        otherDigests.clear();
        digestsDifferAt = 0;
        isDigestToldHere = false;
    }

    // ---- what the other node says

    void onDiffers(PairFrame.Differs differs) {
        askedAt = context.isHostLeading() ? differs.sequence() : 0;
    }

    void onVerdict(PairFrame.Verdict frame) {
        ReplayTrace trace = frame.trace();
        if (trace.finding() == Finding.SNAPSHOT_STANDS || trace.finding() == Finding.SNAPSHOT_FAULT) {
            verdictOnSnapshot = trace;
        } else {
            verdict = trace;
        }
    }

    void onDigest(PairFrame.Digest digest) {
        remember(otherDigests, digest.sequence(), digest.digest());
        compareDigests();
    }

    // ---- the owner

    private int judgeAsOwner() {
        if (wrong != null) {
            return endWhenTold(wrong);
        }
        Judge judge = context.host.judge();
        boolean isAsked = askedAt != 0;
        long hashPoint = isAsked ? askedAt : judge.suspectedAt();
        if (hashPoint == 0) {
            return 0;
        }
        if (judge.isPassedOver(hashPoint)) {
            if (isAsked) {
                answer(ReplayTrace.of(hashPoint, Finding.PASSED_OVER));
            }
            return 0;
        }
        judge.judge(hashPoint);
        ReplayTrace own = judge.finding(hashPoint);
        if (own == null) {
            return 0;
        }
        if (own.finding() == Finding.FAULT) {
            onWrongWord(own, isAsked);
        } else if (isAsked) {
            answer(own);
        }
        return 1;
    }

    private void answer(ReplayTrace trace) {
        context.peer.send(new PairFrame.Verdict(context.register().promised(), trace));
        askedAt = 0;
    }

    private void onWrongWord(ReplayTrace own, boolean isAsked) {
        Judge judge = context.host.judge();
        if (judge.isOwnWord(own.sequence())) {
            stop(own);
            return;
        }
        judge.passOver(own.sequence());
        judge.report("hash point " + own.sequence() + " is the word of an owner before, whose ledger had a fault; the"
                + " ledger here is another one, and leads on");
        if (isAsked) {
            answer(ReplayTrace.of(own.sequence(), Finding.PASSED_OVER));
        }
    }

    /** Lets nothing out from here on; the other node is told, so that it may be promoted. */
    private void stop(ReplayTrace own) {
        wrong = own;
        stopsAtNs = context.nowNs() + context.config.retryNs();
        context.host.hold();
        if (context.register().mode() == PairMode.ALONE) {
            // There is nobody else who could lead: the next start has to know what this one has found.
            context.host.judge().passOver(own.sequence());
        }
        answer(ReplayTrace.of(own.sequence(), Finding.FAULT));
    }

    private int endWhenTold(ReplayTrace own) {
        if (context.nowNs() >= stopsAtNs || !context.peer.isConnected()) {
            throw new OwnLedgerWrong(own.sequence(), context.register().mode());
        }
        return 0;
    }

    // ---- who does not lead

    private int judgeAsReplica() {
        ReplicaLog log = context.host.replica();
        long hashPoint = log.differsAtSequence();
        if (hashPoint == 0) {
            mendIfEqual(log);
            judgeSnapshots(log);
            return 0;
        }
        clearedAt = hashPoint;
        if (!context.register().differs()) {
            context.force(context.register().differing());
            context.sendHello();
        }
        Judge judge = context.host.judge();
        judge.judge(hashPoint);
        ReplayTrace own = judge.finding(hashPoint);
        if (own == null) {
            return 0;
        }
        if (own.finding() == Finding.FAULT) {
            judge.report("the ledger here had a fault in memory before hash point " + hashPoint
                    + ", and begins again from its snapshot; nothing was lost, and the owner goes on");
            judge.startAgain();
            return 1;
        }
        return compare(own);
    }

    /**
     * Of an owner that was alone all is committed, and nobody else can tell it anything new: that all of it is replayed, and
     * met no difference, is the proof. Any other node has to agree with something that its owner said since.
     */
    private void mendIfEqual(ReplicaLog log) {
        if (!context.register().differs() || stateDiffersAt != 0) {
            return;
        }
        if (context.register().mode() == PairMode.ALONE) {
            if (log.appliedSequence() == log.lastSequence()) {
                agree("the ledger here agrees with its own journal again, up to sequence " + log.lastSequence());
            }
        } else if (log.lastEqualSequence() >= clearedAt) {
            agree("the ledger here agrees with the owner's again, at hash point " + log.lastEqualSequence());
        }
    }

    /** If only the replay that takes snapshots does not agree, it is to know that it was wrong itself. */
    private void judgeSnapshots(ReplicaLog log) {
        long suspected = context.host.judge().suspectedAt();
        if (suspected != 0 && suspected <= log.lastEqualSequence()) {
            context.host.judge().judge(suspected);
        }
    }

    private int compare(ReplayTrace own) {
        ReplayTrace other = verdict;
        if (other != null && other.sequence() == own.sequence()) {
            if (other.finding() != Finding.STANDS) {
                context.host.judge().passOver(own.sequence());
                agree("hash point " + own.sequence()
                        + " is the word of an owner whose ledger had a fault; the ledger here"
                        + " stands by what its journal gives, and may be promoted");
                return 1;
            }
            return report(own.sequence(), programsDiffer(own, other));
        }
        PairMode mode = context.register().mode();
        if (mode == PairMode.STANDBY
                || reportedAt == own.sequence()
                || isOwnFaultTold
                || !context.host.judge().isOwnWord(own.sequence())) {
            return 0;
        }
        // It owned until it was stopped: the hash point is its own, and wrong, unless this is another program.
        if (mode == PairMode.ALONE) {
            return report(
                    own.sequence(),
                    "this node owned ALONE, and its own hash point " + own.sequence()
                            + " is not what its journal gives: its ledger had a fault in memory, or the program was"
                            + " changed since. If it was, start the program of before; else two operators: console"
                            + " promote at this node, and its replay counts");
        }
        if (!isOwnFaultTold && context.peer.hello() != null) {
            isOwnFaultTold = true;
            context.peer.send(new PairFrame.Verdict(
                    context.register().promised(), ReplayTrace.of(own.sequence(), Finding.FAULT)));
        }
        return 0;
    }

    private int report(long hashPoint, String what) {
        if (reportedAt == hashPoint) {
            return 0;
        }
        reportedAt = hashPoint;
        context.host.judge().report(what);
        return 1;
    }

    private String programsDiffer(ReplayTrace own, ReplayTrace other) {
        Judge judge = context.host.judge();
        String parts =
                own.differingComponents(other).stream().map(judge::partOfState).collect(Collectors.joining(", "));
        long first = own.firstDifference(other);
        return "both nodes stand by their results at sequence " + own.sequence()
                + ": the programs differ, or what they began from. First differing command: "
                + (first == 0
                        ? "before sequence " + own.firstSequence()
                        : "sequence " + first + ", " + judge.commandAt(first))
                + "; parts of the state that differ there: " + (parts.isEmpty() ? "none" : parts)
                + ". Two operators decide; until then this node is not to be promoted";
    }

    private void agree(String what) {
        verdict = null;
        context.force(context.register().agreeing());
        context.sendHello();
        context.host.judge().report(what);
    }

    // ---- snapshots

    private void tellDigest() {
        Judge.Snapshot own = context.host.judge().snapshot();
        if (own == null || own.sequence() == toldDigest || context.peer.hello() == null) {
            return;
        }
        toldDigest = own.sequence();
        remember(ownDigests, own.sequence(), own.digest());
        context.peer.send(new PairFrame.Digest(context.register().promised(), own.sequence(), own.digest()));
        compareDigests();
    }

    private void compareDigests() {
        ownDigests.forEach((sequence, digest) -> {
            Link other = otherDigests.get(sequence);
            if (digest.equals(other)) {
                context.host.judge().snapshotIsEqual(sequence);
                stateDiffersAt = sequence > stateDiffersAt ? 0 : stateDiffersAt;
            } else if (other != null && digestsDifferAt == 0) {
                digestsDifferAt = sequence;
                isDigestToldHere = false;
            }
        });
    }

    /** While no hash point is to be judged: whose snapshot is not what its own journal gives. */
    private int judgeDigest() {
        Judge judge = context.host.judge();
        boolean isBusy = digestsDifferAt == 0
                || askedAt != 0
                || judge.suspectedAt() != 0
                || (!context.isHostLeading() && context.host.replica().differsAtSequence() != 0);
        if (isBusy) {
            return 0;
        }
        judge.judgeSnapshot(digestsDifferAt);
        ReplayTrace own = judge.finding(digestsDifferAt);
        if (own == null) {
            return 0;
        }
        if (own.finding() == Finding.SNAPSHOT_FAULT) {
            judge.report("the replay that takes snapshots had a fault in memory: its snapshots from sequence "
                    + digestsDifferAt + " on are removed, and it begins again; the ledger that settles is another one");
            judge.dropSnapshots(digestsDifferAt);
            endDigest(own);
            return 1;
        }
        if (!isDigestToldHere) {
            isDigestToldHere = true;
            context.peer.send(new PairFrame.Verdict(context.register().promised(), own));
            return 1;
        }
        ReplayTrace other = verdictOnSnapshot;
        if (other != null && other.sequence() == own.sequence()) {
            if (other.finding() == Finding.SNAPSHOT_STANDS) {
                judge.report(programsDiffer(own, other));
                keepFromPromotion(own.sequence());
            }
            endDigest(own);
            return 1;
        }
        return 0;
    }

    private void keepFromPromotion(long sequence) {
        if (!context.isHostLeading()) {
            stateDiffersAt = sequence;
            context.force(context.register().differing());
            context.sendHello();
        }
    }

    private void endDigest(ReplayTrace own) {
        if (!isDigestToldHere) {
            context.peer.send(new PairFrame.Verdict(
                    context.register().promised(), ReplayTrace.of(own.sequence(), own.finding())));
        }
        ownDigests.headMap(own.sequence(), true).clear();
        otherDigests.headMap(own.sequence(), true).clear();
        digestsDifferAt = 0;
        verdictOnSnapshot = null;
    }

    private static void remember(NavigableMap<Long, Link> digests, long sequence, Link digest) {
        digests.put(sequence, digest);
        if (digests.size() > REMEMBERED) {
            digests.pollFirstEntry();
        }
    }
}
