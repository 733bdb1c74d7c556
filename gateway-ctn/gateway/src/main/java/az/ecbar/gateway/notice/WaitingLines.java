package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.WaitingLine;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.WaitingPaymentToldDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * The payments that wait, as the ledger told them for one inquiry, until the pages that show them are written: events of
 * one command, so that they are always there before the pages. Owned by the edge's thread.
 *
 * @rule 4.21
 */
final class WaitingLines {
    /** On each page, beside as many entries. */
    private static final int LINES_OF_PAGE = 24;

    private record Row(
            long paymentId, long amountMinor, int valueDate, int priority, int messageType, String reference) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final WaitingPaymentToldDecoder told = new WaitingPaymentToldDecoder();
    private final List<Row> rows = new ArrayList<>();
    private long inquirySequence;

    void onEvent(DirectBuffer event, int offset) {
        told.wrapAndApplyHeader(event, offset, header);
        if (told.inquirySequence() != inquirySequence) {
            inquirySequence = told.inquirySequence();
            rows.clear();
        }
        rows.add(new Row(
                told.paymentId(),
                told.amountMinor(),
                told.valueDate(),
                told.priority(),
                StatementRenderer.messageType(told.paymentType()),
                told.reference()));
    }

    /** Those that a page of the answer shows; pages count from 1. */
    List<WaitingLine> onPage(long ofInquiry, int page, Text currency) {
        if (ofInquiry != inquirySequence) {
            return List.of();
        }
        int first = Math.min((page - 1) * LINES_OF_PAGE, rows.size());
        int end = Math.min(first + LINES_OF_PAGE, rows.size());
        return rows.subList(first, end).stream().map(row -> line(row, currency)).toList();
    }

    private static WaitingLine line(Row row, Text currency) {
        return new WaitingLine(
                new Money(row.valueDate(), currency, row.amountMinor()),
                row.priority(),
                row.messageType(),
                Text.of(row.reference()),
                EventHeader.ourReference(row.paymentId()));
    }
}
