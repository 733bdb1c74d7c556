package az.ecbar.ips;

import az.ecbar.iso.profile.Profile;

/**
 * The element of a message that stands for what the ledger finds wrong. Stateless.
 *
 * @rule 5-1.9, 5-1.10, 5-1.11
 */
public final class IpsElementPath {
    private IpsElementPath() {}

    /** The path, as a refusal by form names it; empty when a message of this kind has no such element. */
    public static String of(IpsKind kind, IpsField field) {
        if (field == IpsField.SENDER) {
            return "/AppHdr/Fr/FIId/FinInstnId/BICFI";
        }
        String inner = switch (kind) {
            case PAYMENT -> ofPayment(field);
            case REFUND -> ofRefund(field);
            case REQUEST -> ofRequest(field);
            case REFUND_REQUEST -> ofRefundRequest(field);
            case LIMIT_QUERY -> ofLimit(field, "LmtQryDef/LmtCrit/NewCrit/SchCrit/", "CurLmtTp");
            case LIMIT_CHANGE ->
                field == IpsField.LIMIT
                        ? "LmtDtls/NewLmtValSet/Amt/AmtWthCcy"
                        : ofLimit(field, "LmtDtls/LmtId/Cur/", "Tp");
            case STATEMENT_QUERY -> ofStatement(field);
            case STATUS, STATUS_QUERY, REQUEST_STATUS, REQUEST_STATUS_QUERY, RESOLUTION, COPY_QUERY ->
                ofMeant(kind, field);
            case TEXT -> field == IpsField.RECEIVER ? "PrtryData/Data/TxtMsg/Rcvr/BICFI" : ofMessage(field);
            case DAY_QUERY -> ofMessage(field);
        };
        return inner.isEmpty() ? "" : "/Document/" + kind.root() + '/' + inner;
    }

    /** Whether the profile of a kind has what {@link #of} names. */
    static boolean isElement(IpsKind kind, String path) {
        return IpsProfiles.of(kind).find(path) != Profile.NONE;
    }

    private static String ofPayment(IpsField field) {
        String transaction = "CdtTrfTxInf/";
        return switch (field) {
            case MESSAGE_ID -> "GrpHdr/MsgId";
            case TRANSACTION_ID -> transaction + "PmtId/TxId";
            case AMOUNT -> transaction + "IntrBkSttlmAmt";
            case VALUE_DATE -> transaction + "IntrBkSttlmDt";
            case DEBTOR_SETTLEMENT_BANK -> transaction + "PrvsInstgAgt1/FinInstnId/BICFI";
            case DEBTOR_CORRESPONDENT -> transaction + "PrvsInstgAgt1Acct/Id/IBAN";
            case CREDITOR_SETTLEMENT_BANK -> transaction + "IntrmyAgt1/FinInstnId/BICFI";
            case CREDITOR_CORRESPONDENT -> transaction + "IntrmyAgt1Acct/Id/IBAN";
            case REQUEST -> transaction + "PmtId/EndToEndId";
            case ORIGINAL_SENDER -> transaction + "InitgPty/Id/OrgId/AnyBIC";
            default -> ofSides(field, transaction, transaction);
        };
    }

    private static String ofRefund(IpsField field) {
        return switch (field) {
            case MESSAGE_ID -> "GrpHdr/MsgId";
            case TRANSACTION_ID -> "TxInf/RtrId";
            case AMOUNT -> "TxInf/RtrdIntrBkSttlmAmt";
            case VALUE_DATE -> "TxInf/IntrBkSttlmDt";
            case ORIGINAL -> "TxInf/OrgnlTxId";
            case REQUEST -> "TxInf/RtrRsnInf/AddtlInf";
            case ORIGINAL_SENDER, CREDITOR_AGENT -> "TxInf/OrgnlTxRef/DbtrAgt/FinInstnId/BICFI";
            case CREDITOR_ACCOUNT -> "TxInf/OrgnlTxRef/DbtrAgtAcct/Id/IBAN";
            case DEBTOR_AGENT -> "TxInf/OrgnlTxRef/CdtrAgt/FinInstnId/BICFI";
            case DEBTOR_ACCOUNT -> "TxInf/OrgnlTxRef/CdtrAgtAcct/Id/IBAN";
            default -> "";
        };
    }

