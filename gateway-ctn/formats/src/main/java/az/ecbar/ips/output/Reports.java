package az.ecbar.ips.output;

import az.ecbar.ips.IpsAnswer;
import az.ecbar.ips.IpsKind;
import az.ecbar.ips.IpsRefusal;
import az.ecbar.ips.PaymentRequest;
import az.ecbar.ips.RefundRequest;
import az.ecbar.ips.Transaction;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;

/**
 * Writes what became of a transaction or a message: pacs.002, pain.002, camt.029, camt.025. Owned by one thread; does not
 * allocate but for refusals.
 *
 * @rule 5-1.10, 5-1.11, 5-1.12, 5-1.13, 5-1.14, 5-1.15, 5-1.17.1, 5-1.17.2
 */
final class Reports {
    /** Stands for an identification that could not be read. */
    static final String NOT_PROVIDED = "NOTPROVIDED";

    private static final String STATUS = "pacs.002.001.10";
    private static final String REQUEST_STATUS = "pain.002.001.10";
    private static final String RESOLUTION = "camt.029.001.09";
    private static final String RECEIPT = "camt.025.001.05";
    private static final String REJECTED = "RJCR";

    private final Frame frame;
    private final XmlWriter x;

    Reports(Frame frame) {
        this.frame = frame;
        x = frame.x;
    }

    int status(OutputHeader header, Transaction meant, Outcome outcome, boolean isNational, byte[] target, int offset) {
        frame.begin(header, STATUS, false, target, offset);
        x.open("FIToFIPmtStsRpt");
        frame.startHeader("GrpHdr");
        x.close("GrpHdr").open("TxInfAndSts");
        original(meant.messageId(), meant.kind().definition());
        x.leaf("OrgnlInstrId", meant.instructionId());
        x.utf8("OrgnlEndToEndId", meant.endToEndId());
        x.leaf("OrgnlTxId", meant.transactionId()).leaf("OrgnlUETR", meant.uetr());
        state(outcome, isNational, false);
        if (outcome.effectiveDate() != 0) {
            x.open("FctvIntrBkSttlmDt").date("Dt", outcome.effectiveDate()).close("FctvIntrBkSttlmDt");
        }
        x.leaf("ClrSysRef", outcome.ourReference());
        frame.agent("InstgAgt", meant.sender());
        x.close("TxInfAndSts").close("FIToFIPmtStsRpt");
        return frame.end();
    }

    private void state(Outcome outcome, boolean isNational, boolean isToRequest) {
        IpsState state = outcome.state();
        boolean isRefusedNationally = isNational && isToRequest && state == IpsState.REFUSED;
        x.leaf("TxSts", isRefusedNationally ? "NAUT" : state.status(isNational));
        if (isNational && !state.isRejection()) {
            frame.stateAsReason("StsRsnInf", state);
        } else {
            frame.reason("StsRsnInf", outcome.reason());
        }
    }

    private void original(CharSequence messageId, CharSequence definition) {
        x.open("OrgnlGrpInf");
        x.leaf("OrgnlMsgId", messageId.isEmpty() ? NOT_PROVIDED : messageId);
        x.leaf("OrgnlMsgNmId", definition.isEmpty() ? NOT_PROVIDED : definition);
        x.close("OrgnlGrpInf");
    }

    int requestStatus(
            OutputHeader header, PaymentRequest meant, Outcome outcome, boolean isNational, byte[] target, int offset) {
        frame.begin(header, REQUEST_STATUS, false, target, offset);
        x.open("CstmrPmtStsRpt");
        frame.startHeader("GrpHdr");
        frame.organisation("InitgPty", meant.sender());
        x.close("GrpHdr").open("OrgnlGrpInfAndSts").leaf("OrgnlMsgId", meant.messageId());
        x.leaf("OrgnlMsgNmId", meant.kind().definition()).close("OrgnlGrpInfAndSts");
        x.open("OrgnlPmtInfAndSts").leaf("OrgnlPmtInfId", meant.messageId()).open("TxInfAndSts");
        x.leaf("OrgnlInstrId", meant.instructionId());
        x.leaf("OrgnlEndToEndId", meant.transactionId()).leaf("OrgnlUETR", meant.uetr());
        state(outcome, isNational, true);
        x.leaf("ClrSysRef", outcome.ourReference());
        x.close("TxInfAndSts").close("OrgnlPmtInfAndSts").close("CstmrPmtStsRpt");
        return frame.end();
    }

