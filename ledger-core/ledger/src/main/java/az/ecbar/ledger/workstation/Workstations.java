package az.ecbar.ledger.workstation;

import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.azips.ChangeOrder;
import az.ecbar.ledger.azips.PaymentOrder;
import az.ecbar.ledger.event.WorkstationEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participation.ParticipationNotices;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.PaymentChange;
import java.util.Arrays;

/**
 * Which participants are out of order, by which paper of theirs, and the payments that operators enter on their behalf. A
 * participant that is out of order is none that is suspended: what is paid to it is executed, what it is told is kept for
 * it, and what it sends itself after all is taken. The others are told of both turns, in the steps of a job.
 *
 * <p>Owned by the ledger's thread; no allocation, but for a participant with a higher id than any before and for what is
 * to be told.
 *
 * @rule 4.27, 6.1
 */
public final class Workstations {
    private final Participants participants;
    private final Azips azips;
    private final Jobs jobs;
    private final ParticipationNotices notices;
    private final WorkstationEvents events;
    /** By participant; 0: not out of order. */
    private int[] date = new int[256];

    private long[] numberFirst = new long[256];
    private long[] numberSecond = new long[256];

    public Workstations(
            Participants participants, Azips azips, Jobs jobs, ParticipationNotices notices, WorkstationEvents events) {
        this.participants = participants;
        this.azips = azips;
        this.jobs = jobs;
        this.notices = notices;
        this.events = events;
    }

