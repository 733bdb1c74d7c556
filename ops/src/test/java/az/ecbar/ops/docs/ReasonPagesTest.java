package az.ecbar.ops.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/formats/reason-codes.md against the reasons of ledger and gateway, and each reason against the scenarios. */
class ReasonPagesTest {
    private static final Path TABLE = ProjectDocs.ROOT.resolve("docs/formats/reason-codes.md");
    private static final Path WAIT_REASONS =
            ProjectDocs.ROOT.resolve("gateway-ctn/gateway/src/main/java/az/ecbar/gateway/notice/WaitReason.java");

    /** Reasons that no scenario can produce, and why. */
    private static final Map<RejectReason, String> WITHOUT_SCENARIO = Map.of(
            RejectReason.LEDGER_NOT_BEGUN,
            "no guard gives it yet: docs/reference/genesis.md",
            RejectReason.GENESIS_NOT_COMPLETE,
            "no guard gives it yet: docs/reference/genesis.md");

    @Test
    void theTableHasARowOfEightCellsForEachReasonOfTheLedger() throws IOException {
        List<String> coded = Stream.of(RejectReason.values())
                .filter(reason -> reason != RejectReason.NONE)
                .map(reason -> "| %d | %s | `%s` | %s | %s"
                        .formatted(
                                reason.code(), reason.isoCode(), reason.name(), reason.english(), reason.azerbaijani()))
                .toList();
        assertEquals(String.join("\n", coded), String.join("\n", rows("(?:2\\d\\d|3[1-7]\\d|38[0-4]|[45]\\d\\d)")));
    }

    @Test
    void theTableHasARowForEachReasonToWait() throws IOException {
        Matcher constant = Pattern.compile(
                        "([A-Z_]+)\\(\\s*(30\\d),\\s*\"([^\"]*)\",\\s*\"([^\"]*)\",\\s*\"([^\"]*)\"\\)")
                .matcher(Files.readString(WAIT_REASONS));
        List<String> coded = new ArrayList<>();
        while (constant.find()) {
            coded.add("| %s | %s | `%s` | %s | %s"
                    .formatted(
                            constant.group(2),
                            constant.group(3),
                            constant.group(1),
                            constant.group(4),
                            constant.group(5)));
        }
        assertEquals(6, coded.size());
        assertEquals(String.join("\n", coded), String.join("\n", rows("30\\d")));
    }

    @Test
    void everyReasonStandsInAReferencePage() throws IOException {
        StringBuilder pages = new StringBuilder();
        for (Path page : ProjectDocs.files(ProjectDocs.REFERENCE, ".md")) {
            pages.append(Files.readString(page));
        }
        TreeSet<RejectReason> missing = new TreeSet<>();
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE && !pages.toString().contains("`" + reason.name() + "`")) {
                missing.add(reason);
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void everyReasonIsToldInAScenarioOfTheLedger() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path test : ProjectDocs.files(ProjectDocs.LEDGER_TEST, "Test.java")) {
            tests.append(Files.readString(test));
        }
        for (RejectReason reason : RejectReason.values()) {
            boolean isTold = Pattern.compile("RejectReason\\." + reason.name() + "\\b")
                    .matcher(tests)
                    .find();
            boolean isExcused = WITHOUT_SCENARIO.containsKey(reason);
            assertTrue(isTold != isExcused, () -> reason + (isExcused ? " has a scenario now" : " has no scenario"));
        }
    }

    /** The first five cells of the rows whose number fits. */
    private static List<String> rows(String number) throws IOException {
        Pattern row = Pattern.compile("(\\| " + number + "(?: \\|[^|]*){4}?) \\|(?:[^|]+\\|){3}");
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches()) {
                rows.add(matcher.group(1));
            } else {
                assertTrue(!line.matches("\\| " + number + " \\|.*"), () -> "not eight cells: " + line);
            }
        }
        return rows;
    }
}
