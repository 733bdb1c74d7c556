package az.ecbar.ops.node;

import az.ecbar.ops.sandbox.InventedBank;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The mistakes that banks' programs and people make in ISO messages: each changes one that was right. */
final class DayIsoMistakes {
    private static final InventedBank STRANGER = InventedBank.of(77);

    /** The letter schwa, as its two bytes in UTF-8. */
    private static final String SCHWA = "\u00C6\u008F";

    private final SplittableRandom random;
    private final List<InventedBank> banks;
    private final List<UnaryOperator<String>> all;

    DayIsoMistakes(SplittableRandom random, List<InventedBank> banks) {
        this.random = random;
        this.banks = banks;
        all = List.of(
                this::otherSender,
                text -> document(text, "<BICFI>\\w{11}<", "<BICFI>" + any().bic() + "<"),
                text -> text.replaceFirst("(?s)(.*<BICFI>)\\w{11}<", "$1" + any().bic() + "<"),
                text -> document(text, "<BICFI>\\w{11}<", "<BICFI>" + STRANGER.bic() + "<"),
                text -> text.replaceFirst("(?s)(.*<BICFI>)\\w{11}<", "$1" + STRANGER.bic() + "<"),
                text -> text.replaceFirst("(?s)(.*<BICFI>)\\w{11}<", "$1ALFAAZ2<"),
                text -> text.replaceFirst("<Id>\\d{10}<", "<Id>" + any().tin() + "<"),
                text -> text.replaceFirst("(?s)(.*<Id>)\\d{10}<", "$11400057429<"),
                text -> text.replaceFirst("(?s)(.*<Id>)\\d{10}<", "$1" + STRANGER.tin() + "<"),
                text -> text.replaceFirst("(?s)(.*<Id>)\\d{10}<", "$114000574<"),
                text -> text.replaceFirst(">AZ\\d\\dNABZ\\d{20}<", ">" + any().account() + "<"),
                text -> text.replaceFirst("(?s)(.*>)AZ\\d\\dNABZ\\d{20}<", "$1" + any().account() + "<"),
                text -> text.replaceFirst(">AZ\\d\\dNABZ\\d{20}<", ">" + STRANGER.account() + "<"),
                text -> text.replaceFirst("(?s)(.*>)AZ\\d\\dNABZ\\d{20}<", "$1" + STRANGER.account() + "<"),
                text -> text.replaceFirst(">AZ\\d\\dNABZ\\d{20}<", ">NOACCOUNT<"),
                DayIsoMistakes::sameSides,
                text -> text.replaceAll("Ccy=\"[A-Z]{3}\"", "Ccy=\"GBP\""),
                text -> text.replaceFirst("Ccy=\"[A-Z]{3}\"", "Ccy=\"XYZ\""),
                text -> text.replaceFirst("(?s)(.*)Ccy=\"[A-Z]{3}\"", "$1Ccy=\"EUR\""),
                text -> text.replaceFirst(" Ccy=\"[A-Z]{3}\"", ""),
                text -> text.replaceFirst("SttlmDt>2\\d{3}-\\d\\d-\\d\\d", "SttlmDt>2026-02-29"),
                text -> text.replaceFirst("SttlmDt>2\\d{3}-\\d\\d-\\d\\d", "SttlmDt>2026-02-27"),
                text -> text.replaceFirst("SttlmDt>2\\d{3}-\\d\\d-\\d\\d", "SttlmDt>2026-03-16"),
                text -> text.replaceFirst("SttlmDt>2\\d{3}-\\d\\d-\\d\\d", "SttlmDt>2026-03-07"),
                text -> text.replaceFirst("(Amt Ccy=\"...\">\\d+)\\.", "$1,"),
                text -> text.replaceFirst("(Amt Ccy=\"...\">\\d+\\.\\d\\d)", "$11"),
                text -> text.replaceFirst("(Amt Ccy=\"...\">)\\d+\\.\\d\\d", "$10.00"),
                text -> text.replaceFirst("(Amt Ccy=\"...\">)\\d+(\\.\\d\\d)", "$1$2"),
                text -> text.replaceFirst("(Amt Ccy=\"...\">\\d+)\\.\\d\\d", "$1"),
                text -> text.replaceFirst("(Amt Ccy=\"...\">)", "$11234567890123"),
                text -> text.replaceAll("(MsgId|InstrId|BizMsgIdr|Assgnmt><Id)>[^<]*<", "$1>/SLASH<"),
                text -> text.replaceAll("(MsgId|InstrId|BizMsgIdr)>[^<]*<", "$1>12345678901234567<"),
                text -> text.replaceAll("(MsgId|InstrId|BizMsgIdr)>[^<]*<", "$1> X<"),
                text -> text.replaceFirst("<MsgId>", "<MsgId>X"),
                text -> text.replaceFirst("<InstrId>", "<InstrId>X"),
                text -> text.replaceFirst("<MsgId>[^<]*</MsgId>", ""),
                text -> text.replaceFirst("<InstrId>[^<]*</InstrId>", ""),
                text -> text.replaceFirst("(<IntrBkSttlmAmt[^<]*</IntrBkSttlmAmt>)", "$1$1"),
                text -> text.replaceFirst("<IntrBkSttlmAmt[^<]*</IntrBkSttlmAmt>", ""),
                text -> text.replaceFirst("<IntrBkSttlmDt>[^<]*</IntrBkSttlmDt>", ""),
                text -> text.replaceFirst(
                        "(<IntrBkSttlmAmt[^<]*</IntrBkSttlmAmt>)(<IntrBkSttlmDt>[^<]*</IntrBkSttlmDt>)", "$2$1"),
                text -> text.replaceFirst("<RmtInf>", "<RmtInf><Strd>X</Strd>"),
                text -> text.replaceFirst("(<Ustrd>[^<]*</Ustrd>)", "$1$1$1$1$1"),
                text -> text.replace("<ChrgBr>DEBT<", "<ChrgBr>SHAR<"),
                text -> text.replaceFirst("<ChrgBr>DEBT</ChrgBr>", ""),
                text -> text.replaceFirst(">AZ\\d\\d", ">AZ99"),
                text -> text.replaceFirst(">5ABC123<", ">5ABC12345<"),
                text -> text.replaceFirst("<Nm>", "<Nm>@"),
                text -> text.replaceFirst("<Nm>", "<Nm>" + SCHWA),
                text -> text.replaceFirst("<Nm>", "<Nm>-"),
                text -> text.replaceFirst("<Nm>", "<Nm>&#65;"),
                text -> text.replaceFirst("<Nm>[^<]*<", "<Nm> <"),
                text -> text.replaceFirst("<Nm>[^<]*<", "<Nm><"),
                text -> text.replaceFirst("<Nm>", "<Nm>A NAME THAT IS MUCH LONGER THAN A LINE "),
                text -> text.replaceFirst("<InstrInf>/BNF/", "<InstrInf>BNF "),
                text -> text.replaceFirst("<InstrInf>[^<]*<", "<InstrInf>/BCSL/AZ16NABZ01350200000000901944<"),
                text -> text.replaceFirst("<InstrInf>[^<]*<", "<InstrInf>/IPSL/NOACCOUNT<"),
                text -> text.replace("INVOICE 17", "INVOICE 17 WITH MUCH MORE TEXT THAN A LINE HOLDS"),
                text -> text.replace("CONTRACT", ":CONTRACT"),
                text -> text.replaceFirst("<CtrlSum>", "<CtrlSum>1"),
                text -> text.replaceFirst("(<TtlIntrBkSttlmAmt[^>]*>)", "$11"),
                text -> text.replace("PAYROLL-1", "PAYROLL-0"),
                text -> text.replaceFirst("<NbOfTxs>", "<NbOfTxs>1"),
                text -> text.replaceFirst("<BtchBookg>true<", "<BtchBookg>false<"),
                text -> text.replaceFirst("<SvcLvl><Prtry>\\d{4}<", "<SvcLvl><Prtry>50<"),
                text -> text.replaceFirst("<SvcLvl><Prtry>\\d{4}<", "<SvcLvl><Prtry>0029<"),
                text -> text.replaceFirst("<SvcLvl><Prtry>\\d{4}<", "<SvcLvl><Prtry>0100<"),
                text -> text.replaceFirst("(<UETR>.{14})4", "$11"),
                text -> text.replaceFirst("<TxId>", "<TxId>MUCHTOOLONGFORTHIS"),
                text -> text.replaceFirst("<SttlmMtd>CLRG", "<SttlmMtd>INDA"),
                this::wrongForm,
                this::wrongForm,
                this::wrongForm);
    }