    int resolution(OutputHeader header, RefundRequest meant, IpsReason reason, byte[] target, int offset) {
        startResolution(header, meant.requestId(), meant.sender(), target, offset);
        original(meant.messageId(), meant.kind().definition());
        x.leaf("OrgnlTxId", meant.originalTransactionId()).leaf("OrgnlUETR", meant.uetr());
        return endResolution(reason);
    }

    private void startResolution(
            OutputHeader header, CharSequence caseId, CharSequence creator, byte[] target, int offset) {
        frame.begin(header, RESOLUTION, false, target, offset);
        x.open("RsltnOfInvstgtn");
        frame.assignment();
        frame.caseOf("RslvdCase", caseId, creator);
        x.open("Sts").leaf("Conf", REJECTED).close("Sts");
        x.open("CxlDtls").open("TxInfAndSts");
    }

    private int endResolution(IpsReason reason) {
        x.leaf("TxCxlSts", REJECTED);
        frame.reason("CxlStsRsnInf", reason);
        x.close("TxInfAndSts").close("CxlDtls").close("RsltnOfInvstgtn");
        return frame.end();
    }

    int receipt(
            OutputHeader header,
            IpsAnswer answer,
            CharSequence messageId,
            CharSequence definition,
            IpsReason reason,
            byte[] target,
            int offset) {
        frame.begin(header, RECEIPT, false, target, offset);
        x.open("Rct");
        frame.startHeader("MsgHdr");
        x.close("MsgHdr").open("RctDtls").open("OrgnlMsgId");
        x.leaf("MsgId", messageId.isEmpty() ? NOT_PROVIDED : messageId).leaf("MsgNmId", definition);
        x.close("OrgnlMsgId");
        handling(answer.status(), reason.texts().isEmpty() ? "" : reason.texts().getFirst());
        handling(reason.code(), reason.path());
        if (!reason.texts().isEmpty()) {
            handling(reason.code(), reason.texts().getLast());
        }
        x.close("RctDtls").close("Rct");
        return frame.end();
    }

    private void handling(String status, String description) {
        x.open("ReqHdlg").leaf("StsCd", status).leaf("Desc", description).close("ReqHdlg");
    }

    /** The answer that 5-1.10 and 5-1.11 assign to a message that could not be read. */
    int refused(OutputHeader header, IpsRefusal refusal, byte[] target, int offset) {
        IpsReason reason = IpsReason.of(refusal);
        IpsKind kind = refusal.kind();
        String definition = refusal.definition();
        if (kind != null && refusal.answer() == IpsAnswer.STATUS) {
            return statusOfUnread(header, refusal, reason, target, offset);
        }
        if (kind != null && refusal.answer() == IpsAnswer.RESOLUTION) {
            String id = refusal.transactionId().isEmpty() ? refusal.messageId() : refusal.transactionId();
            String creator = frame.bicOf(header.receiver()).toString();
            startResolution(header, id.isEmpty() ? NOT_PROVIDED : id, creator, target, offset);
            original(refusal.messageId(), definition);
            return endResolution(reason);
        }
        return receipt(header, refusal.answer(), refusal.messageId(), definition, reason, target, offset);
    }

    private int statusOfUnread(OutputHeader header, IpsRefusal refusal, IpsReason reason, byte[] target, int offset) {
        frame.begin(header, STATUS, false, target, offset);
        x.open("FIToFIPmtStsRpt");
        frame.startHeader("GrpHdr");
        x.close("GrpHdr").open("TxInfAndSts");
        original(refusal.messageId(), refusal.definition());
        x.leaf("OrgnlTxId", refusal.transactionId()).leaf("TxSts", IpsState.REJECTED.iso());
        frame.reason("StsRsnInf", reason);
        x.close("TxInfAndSts").close("FIToFIPmtStsRpt");
        return frame.end();
    }
}
