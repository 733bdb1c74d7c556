package az.ecbar.bankview;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pacs.008 of an MT102 or MT103, pacs.009 of an MT205, as the beneficiary participant gets it. */
final class IsoPayment {
    private static final String REFERENCE_OF_CUSTOMER = "/ROC/";

    private final IsoValues values;
    private final Tags tags;
    private final Draft draft;
    private final IsoOutput output;
    private final String root;

    IsoPayment(IsoValues values, Tags tags, Draft draft, IsoOutput output) {
        this.values = values;
        this.tags = tags;
        this.draft = draft;
        this.output = output;
        root = "/Document/" + (draft.type().equals("205") ? "FICdtTrf/" : "FIToFICstmrCdtTrf/");
    }

    /** A field of block 3; empty, if it is not there. */
    static String headerField(String header, String tag) {
        Matcher matcher = Pattern.compile("\\{" + tag + ":([^}]*)}").matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    void write() {
        List<List<Field>> items = items();
        boolean isBatch = draft.type().equals("102");
        values.put("GrpHdr/MsgId", tags.get("20"));
        values.put("GrpHdr/CreDtTm", output.moment);
        if (isBatch) {
            values.put("GrpHdr/BtchBookg", "true");
        }
        values.put("GrpHdr/NbOfTxs", String.valueOf(items.size()));
        if (isBatch) {
            String money = tags.get("32A");
            String currency = money.substring(6, 9);
            values.put("GrpHdr/CtrlSum", IsoValues.decimal(currency, tags.get("19")));
            values.amount("GrpHdr/TtlIntrBkSttlmAmt", currency, money.substring(9));
            values.put("GrpHdr/IntrBkSttlmDt", IsoValues.date(money));
        }
        values.put("GrpHdr/SttlmInf/SttlmMtd", "CLRG");
        values.put("GrpHdr/SttlmInf/ClrSys/Prtry", "AZIPS");
        values.putIf("GrpHdr/PmtTpInf/SvcLvl/Prtry", headerField(draft.header(), "113"));
        values.putIf("GrpHdr/PmtTpInf/LclInstrm/Prtry", headerField(draft.header(), "119"));
        for (int i = 0; i < items.size(); i++) {
            values.under(root, "CdtTrfTxInf");
            payment(items.get(i), i == 0);
        }
    }

    /** Of an MT102 what belongs to each payment; of others all. */
    private List<List<Field>> items() {
        List<List<Field>> items = new ArrayList<>();
        for (Field field : tags.all()) {
            boolean isFirst = draft.type().equals("102")
                    ? field.tag().equals("21")
                    : field.tag().equals("20");
            if (isFirst) {
                items.add(new ArrayList<>());
            }
            if (!items.isEmpty()) {
                items.getLast().add(field);
            }
        }
        return items;
    }

    private static List<String> lines(List<Field> item, String tag) {
        return item.stream()
                .filter(field -> field.tag().equals(tag))
                .findFirst()
                .map(Field::lines)
                .orElse(List.of());
    }

    private void payment(List<Field> item, boolean isFirst) {
        List<String> instructions = new ArrayList<>(isFirst ? tags.lines("72") : List.of());
        String last = instructions.isEmpty() ? "" : instructions.getLast();
        boolean isNamed = draft.type().equals("103") && last.startsWith(REFERENCE_OF_CUSTOMER) && last.length() > 5;
        if (isNamed) {
            instructions.removeLast();
        }
        String single = isNamed ? last.substring(5) : "NOTPROVIDED";
        values.put("PmtId/InstrId", tags.get("20"));
        values.put(
                "PmtId/EndToEndId",
                draft.type().equals("103") ? single : lines(item, "21").getFirst());
        values.putIf("PmtId/TxId", headerField(draft.header(), "108"));
        values.putIf("PmtId/UETR", headerField(draft.header(), "121"));
        values.put("PmtId/ClrSysRef", draft.beside().ours());
        if (draft.type().equals("102")) {
            String money = lines(item, "32B").getFirst();
            values.amount("IntrBkSttlmAmt", money.substring(0, 3), money.substring(3));
        } else {
            String money = tags.get("32A");
            values.amount("IntrBkSttlmAmt", money.substring(6, 9), money.substring(9));
            values.put("IntrBkSttlmDt", IsoValues.date(money));
        }
        if (draft.type().equals("205")) {
            institution("Dbtr", lines(item, "52D"));
            institution("Cdtr", lines(item, "58D"));
        } else {
            values.put("ChrgBr", "DEBT");
            customers(lines(item, "50K"), lines(item, "59"));
        }
        for (int i = 0; i < instructions.size(); i++) {
            values.put(IsoText.numbered("InstrForNxtAgt", i + 1) + "/InstrInf", instructions.get(i));
        }
        lines(item, "70").forEach(line -> values.add("RmtInf/Ustrd", line));
    }

    private void customers(List<String> from, List<String> to) {
        String[] bank = from.get(3).split("/", -1);
        values.customer("Dbtr", from);
        values.put("DbtrAcct/Id/IBAN", from.getFirst().substring(1));
        values.bank("DbtrAgt", bank[2], bank[0], "", bank[1]);
        values.put("DbtrAgtAcct/Id/IBAN", from.get(4));
        String[] other = to.get(3).split("/", -1);
        values.bank("CdtrAgt", other[2], other[0], "", other[1]);
        values.put("CdtrAgtAcct/Id/IBAN", to.get(4));
        values.customer("Cdtr", to);
        values.put("CdtrAcct/Id/IBAN", to.getFirst().substring(1));
    }

    private void institution(String name, List<String> lines) {
        values.bank(name, lines.get(4), lines.getFirst().substring(1), lines.get(1), lines.get(3));
        values.put(name + "Acct/Id/IBAN", lines.get(2));
    }
}
