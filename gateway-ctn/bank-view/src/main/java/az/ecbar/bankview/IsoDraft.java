package az.ecbar.bankview;

import az.ecbar.bankview.IsoText.Leaf;
import java.util.List;
import java.util.Objects;

/** The ISO message that must stand for a draft, value by value and byte for byte. */
final class IsoDraft {
    private static final String CENTRE = "NABZAZ2CRTS";

    private final Draft draft;
    private final IsoOutput output;
    private final Tags tags;
    private final IsoValues values = new IsoValues();

    IsoDraft(Draft draft, IsoOutput output) {
        this.draft = draft;
        this.output = output;
        tags = new Tags(draft.text());
    }

    /** Empty: the message is the one that is due. */
    String difference(String said) {
        String definition = definition();
        header(definition);
        values.under("/Document/" + root(definition) + "/", "");
        switch (definition) {
            case "camt.054.001.08" -> new IsoAdvice(values, tags, draft, output).write();
            case "camt.053.001.08" -> new IsoAccount(values, tags, draft, output).statement();
            case "camt.052.001.08" -> new IsoAccount(values, tags, draft, output).report();
            case "pacs.002.001.10" -> new IsoStatus(values, tags, draft, output).status();
            case "camt.029.001.09" -> new IsoStatus(values, tags, draft, output).notCancelled();
            case "camt.025.001.05" -> new IsoStatus(values, tags, draft, output).receipt();
            default -> new IsoPayment(values, tags, draft, output).write();
        }
        String late = lateMoment();
        if (!late.isEmpty()) {
            return late;
        }
        String wanted = IsoText.written(definition, values.leaves());
        return wanted.equals(said) ? "" : firstDifference(said, wanted);
    }

    /** A page that comes later bears the moment of the inquiry, which then stands in the draft already. */
    private String lateMoment() {
        String moment = tags.find("13D");
        boolean isSaid = moment.isEmpty() || moment.equals(Draft.MOMENT) || moment.equals(output.clock() + "+0400");
        return isSaid ? "" : output.identification + " bears " + output.moment + ", not the moment " + moment;
    }

    private void header(String definition) {
        values.under("/AppHdr/", "");
        values.put("Fr/FIId/FinInstnId/BICFI", CENTRE);
        values.put("To/FIId/FinInstnId/BICFI", draft.bic());
        values.put("BizMsgIdr", output.identification);
        values.put("MsgDefIdr", definition);
        values.put("BizSvc", "AZIPS");
        values.put("CreDt", output.moment);
    }

    private String definition() {
        return switch (draft.type()) {
            case "102", "103" -> "pacs.008.001.08";
            case "205" -> "pacs.009.001.08";
            case "900", "910" -> "camt.054.001.08";
            case "941", "942" -> "camt.052.001.08";
            case "950" -> "camt.053.001.08";
            default -> ofService();
        };
    }

    private String ofService() {
        return switch (tags.get("12")) {
            case "850", "851" -> "camt.052.001.08";
            case "250" -> "camt.029.001.09";
            case "252" -> "camt.025.001.05";
            case "900" -> isOfPayment() ? "pacs.002.001.10" : "camt.025.001.05";
            default -> "pacs.002.001.10";
        };
    }

    /** Also of one that could not be read, if it was meant to be a payment. */
    private boolean isOfPayment() {
        String original = draft.beside().original();
        List<String> meant = tags.lines("11S");
        boolean isOfType = !meant.isEmpty() && List.of("102", "103", "205").contains(meant.getFirst());
        return isOfType || original.startsWith("pacs.008.") || original.startsWith("pacs.009.");
    }

    private static String root(String definition) {
        return switch (definition) {
            case "pacs.008.001.08" -> "FIToFICstmrCdtTrf";
            case "pacs.009.001.08" -> "FICdtTrf";
            case "camt.054.001.08" -> "BkToCstmrDbtCdtNtfctn";
            case "camt.053.001.08" -> "BkToCstmrStmt";
            case "camt.052.001.08" -> "BkToCstmrAcctRpt";
            case "pacs.002.001.10" -> "FIToFIPmtStsRpt";
            case "camt.029.001.09" -> "RsltnOfInvstgtn";
            default -> "Rct";
        };
    }

    private String firstDifference(String said, String wanted) {
        List<Leaf> actual = Objects.requireNonNullElse(IsoText.leaves(said), List.of());
        List<Leaf> expected = values.leaves();
        int at = 0;
        while (at < actual.size() && at < expected.size() && actual.get(at).equals(expected.get(at))) {
            at++;
        }
        String name = "MT" + draft.type() + " in ISO, " + output.identification + " of " + output.reference;
        if (at == actual.size() && at == expected.size()) {
            int place = 0;
            while (place < said.length() && place < wanted.length() && said.charAt(place) == wanted.charAt(place)) {
                place++;
            }
            return name + " with other bytes from " + place + " on";
        }
        return name + " with \"" + (at < actual.size() ? actual.get(at) : "nothing") + "\" instead of \""
                + (at < expected.size() ? expected.get(at) : "nothing") + "\"";
    }
}
