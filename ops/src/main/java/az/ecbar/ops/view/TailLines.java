package az.ecbar.ops.view;

import az.ecbar.record.OurReference;
import az.ecbar.schema.CtnSessionClosedDecoder;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.CtnSessionRefusedDecoder;
import az.ecbar.schema.InputRefusedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentAcceptedDecoder;
import az.ecbar.schema.TransferDroppedDecoder;
import az.ecbar.schema.WaitCausesDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines of events, one each. What became of a payment is told by the notice to its sender: that event alone knows
 * amount, parties and reason. Money issued and withdrawn by the Central Bank is told by the advice to the account's owner.
 *
 * <p>Owned by the edge's thread; allocates.
 */
final class TailLines {
    /** No line is longer. */
    static final int MAX_LENGTH = 4096;

    /** In the place of a template: no event has it. */
    private static final int ALARM = 0xFFFE;

    private final Names names;
    private final OfficeLines office;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NoticeDueDecoder notice = new NoticeDueDecoder();

    TailLines(Names names) {
        this.names = names;
        this.office = new OfficeLines(names);
    }

    /** Whether an event becomes a line; does not allocate. */
    boolean isShown(int templateId, DirectBuffer buffer, int offset) {
        return switch (templateId) {
            case NoticeDueDecoder.TEMPLATE_ID ->
                !event(notice.wrapAndApplyHeader(buffer, offset, header)).isEmpty();
            case PaymentAcceptedDecoder.TEMPLATE_ID,
                    CtnSessionOpenedDecoder.TEMPLATE_ID,
                    CtnSessionRefusedDecoder.TEMPLATE_ID,
                    CtnSessionClosedDecoder.TEMPLATE_ID,
                    InputRefusedDecoder.TEMPLATE_ID,
                    TransferDroppedDecoder.TEMPLATE_ID -> true;
            default -> OfficeLines.isShown(templateId);
        };
    }

    /** Writes an alarm in the place of an event, in at most so many bytes. */
    void putAlarm(MutableDirectBuffer buffer, int offset, int length, String words) {
        byte[] text = words.getBytes(StandardCharsets.US_ASCII);
        int count = Math.min(text.length, length - MessageHeaderEncoder.ENCODED_LENGTH - Short.BYTES);
        new MessageHeaderEncoder().wrap(buffer, offset).templateId(ALARM);
        int at = offset + MessageHeaderEncoder.ENCODED_LENGTH;
        buffer.putShort(at, (short) count);
        buffer.putBytes(at + Short.BYTES, text, 0, count);
    }

    private static Line alarm(DirectBuffer buffer, int offset) {
        int at = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        String words = buffer.getStringWithoutLengthAscii(at + Short.BYTES, buffer.getShort(at));
        int end = words.indexOf(' ');
        return new Line(words.substring(0, end)).say(words.substring(end + 1));
    }

    /** The line, as JSON, or null if it does not concern the participant. */
    @Nullable
    String line(long sequence, long timeNs, DirectBuffer buffer, int offset, String bic) {
        Line line = line(header.wrap(buffer, offset).templateId(), buffer, offset);
        return line.concerns(bic) ? line.toJson(sequence, timeNs) : null;
    }

