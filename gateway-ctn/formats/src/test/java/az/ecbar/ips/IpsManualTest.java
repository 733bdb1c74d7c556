package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.iso.profile.Form;
import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Profiles;
import az.ecbar.mt.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/formats/ips.md} are the profiles: each element in its order, whether it must be there, how often,
 * and its form; and each has a meaning.
 */
class IpsManualTest {
    private static final Pattern TABLE =
            Pattern.compile("\n### (in|out) (\\S+)[^\n]*\n(.*?)(?=\n##|\\z)", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\w+) \\| (.*?) \\| (.+?) \\|");

    @Test
    void theTablesAreTheProfiles() throws IOException {
        String manual = Files.readString(ProjectFiles.root().resolve("docs/formats/ips.md"));
        Map<String, String> documented = new TreeMap<>();
        Matcher tables = TABLE.matcher(manual);
        while (tables.find()) {
            documented.put(tables.group(1) + ' ' + tables.group(2), rowsOf(tables.group(3)));
        }
        Map<String, String> coded = new TreeMap<>();
        for (IpsKind kind : IpsKind.values()) {
            coded.put("in " + kind.definition(), rows(IpsProfiles.HANDED_IN, kind.definition()));
        }
        for (String definition : delivered()) {
            coded.put("out " + definition, rows(IpsProfiles.DELIVERED, definition));
        }
        assertEquals(text(coded), text(documented));
    }

    @Test
    void theAnswersStandThere() throws IOException {
        String manual = Files.readString(ProjectFiles.root().resolve("docs/formats/ips.md"));
        for (IpsKind kind : IpsKind.values()) {
            String row = "| " + kind.definition() + " | " + kind.onDiscrepancy().text() + " | "
                    + (kind.isTransaction() ? "5-1.9, 5-1.10" : kind.rule()) + " |";
            assertTrue(manual.contains(row), row);
        }
    }

    private static List<String> delivered() {
        List<String> all = new ArrayList<>();
        for (String name : List.of("pacs.008.001.08", "pacs.004.001.09", "pain.001.001.09", "camt.056.001.08")) {
            all.add(name);
        }
        all.addAll(List.of(
                "pacs.002.001.10",
                "pain.002.001.10",
                "camt.029.001.09",
                "camt.025.001.05",
                "camt.010.001.08",
                "camt.019.001.07",
                "camt.034.001.06",
                "camt.998.001.03"));
        return all;
    }

    private static String rowsOf(String section) {
        StringBuilder rows = new StringBuilder();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            rows.append(row.group(1)).append(" | ").append(row.group(2)).append(" | ");
            rows.append(row.group(3)).append('\n');
        }
        return rows.toString();
    }

    /** A row for each value, and for each group that may be missing, or occur several times, or holds one of several. */
    private static String rows(Profiles profiles, String definition) {
        Profile profile = profiles.of(IpsKind.namespaceOf(definition));
        if (profile == null) {
            throw new AssertionError(definition);
        }
        int root = profile.document() + 1;
        int from = profile.path(root).length() + 1;
        StringBuilder rows = new StringBuilder();
        for (int id = root + 1; id < profile.size(); id++) {
            String path = profile.path(id).substring(from);
            String often = profile.most(id) > 1 ? ", up to " + profile.most(id) : "";
            Form form = profile.form(id);
            if (form != null) {
                String currency = profile.hasCurrency(id) ? ", Ccy" : "";
                rows.append(path).append(" | ").append(presence(profile, id)).append(" | ");
                rows.append(form.notation()).append(currency).append(often).append('\n');
            } else if (profile.isChoice(id) || !profile.isMandatory(id) || profile.most(id) > 1) {
                String what = profile.isChoice(id) ? "one of" : "group";
                rows.append(path)
                        .append(" | ")
                        .append(presence(profile, id))
                        .append(" | ")
                        .append(what);
                rows.append(often).append('\n');
            }
        }
        return rows.toString();
    }

    private static String presence(Profile profile, int id) {
        return profile.isChoice(profile.parent(id)) ? "C" : profile.isMandatory(id) ? "M" : "O";
    }

    private static String text(Map<String, String> tables) {
        StringBuilder text = new StringBuilder();
        tables.forEach(
                (name, rows) -> text.append("## ").append(name).append('\n').append(rows));
        return text.toString();
    }
}