    private static String ofRequest(IpsField field) {
        String transaction = "PmtInf/CdtTrfTxInf/";
        return switch (field) {
            case MESSAGE_ID -> "GrpHdr/MsgId";
            case TRANSACTION_ID -> transaction + "PmtId/EndToEndId";
            case AMOUNT -> transaction + "Amt/InstdAmt";
            case VALUE_DATE -> "PmtInf/ReqdExctnDt/Dt";
            default -> ofSides(field, "PmtInf/", transaction);
        };
    }

    private static String ofSides(IpsField field, String debtor, String creditor) {
        return switch (field) {
            case DEBTOR_AGENT -> debtor + "DbtrAgt/FinInstnId/BICFI";
            case DEBTOR_ACCOUNT -> debtor + "DbtrAgtAcct/Id/IBAN";
            case CREDITOR_AGENT -> creditor + "CdtrAgt/FinInstnId/BICFI";
            case CREDITOR_ACCOUNT -> creditor + "CdtrAgtAcct/Id/IBAN";
            default -> "";
        };
    }

    private static String ofRefundRequest(IpsField field) {
        return switch (field) {
            case MESSAGE_ID -> "Assgnmt/Id";
            case TRANSACTION_ID -> "Case/Id";
            case AMOUNT -> "Undrlyg/TxInf/OrgnlIntrBkSttlmAmt";
            case ORIGINAL -> "Undrlyg/TxInf/OrgnlTxId";
            case ORIGINAL_SENDER, DEBTOR_AGENT -> "Undrlyg/TxInf/OrgnlTxRef/DbtrAgt/FinInstnId/BICFI";
            case CREDITOR_AGENT -> "Undrlyg/TxInf/OrgnlTxRef/CdtrAgt/FinInstnId/BICFI";
            default -> "";
        };
    }

    private static String ofLimit(IpsField field, String within, String type) {
        return switch (field) {
            case LIMIT_TYPE -> within + type + "/Prtry";
            case OWNER -> within + "AcctOwnr/FinInstnId/BICFI";
            case ACCOUNT -> within + "AcctId/IBAN";
            default -> ofMessage(field);
        };
    }

    private static String ofStatement(IpsField field) {
        return switch (field) {
            case MESSAGE_ID -> "GrpHdr/MsgId";
            case ACCOUNT -> "RptgReq/Acct/Id/IBAN";
            case OWNER -> "RptgReq/AcctOwnr/Agt/FinInstnId/BICFI";
            case DATE -> "RptgReq/RptgPrd/FrToDt/FrDt";
            default -> "";
        };
    }

    private static String ofMeant(IpsKind kind, IpsField field) {
        return switch (field) {
            case ORIGINAL ->
                switch (kind) {
                    case STATUS -> "TxInfAndSts/OrgnlTxId";
                    case STATUS_QUERY -> "TxInf/OrgnlTxId";
                    case REQUEST_STATUS -> "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId";
                    case REQUEST_STATUS_QUERY -> "PrtryData/Data/StsReq/OrgnlEndToEndId";
                    case RESOLUTION -> "RslvdCase/Id";
                    default -> "Case/Id";
                };
            case ORIGINAL_SENDER ->
                switch (kind) {
                    case STATUS -> "TxInfAndSts/InstgAgt/FinInstnId/BICFI";
                    case STATUS_QUERY -> "TxInf/InstgAgt/FinInstnId/BICFI";
                    case REQUEST_STATUS -> "GrpHdr/InitgPty/Id/OrgId/AnyBIC";
                    case REQUEST_STATUS_QUERY -> "PrtryData/Data/StsReq/OrgnlSndr";
                    case RESOLUTION -> "RslvdCase/Cretr/Agt/FinInstnId/BICFI";
                    default -> "Case/Cretr/Agt/FinInstnId/BICFI";
                };
            case MESSAGE_ID ->
                switch (kind) {
                    case RESOLUTION, COPY_QUERY -> "Assgnmt/Id";
                    case REQUEST_STATUS_QUERY -> "MsgHdr/MsgId";
                    default -> "GrpHdr/MsgId";
                };
            default -> "";
        };
    }

    private static String ofMessage(IpsField field) {
        return field == IpsField.MESSAGE_ID ? "MsgHdr/MsgId" : "";
    }
}
