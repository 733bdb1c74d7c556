package az.ecbar.ops.projection;

import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.ContinuityRecordedDecoder;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.DayDeclaredDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.RuleChangedDecoder;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * Turns into rows what the register of continuity is made from, beside the payments: its entries, the sessions with their
 * sites and certificates, rules and calendar. Owned by the projection's thread.
 *
 * @rule 7.5
 */
final class ContinuityRows {
    private static final int DIGEST_BYTES = 32;

    private final RowBatches rows;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    ContinuityRows(RowBatches rows) {
        this.rows = rows;
    }

    /** Takes an event; tells whether it was one of these. */
    boolean onEvent(
            long sequence, long timeNs, int index, int azipsDate, int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case CtnSessionOpenedDecoder.TEMPLATE_ID -> {
                var d = new CtnSessionOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
                rows.add(
                        Row.SESSION,
                        d.sessionId(),
                        d.participantId(),
                        String.valueOf((char) d.terminal()),
                        d.site().name(),
                        d.certificateId(),
                        timeNs,
                        azipsDate);
            }
            case CertificateRegisteredDecoder.TEMPLATE_ID -> {
                var d = new CertificateRegisteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                int at = d.offset() + CertificateRegisteredDecoder.fingerprintEncodingOffset();
                rows.add(Row.CERTIFICATE, d.certificateId(), d.participantId(), hex(buffer, at));
            }
            case RuleChangedDecoder.TEMPLATE_ID -> {
                var d = new RuleChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                rows.add(Row.RULE, sequence, index, d.rule().value(), d.value(), d.effectiveDate());
            }
            case DayDeclaredDecoder.TEMPLATE_ID -> {
                var d = new DayDeclaredDecoder().wrapAndApplyHeader(buffer, offset, header);
                rows.add(Row.DECLARED_DAY, sequence, index, (int) d.systemId().value(), d.date(), (int)
                        d.isBusinessDay());
            }
            case ContinuityRecordedDecoder.TEMPLATE_ID -> entry(sequence, timeNs, index, buffer, offset);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void entry(long sequence, long timeNs, int index, DirectBuffer buffer, int offset) {
        var d = new ContinuityRecordedDecoder().wrapAndApplyHeader(buffer, offset, header);
        rows.add(
                Row.CONTINUITY,
                sequence,
                index,
                timeNs,
                d.participantId(),
                d.entry().name(),
                d.duty().name(),
                d.date(),
                d.untilDate(),
                d.receivedDate(),
                (int) d.passed(),
                d.valueMinor(),
                d.totalMinor(),
                d.withdrawnSequence(),
                d.paperDate(),
                d.paperNumber(),
                hex(buffer, d.offset() + ContinuityRecordedDecoder.digestEncodingOffset()),
                d.text());
    }

    private static String hex(DirectBuffer buffer, int offset) {
        byte[] bytes = new byte[DIGEST_BYTES];
        buffer.getBytes(offset, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
