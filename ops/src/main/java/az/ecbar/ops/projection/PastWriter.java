package az.ecbar.ops.projection;

import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountDayEndedDecoder;
import az.ecbar.schema.AccountOpenedDecoder;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.DayOpenedDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.PaymentAcceptedDecoder;
import az.ecbar.schema.PaymentAnnulledDecoder;
import az.ecbar.schema.PaymentDueDecoder;
import az.ecbar.schema.PaymentEnteredDecoder;
import az.ecbar.schema.PaymentKeptDecoder;
import az.ecbar.schema.PaymentQueuedDecoder;
import az.ecbar.schema.PaymentRefusedDecoder;
import az.ecbar.schema.PaymentSettledDecoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.PriorityChangedDecoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.WaitCausesDecoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2IntHashMap;

/**
 * Turns events into rows, and collects them: the database hears of them at the next {@link Projection#commit}, so that
 * whoever reads the journal waits for no database. Owned by the projection's thread.
 *
 * @rule 4.19, 4.25
 */
public final class PastWriter implements EventBatch.Handler {
    private static final int NOBODY = -1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NoticeDueDecoder notice = new NoticeDueDecoder();
    private final AccountPageDueDecoder page = new AccountPageDueDecoder();
    private final PaymentAcceptedDecoder accepted = new PaymentAcceptedDecoder();
    private final PaymentRefusedDecoder refused = new PaymentRefusedDecoder();
    private final PaymentQueuedDecoder queued = new PaymentQueuedDecoder();
    private final InputTakenDecoder taken = new InputTakenDecoder();
    private final RowBatches rows;
    private final ContinuityRows continuity;
    private final Int2IntHashMap owners = new Int2IntHashMap(NOBODY);
    private int azipsDate;
    /** The input of the last command that took one, and the session in which it came. */
    private long takenAt;

    private long takenFrom;

    PastWriter(Connection connection, int azipsDate) throws SQLException {
        this.rows = new RowBatches(connection);
        this.continuity = new ContinuityRows(rows);
        this.azipsDate = azipsDate;
        rows.owners(owners::put);
    }

    /** The AZIPS day after the last event. */
    int azipsDate() {
        return azipsDate;
    }

    /** Rows that are collected, and not in the database yet. */
    public int waiting() {
        return rows.count();
    }

    /** Sends what is collected to the database. */
    void flush() throws SQLException {
        rows.flush();
    }

    /** The database was emptied. */
    void forget() throws SQLException {
        rows.clear();
        owners.clear();
        azipsDate = 0;
    }

