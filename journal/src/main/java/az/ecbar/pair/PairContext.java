package az.ecbar.pair;

import az.ecbar.journal.JournalException;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.PairFrames;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.pair.witness.WitnessState;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordHeader;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** What the roles of a node share: register, host, channels, time. Of the pair thread. */
final class PairContext {
    final PairConfig config;
    final PairHost host;
    final RecordSender sender;
    final RecordReceiver receiver;
    final Clock clock;
    final StandingOrder standingOrder;
    final PeerChannel peer;
    final WitnessChannel witness;
    private final RegisterFile file;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final byte[] link = new byte[Link.LENGTH];
    private final byte[] ledgerId = new byte[Identity.LENGTH];
    private Register register;
    private PairState state = PairState.WAITING;
    private boolean isHostLeading;
    private int highestHeard;
    private long nowNs;
    private PairOrder.@Nullable Kind orderUnderWay;
    private String lastOrder = "";

    PairContext(
            PairConfig config,
            RegisterFile file,
            Register register,
            PairHost host,
            RecordSender sender,
            RecordReceiver receiver,
            Clock clock,
            StandingOrder standingOrder,
            PeerChannel peer,
            WitnessChannel witness) {
        this.config = config;
        this.file = file;
        this.register = register;
        this.host = host;
        this.sender = sender;
        this.receiver = receiver;
        this.clock = clock;
        this.standingOrder = standingOrder;
        this.peer = peer;
        this.witness = witness;
    }

    Register register() {
        return register;
    }

    /** Makes a change of the register durable; what follows from it comes after. */
    void force(Register next) {
        // Which ledger it is never changes, and what is known needs no old record to be read.
        Register complete = next.ledger().isNone() && forcedSequence() > 0 ? next.withLedger(ledger()) : next;
        if (!complete.equals(register)) {
            file.force(complete);
            register = complete;
        }
    }

    PairState state() {
        return state;
    }

    void state(PairState next) {
        state = next;
    }

    long nowNs() {
        return nowNs;
    }

    void nowNs(long now) {
        nowNs = now;
    }

    /** An order of operators is taken; what comes of it is not known yet. */
    void beginOrder(PairOrder.Kind kind) {
        orderUnderWay = kind;
        lastOrder = kind + ": " + PairRole.BEGUN;
    }

    /** What came of the order that is under way, for operators; nothing if none is. */
    void endOrder(String outcome) {
        if (orderUnderWay != null) {
            lastOrder = orderUnderWay + ": " + outcome;
            orderUnderWay = null;
        }
    }

    /** The last order, and what came of it, in a few words for the console; empty if there was none. */
    String lastOrder() {
        return lastOrder;
    }

    void heard(int epoch) {
        highestHeard = Math.max(highestHeard, epoch);
    }

    /** An epoch above all that this node knows of. */
    int nextEpoch() {
        return 1 + Math.max(register.promised(), highestHeard);
    }

    boolean isHostLeading() {
        return isHostLeading;
    }

    void lead(Grant grant) {
        host.lead(grant);
        isHostLeading = true;
    }

    /** Leads no more: on return the replica's journal stands, all of it forced. */
    void standDown() {
        if (isHostLeading) {
            sender.stop();
            host.standDown();
            isHostLeading = false;
        }
        host.replica().force();
    }

    Identity ledger() {
        host.copyLedgerId(ledgerId);
        return Identity.of(ledgerId);
    }

    long appendedSequence() {
        return isHostLeading ? host.owner().appendedSequence() : host.replica().lastSequence();
    }

    long forcedSequence() {
        return isHostLeading ? host.owner().forcedSequence() : host.replica().forcedSequence();
    }

    /** The link of a record, forced here or not; null if it is not there. */
    @Nullable
    Link link(long sequence) {
        if (sequence == 0) {
            return Link.ZERO;
        }
        if (!isHostLeading) {
            if (sequence > host.replica().lastSequence()) {
                return null;
            }
            host.replica().copyLink(sequence, link);
            return Link.of(link);
        }
        return host.owner().read(sequence, record, 0) == 0 ? null : Link.read(record, RecordHeader.LINK_OFFSET);
    }

    /** As {@link #link}; null also if the record is there and cannot be read at present. */
    @Nullable
    Link linkIfReadable(long sequence) {
        try {
            return link(sequence);
        } catch (JournalException e) {
            return null; // whoever looks after closed files has heard of it
        }
    }

    /** Whether the witness's register names this node as owner. */
    boolean isNamedByWitness() {
        Answer view = witness.view();
        return view != null && view.state() != WitnessState.EMPTY && view.owner() == config.node();
    }

    void sendHello() {
        long forced = forcedSequence();
        Link forcedLink = link(forced);
        List<EpochEnd> ends = isHostLeading ? List.of() : host.replica().ends(PairFrames.MAX_ENDS);
        peer.send(new PairFrame.Hello(
                register.promised(),
                register.ledger(),
                register.folder(),
                config.node(),
                register.mode(),
                register.isNew(),
                register.differs(),
                state,
                register.owned(),
                appendedSequence(),
                forced,
                forcedLink == null ? Link.ZERO : forcedLink,
                isHostLeading ? forced : host.replica().appliedSequence(),
                clock.utcNs(),
                config.level(),
                ends));
    }

    void refuse(PairFrame.Cause cause) {
        peer.send(new PairFrame.Refuse(register.promised(), register.owned(), register.mode(), state, cause));
    }

    /** Tells the other node why, and ends the connection. */
    void fail(int code, String text) {
        peer.send(new PairFrame.Failed(register.promised(), code, text));
        peer.disconnect();
    }
}
