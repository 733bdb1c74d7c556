package az.ecbar.gateway.notice;

import az.ecbar.command.MessagePrinter;
import az.ecbar.mt.check.Uetr;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.OurReference;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.ApproveActionDecoder;
import az.ecbar.schema.ChangePaymentDecoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.InputOriginDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.NoticeReportedDecoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentMatchedDecoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentStoryReportedDecoder;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import az.ecbar.schema.SubmitTransferDecoder;
import az.ecbar.trust.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the story of a payment as rows, one for each step: RECEIVED, then ACCEPTED or REFUSED, WAITS, PRIORITY_CHANGED,
 * SETTLED or ANNULLED, and a NOTICE for each output that it caused. What the bank sent, and who asked for a change, is read
 * from the journal, what became of it from the events of the answer.
 *
 * <p>Owned by the edge's thread.
 */
final class PaymentStoryRows {
    private static final int GIVEN_BY_NOBODY = -1;

    /** In the place of an acknowledgement: operators gave the output up. */
    private static final int GIVEN_UP = 2;

    /** In the same place: one or the other, nobody knows any more. */
    private static final int NOT_KNOWN = 3;

    private final Directory directory;
    private final StoredRecords records;
    private final StoredInputs inputs;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PaymentStoryReportedDecoder story = new PaymentStoryReportedDecoder();
    private final NoticeReportedDecoder notice = new NoticeReportedDecoder();
    private final PaymentMatchedDecoder matched = new PaymentMatchedDecoder();
    private final SubmitPaymentDecoder payment = new SubmitPaymentDecoder();
    private final RefuseInputDecoder refusal = new RefuseInputDecoder();
    private final ChangePaymentDecoder change = new ChangePaymentDecoder();
    private final ApproveActionDecoder approval = new ApproveActionDecoder();
    private final EnteredPaymentRow entered;
    private final SubmitTransferDecoder transfer = new SubmitTransferDecoder();

    /** @param inputs reads certificates from the same records */
    PaymentStoryRows(Directory directory, StoredRecords records, StoredInputs inputs) {
        this.directory = directory;
        this.records = records;
        this.inputs = inputs;
        this.entered = new EnteredPaymentRow(directory, inputs);
    }