    @Override
    public void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        write(sequence, timeNs, index, templateId, buffer, offset);
    }

    /** A page of a statement as it was sent, after its event. */
    public void onStatementPage(int accountId, int date, int number, String message) {
        rows.add(Row.STATEMENT_PAGE, accountId, date, number, message);
    }

    /** Whether a page is one of the statement that the owner of an account gets at the end of the day. */
    public boolean isOwnStatement(AccountPageDueDecoder due) {
        return due.report() == AccountReport.STATEMENT
                && due.inquirySequence() == 0
                && owners.get(due.accountId()) == due.participantId();
    }

    private void write(long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case ParticipantRegisteredDecoder.TEMPLATE_ID -> participant(buffer, offset);
            case AccountOpenedDecoder.TEMPLATE_ID -> account(buffer, offset);
            case DayOpenedDecoder.TEMPLATE_ID -> dayOpened(buffer, offset);
            case AccountDayEndedDecoder.TEMPLATE_ID -> dayEnded(sequence, index, buffer, offset);
            case AccountPageDueDecoder.TEMPLATE_ID -> statement(sequence, buffer, offset);
            case NoticeDueDecoder.TEMPLATE_ID -> notice(sequence, timeNs, index, buffer, offset);
            case PaymentAcceptedDecoder.TEMPLATE_ID -> accepted(sequence, timeNs, index, buffer, offset);
            case PaymentRefusedDecoder.TEMPLATE_ID -> refused(sequence, timeNs, index, buffer, offset);
            case PaymentQueuedDecoder.TEMPLATE_ID -> {
                queued.wrapAndApplyHeader(buffer, offset, header);
                step(queued.paymentId(), sequence, index, timeNs, "WAITS", causes(queued));
            }
            case PaymentEnteredDecoder.TEMPLATE_ID -> {
                var d = new PaymentEnteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                String detail = d.channel() + " " + d.paperNumber() + " of " + d.paperDate();
                step(d.paymentId(), sequence, index, timeNs, "ENTERED", detail);
            }
            case PaymentSettledDecoder.TEMPLATE_ID -> {
                var d = new PaymentSettledDecoder().wrapAndApplyHeader(buffer, offset, header);
                step(d.paymentId(), sequence, index, timeNs, "SETTLED", d.waited() == 0 ? "at once" : "after waiting");
            }
            case PaymentAnnulledDecoder.TEMPLATE_ID -> {
                var d = new PaymentAnnulledDecoder().wrapAndApplyHeader(buffer, offset, header);
                step(d.paymentId(), sequence, index, timeNs, "ANNULLED", reason(d.reason()));
            }
            case PriorityChangedDecoder.TEMPLATE_ID -> {
                var d = new PriorityChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                step(d.paymentId(), sequence, index, timeNs, "PRIORITY", Integer.toString(d.priority()));
            }
            case PaymentKeptDecoder.TEMPLATE_ID -> {
                var d = new PaymentKeptDecoder().wrapAndApplyHeader(buffer, offset, header);
                step(d.paymentId(), sequence, index, timeNs, "KEPT", "until " + d.valueDate());
            }
            case PaymentDueDecoder.TEMPLATE_ID -> {
                var d = new PaymentDueDecoder().wrapAndApplyHeader(buffer, offset, header);
                step(d.paymentId(), sequence, index, timeNs, "DUE", "");
            }
            case InputTakenDecoder.TEMPLATE_ID -> {
                taken.wrapAndApplyHeader(buffer, offset, header);
                takenAt = sequence;
                takenFrom = taken.sessionId();
            }
            default -> {
                // Not of past days, but perhaps of the register.
                boolean _ = continuity.onEvent(sequence, timeNs, index, azipsDate, templateId, buffer, offset);
            }
        }
    }

    private void participant(DirectBuffer buffer, int offset) {
        var d = new ParticipantRegisteredDecoder().wrapAndApplyHeader(buffer, offset, header);
        char terminal = d.terminal() == 0 ? 'A' : (char) d.terminal();
        rows.add(Row.PARTICIPANT, d.participantId(), d.bic(), String.valueOf(terminal));
    }

    private void account(DirectBuffer buffer, int offset) {
        var d = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        owners.put(d.accountId(), d.participantId());
        rows.add(Row.ACCOUNT, d.accountId(), d.participantId(), d.kind().name(), d.currency(), d.number());
    }

    private void dayOpened(DirectBuffer buffer, int offset) {
        var d = new DayOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (d.systemId() == SystemId.AZIPS) {
            azipsDate = d.date();
        }
    }

    private void dayEnded(long sequence, int index, DirectBuffer buffer, int offset) {
        var d = new AccountDayEndedDecoder().wrapAndApplyHeader(buffer, offset, header);
        rows.add(Row.ACCOUNT_DAY, d.accountId(), d.date(), sequence, index, d.balanceMinor(), d.heldMinor());
    }

    private void statement(long sequence, DirectBuffer buffer, int offset) {
        page.wrapAndApplyHeader(buffer, offset, header);
        if (page.page() == 1 && isOwnStatement(page)) {
            rows.add(
                    Row.STATEMENT,
                    page.accountId(),
                    page.date(),
                    sequence,
                    page.statementNumber(),
                    page.pages(),
                    page.openingDate(),
                    page.openingMinor(),
                    page.closingMinor(),
                    page.timeNs());
        }
    }

    private void notice(long sequence, long timeNs, int index, DirectBuffer buffer, int offset) {
        notice.wrapAndApplyHeader(buffer, offset, header);
        boolean isCredit = notice.kind() == NoticeKind.CREDIT_ADVICE;
        if (isCredit || notice.kind() == NoticeKind.DEBIT_ADVICE) {
            rows.add(
                    Row.ENTRY,
                    notice.accountId(),
                    azipsDate,
                    sequence,
                    index,
                    notice.paymentId() == 0 ? notice.inputSequence() : notice.paymentId(),
                    isCredit ? 1 : 0,
                    notice.amountMinor(),
                    notice.balanceMinor(),
                    notice.valueDate(),
                    type(notice.paymentType()),
                    notice.reference());
        }
        if (notice.paymentId() != 0) {
            String detail = "output " + notice.outputNumber() + " of participant " + notice.participantId();
            step(notice.paymentId(), sequence, index, timeNs, "SENT " + notice.kind(), detail);
        }
    }

    private void accepted(long sequence, long timeNs, int index, DirectBuffer buffer, int offset) {
        accepted.wrapAndApplyHeader(buffer, offset, header);
        rows.add(
                Row.PAYMENT,
                accepted.paymentId(),
                sequence,
                index,
                accepted.debtorId(),
                accepted.creditorId(),
                accepted.debitAccountId(),
                accepted.creditAccountId(),
                accepted.amountMinor(),
                accepted.currency(),
                accepted.valueDate(),
                type(accepted.paymentType()),
                accepted.reference(),
                session(sequence),
                azipsDate);
        step(accepted.paymentId(), sequence, index, timeNs, "ACCEPTED", "priority " + accepted.priority());
    }

    /** Of a refused one only the sender and its reference are told. */
    private void refused(long sequence, long timeNs, int index, DirectBuffer buffer, int offset) {
        refused.wrapAndApplyHeader(buffer, offset, header);
        rows.add(
                Row.PAYMENT,
                refused.paymentId(),
                sequence,
                index,
                refused.participantId(),
                NOBODY,
                NOBODY,
                NOBODY,
                0L,
                "",
                0,
                "",
                refused.reference(),
                session(sequence),
                azipsDate);
        step(refused.paymentId(), sequence, index, timeNs, "REFUSED", reason(refused.reason()));
    }

    /** The session in which the input of a command came; 0 if it took none. */
    private long session(long sequence) {
        return takenAt == sequence ? takenFrom : 0;
    }

    private void step(long paymentId, long sequence, int index, long timeNs, String step, String detail) {
        rows.add(Row.PAYMENT_STEP, paymentId, sequence, index, timeNs, step, detail);
    }

    private static String type(PaymentType type) {
        return type == PaymentType.NULL_VAL ? "" : type.name();
    }

    private static String reason(int code) {
        return RejectReason.isKnown(code) ? code + " " + RejectReason.of(code).name() : Integer.toString(code);
    }

    private static String causes(PaymentQueuedDecoder queued) {
        WaitCausesDecoder causes = queued.causes();
        StringJoiner all = new StringJoiner(", ");
        addIf(causes.sYSTEM_SUSPENDED(), "system suspended", all);
        addIf(causes.sEIZURE_OR_SUSPENSION(), "seizure or suspension", all);
        addIf(causes.lACK_OF_FUNDS(), "lack of funds", all);
        addIf(causes.bEHIND_EARLIER(), "behind an earlier one", all);
        addIf(causes.vALUE_DATE_AHEAD(), "value date ahead", all);
        return all + "; lacking " + queued.shortfallMinor();
    }

    private static void addIf(boolean holds, String name, StringJoiner all) {
        if (holds) {
            all.add(name);
        }
    }
}
