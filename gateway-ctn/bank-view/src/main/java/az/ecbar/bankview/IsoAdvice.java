package az.ecbar.bankview;

import java.util.List;

/** camt.054 of an MT900 or MT910. */
final class IsoAdvice {
    private static final String DETAILS = "Ntfctn/Ntry/NtryDtls/TxDtls/";

    private final IsoValues values;
    private final Tags tags;
    private final Draft draft;
    private final IsoOutput output;

    IsoAdvice(IsoValues values, Tags tags, Draft draft, IsoOutput output) {
        this.values = values;
        this.tags = tags;
        this.draft = draft;
        this.output = output;
    }

    void write() {
        boolean isCredit = draft.type().equals("910");
        String ours = tags.get("20");
        String money = tags.get("32A");
        String currency = money.substring(6, 9);
        values.put("GrpHdr/MsgId", output.identification);
        values.put("GrpHdr/CreDtTm", output.moment);
        values.put("Ntfctn/Id", ours);
        values.put("Ntfctn/CreDtTm", output.moment);
        values.account("Ntfctn/Acct", tags.get("25"));
        values.put("Ntfctn/Acct/Ccy", currency);
        values.amount("Ntfctn/Ntry/Amt", currency, money.substring(9));
        values.put("Ntfctn/Ntry/CdtDbtInd", isCredit ? "CRDT" : "DBIT");
        values.put("Ntfctn/Ntry/Sts/Cd", "BOOK");
        values.put("Ntfctn/Ntry/BookgDt/DtTm", output.moment);
        values.put("Ntfctn/Ntry/ValDt/Dt", IsoValues.date(money));
        values.put("Ntfctn/Ntry/AcctSvcrRef", ours);
        kind(isCredit);
        if (!tags.get("21").equals("NONREF")) {
            values.put(DETAILS + "Refs/InstrId", tags.get("21"));
        }
        values.putIf(DETAILS + "Refs/UETR", IsoPayment.headerField(draft.header(), "121"));
        values.put(DETAILS + "Refs/ClrSysRef", ours);
        parties(isCredit);
        values.putIf(DETAILS + "AddtlTxInf", tags.find("72"));
    }

    private void kind(boolean isCredit) {
        String narrative = tags.find("72");
        boolean isOfCentralBank = narrative.startsWith("/ISSUE/") || narrative.startsWith("/WITHDRAW/");
        if (isOfCentralBank) {
            values.put("Ntfctn/Ntry/BkTxCd/Prtry/Cd", "NMSC");
        } else {
            values.put("Ntfctn/Ntry/BkTxCd/Domn/Cd", "PMNT");
            values.put("Ntfctn/Ntry/BkTxCd/Domn/Fmly/Cd", isCredit ? "RCDT" : "ICDT");
            values.put("Ntfctn/Ntry/BkTxCd/Domn/Fmly/SubFmlyCd", "DMCT");
        }
    }

    private void parties(boolean isCredit) {
        String related = DETAILS + "RltdPties/";
        if (tags.has("50K")) {
            List<String> lines = tags.lines("50K");
            String[] bank = lines.get(3).split("/", -1);
            values.customer(related + "Dbtr/Pty", lines);
            values.account(related + "DbtrAcct", lines.getFirst().substring(1));
            values.put(related + "Prtry/Tp", "DBTRAGTACCT");
            values.put(related + "Prtry/Pty/Pty/Id/OrgId/Othr/Id", lines.get(4));
            values.bank(DETAILS + "RltdAgts/DbtrAgt", bank[2], bank[0], "", bank[1]);
        } else if (tags.has("52D")) {
            List<String> lines = tags.lines("52D");
            values.bank(related + "Dbtr/Agt", lines.get(4), lines.getFirst().substring(1), lines.get(1), lines.get(3));
            values.account(related + "DbtrAcct", lines.get(2));
        } else if (tags.has("52A")) {
            values.put(related + (isCredit ? "Dbtr" : "InitgPty") + "/Agt/FinInstnId/BICFI", tags.get("52A"));
        }
    }
}
