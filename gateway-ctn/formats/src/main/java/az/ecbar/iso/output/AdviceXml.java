package az.ecbar.iso.output;

import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;

/**
 * Writes camt.054.001.08 of an MT900 or MT910. Owned by one thread; allocates.
 *
 * @rule 4.19
 */
final class AdviceXml {
    static final String DEFINITION = "camt.054.001.08";

    private static final int CREDIT = 910;

    private final XmlWriter x;
    private final Blocks blocks;
    private final Parties parties;

    AdviceXml(XmlWriter x, Blocks blocks) {
        this.x = x;
        this.blocks = blocks;
        this.parties = new Parties(x, blocks);
    }

    void write(OutputHeader header, Fields advice) {
        Fields.Money value = advice.value();
        x.open("BkToCstmrDbtCdtNtfctn");
        blocks.startHeader("GrpHdr", header);
        x.close("GrpHdr");
        x.open("Ntfctn");
        x.leaf("Id", advice.ours());
        blocks.moment("CreDtTm", header);
        blocks.account(advice.required("25"), value.currency());
        x.open("Ntry");
        blocks.amount("Amt", value);
        boolean isCredit = advice.messageType() == CREDIT;
        x.leaf("CdtDbtInd", Blocks.indicator(isCredit));
        blocks.nested("BOOK", "Sts", "Cd");
        x.open("BookgDt");
        blocks.moment("DtTm", header);
        x.close("BookgDt");
        blocks.date("ValDt", value.date());
        x.leaf("AcctSvcrRef", advice.ours());
        kind(advice.find("72"), isCredit);
        details(advice, isCredit);
        x.close("Ntry");
        x.close("Ntfctn");
        x.close("BkToCstmrDbtCdtNtfctn");
    }

    /** A domestic credit transfer, issued or received; or what the Central Bank issued or withdrew. */
    private void kind(String narrative, boolean isCredit) {
        x.open("BkTxCd");
        if (narrative.startsWith("/ISSUE/") || narrative.startsWith("/WITHDRAW/")) {
            blocks.nested("NMSC", "Prtry", "Cd");
        } else {
            x.open("Domn");
            x.leaf("Cd", "PMNT");
            x.open("Fmly");
            x.leaf("Cd", isCredit ? "RCDT" : "ICDT");
            x.leaf("SubFmlyCd", "DMCT");
            x.close("Fmly");
            x.close("Domn");
        }
        x.close("BkTxCd");
    }

    private void details(Fields advice, boolean isCredit) {
        x.open("NtryDtls");
        x.open("TxDtls");
        x.open("Refs");
        blocks.optional("InstrId", advice.reference());
        blocks.optional("UETR", advice.uetr());
        x.leaf("ClrSysRef", advice.ours());
        x.close("Refs");
        parties.write(advice, isCredit);
        blocks.optional("AddtlTxInf", advice.find("72").replace("\r\n", " "));
        x.close("TxDtls");
        x.close("NtryDtls");
    }
}
