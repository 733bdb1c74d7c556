package az.ecbar.iso.output;

import az.ecbar.iso.IsoHeader;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;
import java.util.List;

/**
 * Writes what is told of a request that was no payment: camt.029.001.09 of an SMT250, camt.025.001.05 of an SMT252 and of an
 * SMT900 about any other message. Owned by one thread; allocates.
 *
 * @rule 4.9, 4.15, 4.17, 4.24
 */
final class RequestXml {
    static final String RESOLUTION = "camt.029.001.09";
    static final String RECEIPT = "camt.025.001.05";

    private static final int TERMINAL_LETTER = 8;

    private final XmlWriter x;
    private final Blocks blocks;

    RequestXml(XmlWriter x, Blocks blocks) {
        this.x = x;
        this.blocks = blocks;
    }

    /** A payment was not cancelled: its cancellation is rejected. */
    void resolution(OutputHeader header, Fields notice, Unsaid unsaid) {
        String bank = bic(header.receiver().toString());
        x.open("RsltnOfInvstgtn");
        x.open("Assgnmt");
        x.leaf("Id", IsoHeader.identification(header));
        blocks.nested(bic(header.system().toString()), "Assgnr", "Agt", "FinInstnId", "BICFI");
        blocks.nested(bank, "Assgne", "Agt", "FinInstnId", "BICFI");
        blocks.moment("CreDtTm", header);
        x.close("Assgnmt");
        blocks.nested("RJCR", "Sts", "Conf");
        x.open("CxlDtls");
        x.open("TxInfAndSts");
        x.leaf("CxlStsId", notice.ours());
        x.open("RslvdCase");
        x.leaf("Id", notice.required("21"));
        blocks.nested(bank, "Cretr", "Agt", "FinInstnId", "BICFI");
        x.close("RslvdCase");
        StatusXml.original(notice, unsaid, blocks, x);
        x.leaf("TxCxlSts", "RJCR");
        blocks.reason("CxlStsRsnInf", notice.lines("79"), unsaid.path(), notice.lines("72"));
        x.close("TxInfAndSts");
        x.close("CxlDtls");
        x.close("RsltnOfInvstgtn");
    }

    /** A request was refused. */
    void receipt(OutputHeader header, Fields notice, Unsaid unsaid) {
        List<String> meant = notice.lines("11S");
        x.open("Rct");
        blocks.startHeader("MsgHdr", header);
        x.close("MsgHdr");
        x.open("RctDtls");
        x.open("OrgnlMsgId");
        x.leaf("MsgId", notice.required("21"));
        String type = meant.isEmpty() ? "" : "MT" + meant.getFirst();
        blocks.optional("MsgNmId", unsaid.original().isEmpty() ? type : unsaid.original());
        x.close("OrgnlMsgId");
        String day = meant.isEmpty() ? "" : meant.getLast();
        handling("RJCT", "/" + notice.ours() + "/SMT" + notice.smt() + "/" + day);
        Reason reason = Reason.of(notice.lines("79"), unsaid.path());
        for (String text : reason.texts()) {
            handling(reason.iso(), text);
        }
        for (String onBehalf : notice.lines("72")) {
            handling(reason.iso(), onBehalf);
        }
        x.close("RctDtls");
        x.close("Rct");
    }

    private void handling(String status, String description) {
        x.open("ReqHdlg");
        x.leaf("StsCd", status);
        x.leaf("Desc", description);
        x.close("ReqHdlg");
    }

    /** BIC11 of a logical terminal. */
    private static String bic(String terminal) {
        return terminal.substring(0, TERMINAL_LETTER) + terminal.substring(TERMINAL_LETTER + 1);
    }
}