    /**
     * A participant is out of order, or works by itself again; one that was removed or has left meanwhile is put in order,
     * and nobody is told. Refused, in this order: PARTICIPANT_UNKNOWN, WORKSTATION_NOT_ALLOWED, DATE_MALFORMED,
     * DECISION_MISSING, LIMIT_REACHED.
     *
     * @param paperDate of its appeal, or of its information that it works again
     * @param isGenesis whether the genesis is not complete yet: then nobody is told
     */
    public RejectReason set(
            long bic,
            boolean isOutOfOrder,
            int paperDate,
            Reference paperNumber,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        boolean takesPart = notices.takesPart(id);
        if ((isOutOfOrder && !takesPart) || isOutOfOrder(id) == isOutOfOrder) {
            return RejectReason.WORKSTATION_NOT_ALLOWED;
        }
        RejectReason paper = checkPaper(paperDate, paperNumber);
        if (paper != RejectReason.NONE) {
            return paper;
        }
        if (!jobs.hasRoomFor(1)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: out of order, or no more.
        restore(id, isOutOfOrder ? paperDate : 0, paperNumber);
        events.workstationSet(id, isOutOfOrder, paperDate, paperNumber);
        if (!isGenesis && takesPart) {
            ParticipationNews news = isOutOfOrder ? ParticipationNews.WORKSTATION : ParticipationNews.RESTORED;
            notices.tellOthers(news, id, paperDate, paperNumber, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    /**
     * Two operators enter a payment for the participant of its block 1. Refused, in this order: PARTICIPANT_UNKNOWN,
     * CARRIER_NOT_ALLOWED, NOT_OUT_OF_ORDER, DATE_MALFORMED, DECISION_MISSING, then the reasons of {@link Azips#submit},
     * of which the participant is told as of any payment.
     *
     * @param bearer sequence of the proposal that bears the message
     */
    public RejectReason enter(
            PaymentOrder order,
            Channel carrier,
            int paperDate,
            Reference paperNumber,
            long bearer,
            long sequence,
            long timeNs) {
        int id = participants.find(order.senderBic);
        RejectReason standing = checkStanding(id, carrier);
        if (standing != RejectReason.NONE) {
            return standing;
        }
        RejectReason paper = checkPaper(paperDate, paperNumber);
        if (paper != RejectReason.NONE) {
            return paper;
        }
        // Decided: entered; AZIPS says whether it is accepted.
        order.origin.participantId = id;
        order.origin.terminal = participants.terminal(id);
        order.origin.channel = carrier;
        order.flags = PaymentOrder.ON_BEHALF_OF;
        events.paymentEntered(sequence, id, bearer, carrier, paperDate, paperNumber);
        return azips.submit(order, bearer, sequence, timeNs);
    }

    /**
     * Two operators ask for another priority of a pending payment, or cancel it, for its sender. The payment's value date
     * must be named: between proposal and approval another payment may become the only pending one of its number. Refused,
     * in this order: PARTICIPANT_UNKNOWN, CARRIER_NOT_ALLOWED, NOT_OUT_OF_ORDER, DATE_MALFORMED (of the value date or the
     * paper), DECISION_MISSING, ARGUMENT_UNKNOWN (no kind of change), then the reasons of {@link Azips#change}, of which
     * the participant is told as of any request.
     *
     * @param bearer sequence of the proposal that bears the request
     */
    public RejectReason enterChange(
            ChangeOrder order,
            Channel carrier,
            int paperDate,
            Reference paperNumber,
            long bearer,
            long sequence,
            long timeNs) {
        int id = participants.find(order.senderBic);
        RejectReason standing = checkStanding(id, carrier);
        if (standing != RejectReason.NONE) {
            return standing;
        }
        if (!BusinessDate.isValid(order.valueDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        RejectReason paper = checkPaper(paperDate, paperNumber);
        if (paper != RejectReason.NONE) {
            return paper;
        }
        if (order.change == PaymentChange.NULL_VAL) {
            return RejectReason.ARGUMENT_UNKNOWN;
        }
        // Decided: entered; AZIPS says whether the payment is changed.
        order.origin.participantId = id;
        order.origin.terminal = participants.terminal(id);
        order.origin.channel = carrier;
        order.proposalId = bearer;
        Reference _ = order.reference.set(paperNumber.first(), paperNumber.second());
        long paymentId = azips.meant(id, order.paymentReference, order.valueDate);
        events.changeEntered(
                id, bearer, carrier, paperDate, paperNumber, order.change, order.paymentReference, paymentId);
        return azips.change(order, bearer, sequence, timeNs);
    }

    public boolean isOutOfOrder(int participantId) {
        return paperDate(participantId) != 0;
    }

    /** Date of its appeal; 0: it is not out of order. */
    public int paperDate(int participantId) {
        return participantId < date.length ? date[participantId] : 0;
    }

    /** Number of its appeal; absent where it is not out of order. */
    public Reference paperNumber(int participantId, Reference into) {
        return isOutOfOrder(participantId)
                ? into.set(numberFirst[participantId], numberSecond[participantId])
                : into.set(0, 0);
    }

    /** One more than the highest id that may be out of order. */
    public int end() {
        return date.length;
    }

    /** Puts down what holds of a participant; {@code paperDate} 0: it is not out of order. */
    public void restore(int participantId, int paperDate, Reference paperNumber) {
        if (participantId >= date.length) {
            int capacity = Math.max(2 * date.length, participantId + 1);
            date = Arrays.copyOf(date, capacity);
            numberFirst = Arrays.copyOf(numberFirst, capacity);
            numberSecond = Arrays.copyOf(numberSecond, capacity);
        }
        date[participantId] = paperDate;
        numberFirst[participantId] = paperNumber.first();
        numberSecond[participantId] = paperNumber.second();
    }

    /** Whether something may be entered for this participant that came so. */
    private RejectReason checkStanding(int id, Channel carrier) {
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (carrier != Channel.WORKSTATION && carrier != Channel.PAPER) {
            return RejectReason.CARRIER_NOT_ALLOWED;
        }
        return isOutOfOrder(id) ? RejectReason.NONE : RejectReason.NOT_OUT_OF_ORDER;
    }

    private static RejectReason checkPaper(int paperDate, Reference paperNumber) {
        if (!BusinessDate.isValid(paperDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        return paperNumber.isAbsent() ? RejectReason.DECISION_MISSING : RejectReason.NONE;
    }
}
