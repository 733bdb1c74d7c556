package az.ecbar.ledger;

import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ReportBadSignatureDecoder;
import org.agrona.DirectBuffer;

/** Reads what banks report of our signatures for {@link CommandDispatcher}. Owned by the ledger's thread. */
final class ReportDispatcher {
    /** Tag of the field in which a report says its output. */
    private static final long REPORT_FIELD = '7' | '9' << 8;

    private final LedgerState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReportBadSignatureDecoder report = new ReportBadSignatureDecoder();
    private final InputOrigin origin = new InputOrigin();
    private final Reference reference = new Reference();

    ReportDispatcher(LedgerState state) {
        this.state = state;
    }

    void report(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        ReportBadSignatureDecoder c = report.wrapAndApplyHeader(buffer, offset, header);
        CommandDispatcher.read(c.origin(), origin);
        long bearer = state.inputs.take(origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        int at = c.offset();
        reference.read(buffer, at + ReportBadSignatureDecoder.referenceEncodingOffset());
        RejectReason reason = state.signatureReports.report(
                origin,
                Bic.pack(buffer, at + ReportBadSignatureDecoder.senderBicEncodingOffset()),
                c.outputNumber(),
                reference,
                buffer,
                at + ReportBadSignatureDecoder.faultEncodingOffset(),
                bearer);
        if (reason != RejectReason.NONE) {
            long tag = reason == RejectReason.OUTPUT_UNKNOWN ? REPORT_FIELD : 0;
            state.azips.refuseInquiry(origin, reason, tag, reference, bearer, sequence, timeNs);
        }
    }
}
