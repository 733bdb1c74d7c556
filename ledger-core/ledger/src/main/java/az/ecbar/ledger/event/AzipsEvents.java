package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.ChangeRefusedEncoder;
import az.ecbar.schema.DayClosedEncoder;
import az.ecbar.schema.DayClosingEncoder;
import az.ecbar.schema.DayOpenedEncoder;
import az.ecbar.schema.GridlockResolvedEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentAcceptedEncoder;
import az.ecbar.schema.PaymentAnnulledEncoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentDueEncoder;
import az.ecbar.schema.PaymentKeptEncoder;
import az.ecbar.schema.PaymentQueuedEncoder;
import az.ecbar.schema.PaymentRefusedEncoder;
import az.ecbar.schema.PaymentSetAsideEncoder;
import az.ecbar.schema.PaymentSettledEncoder;
import az.ecbar.schema.PaymentTakenUpEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.PriorityChangedEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.SystemStatusChangedEncoder;

/**
 * Events of AZIPS; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class AzipsEvents {
    private final EventBuffer out;
    private final PaymentAcceptedEncoder paymentAccepted = new PaymentAcceptedEncoder();
    private final PaymentRefusedEncoder paymentRefused = new PaymentRefusedEncoder();
    private final PaymentQueuedEncoder paymentQueued = new PaymentQueuedEncoder();
    private final PaymentSettledEncoder paymentSettled = new PaymentSettledEncoder();
    private final PaymentAnnulledEncoder paymentAnnulled = new PaymentAnnulledEncoder();
    private final PriorityChangedEncoder priorityChanged = new PriorityChangedEncoder();
    private final ChangeRefusedEncoder changeRefused = new ChangeRefusedEncoder();
    private final PaymentKeptEncoder paymentKept = new PaymentKeptEncoder();
    private final PaymentDueEncoder paymentDue = new PaymentDueEncoder();
    private final GridlockResolvedEncoder gridlockResolved = new GridlockResolvedEncoder();
    private final PaymentSetAsideEncoder paymentSetAside = new PaymentSetAsideEncoder();
    private final PaymentTakenUpEncoder paymentTakenUp = new PaymentTakenUpEncoder();
    private final SystemStatusChangedEncoder systemStatusChanged = new SystemStatusChangedEncoder();
    private final DayOpenedEncoder dayOpened = new DayOpenedEncoder();
    private final DayClosingEncoder dayClosing = new DayClosingEncoder();
    private final DayClosedEncoder dayClosed = new DayClosedEncoder();

    public AzipsEvents(EventBuffer out) {
        this.out = out;
    }

    /** PaymentAccepted: 4.8 is passed. */
    public void paymentAccepted(
            long paymentId,
            int debtorId,
            int creditorId,
            int debitAccountId,
            int creditAccountId,
            long amountMinor,
            int valueDate,
            int priority,
            PaymentType paymentType,
            int currency,
            Reference reference) {
        paymentAccepted.wrapAndApplyHeader(out.buffer(), room(PaymentAcceptedEncoder.BLOCK_LENGTH), out.header());
        paymentAccepted.paymentId(paymentId);
        paymentAccepted.debtorId(debtorId);
        paymentAccepted.creditorId(creditorId);
        paymentAccepted.debitAccountId(debitAccountId);
        paymentAccepted.creditAccountId(creditAccountId);
        paymentAccepted.amountMinor(amountMinor);
        paymentAccepted.valueDate(valueDate);
        paymentAccepted.priority((short) priority);
        paymentAccepted.paymentType(paymentType);
        Currency.unpack(
                currency, out.buffer(), paymentAccepted.offset() + PaymentAcceptedEncoder.currencyEncodingOffset());
        reference.write(out.buffer(), paymentAccepted.offset() + PaymentAcceptedEncoder.referenceEncodingOffset());
    }

    /** PaymentRefused: 4.8 is not passed, or a participant has left (4.9). */
    public void paymentRefused(long paymentId, int participantId, int reason, long tag, Reference reference) {
        paymentRefused.wrapAndApplyHeader(out.buffer(), room(PaymentRefusedEncoder.BLOCK_LENGTH), out.header());
        paymentRefused.paymentId(paymentId);
        paymentRefused.participantId(participantId);
        paymentRefused.reason(reason);
        out.buffer().putLong(paymentRefused.offset() + PaymentRefusedEncoder.tagEncodingOffset(), tag);
        reference.write(out.buffer(), paymentRefused.offset() + PaymentRefusedEncoder.referenceEncodingOffset());
    }

    /** PaymentQueued: waits, for these causes (4.12). */
    public void paymentQueued(long paymentId, int causes, long shortfallMinor) {
        paymentQueued.wrapAndApplyHeader(out.buffer(), room(PaymentQueuedEncoder.BLOCK_LENGTH), out.header());
        paymentQueued.paymentId(paymentId);
        out.buffer().putByte(paymentQueued.offset() + PaymentQueuedEncoder.causesEncodingOffset(), (byte) causes);
        paymentQueued.shortfallMinor(shortfallMinor);
    }

    /** PaymentSettled: final and irrevocable (3.3, 4.10.1). */
    public void paymentSettled(long paymentId, boolean waited) {
        paymentSettled.wrapAndApplyHeader(out.buffer(), room(PaymentSettledEncoder.BLOCK_LENGTH), out.header());
        paymentSettled.paymentId(paymentId);
        paymentSettled.waited((short) (waited ? 1 : 0));
    }

    /** PaymentAnnulled. */
    public void paymentAnnulled(long paymentId, int reason) {
        paymentAnnulled.wrapAndApplyHeader(out.buffer(), room(PaymentAnnulledEncoder.BLOCK_LENGTH), out.header());
        paymentAnnulled.paymentId(paymentId);
        paymentAnnulled.reason(reason);
    }

    /** PriorityChanged: a pending payment has another priority; its arrival is kept (4.11, 4.14). */
    public void priorityChanged(long paymentId, int priority) {
        priorityChanged.wrapAndApplyHeader(out.buffer(), room(PriorityChangedEncoder.BLOCK_LENGTH), out.header());
        priorityChanged.paymentId(paymentId);
        priorityChanged.priority((short) priority);
    }

    /** ChangeRefused: a change or cancellation that was asked for was not made (4.15, 4.17). */
    public void changeRefused(
            int participantId, PaymentChange change, int reason, Reference reference, Reference paymentReference) {
        changeRefused.wrapAndApplyHeader(out.buffer(), room(ChangeRefusedEncoder.BLOCK_LENGTH), out.header());
        changeRefused.participantId(participantId);
        changeRefused.change(change);
        changeRefused.reason(reason);
        reference.write(out.buffer(), changeRefused.offset() + ChangeRefusedEncoder.referenceEncodingOffset());
        paymentReference.write(
                out.buffer(), changeRefused.offset() + ChangeRefusedEncoder.paymentReferenceEncodingOffset());
    }

    /** PaymentKept: its value date lies ahead, kept until then (3.8). */
    public void paymentKept(long paymentId, int valueDate) {
        paymentKept.wrapAndApplyHeader(out.buffer(), room(PaymentKeptEncoder.BLOCK_LENGTH), out.header());
        paymentKept.paymentId(paymentId);
        paymentKept.valueDate(valueDate);
    }

    /** PaymentDue: the value date of a kept payment has come, it stands in the queue of its account. */
    public void paymentDue(long paymentId) {
        paymentDue.wrapAndApplyHeader(out.buffer(), room(PaymentDueEncoder.BLOCK_LENGTH), out.header());
        paymentDue.paymentId(paymentId);
    }

    /** SystemStatusChanged: these parts of a system are suspended now (4.12.3). */
    public void systemStatusChanged(SystemId systemId, int parts, int decisionDate, Reference decisionNumber) {
        systemStatusChanged.wrapAndApplyHeader(
                out.buffer(), room(SystemStatusChangedEncoder.BLOCK_LENGTH), out.header());
        systemStatusChanged.systemId(systemId);
        out.buffer()
                .putByte(systemStatusChanged.offset() + SystemStatusChangedEncoder.partsEncodingOffset(), (byte) parts);
        systemStatusChanged.decisionDate(decisionDate);
        decisionNumber.write(
                out.buffer(), systemStatusChanged.offset() + SystemStatusChangedEncoder.decisionNumberEncodingOffset());
    }

    /** GridlockResolved: payments that waited settle together. */
    public void gridlockResolved(SystemId systemId, int lookedAt, int settled, int pairs, int settledInPairs) {
        gridlockResolved.wrapAndApplyHeader(out.buffer(), room(GridlockResolvedEncoder.BLOCK_LENGTH), out.header());
        gridlockResolved.systemId(systemId);
        gridlockResolved.lookedAt(lookedAt);
        gridlockResolved.settled(settled);
        gridlockResolved.pairs(pairs);
        gridlockResolved.settledInPairs(settledInPairs);
    }

    /** PaymentSetAside: only the other side stops it, nobody waits behind it any more (4.12.1). */
    public void paymentSetAside(long paymentId) {
        paymentSetAside.wrapAndApplyHeader(out.buffer(), room(PaymentSetAsideEncoder.BLOCK_LENGTH), out.header());
        paymentSetAside.paymentId(paymentId);
    }

    /** PaymentTakenUp: the other side stops it no more, it stands where its priority and its arrival say. */
    public void paymentTakenUp(long paymentId) {
        paymentTakenUp.wrapAndApplyHeader(out.buffer(), room(PaymentTakenUpEncoder.BLOCK_LENGTH), out.header());
        paymentTakenUp.paymentId(paymentId);
    }

    /** DayOpened. */
    public void dayOpened(SystemId systemId, int date) {
        dayOpened.wrapAndApplyHeader(out.buffer(), room(DayOpenedEncoder.BLOCK_LENGTH), out.header());
        dayOpened.systemId(systemId);
        dayOpened.date(date);
    }

    /** DayClosing. */
    public void dayClosing(SystemId systemId, int date) {
        dayClosing.wrapAndApplyHeader(out.buffer(), room(DayClosingEncoder.BLOCK_LENGTH), out.header());
        dayClosing.systemId(systemId);
        dayClosing.date(date);
    }

    /** DayClosed. */
    public void dayClosed(
            SystemId systemId,
            int date,
            long settled,
            long settledMinor,
            long annulled,
            long accepted,
            long keptBefore,
            long kept) {
        dayClosed.wrapAndApplyHeader(out.buffer(), room(DayClosedEncoder.BLOCK_LENGTH), out.header());
        dayClosed.systemId(systemId);
        dayClosed.date(date);
        dayClosed.settled(settled);
        dayClosed.settledMinor(settledMinor);
        dayClosed.annulled(annulled);
        dayClosed.accepted(accepted);
        dayClosed.keptBefore(keptBefore);
        dayClosed.kept(kept);
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
