package az.ecbar.iso;

/**
 * The element of a pacs.008, pacs.009, camt.056 or camt.060 that stands for a field of an MT: the ledger names what it refuses by the field of
 * the MT, whatever the language. Stateless.
 */
public final class ElementPath {
    private static final String CUSTOMER = "/Document/" + Elements.CUSTOMER_ROOT;
    private static final String BANK = "/Document/" + Elements.BANK_ROOT;
    private static final String HEADER = "/AppHdr";
    private static final int MT102 = 102;
    private static final int MT205 = 205;
    private static final int MT298 = 298;
    private static final int MT920 = 920;

    private ElementPath() {}

    /**
     * The path, as {@link MessageReader#path} writes it; empty when no element stands for the field.
     *
     * @param messageType 102, 103, 205, of a request 298 or 920
     * @param tag of the MT, {@code "32A"}, {@code "113"}
     */
    public static String of(int messageType, String tag) {
        if (messageType == MT298 || messageType == MT920) {
            return ofRequest(messageType, tag);
        }
        String root = messageType == MT205 ? BANK : CUSTOMER;
        String payment = root + "/CdtTrfTxInf";
        String group = root + "/GrpHdr";
        boolean isBank = messageType == MT205;
        return switch (tag) {
            case "1" -> HEADER + "/Fr/FIId/FinInstnId/BICFI";
            case "2" -> HEADER + "/To/FIId/FinInstnId/BICFI";
            case "20" -> group + "/MsgId";
            case "21" -> payment + "/PmtId/EndToEndId";
            case "108" -> payment + "/PmtId/TxId";
            case "121" -> payment + "/PmtId/UETR";
            case "113" -> group + "/PmtTpInf/SvcLvl/Prtry";
            case "119" -> group + "/PmtTpInf/LclInstrm/Prtry";
            case "19" -> group + "/CtrlSum";
            case "32A" -> (messageType == MT102 ? group : payment) + "/IntrBkSttlmDt";
            case "32B" -> payment + "/IntrBkSttlmAmt";
            case "50K" -> payment + "/DbtrAgt/FinInstnId";
            case "59" -> payment + "/CdtrAgt/FinInstnId";
            case "52D" -> payment + "/Dbtr/FinInstnId";
            case "58D" -> payment + "/Cdtr/FinInstnId";
            case "70" -> isBank ? "" : payment + "/RmtInf/Ustrd";
            case "71A" -> isBank ? "" : payment + "/ChrgBr";
            case "72" -> payment + "/InstrForNxtAgt/InstrInf";
            default -> "";
        };
    }

    private static String ofRequest(int messageType, String tag) {
        String cancellation = "/Document/" + Elements.CANCELLATION_ROOT;
        String inquiry = "/Document/" + Elements.INQUIRY_ROOT;
        boolean isInquiry = messageType == MT920;
        return switch (tag) {
            case "1" -> HEADER + "/Fr/FIId/FinInstnId/BICFI";
            case "2" -> HEADER + "/To/FIId/FinInstnId/BICFI";
            case "20" -> isInquiry ? inquiry + "/GrpHdr/MsgId" : cancellation + "/Assgnmt/Id";
            case "21" -> isInquiry ? "" : cancellation + "/Undrlyg/TxInf/OrgnlGrpInf/OrgnlMsgId";
            case "30" -> isInquiry ? "" : cancellation + "/Undrlyg/TxInf/OrgnlIntrBkSttlmDt";
            case "12" -> isInquiry ? inquiry + "/RptgReq/ReqdMsgNmId" : "";
            case "25" -> isInquiry ? inquiry + "/RptgReq/Acct/Id/IBAN" : "";
            case "34F" -> isInquiry ? inquiry + "/RptgReq/ReqdTxTp/FlrLmt/Amt" : "";
            default -> "";
        };
    }
}