    /** Writes the rows of an event; false if it is none about a payment. */
    boolean write(int templateId, DirectBuffer buffer, int offset, JsonText out) {
        switch (templateId) {
            case PaymentStoryReportedDecoder.TEMPLATE_ID ->
                writeStory(story.wrapAndApplyHeader(buffer, offset, header), out);
            case NoticeReportedDecoder.TEMPLATE_ID ->
                writeNotice(notice.wrapAndApplyHeader(buffer, offset, header), out);
            case PaymentMatchedDecoder.TEMPLATE_ID ->
                writeMatch(matched.wrapAndApplyHeader(buffer, offset, header), out);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void writeStory(PaymentStoryReportedDecoder row, JsonText out) {
        String currency = writeReceived(row.paymentId(), out);
        switch (row.state()) {
            case WAITING, FUTURE_DATED -> writeAccepted(row, currency, true, out);
            case SETTLED -> {
                writeAccepted(row, currency, false, out);
                writeStep("SETTLED", row.endedSequence(), out)
                        .member("by", command())
                        .amount("debtorBalance", currency, row.debtorBalanceMinor())
                        .amount("creditorBalance", currency, row.creditorBalanceMinor())
                        .closeObject();
            }
            case ANNULLED -> {
                writeAccepted(row, currency, false, out);
                writeFailure("ANNULLED", row, out);
            }
            case REFUSED -> writeFailure("REFUSED", row, out);
            case NULL_VAL -> throw new RenderingFailure("payment " + row.paymentId() + " is told as " + row.state());
        }
    }

    /** Writes what became of it before it ended. */
    private void writeAccepted(PaymentStoryReportedDecoder row, String currency, boolean isWaiting, JsonText out) {
        writeStep("ACCEPTED", row.paymentId(), out).closeObject();
        writeWaits(row, currency, isWaiting, out);
        if (row.changedSequence() != 0) {
            writeStep("PRIORITY_CHANGED", row.changedSequence(), out).member("by", command());
            writeRequest(out);
            out.closeObject();
        }
    }

    /** Writes what came in, and gives the currency of its amounts. */
    private String writeReceived(long paymentId, JsonText out) {
        writeStep("RECEIVED", paymentId, out)
                .member("paymentId", paymentId)
                .member("ourReference", ourReference(paymentId))
                .member("command", command());
        switch (templateId()) {
            case SubmitPaymentDecoder.TEMPLATE_ID -> {
                payment.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
                long timeNs = RecordHeader.timeNs(record, 0);
                writeOrigin(payment.origin(), out);
                writeOrder(timeNs, out);
                out.closeObject();
                return payment.currency();
            }
            case RefuseInputDecoder.TEMPLATE_ID -> {
                refusal.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
                writeOrigin(refusal.origin(), out);
                out.member("reference", refusal.reference()).closeObject();
            }
            case ApproveActionDecoder.TEMPLATE_ID -> {
                approval.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
                String currency = entered.write(approval.proposalId(), RecordHeader.timeNs(record, 0), out);
                out.closeObject();
                return currency;
            }
            case SubmitTransferDecoder.TEMPLATE_ID -> {
                transfer.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
                writeOrigin(transfer.origin(), out);
                out.member("reference", transfer.reference()).closeObject();
            }
            default -> throw new RenderingFailure("record " + paymentId + " is no input of a bank");
        }
        return "";
    }

    private void writeOrigin(InputOriginDecoder origin, JsonText out) {
        byte[] digest = new byte[Digest.LENGTH];
        origin.getDigest(digest, 0, digest.length);
        out.member("bic", origin.participant())
                .member("terminal", letter(origin.terminal()))
                .member("channel", origin.channel().name())
                .member("site", origin.site().name())
                .member("inputNumber", origin.inputNumber())
                .member("digest", HexFormat.of().formatHex(digest));
        if (origin.channel() == Channel.SWIFT) {
            return;
        }
        long certificate = directory.certificateSequence(origin.certificateId());
        out.member("certificateId", origin.certificateId())
                .member("holder", inputs.certificateHolder(certificate))
                .member(
                        "fingerprint",
                        Digest.ofContent(inputs.certificate(certificate)).toString());
    }

    private void writeOrder(long timeNs, JsonText out) {
        byte[] uetr = new byte[Uetr.BINARY_LENGTH];
        payment.getUetr(uetr, 0, uetr.length);
        byte[] text = new byte[Uetr.LENGTH];
        Uetr.toText(uetr, 0, text, 0);
        int priority = payment.priority();
        writeAmount(out.member("reference", payment.reference())
                .member("uetr", new String(text, StandardCharsets.US_ASCII))
                .member("type", payment.paymentType().name()));
        out.member("valueDate", payment.valueDate())
                .member("priority", priority == GIVEN_BY_NOBODY ? directory.priorityDefault(timeNs) : priority)
                .member("debtorAccount", payment.debtorAccount())
                .member("creditorAccount", payment.creditorAccount());
    }

    private void writeAmount(JsonText out) {
        out.member("currency", payment.currency())
                .amount("amount", payment.currency(), payment.amountMinor())
                .member("debtor", payment.debtorBic())
                .member("creditor", payment.creditorBic());
    }

    /** Why it waits or waited, if it does or did. */
    private void writeWaits(PaymentStoryReportedDecoder row, String currency, boolean isWaiting, JsonText out) {
        if (row.causes().getRaw() == 0) {
            return;
        }
        writeStep("WAITS", row.paymentId(), out);
        AnswerRows.writeCauses(row.causes(), out);
        ReasonName.of(WaitReason.of(row.causes())).write(out);
        if (isWaiting) {
            out.member("ahead", row.ahead()).amount("shortfall", currency, row.shortfallMinor());
        }
        out.closeObject();
    }

    private void writeFailure(String step, PaymentStoryReportedDecoder row, JsonText out) {
        writeStep(step, row.endedSequence(), out);
        ReasonName.of(row.reason()).write(out);
        out.member("tag", row.tag());
        if (row.state() == PaymentState.ANNULLED) {
            out.member("by", command());
        }
        // Nobody asked for what else the same command annulled.
        if (row.reason() == RejectReason.CANCELLED_BY_SENDER.code()) {
            writeRequest(out);
        }
        out.closeObject();
    }

    /** Who asked for what the record that was read last did to the payment: its sender, or operators on its behalf. */
    private void writeRequest(JsonText out) {
        if (templateId() == ChangePaymentDecoder.TEMPLATE_ID) {
            change.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
            out.member("request", change.reference());
            if (change.change() == PaymentChange.PRIORITY) {
                out.member("priority", change.priority());
            }
        } else if (templateId() == ApproveActionDecoder.TEMPLATE_ID) {
            approval.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
            entered.writeChange(approval.proposalId(), approval.origin().certificateId(), out);
        }
    }

    private void writeNotice(NoticeReportedDecoder row, JsonText out) {
        writeStep("NOTICE", row.dueSequence(), out)
                .member("kind", row.kind().name())
                .member("message", message(row.kind()))
                .member("bic", directory.bic(row.participantId()))
                .member("terminal", letter(row.terminal()))
                .member("outputNumber", row.outputNumber())
                .member("acknowledged", row.acknowledged() == 1)
                .member("givenUp", row.acknowledged() == GIVEN_UP)
                .member("notKnown", row.acknowledged() == NOT_KNOWN)
                .closeObject();
    }

    private void writeMatch(PaymentMatchedDecoder row, JsonText out) {
        out.openObject();
        writePayment(row.paymentId(), row.state(), out);
        out.closeObject();
    }

    /** Which payment it is, and how it stands, as members of a row. */
    void writePayment(long paymentId, PaymentState state, JsonText out) {
        read(paymentId);
        out.member("paymentId", paymentId)
                .member("ourReference", ourReference(paymentId))
                .member("receivedNs", RecordHeader.timeNs(record, 0))
                .member("state", state.name());
        if (templateId() == SubmitPaymentDecoder.TEMPLATE_ID) {
            payment.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
            writeAmount(out.member("bic", payment.origin().participant()));
            out.member("valueDate", payment.valueDate());
        } else if (templateId() == ApproveActionDecoder.TEMPLATE_ID) {
            approval.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
            entered.writeMatch(approval.proposalId(), out);
        } else if (templateId() == RefuseInputDecoder.TEMPLATE_ID) {
            refusal.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
            out.member("bic", refusal.origin().participant());
        }
    }

    /** Opens the row of a step; the record of its command is then the one that was read last. */
    private JsonText writeStep(String step, long sequence, JsonText out) {
        read(sequence);
        return out.openObject()
                .member("step", step)
                .member("sequence", sequence)
                .member("timeNs", RecordHeader.timeNs(record, 0));
    }

    private String command() {
        return MessagePrinter.name(templateId());
    }

    private int templateId() {
        return header.wrap(record, RecordHeader.HEADER_LENGTH).templateId();
    }

    private void read(long sequence) {
        int length = records.read(sequence, record, 0);
        if (length == StoredRecords.UNREADABLE) {
            throw new RecordUnreadable(sequence);
        }
        if (length < RecordHeader.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH
                || RecordHeader.sequence(record, 0) != sequence) {
            throw new RenderingFailure("record " + sequence + " is not in the journal");
        }
    }

    private static String message(NoticeKind kind) {
        return switch (kind) {
            case FORWARDED_PAYMENT -> "the payment";
            case EXECUTED -> "MT298/SMT012";
            case WAITING -> "MT298/SMT700";
            case ANNULLED -> "MT298/SMT701";
            case NOT_CANCELLED -> "MT298/SMT250";
            case PRIORITY_NOT_CHANGED -> "MT298/SMT252";
            case REFUSED -> "MT298/SMT900";
            case DEBIT_ADVICE -> "MT900";
            case CREDIT_ADVICE -> "MT910";
            case DEBIT_TOLD_BY_AUTHORITY,
                    CREDIT_TOLD_BY_AUTHORITY,
                    ANSWER,
                    ACCOUNT_PAGE,
                    ANNOUNCEMENT,
                    ACCOUNT_NEWS,
                    PARTICIPATION,
                    NULL_VAL -> "";
        };
    }

    private static String letter(int terminal) {
        return String.valueOf((char) terminal);
    }

    private static String ourReference(long paymentId) {
        UnsafeBuffer text = new UnsafeBuffer(new byte[OurReference.LENGTH]);
        OurReference.write(paymentId, text, 0);
        return text.getStringWithoutLengthAscii(0, OurReference.LENGTH);
    }
}
