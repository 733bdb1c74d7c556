package az.ecbar.iso.output;

import az.ecbar.iso.XmlWriter;
import java.util.List;

/**
 * Who ordered what an advice tells: 50K, 52A or 52D as related parties and agents. Owned by one thread; allocates.
 */
final class Parties {
    /** Of a party of kind "proprietary": the account of the debtor's agent, for which there is no element of its own. */
    static final String AGENT_ACCOUNT = "DBTRAGTACCT";

    private static final char LEGAL = '1';
    private static final int TIN_LENGTH = 10;

    private final XmlWriter x;
    private final Blocks blocks;

    Parties(XmlWriter x, Blocks blocks) {
        this.x = x;
        this.blocks = blocks;
    }

    void write(Fields advice, boolean isCredit) {
        if (advice.has("50K")) {
            customer(advice.lines("50K"));
        } else if (advice.has("52D")) {
            participant(advice.lines("52D"));
        } else if (advice.has("52A")) {
            x.open("RltdPties");
            blocks.nested(advice.required("52A"), isCredit ? "Dbtr" : "InitgPty", "Agt", "FinInstnId", "BICFI");
            x.close("RltdPties");
        }
    }

    /** Account; name; TIN, slash, personal code; bank code, TIN and BIC of the participant; its account. */
    private void customer(List<String> lines) {
        String[] codes = lines.get(2).split("/", -1);
        String[] bank = lines.get(3).split("/", -1);
        x.open("RltdPties");
        x.open("Dbtr");
        x.open("Pty");
        x.leaf("Nm", lines.get(1));
        identification(codes[0], codes[1]);
        x.close("Pty");
        x.close("Dbtr");
        account("DbtrAcct", lines.getFirst().substring(1));
        x.open("Prtry");
        x.leaf("Tp", AGENT_ACCOUNT);
        blocks.nested(lines.get(4), "Pty", "Pty", "Id", "OrgId", "Othr", "Id");
        x.close("Prtry");
        x.close("RltdPties");
        x.open("RltdAgts");
        x.open("DbtrAgt");
        institution(bank[2], bank[0], "", bank[1]);
        x.close("DbtrAgt");
        x.close("RltdAgts");
    }

    /** Bank code; name; account; TIN; BIC. */
    private void participant(List<String> lines) {
        x.open("RltdPties");
        x.open("Dbtr");
        x.open("Agt");
        institution(lines.get(4), lines.getFirst().substring(1), lines.get(1), lines.get(3));
        x.close("Agt");
        x.close("Dbtr");
        account("DbtrAcct", lines.get(2));
        x.close("RltdPties");
    }

    private void identification(String tin, String personalCode) {
        if (tin.isEmpty() && personalCode.isEmpty()) {
            return;
        }
        boolean isLegal = personalCode.isEmpty() && tin.charAt(TIN_LENGTH - 1) == LEGAL;
        String kind = isLegal ? "OrgId" : "PrvtId";
        x.open("Id");
        x.open(kind);
        other(tin, "TXID");
        other(personalCode, "NIDN");
        x.close(kind);
        x.close("Id");
    }

    private void other(String id, String scheme) {
        if (!id.isEmpty()) {
            x.open("Othr");
            x.leaf("Id", id);
            blocks.nested(scheme, "SchmeNm", "Cd");
            x.close("Othr");
        }
    }

    private void account(String name, String number) {
        x.open(name);
        blocks.accountId(number);
        x.close(name);
    }

    private void institution(String bic, String bankCode, String name, String tin) {
        x.open("FinInstnId");
        x.leaf("BICFI", bic);
        blocks.nested(bankCode, "ClrSysMmbId", "MmbId");
        blocks.optional("Nm", name);
        x.open("Othr");
        x.leaf("Id", tin);
        blocks.nested("TXID", "SchmeNm", "Prtry");
        x.close("Othr");
        x.close("FinInstnId");
    }
}
