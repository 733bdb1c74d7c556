package az.ecbar.gateway.notice;

import az.ecbar.command.MessagePrinter;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.ActionProposedDecoder;
import az.ecbar.schema.ActionRefusedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.QueryAnsweredDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the answers to operators, which are numbered outputs like all others: one JSON object for each query, with its
 * rows, and one for each step of an action that needs two persons (D9, D23).
 *
 * <pre>
 *   {"query":"ACCOUNT","sequence":9,"timeNs":..,"inputNumber":3,"rows":[{..},..],"cursor":0,"reason":{"code":0,"english":""}}
 *   {"step":"PROPOSED","action":"CloseDay","proposalId":9,"certificateId":2,"expiresNs":..,"sequence":9,..,"reason":{..}}
 * </pre>
 *
 * <p>The rows of a query are events of the same command, before the one that ends them. A pure function of these events,
 * the directory and what the journal holds of a payment. Owned by the edge's thread.
 */
final class AnswerRenderer {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QueryAnsweredDecoder answered = new QueryAnsweredDecoder();
    private final ActionProposedDecoder proposed = new ActionProposedDecoder();
    private final ActionApprovedDecoder approved = new ActionApprovedDecoder();
    private final ActionRefusedDecoder refused = new ActionRefusedDecoder();
    private final AnswerRows rowWriter;
    private final JsonText rows = new JsonText();
    private final JsonText out = new JsonText();
    private final KeptEvents kept = new KeptEvents();
    private boolean isUnreadable;
    private long rowsSequence;
    private long sessionId;
    private long outputNumber;

    AnswerRenderer(Directory directory, StoredRecords records) {
        this.rowWriter = new AnswerRows(directory, records);
    }

    /**
     * Takes an event; true if it completes an answer, which {@link #answer()} then gives, unless a record of which it tells
     * {@link #isUnreadable}.
     */
    boolean onEvent(long sequence, long timeNs, int templateId, DirectBuffer buffer, int offset, int length) {
        if (rowsSequence != sequence) {
            begin(sequence);
        }
        switch (templateId) {
            case QueryAnsweredDecoder.TEMPLATE_ID ->
                onAnswered(sequence, timeNs, answered.wrapAndApplyHeader(buffer, offset, header));
            case ActionProposedDecoder.TEMPLATE_ID ->
                onProposed(sequence, timeNs, proposed.wrapAndApplyHeader(buffer, offset, header));
            case ActionApprovedDecoder.TEMPLATE_ID ->
                onApproved(sequence, timeNs, approved.wrapAndApplyHeader(buffer, offset, header));
            case ActionRefusedDecoder.TEMPLATE_ID ->
                onRefused(sequence, timeNs, refused.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                if (isRow(templateId, buffer, offset)) {
                    kept.add(buffer, offset, length);
                }
                return false;
            }
        }
        kept.add(buffer, offset, length);
        return true;
    }

    private void begin(long sequence) {
        rowsSequence = sequence;
        rows.clear();
        kept.clear();
        isUnreadable = false;
    }

    private boolean isRow(int templateId, DirectBuffer buffer, int offset) {
        try {
            return rowWriter.write(templateId, buffer, offset, rows);
        } catch (RecordUnreadable e) {
            isUnreadable = true;
            return true;
        }
    }

    /** Whether the answer cannot be made at present. */
    boolean isUnreadable() {
        return isUnreadable;
    }

    /** The events of the answer that was completed last. */
    KeptEvents events() {
        return kept;
    }

    /**
     * The answer again, from its events; null if it cannot be made yet.
     *
     * @throws RenderingFailure when a record of which it tells is not in the journal
     */
    byte @Nullable [] again(long sequence, long timeNs, DirectBuffer events, int offset, int length) {
        begin(sequence);
        try {
            KeptEvents.forEach(
                    events,
                    offset,
                    length,
                    (templateId, buffer, at, size) -> onEvent(sequence, timeNs, templateId, buffer, at, size));
            return isUnreadable ? null : answer();
        } finally {
            begin(0);
        }
    }

    /** The session that asked. */
    long sessionId() {
        return sessionId;
    }

    /** The number that the ledger gave the answer. */
    long outputNumber() {
        return outputNumber;
    }

    /** The answer's bytes: JSON in UTF-8. */
    byte[] answer() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void onAnswered(long sequence, long timeNs, QueryAnsweredDecoder event) {
        sessionId = event.sessionId();
        outputNumber = event.outputNumber();
        out.clear();
        out.openObject().member("query", event.kind().name());
        place(sequence, timeNs, event.inputNumber());
        out.openArray("rows");
        if (event.rows() > 0) {
            out.raw(rows.toString());
        }
        out.closeArray().member("cursor", event.cursor());
        reason(event.reason());
        out.closeObject();
    }

    private void onProposed(long sequence, long timeNs, ActionProposedDecoder event) {
        sessionId = event.sessionId();
        outputNumber = event.outputNumber();
        out.clear();
        out.openObject()
                .member("step", "PROPOSED")
                .member("action", MessagePrinter.name(event.templateId()))
                .member("proposalId", event.proposalId())
                .member("certificateId", event.certificateId())
                .member("expiresNs", event.expiresNs());
        place(sequence, timeNs, event.inputNumber());
        reason(0);
        out.closeObject();
    }

    private void onApproved(long sequence, long timeNs, ActionApprovedDecoder event) {
        sessionId = event.sessionId();
        outputNumber = event.outputNumber();
        out.clear();
        out.openObject()
                .member("step", "APPROVED")
                .member("action", MessagePrinter.name(event.templateId()))
                .member("proposalId", event.proposalId())
                .member("certificateId", event.certificateId());
        place(sequence, timeNs, event.inputNumber());
        reason(event.reason());
        out.closeObject();
    }

    private void onRefused(long sequence, long timeNs, ActionRefusedDecoder event) {
        sessionId = event.sessionId();
        outputNumber = event.outputNumber();
        out.clear();
        out.openObject()
                .member("step", "REFUSED")
                .member("proposalId", event.proposalId())
                .member("certificateId", event.certificateId());
        place(sequence, timeNs, event.inputNumber());
        reason(event.reason());
        out.closeObject();
    }

    private void place(long sequence, long timeNs, long inputNumber) {
        out.member("sequence", sequence).member("timeNs", timeNs).member("inputNumber", inputNumber);
    }

    private void reason(int code) {
        String english = code == 0 || !RejectReason.isKnown(code)
                ? ""
                : RejectReason.of(code).english();
        out.openObject("reason").member("code", code).member("english", english).closeObject();
    }
}
