package az.ecbar.ips;

import az.ecbar.iso.profile.Form;
import az.ecbar.mt.check.Iban;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sample of each kind: ALFA pays BETA 150 manats, is asked for them, asks for them back. GAMMA is the settlement bank of
 * BETA.
 */
final class SampleSource implements MessageSource {
    static final String ALFA = "ALFAAZ22XXX";
    static final String BETA = "BETAAZ22XXX";
    static final String GAMMA = "GAMAAZ22XXX";
    static final String ALFA_CLEARING = Iban.of("NABZ", "01360100000000901944");
    static final String BETA_CLEARING = Iban.of("NABZ", "01360100000000902944");
    static final String GAMMA_CORRESPONDENT = Iban.of("NABZ", "01350100000000903944");
    static final String ALI = Iban.of("ALFA", "38090000000000001944");
    static final String LEYLA = Iban.of("BETA", "38090000000000002944");
    static final String UETR = "0f0c5d6e-2c1a-4b8e-9d3f-5a6b7c8d9e0f";

    /** What is optional and in the samples all the same. */
    private static final Set<String> THERE = Set.of(
            "/CdtTrfTxInf/PmtId/UETR",
            "/CdtTrfTxInf/IntrmyAgt1",
            "/CdtTrfTxInf/IntrmyAgt1Acct",
            "/Dbtr/Id",
            "/RmtInf",
            "/CdtrAcct/Prxy",
            "/Prxy/Tp",
            "/TxInf/OrgnlUETR",
            "/TxInf/OrgnlIntrBkSttlmAmt",
            "/TxInf/OrgnlEndToEndId",
            "/CxlRsnInf/AddtlInf",
            "/StsRsnInf/AddtlInf",
            "/CxlStsRsnInf/AddtlInf",
            "/TxInfAndSts/OrgnlUETR",
            "/FrToDt/ToDt");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("/CreDt", "2026-04-01T10:30:00.250+04:00"),
            Map.entry("/CreDtTm", "2026-04-01T10:30:00.250+04:00"),
            Map.entry("/BizSvc", "IPS"),
            Map.entry("/EndToEndId", "HESAB-17"),
            Map.entry("/OrgnlEndToEndId", "HESAB-17"),
            Map.entry("/OrgnlTxId", "ALFA-T-0001"),
            Map.entry("/TxId", "ALFA-T-0001"),
            Map.entry("/RtrId", "BETA-R-0001"),
            Map.entry("/OrgnlMsgId", "ALFA260401000001"),
            Map.entry("/UETR", UETR),
            Map.entry("/OrgnlUETR", UETR),
            Map.entry("/IntrBkSttlmAmt", "150.00"),
            Map.entry("/RtrdIntrBkSttlmAmt", "150.00"),
            Map.entry("/OrgnlIntrBkSttlmAmt", "150.00"),
            Map.entry("/InstdAmt", "150.00"),
            Map.entry("/AmtWthCcy", "1000000.00"),
            Map.entry("/IntrBkSttlmDt", "2026-04-01"),
            Map.entry("/ReqdExctnDt/Dt", "2026-04-01"),
            Map.entry("/FrDt", "2026-03-31"),
            Map.entry("/ToDt", "2026-03-31"),
            Map.entry("/ChrgBr", "SLEV"),
            Map.entry("/Dbtr/Nm", "Əli Vəliyev"),
            Map.entry("/Cdtr/Nm", "Leyla Məmmədova"),
            Map.entry("/Othr/Id", "5ABCDE7"),
            Map.entry("/SchmeNm/Cd", "NIDN"),
            Map.entry("/DbtrAcct/Id/IBAN", ALI),
            Map.entry("/CdtrAcct/Id/IBAN", LEYLA),
            Map.entry("/DbtrAgtAcct/Id/IBAN", ALFA_CLEARING),
            Map.entry("/CdtrAgtAcct/Id/IBAN", BETA_CLEARING),
            Map.entry("/IntrmyAgt1Acct/Id/IBAN", GAMMA_CORRESPONDENT),
            Map.entry("/IntrmyAgt1/FinInstnId/BICFI", GAMMA),
            Map.entry("/DbtrAgt/FinInstnId/BICFI", ALFA),
            Map.entry("/CdtrAgt/FinInstnId/BICFI", BETA),
            Map.entry("/Prxy/Tp/Cd", "MOBN"),
            Map.entry("/Prxy/Id", "+994-501234567"),
            Map.entry("/Ustrd", "Mənzil üçün ödəniş, 3 & 4-cü rüb"),
            Map.entry("/AcctId/IBAN", ALFA_CLEARING),
            Map.entry("/Acct/Id/IBAN", ALFA_CLEARING),
            Map.entry("/AcctOwnr/FinInstnId/BICFI", ALFA),
            Map.entry("/AcctOwnr/Agt/FinInstnId/BICFI", ALFA),
            Map.entry("/Rcvr/BICFI", BETA),
            Map.entry("/OrgnlSndr", BETA),
            Map.entry("/Txt", "Hörmətli həmkarlar,\nsabah saat 03:00-da qısa fasilə olacaq."));

    private final IpsKind kind;

    SampleSource(IpsKind kind) {
        this.kind = kind;
    }

    static String of(IpsKind kind) {
        return MadeMessage.of(IpsProfiles.of(kind), new SampleSource(kind));
    }

    /** Who sends the sample. */
    private String sender() {
        return switch (kind) {
            case PAYMENT, REFUND_REQUEST, REQUEST_STATUS, LIMIT_QUERY, LIMIT_CHANGE, DAY_QUERY, COPY_QUERY -> ALFA;
            case STATUS_QUERY, STATEMENT_QUERY, TEXT -> ALFA;
            case STATUS, REFUND, REQUEST, REQUEST_STATUS_QUERY, RESOLUTION -> BETA;
        };
    }

    /** The participant whose message is meant, answered or asked about. */
    private String meant() {
        return kind == IpsKind.REQUEST_STATUS || kind == IpsKind.REQUEST ? BETA : ALFA;
    }

    private String messageId() {
        return sender().substring(0, 4) + "260401"
                + String.format("%06d", List.of(IpsKind.values()).indexOf(kind) + 1);
    }

    @Override
    public int times(String path, boolean isMandatory, int most) {
        boolean isThere = isMandatory || THERE.stream().anyMatch(path::endsWith);
        boolean isForeign = path.endsWith("/StsRsnInf") && kind == IpsKind.STATUS;
        return isThere && !isForeign ? 1 : 0;
    }

    @Override
    public int choice(String path, int count) {
        return path.endsWith("/Dbtr/Id") ? 1 : 0;
    }

    @Override
    public String value(String path, Form form) {
        String name = path.substring(path.lastIndexOf('/'));
        if (path.equals("/AppHdr/Fr/FIId/FinInstnId/BICFI")) {
            return sender();
        }
        if (path.equals("/AppHdr/To/FIId/FinInstnId/BICFI") || path.contains("/Assgne/")) {
            return IpsProfiles.IPS;
        }
        if (path.contains("/Assgnr/")) {
            return sender();
        }
        if (path.contains("/Cretr/") || path.contains("/InitgPty/") || path.contains("/InstgAgt/")) {
            return meant();
        }
        if (name.equals("/MsgDefIdr")) {
            return kind.definition();
        }
        if (name.equals("/PmtInfId") || name.equals("/OrgnlPmtInfId") || isOwnId(path)) {
            return name.equals("/OrgnlPmtInfId") ? originalMessageId() : messageId();
        }
        if (name.equals("/OrgnlMsgId")) {
            return originalMessageId();
        }
        if (path.endsWith("Case/Id")) {
            return kind == IpsKind.COPY_QUERY ? "ALFA260401000001" : "ALFA-C-0001";
        }
        if (path.contains("/Rsn/")) {
            return kind == IpsKind.REFUND_REQUEST ? "DUPL" : kind == IpsKind.REFUND ? "CUST" : "AC04";
        }
        if (name.equals("/AddtlInf")) {
            return kind == IpsKind.REFUND_REQUEST ? "İki dəfə göndərilib" : "Hesab bağlanıb";
        }
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            if (path.endsWith(value.getKey())) {
                return value.getValue();
            }
        }
        return coded(form);
    }

    private String originalMessageId() {
        return kind == IpsKind.REQUEST_STATUS ? "BETA260401000005" : "ALFA260401000001";
    }

    private static boolean isOwnId(String path) {
        return path.endsWith("/BizMsgIdr") || path.endsWith("Hdr/MsgId") || path.endsWith("/Assgnmt/Id");
    }

    /** The first of the codes that are accepted. */
    private static String coded(Form form) {
        String notation = form.notation();
        return notation.startsWith("`") ? notation.substring(1, notation.indexOf('`', 1)) : "?" + notation;
    }
}
