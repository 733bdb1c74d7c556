package az.ecbar.bankview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the MT that says what a bank's ISO message says, and knows which element each part of it came from. */
final class IsoEquivalent {
    static final IsoEquivalent NONE = new IsoEquivalent(new IsoTree(Shape.envelope(), "", "", ""));

    private static final String NAMED = "/BICFI";

    private final IsoTree envelope;
    private final StringBuilder text = new StringBuilder();
    private IsoTree root;
    private String type = "";

    IsoEquivalent(IsoTree envelope) {
        this.envelope = envelope;
        root = envelope;
    }

    String write() throws Unreadable {
        IsoTree document = envelope.get("Document");
        for (String name : List.of("FIToFICstmrCdtTrf", "FICdtTrf", "FIToFIPmtCxlReq", "AcctRptgReq")) {
            IsoTree found = document.find(name);
            root = found == null ? root : found;
        }
        switch (root.shape.name) {
            case "FIToFIPmtCxlReq" -> cancellation();
            case "AcctRptgReq" -> inquiry();
            default -> payment();
        }
        boolean isRepeated = value(envelope.find("AppHdr", "PssblDplct")).equals("true");
        return text.append("-}").append(isRepeated ? "{5:{PDE:}}" : "").toString();
    }

    private static String value(@Nullable IsoTree element) {
        return element == null ? "" : element.value();
    }

    private static void requireSame(IsoTree wanted, IsoTree other) throws Unreadable {
        if (!wanted.value().equals(other.value())) {
            throw Unreadable.ofElement(392, other.path);
        }
    }

    private void head(String mt) throws Unreadable {
        IsoTree definition = envelope.get("AppHdr", "MsgDefIdr");
        if (!envelope.get("Document").namespace.equals(IsoText.ISO + definition.value())) {
            throw Unreadable.ofElement(390, definition.path);
        }
        type = mt;
        text.append("{1:F01" + terminal("Fr", "A") + "0000000000}{2:I" + mt + terminal("To", "X") + "N}");
    }

    private String terminal(String side, String letter) {
        String bic = envelope.get("AppHdr", side, "FIId", "FinInstnId", "BICFI").value();
        return bic.substring(0, 8) + letter + bic.substring(8);
    }

    // ---- requests

    private void cancellation() throws Unreadable {
        IsoTree id = root.get("Assgnmt", "Id");
        requireSame(id, envelope.get("AppHdr", "BizMsgIdr"));
        requireSame(header("Fr"), root.get("Assgnmt", "Assgnr", "Agt", "FinInstnId", "BICFI"));
        requireSame(header("To"), root.get("Assgnmt", "Assgne", "Agt", "FinInstnId", "BICFI"));
        head("298");
        IsoTree meant = root.get("Undrlyg", "TxInf");
        text.append("{4:\r\n:20:" + id.value() + "\r\n:12:200\r\n:77E:\r\n:21:");
        text.append(meant.get("OrgnlGrpInf", "OrgnlMsgId").value()).append("\r\n");
        IsoTree date = meant.find("OrgnlIntrBkSttlmDt");
        text.append(date == null ? "" : ":30:" + date(date) + "\r\n");
    }

    private IsoTree header(String side) {
        return envelope.get("AppHdr", side, "FIId", "FinInstnId", "BICFI");
    }

    private void inquiry() throws Unreadable {
        IsoTree id = root.get("GrpHdr", "MsgId");
        requireSame(id, envelope.get("AppHdr", "BizMsgIdr"));
        IsoTree request = root.get("RptgReq");
        requireSame(header("Fr"), request.get("AcctOwnr", "Agt", "FinInstnId", "BICFI"));
        head("920");
        IsoTree kind = request.get("ReqdMsgNmId");
        IsoTree floor = request.find("ReqdTxTp", "FlrLmt", "Amt");
        String asked = switch (kind.value()) {
            case "camt.053.001.08" -> "950";
            case "camt.052.001.08" -> floor == null ? "941" : "942";
            default -> throw Unreadable.ofElement(191, kind.path);
        };
        String currency = value(request.find("Acct", "Ccy"));
        text.append("{4:\r\n:20:" + id.value() + "\r\n:12:" + asked + "\r\n:25:"
                + request.get("Acct", "Id", "IBAN").value()
                + (currency.equals("AZN") ? "" : currency) + "\r\n");
        text.append(floor == null ? "" : ":34F:" + floor.currency + amount(floor) + "\r\n");
    }

    // ---- payments

