package az.ecbar.ops.pair.order;

import az.ecbar.ledger.BehaviourLevel;
import az.ecbar.pair.PairStatus;
import az.ecbar.pair.Register;
import az.ecbar.pair.StandingOrder;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.trust.certificate.UtcNs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node's view of the pair as names and values: what two operators look at before they decide. */
public final class PairStatusText {
    private PairStatusText() {}

    /** All that the node knows of itself, the other node and the witness. */
    public static Map<String, String> of(PairStatus status) {
        Map<String, String> values = new LinkedHashMap<>();
        Register register = status.register();
        values.put("node", String.valueOf(register.node()));
        values.put("state", status.state().name());
        values.put("mode", register.mode().name());
        values.put("promised", String.valueOf(register.promised()));
        values.put("owned", String.valueOf(register.owned()));
        values.put("new", String.valueOf(register.isNew()));
        values.put("differs", String.valueOf(register.differs()));
        values.put("ledger", OrderText.hex(register.ledger()));
        values.put("folder", OrderText.hex(register.folder()));
        values.put("appended", String.valueOf(status.appended()));
        values.put("forced", String.valueOf(status.forced()));
        values.put("committed", String.valueOf(status.committed()));
        values.put("applied", String.valueOf(status.applied()));
        values.put("lastEqualHash", String.valueOf(status.lastEqual()));
        values.put("following", String.valueOf(status.isFollowing()));
        values.put("level", String.valueOf(BehaviourLevel.highest()));
        if (!status.progress().isEmpty()) {
            values.put("progress", status.progress());
        }
        putStandby(values, status);
        putPeer(values, status);
        putWitness(values, status);
        putStandingOrder(values, status.standing());
        values.put("promotable", status.objection().isEmpty() ? "yes" : "no: " + status.objection());
        values.put("lastOrder", status.lastOrder());
        return values;
    }

    private static void putStandby(Map<String, String> values, PairStatus status) {
        if (status.acknowledged() >= 0) {
            values.put("acknowledged", String.valueOf(status.acknowledged()));
            values.put("standbyApplied", String.valueOf(status.standbyApplied()));
            values.put("lag", String.valueOf(status.appended() - status.acknowledged()));
        }
    }

    private static void putPeer(Map<String, String> values, PairStatus status) {
        values.put("connected", String.valueOf(status.isConnected()));
        PairFrame.Hello peer = status.peer();
        if (peer != null) {
            values.put("peerHeardMsAgo", ago(status.nowNs(), status.peerHeardNs()));
            values.put("peerState", peer.state().name());
            values.put("peerMode", peer.mode().name());
            values.put("peerPromised", String.valueOf(peer.epoch()));
            values.put("peerOwned", String.valueOf(peer.owned()));
            values.put("peerLevel", String.valueOf(peer.level()));
            values.put("peerForced", String.valueOf(peer.forced()));
            values.put("peerLink", peer.link().toString());
        }
    }

    private static void putWitness(Map<String, String> values, PairStatus status) {
        values.put("witness", OrderText.hex(status.register().witness()));
        WitnessFrame.Answer witness = status.witness();
        if (witness != null) {
            values.put("witnessHeardMsAgo", ago(status.nowNs(), status.witnessHeardNs()));
            values.put("witnessEpoch", String.valueOf(witness.epoch()));
            values.put("witnessOwner", String.valueOf(witness.owner()));
            values.put("witnessState", witness.state().name());
        }
    }

    private static void putStandingOrder(Map<String, String> values, StandingOrder.Status standing) {
        StandingOrder.Terms terms = standing.terms();
        if (terms.isGiven()) {
            values.put("standingFrom", UtcNs.toInstant(terms.fromNs()).toString());
            values.put("standingUntil", UtcNs.toInstant(terms.untilNs()).toString());
            values.put("standingLongest", Duration.ofNanos(terms.longestNs()).toString());
            values.put("standingApproved", "sequence " + terms.approvalSequence());
        } else {
            values.put("standingOrder", "none");
        }
        if (standing.isAlone()) {
            values.put(
                    "admitsAloneFor",
                    Duration.ofSeconds(TimeUnit.NANOSECONDS.toSeconds(standing.aloneLeftNs()))
                            .toString());
        }
    }

    private static String ago(long nowNs, long heardNs) {
        return String.valueOf(TimeUnit.NANOSECONDS.toMillis(nowNs - heardNs));
    }
}
