package az.ecbar.iso;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FormatReason;
import java.util.List;

/** Writes the lines of 50K, 59, 52D and 58D. Stateless. */
final class PartyEquivalent {
    private PartyEquivalent() {}

    /** A customer with its participant. */
    static void putCustomer(EquivalentText out, String tag, Part party, Part account, Part agent, Part agentAccount)
            throws Refusal {
        Part bank = agent.get("FinInstnId");
        out.field(tag).line("/", account.get("Id", "IBAN"));
        out.line("", party.get("Nm"));
        putNumbers(out, party);
        Part code = bank.get("ClrSysMmbId", "MmbId");
        Part tin = bank.get("Othr", "Id");
        Part bic = bank.get("BICFI");
        checkLengths(code, tin);
        out.put(code.value(), code).put("/").put(tin.value(), tin).put("/").put(bic.value(), bic);
        out.end();
        out.line("", agentAccount.get("Id", "IBAN"));
    }

    /** A participant that pays or is paid itself. */
    static void putBank(EquivalentText out, String tag, Part party, Part account) throws Refusal {
        Part bank = party.get("FinInstnId");
        out.field(tag).line("/", bank.get("ClrSysMmbId", "MmbId"));
        out.line("", bank.get("Nm"));
        out.line("", account.get("Id", "IBAN"));
        out.line("", bank.get("Othr", "Id"));
        out.line("", bank.get("BICFI"));
    }

    /** The fourth line is told as a whole by its length: each part has its own here. */
    private static void checkLengths(Part code, Part tin) throws Refusal {
        if (!code.value().matches("[0-9]{6}")) {
            throw code.refusal(FormatReason.BANK_CODE_INVALID);
        }
        if (!tin.value().matches("[0-9]{10}")) {
            boolean isIssuer = tin.path.contains("/DbtrAgt/");
            throw tin.refusal(isIssuer ? FormatReason.ISSUER_TIN_INVALID : FormatReason.BENEFICIARY_TIN_INVALID);
        }
    }

    /** TIN, slash, personal code: what the schemes say; each at most once. */
    private static void putNumbers(EquivalentText out, Part party) throws Refusal {
        Part tin = null;
        Part code = null;
        Part organisation = party.find("Id", "OrgId");
        Part person = party.find("Id", "PrvtId");
        Part holder = organisation != null ? organisation : person;
        List<Part> numbers = holder == null ? List.of() : holder.all("Othr");
        for (Part number : numbers) {
            Part scheme = number.get("SchmeNm", "Cd");
            Part id = number.get("Id");
            if (scheme.value().equals(Elements.TIN_SCHEME) && tin == null && code == null) {
                tin = id;
            } else if (scheme.value().equals(Elements.PERSON_SCHEME) && code == null && organisation == null) {
                code = id;
            } else {
                throw scheme.refusal(FormatReason.CODE_NOT_ACCEPTED);
            }
            if (!id.value().matches(id == tin ? "[0-9]{10}" : "[A-Z0-9]{1,7}")) {
                throw id.refusal(FormatReason.TIN_LINE_INVALID);
            }
        }
        if (tin != null) {
            out.put(tin.value(), tin);
        }
        out.put("/");
        if (code != null) {
            out.put(code.value(), code);
        }
        out.end();
    }
}