    private Line line(int templateId, DirectBuffer buffer, int offset) {
        return switch (templateId) {
            case PaymentAcceptedDecoder.TEMPLATE_ID ->
                accepted(new PaymentAcceptedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case NoticeDueDecoder.TEMPLATE_ID ->
                outcome(new NoticeDueDecoder().wrapAndApplyHeader(buffer, offset, header));
            case CtnSessionOpenedDecoder.TEMPLATE_ID ->
                loggedOn(new CtnSessionOpenedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case CtnSessionRefusedDecoder.TEMPLATE_ID ->
                new Line("LOGON_REFUSED")
                        .reason(new CtnSessionRefusedDecoder()
                                .wrapAndApplyHeader(buffer, offset, header)
                                .reason());
            case CtnSessionClosedDecoder.TEMPLATE_ID -> {
                var e = new CtnSessionClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield terminal("LOGGED_OUT", e.participantId(), e.terminal());
            }
            case InputRefusedDecoder.TEMPLATE_ID -> {
                var e = new InputRefusedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield terminal("INPUT_REFUSED", e.participantId(), e.terminal())
                        .with("inputNumber", e.inputNumber())
                        .with("expectedNumber", e.expectedNumber())
                        .say("input " + e.inputNumber() + ", next is " + e.expectedNumber() + ":")
                        .reason(e.reason());
            }
            case TransferDroppedDecoder.TEMPLATE_ID -> {
                var e = new TransferDroppedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield terminal("TRANSFER_DROPPED", e.participantId(), e.terminal())
                        .with("transferId", e.transferId())
                        .say("transfer " + e.transferId() + ":")
                        .reason(e.reason());
            }
            case ALARM -> alarm(buffer, offset);
            default -> office.line(templateId, buffer, offset);
        };
    }

    private Line accepted(PaymentAcceptedDecoder e) {
        return payment("ACCEPTED", e.paymentId(), e.reference())
                .of("bic", names.bic(e.debtorId()))
                .of("counterparty", names.bic(e.creditorId()))
                .say(names.bic(e.debtorId()) + " to " + names.bic(e.creditorId()))
                .amount(e.currency(), e.amountMinor())
                .with("priority", e.priority())
                .say("priority " + e.priority());
    }

    private Line outcome(NoticeDueDecoder e) {
        long id = e.paymentId() == 0 ? e.inputSequence() : e.paymentId();
        String sender = names.bic(e.participantId());
        Line line = payment(event(e), id, e.reference()).of("bic", sender);
        if (isOfCentralBank(e)) {
            return line.say(sender).amount(e.currency(), e.amountMinor());
        }
        if (e.kind() == NoticeKind.DEBIT_ADVICE) {
            String counterparty = names.bic(e.counterpartyId());
            return line.of("counterparty", counterparty)
                    .say(sender + " to " + counterparty)
                    .amount(e.currency(), e.amountMinor());
        }
        line.say(sender);
        if (e.amountMinor() != 0) {
            line.amount(e.currency(), e.amountMinor());
        }
        String tag = e.tag();
        if (!tag.isEmpty()) {
            line.with("tag", tag).say("field " + tag + ":");
        }
        return e.kind() == NoticeKind.WAITING ? causes(line, e.causes()) : line.reason(e.reason());
    }

    private Line loggedOn(CtnSessionOpenedDecoder e) {
        return terminal("LOGGED_ON", e.participantId(), e.terminal())
                .with("site", e.site().name())
                .with("holder", names.holder(e.certificateId()))
                .say("from its " + (e.site().name().equals("MAIN") ? "main" : "backup") + " centre, certificate of "
                        + names.holder(e.certificateId()));
    }

    private Line terminal(String event, int participantId, int letter) {
        String bic = names.bic(participantId);
        return new Line(event)
                .of("bic", bic)
                .with("terminal", String.valueOf((char) letter))
                .say(bic + " terminal " + (char) letter);
    }

    private static Line payment(String event, long id, String reference) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[OurReference.LENGTH]);
        OurReference.write(id, buffer, 0);
        String ours = buffer.getStringWithoutLengthAscii(0, OurReference.LENGTH);
        return new Line(event)
                .with("ourReference", ours)
                .with("reference", reference)
                .say(ours)
                .say(reference);
    }

    private static Line causes(Line line, WaitCausesDecoder causes) {
        StringBuilder all = new StringBuilder();
        appendIf(causes.sYSTEM_SUSPENDED(), "SYSTEM_SUSPENDED", all);
        appendIf(causes.sEIZURE_OR_SUSPENSION(), "SEIZURE_OR_SUSPENSION", all);
        appendIf(causes.lACK_OF_FUNDS(), "LACK_OF_FUNDS", all);
        appendIf(causes.bEHIND_EARLIER(), "BEHIND_EARLIER", all);
        appendIf(causes.vALUE_DATE_AHEAD(), "VALUE_DATE_AHEAD", all);
        return line.with("causes", all.toString()).say("because of " + all);
    }

    private static void appendIf(boolean holds, String name, StringBuilder all) {
        if (holds) {
            all.append(all.isEmpty() ? "" : " ").append(name);
        }
    }

    /** Name of the line; empty: none is made of this notice. */
    private static String event(NoticeDueDecoder e) {
        NoticeKind kind = e.kind();
        if (isOfCentralBank(e)) {
            return kind == NoticeKind.CREDIT_ADVICE ? "ISSUED" : "WITHDRAWN";
        }
        return outcome(kind);
    }

    /** An advice without a payment: of money that the Central Bank issued or withdrew. */
    private static boolean isOfCentralBank(NoticeDueDecoder e) {
        NoticeKind kind = e.kind();
        return e.paymentId() == 0 && (kind == NoticeKind.CREDIT_ADVICE || kind == NoticeKind.DEBIT_ADVICE);
    }

    private static String outcome(NoticeKind kind) {
        return switch (kind) {
            case DEBIT_ADVICE -> "SETTLED";
            case WAITING -> "WAITS";
            case REFUSED -> "REFUSED";
            case ANNULLED -> "ANNULLED";
            case NOT_CANCELLED -> "NOT_CANCELLED";
            case PRIORITY_NOT_CHANGED -> "PRIORITY_NOT_CHANGED";
            case FORWARDED_PAYMENT,
                    EXECUTED,
                    CREDIT_ADVICE,
                    DEBIT_TOLD_BY_AUTHORITY,
                    CREDIT_TOLD_BY_AUTHORITY,
                    ANSWER,
                    ACCOUNT_PAGE,
                    ANNOUNCEMENT,
                    ACCOUNT_NEWS,
                    PARTICIPATION,
                    NULL_VAL -> "";
        };
    }
}
