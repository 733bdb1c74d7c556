package az.ecbar.bankview;

import java.util.ArrayList;
import java.util.List;

/**
 * What an element may hold, by the tables of the page of formats. Written as
 * {@code Name?*4:form@{inner inner}}: optional, so many at the most, the form of its value, whether it has a currency; of
 * a choice the first inner name has a bar before it.
 */
final class Shape {
    private static final String BANK =
            "FinInstnId{BICFI:bic ClrSysMmbId{MmbId:line} Othr{Id:line SchmeNm{Prtry:=TXID}}}";
    private static final String NAMED =
            "FinInstnId{BICFI:bic ClrSysMmbId{MmbId:line} Nm:line Othr{Id:line SchmeNm{Prtry:=TXID}}}";
    private static final String NUMBER = "{Id:line SchmeNm{Cd:line}}";
    private static final String CUSTOMER = "{Nm:line Id?{|OrgId{Othr" + NUMBER + "} PrvtId{Othr*2" + NUMBER + "}}}";
    private static final String IBAN = "{Id{IBAN:line}}";
    private static final String GROUP_END =
            "SttlmInf{SttlmMtd:=CLRG ClrSys{Prtry:=AZIPS}}" + " PmtTpInf?{SvcLvl?{Prtry:line} LclInstrm?{Prtry:=STP}}}";
    private static final String IDENTIFICATION = "PmtId{InstrId?:any EndToEndId:line TxId?:any UETR?:any}";
    private static final String INSTRUCTIONS = "InstrForNxtAgt?*6{InstrInf:line}";
    private static final String PARTY = "{Agt{FinInstnId{BICFI:bic}}}";

    private static final String HEADER = "AppHdr{Fr{FIId{FinInstnId{BICFI:bic}}} To{FIId{FinInstnId{BICFI:bic}}}"
            + " BizMsgIdr:line MsgDefIdr:line BizSvc:service CreDt:moment PssblDplct?:flag}";
    private static final String CUSTOMER_PAYMENT = "Document{FIToFICstmrCdtTrf{GrpHdr{MsgId:any CreDtTm:moment"
            + " BtchBookg?:flag NbOfTxs:count CtrlSum?:amount TtlIntrBkSttlmAmt?:amount@ IntrBkSttlmDt?:date "
            + GROUP_END + " CdtTrfTxInf*50{" + IDENTIFICATION
            + " IntrBkSttlmAmt:amount@ IntrBkSttlmDt?:date ChrgBr:=DEBT Dbtr" + CUSTOMER + " DbtrAcct" + IBAN
            + " DbtrAgt{" + BANK + "} DbtrAgtAcct" + IBAN + " CdtrAgt{" + BANK + "} CdtrAgtAcct" + IBAN + " Cdtr"
            + CUSTOMER + " CdtrAcct" + IBAN + " " + INSTRUCTIONS + " RmtInf{Ustrd*4:line}}}}";
    private static final String BANK_PAYMENT = "Document{FICdtTrf{GrpHdr{MsgId:any CreDtTm:moment NbOfTxs:count "
            + GROUP_END + " CdtTrfTxInf{" + IDENTIFICATION + " IntrBkSttlmAmt:amount@ IntrBkSttlmDt:date Dbtr{" + NAMED
            + "} DbtrAcct" + IBAN + " Cdtr{" + NAMED + "} CdtrAcct" + IBAN + " " + INSTRUCTIONS + "}}}";
    private static final String CANCELLATION = "Document{FIToFIPmtCxlReq{Assgnmt{Id:any Assgnr" + PARTY + " Assgne"
            + PARTY + " CreDtTm:moment} Undrlyg{TxInf{OrgnlGrpInf{OrgnlMsgId:any OrgnlMsgNmId:original}"
            + " OrgnlIntrBkSttlmDt?:date}}}}";
    private static final String INQUIRY = "Document{AcctRptgReq{GrpHdr{MsgId:any CreDtTm:moment}"
            + " RptgReq{ReqdMsgNmId:line Acct{Id{IBAN:line} Ccy?:line} AcctOwnr" + PARTY
            + " ReqdTxTp?{Sts{Cd:=BOOK} CdtDbtInd:=CRDT FlrLmt{Amt:amount@ CdtDbtInd:=BOTH}}}}}";

    final String name;
    final List<Shape> inner = new ArrayList<>();
    boolean isOptional;
    boolean isChoice;
    boolean hasCurrency;
    int most = 1;

    /** Of a value; empty of what holds elements. */
    String form = "";

    private Shape(String name) {
        this.name = name;
    }

    /** Of what is around header and document. */
    static Shape envelope() {
        return new Writing("DataPDU{AppHdr Document}").shape();
    }

    static Shape header() {
        return new Writing(HEADER).shape();
    }

    /** Of the documents that banks hand in. */
    static Shape document(String definition) {
        return switch (definition) {
            case "pacs.008.001.08" -> new Writing(CUSTOMER_PAYMENT).shape();
            case "pacs.009.001.08" -> new Writing(BANK_PAYMENT).shape();
            case "camt.056.001.08" -> new Writing(CANCELLATION).shape();
            case "camt.060.001.05" -> new Writing(INQUIRY).shape();
            default -> new Shape("");
        };
    }

    /** -1: there is none of this name. */
    int indexOf(String wanted) {
        for (int i = 0; i < inner.size(); i++) {
            if (inner.get(i).name.equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Reads the writing above. */
    private static final class Writing {
        private final String text;
        private int at;

        Writing(String text) {
            this.text = text;
        }

        private boolean isNext(char c) {
            return at < text.length() && text.charAt(at) == c;
        }

        private boolean take(char c) {
            boolean isThere = isNext(c);
            at += isThere ? 1 : 0;
            return isThere;
        }

        private String word() {
            int from = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || isNext('='))) {
                at++;
            }
            return text.substring(from, at);
        }

        Shape shape() {
            Shape shape = new Shape(word());
            shape.isOptional = take('?');
            if (take('*')) {
                shape.most = Integer.parseInt(word());
            }
            if (take(':')) {
                shape.form = word();
            }
            shape.hasCurrency = take('@');
            if (take('{')) {
                shape.isChoice = take('|');
                do {
                    shape.inner.add(shape());
                } while (take(' '));
                at++;
            }
            return shape;
        }
    }
}