    private void payment() throws Unreadable {
        IsoTree group = root.get("GrpHdr");
        List<IsoTree> payments = root.all("CdtTrfTxInf");
        IsoTree first = payments.getFirst();
        boolean isBatch = isBatch(group, payments.size());
        boolean isOfBanks = root.shape.name.equals("FICdtTrf");
        requireReferences(group, payments, isBatch, isOfBanks);
        head(isOfBanks ? "205" : isBatch ? "102" : "103");
        userHeader(group, first);
        text.append("{4:\r\n:20:" + group.get("MsgId").value() + "\r\n");
        if (isOfBanks) {
            text.append(":21:" + first.get("PmtId", "EndToEndId").value() + "\r\n");
            value(first.get("IntrBkSttlmDt"), first.get("IntrBkSttlmAmt"));
            institution("52D", first, "Dbtr");
            institution("58D", first, "Cdtr");
            instructions(first, "");
        } else if (isBatch) {
            batch(group, payments);
        } else {
            text.append(":23B:CRED\r\n");
            value(first.get("IntrBkSttlmDt"), first.get("IntrBkSttlmAmt"));
            customers(first);
            text.append(":71A:OUR\r\n");
            String reference = first.get("PmtId", "EndToEndId").value();
            instructions(first, reference.equals("NOTPROVIDED") ? "" : "/ROC/" + reference);
        }
    }

    private static boolean isBatch(IsoTree group, int payments) throws Unreadable {
        IsoTree booked = group.find("BtchBookg");
        if (value(booked).equals("false") && payments > 1) {
            throw Unreadable.ofElement(395, group.get("BtchBookg").path);
        }
        return payments > 1 || value(booked).equals("true");
    }

    private void requireReferences(IsoTree group, List<IsoTree> payments, boolean isBatch, boolean isOfBanks)
            throws Unreadable {
        requireSame(group.get("MsgId"), envelope.get("AppHdr", "BizMsgIdr"));
        if (!group.get("NbOfTxs").value().equals(String.valueOf(payments.size()))) {
            throw Unreadable.ofElement(394, group.get("NbOfTxs").path);
        }
        IsoTree first = payments.getFirst();
        for (IsoTree payment : payments) {
            IsoTree instruction = payment.find("PmtId", "InstrId");
            if (instruction != null) {
                requireSame(group.get("MsgId"), instruction);
            }
            requireAlike(first, payment, "UETR");
            requireAlike(first, payment, "TxId");
            requirePlace(!isBatch || isOfBanks, payment, "IntrBkSttlmDt");
            if (payment != first && payment.find("InstrForNxtAgt") != null) {
                throw Unreadable.ofElement(133, payment.get("InstrForNxtAgt").path);
            }
        }
        for (String name : List.of("CtrlSum", "TtlIntrBkSttlmAmt", "IntrBkSttlmDt")) {
            if (!isOfBanks) {
                requirePlace(isBatch, group, name);
            }
        }
    }

    private static void requireAlike(IsoTree first, IsoTree payment, String name) throws Unreadable {
        IsoTree wanted = first.find("PmtId", name);
        IsoTree other = payment.find("PmtId", name);
        if (wanted != null && other != null) {
            requireSame(wanted, other);
        } else if (wanted != other) {
            throw Unreadable.ofElement(392, payment.get("PmtId").path);
        }
    }

    private static void requirePlace(boolean isHere, IsoTree holder, String name) throws Unreadable {
        IsoTree found = holder.find(name);
        if (!isHere && found != null) {
            throw Unreadable.ofElement(133, found.path);
        }
        if (isHere && found == null) {
            throw Unreadable.ofElement(136, holder.path + "/" + name);
        }
    }

    private void userHeader(IsoTree group, IsoTree first) {
        String fields = tag("113", group.find("PmtTpInf", "SvcLvl", "Prtry"))
                + tag("108", first.find("PmtId", "TxId"))
                + tag("119", group.find("PmtTpInf", "LclInstrm", "Prtry"))
                + tag("121", first.find("PmtId", "UETR"));
        text.append(fields.isEmpty() ? "" : "{3:" + fields + "}");
    }

    private static String tag(String tag, @Nullable IsoTree element) {
        return element == null ? "" : "{" + tag + ":" + element.value() + "}";
    }