    /** Most often just what was meant, sometimes something that is right all the same. */
    String in(String message) {
        return all.get(random.nextInt(all.size())).apply(message);
    }

    private InventedBank any() {
        return banks.get(random.nextInt(banks.size()));
    }

    private String otherSender(String text) {
        return text.replaceFirst("<BICFI>\\w{11}<", "<BICFI>" + any().bic() + "<");
    }

    private static String document(String text, String from, String to) {
        int at = Math.max(0, text.indexOf("<Document"));
        return text.substring(0, at) + text.substring(at).replaceFirst(from, to);
    }

    /** The payee's side is the payer's. */
    private static String sameSides(String text) {
        int from = text.indexOf("<Dbtr><FinInstnId>");
        int to = text.indexOf("<Cdtr><FinInstnId>");
        int end = text.indexOf("<InstrForNxtAgt>");
        return from < 0 || to < from || end < to
                ? text
                : text.substring(0, to) + text.substring(from, to).replace("Dbtr", "Cdtr") + text.substring(end);
    }

    private String wrongForm(String text) {
        return switch (random.nextInt(19)) {
            case 0 -> text.replace("pacs.008.001.08", "pacs.008.001.10");
            case 1 -> text.replaceFirst("<MsgDefIdr>[^<]*<", "<MsgDefIdr>pacs.004.001.09<");
            case 2 -> text.replaceFirst("<BizSvc>AZIPS<", "<BizSvc>IPS<");
            case 3 -> text.replaceFirst("<BizSvc>", "<!-- a comment --><BizSvc>");
            case 4 -> text.replaceFirst("<BizSvc>", "<BizSvc id=\"1\">");
            case 5 -> text.replaceFirst("<MsgDefIdr>([^<]*)<", "<MsgDefIdr><![CDATA[$1]]><");
            case 6 -> text.replace("</Document>", "");
            case 7 -> text.replaceFirst("<BizSvc>", "text<BizSvc>");
            case 8 -> text.replaceFirst("<CreDtTm>[^<]*<", "<CreDtTm>2026-13-01T10:00:00<");
            case 9 -> text.replaceFirst("<CreDt>[^<]*<", "<CreDt>2026-03-02T25:00:00Z<");
            case 10 -> text.replaceFirst("NABZAZ2CRTS", "NABZAZ2DRTS");
            case 11 -> text.replaceFirst("</CreDt>", "</CreDt><PssblDplct>true</PssblDplct>");
            case 12 -> text.replaceFirst("</CreDt>", "</CreDt><PssblDplct>yes</PssblDplct>");
            case 13 -> text.replaceFirst("datapdu.001", "datapdu.002");
            case 14 -> text + text;
            case 15 -> text.replaceFirst("<BizSvc>[^<]*</BizSvc>", "");
            case 16 -> text.replace("head.001.001.02", "head.001.001.01");
            case 17 -> text.replaceFirst("<BizMsgIdr>", "<BizMsgIdr>X");
            default -> text.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"");
        };
    }
}
