package az.ecbar.pair.simulator;

import az.ecbar.pair.Grant;
import az.ecbar.pair.Link;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold at every step, told in the words of ops/model/properties.pml: it sees both nodes at once, which no node
 * does.
 */
final class PairProperties {
    static final class Violated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Violated(String what) {
            super(what);
        }

        Violated(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /** What a simulation must have been through, lest it show nothing. */
    enum Seen {
        LED_BY_PEER,
        LED_BY_WITNESS,
        LED_BY_CERTIFICATE,
        ROLES_CHANGED,
        RELEASED_IN_PAIR,
        RELEASED_ALONE,
        RELEASED_LATE,
        SET_ASIDE,
        DAMAGED
    }

    private final Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
    private final List<Link> committed = new ArrayList<>();
    private final Map<Integer, Integer> ledBy = new HashMap<>();
    private final SimNode[] nodes;
    private int lastOwner;

    PairProperties(SimNode[] nodes) {
        this.nodes = nodes;
    }

    long committedCount() {
        return committed.size();
    }

    Map<Seen, Integer> seen() {
        return seen;
    }

    void see(Seen what) {
        seen.merge(what, 1, Integer::sum);
    }

    /** A node begins to lead: an epoch is led once, and who is alone holds all that was committed. */
    void onLead(SimNode node, int epoch, boolean isAlone, Grant.By by) {
        see(
                switch (by) {
                    case PEER -> lastOwner == node.number() ? Seen.LED_BY_PEER : Seen.ROLES_CHANGED;
                    case WITNESS -> Seen.LED_BY_WITNESS;
                    case CERTIFICATE -> Seen.LED_BY_CERTIFICATE;
                    case SOLO -> throw new IllegalArgumentException("solo");
                });
        lastOwner = node.number();
        Integer before = ledBy.put(epoch, node.number());
        require(before == null, "ONE_OWNER: epoch " + epoch + " is led again");
        SimNode other = other(node);
        if (isAlone) {
            require(!other.commitsAlone(), "ONE_OWNER: two nodes commit alone, epoch " + epoch);
            require(holdsCommitted(node.disk()), "NONE_LOST: who leads epoch " + epoch + " lacks what is committed");
        } else if (by == Grant.By.PEER && other.promised() == epoch) {
            require(
                    isPrefix(other.disk(), node.disk()),
                    "ONE_CHAIN: the peer that granted holds more or something else");
        }
    }

    /** An owner releases more, up to a sequence. */
    void onRelease(SimNode node, int epoch, long before, long sequence) {
        for (long at = before + 1; at <= sequence; at++) {
            Link link = node.disk().link(at);
            if (at > committed.size()) {
                committed.add(link);
            } else {
                require(committed.get((int) at - 1).equals(link), "NONE_LOST: sequence " + at + " is committed twice");
            }
        }
        see(node.commitsAlone() ? Seen.RELEASED_ALONE : Seen.RELEASED_IN_PAIR);
        SimNode other = other(node);
        if (other.isLeading() && other.epoch() > epoch) {
            see(Seen.RELEASED_LATE);
            require(
                    sequence <= other.disk().log.size()
                            && other.disk().link(sequence).equals(node.disk().link(sequence)),
                    "ONE_OWNER: the leader of a newer epoch does not hold what is released");
        }
        requireSomeDiskHoldsAll();
    }

    /** A standby sets aside what lies behind this sequence. */
    void onSetAside(SimNode node, long kept, boolean isOwnerPair) {
        see(Seen.SET_ASIDE);
        for (long at = kept + 1; at <= node.disk().log.size() && at <= committed.size(); at++) {
            require(
                    !committed.get((int) at - 1).equals(node.disk().link(at)),
                    "ASIDE: what was released is set aside, sequence " + at);
        }
        require(!isOwnerPair, "ONE_CHAIN: the standby of an owner in mode pair sets something aside");
    }

    void requireSomeDiskHoldsAll() {
        require(
                holdsCommitted(nodes[0].disk()) || holdsCommitted(nodes[1].disk()),
                "NONE_LOST: neither disk holds all that is committed");
    }

    boolean holdsCommitted(SimDisk disk) {
        int count = committed.size();
        return count == 0 || disk.hasForced(count, committed.get(count - 1));
    }

    private static boolean isPrefix(SimDisk shorter, SimDisk longer) {
        int length = shorter.log.size();
        return length <= longer.log.size() && shorter.link(length).equals(longer.link(length));
    }

    private SimNode other(SimNode node) {
        return nodes[2 - node.number()];
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violated(otherwise);
        }
    }
}