    private void batch(IsoTree group, List<IsoTree> payments) throws Unreadable {
        text.append(":23:CREDIT\r\n:71A:OUR\r\n");
        for (IsoTree payment : payments) {
            IsoTree amount = payment.get("IntrBkSttlmAmt");
            text.append(":21:" + payment.get("PmtId", "EndToEndId").value() + "\r\n");
            text.append(":32B:" + amount.currency + amount(amount) + "\r\n");
            customers(payment);
        }
        value(group.get("IntrBkSttlmDt"), group.get("TtlIntrBkSttlmAmt"));
        text.append(":19:" + amount(group.get("CtrlSum")) + "\r\n");
        instructions(payments.getFirst(), "");
    }

    private void value(IsoTree date, IsoTree amount) {
        text.append(":32A:" + date(date) + amount.currency + amount(amount) + "\r\n");
    }

    private static String date(IsoTree date) {
        return date.value().substring(2).replace("-", "");
    }

    private static String amount(IsoTree amount) {
        return amount.value().contains(".") ? amount.value().replace('.', ',') : amount.value() + ",";
    }

    private void customers(IsoTree payment) throws Unreadable {
        customer("50K", payment, "Dbtr", 159);
        customer("59", payment, "Cdtr", 160);
        text.append(":70:");
        List<IsoTree> lines = payment.get("RmtInf").all("Ustrd");
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), i > 0)).append("\r\n");
        }
    }

    /** None but the first line of a field begins with a colon or a hyphen. */
    private static String line(IsoTree line, boolean isLater) throws Unreadable {
        if (isLater && (line.value().startsWith(":") || line.value().startsWith("-"))) {
            throw Unreadable.ofElement(396, line.path);
        }
        return line.value();
    }

    private void customer(String tag, IsoTree payment, String side, int wrongTin) throws Unreadable {
        IsoTree bank = payment.get(side + "Agt", "FinInstnId");
        IsoTree code = bank.get("ClrSysMmbId", "MmbId");
        IsoTree tin = bank.get("Othr", "Id");
        text.append(":" + tag + ":/" + payment.get(side + "Acct", "Id", "IBAN").value() + "\r\n");
        text.append(line(payment.get(side, "Nm"), true)).append("\r\n");
        text.append(numbers(payment.get(side))).append("\r\n");
        if (!code.value().matches("\\d{6}")) {
            throw Unreadable.ofElement(163, code.path);
        }
        if (!tin.value().matches("\\d{10}")) {
            throw Unreadable.ofElement(wrongTin, tin.path);
        }
        text.append(code.value() + "/" + tin.value() + "/" + bank.get("BICFI").value() + "\r\n");
        text.append(line(payment.get(side + "AgtAcct", "Id", "IBAN"), true)).append("\r\n");
    }

    private static String numbers(IsoTree party) throws Unreadable {
        IsoTree organisation = party.find("Id", "OrgId");
        IsoTree person = party.find("Id", "PrvtId");
        IsoTree holder = organisation == null ? person : organisation;
        String tin = "";
        String code = "";
        for (IsoTree number : holder == null ? List.<IsoTree>of() : holder.all("Othr")) {
            IsoTree scheme = number.get("SchmeNm", "Cd");
            IsoTree id = number.get("Id");
            if (scheme.value().equals("TXID") && tin.isEmpty() && code.isEmpty()) {
                tin = id.value();
            } else if (scheme.value().equals("NIDN") && code.isEmpty() && organisation == null) {
                code = id.value();
            } else {
                throw Unreadable.ofElement(395, scheme.path);
            }
            if (!id.value().matches(scheme.value().equals("TXID") ? "\\d{10}" : "[A-Z0-9]{1,7}")) {
                throw Unreadable.ofElement(161, id.path);
            }
        }
        return tin + "/" + code;
    }

    private void institution(String tag, IsoTree payment, String side) throws Unreadable {
        IsoTree bank = payment.get(side, "FinInstnId");
        text.append(":" + tag + ":/" + bank.get("ClrSysMmbId", "MmbId").value() + "\r\n")
                .append(line(bank.get("Nm"), true))
                .append("\r\n")
                .append(line(payment.get(side + "Acct", "Id", "IBAN"), true))
                .append("\r\n")
                .append(line(bank.get("Othr", "Id"), true))
                .append("\r\n")
                .append(bank.get("BICFI").value())
                .append("\r\n");
    }

    private void instructions(IsoTree first, String last) throws Unreadable {
        List<IsoTree> lines = first.all("InstrForNxtAgt");
        if (lines.isEmpty() && last.isEmpty()) {
            return;
        }
        text.append(":72:");
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i).get("InstrInf"), i > 0)).append("\r\n");
        }
        text.append(last.isEmpty() ? "" : last + "\r\n");
    }

    // ---- where a part of the MT came from

    /** The element that the reason and the field of the MT mean; empty: none. */
    String path(int reason, String tag, int item) {
        if (tag.equals("1") || tag.equals("2")) {
            return "/AppHdr/" + (tag.equals("1") ? "Fr" : "To") + "/FIId/FinInstnId" + NAMED;
        }
        return switch (type) {
            case "298" -> ofCancellation(tag);
            case "920" -> ofInquiry(reason, tag);
            case "102", "103", "205" ->
                ofPayment(reason, tag, root.all("CdtTrfTxInf").get(Math.max(0, item - 1)));
            default -> "";
        };
    }

    private String ofCancellation(String tag) {
        return switch (tag) {
            case "20" -> root.get("Assgnmt", "Id").path;
            case "21" -> root.path + "/Undrlyg/TxInf/OrgnlGrpInf/OrgnlMsgId";
            case "30" -> root.path + "/Undrlyg/TxInf/OrgnlIntrBkSttlmDt";
            default -> "";
        };
    }

    /** Also of what the Central Bank's books say of a field. */
    private String ofInquiry(int reason, String tag) {
        return switch (tag) {
            case "20" -> root.get("GrpHdr", "MsgId").path;
            case "12" -> root.path + "/RptgReq/ReqdMsgNmId";
            case "25" -> {
                boolean isCurrency = reason == 192
                        && Values.isIban(
                                root.get("RptgReq", "Acct", "Id", "IBAN").value());
                yield root.path + "/RptgReq/Acct/" + (isCurrency ? "Ccy" : "Id/IBAN");
            }
            case "34F" -> root.path + "/RptgReq/ReqdTxTp/FlrLmt/Amt";
            default -> "";
        };
    }

    private String ofPayment(int reason, String tag, IsoTree payment) {
        boolean isBatch = type.equals("102");
        String group = root.path + "/GrpHdr/";
        return switch (tag) {
            case "20" -> group + "MsgId";
            case "21" -> payment.path + "/PmtId/EndToEndId";
            case "108" -> payment.path + "/PmtId/TxId";
            case "121" -> payment.path + "/PmtId/UETR";
            case "113" -> group + "PmtTpInf/SvcLvl/Prtry";
            case "119" -> group + "PmtTpInf/LclInstrm/Prtry";
            case "19" -> group + "CtrlSum";
            case "32A" ->
                (isBatch ? group : payment.path + "/")
                        + (reason == 147 ? "IntrBkSttlmDt" : isBatch ? "TtlIntrBkSttlmAmt" : "IntrBkSttlmAmt");
            case "32B" -> payment.path + "/IntrBkSttlmAmt";
            case "50K" -> ofCustomer(reason, payment, "Dbtr");
            case "59" -> ofCustomer(reason, payment, "Cdtr");
            case "52D" -> ofInstitution(reason, payment.path, "Dbtr");
            case "58D" -> ofInstitution(reason, payment.path, "Cdtr");
            case "72" -> ofInstruction(reason, root.get("CdtTrfTxInf"));
            default -> "";
        };
    }

    private static String ofCustomer(int reason, IsoTree payment, String side) {
        return switch (reason) {
            case 158 -> payment.path + "/" + side + "AgtAcct/Id/IBAN";
            case 183 -> payment.path + "/" + side + "Agt/FinInstnId/ClrSysMmbId/MmbId";
            case 159, 160 -> {
                IsoTree id = payment.get(side).get("Id");
                IsoTree organisation = id.find("OrgId", "Othr", "Id");
                yield organisation == null ? id.get("PrvtId", "Othr", "Id").path : organisation.path;
            }
            default -> payment.path + "/" + side + "Acct/Id/IBAN";
        };
    }

    private static String ofInstitution(int reason, String payment, String side) {
        return payment + "/" + side
                + switch (reason) {
                    case 158 -> "Acct/Id/IBAN";
                    case 159, 160 -> "/FinInstnId/Othr/Id";
                    default -> "/FinInstnId/ClrSysMmbId/MmbId";
                };
    }

    private static String ofInstruction(int reason, IsoTree payment) {
        List<IsoTree> lines = payment.all("InstrForNxtAgt");
        for (int i = 0; i < lines.size() && reason == 170; i++) {
            IsoTree line = lines.get(i).get("InstrInf");
            boolean isContinued = i > 0 && line.value().startsWith("//");
            if (!isContinued && !line.value().matches("/[A-Z0-9]{1,8}/.*")) {
                return line.path;
            }
        }
        return lines.isEmpty()
                ? payment.path + "/PmtId/EndToEndId"
                : lines.getFirst().get("InstrInf").path;
    }
}
