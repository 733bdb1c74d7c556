package az.ecbar.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model of epochs, promotion, detachment and restart ({@code ops/model}) gives the results on which
 * {@code docs/replication.md} relies. Fails where spin or gcc are missing.
 */
@Tag("long")
class PairModelTest {
    private static final long LIMIT_MINUTES = 45;
    private static final Pattern RESULT = Pattern.compile("(?:ok|WRONG) +(\\S+) +(\\S+) +(\\S+) +\\S+ states .*");
    private static final List<String> EVERY_PROPERTY = List.of("ONE_OWNER", "NONE_LOST", "ASIDE", "ONE_CHAIN");

    @TempDir
    Path temporary;

    @Test
    void theDesignHoldsAndEveryPlantedDefectIsFound() throws IOException, InterruptedException {
        ProjectScript check = ProjectScript.run("ops/model/check", temporary, LIMIT_MINUTES);
        List<String> results = new ArrayList<>();
        for (String line : check.lines()) {
            Matcher result = RESULT.matcher(line);
            if (result.matches()) {
                results.add(result.group(1) + " " + result.group(2) + " " + result.group(3));
            }
        }
        assertEquals(expected(), results, check::text);
        assertTrue(
                check.lines().stream()
                        .anyMatch(line -> line.contains("B leads epoch 2, by the operators' certificate")),
                "the trace of a false certificate is not shown");
    }

    private static List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (String design :
                List.of("witness", "certificate", "lost-disk", "lost-disk-certificate", "late", "late-certificate")) {
            EVERY_PROPERTY.forEach(property -> expected.add(design + " " + property + " holds"));
        }
        expected.addAll(List.of(
                "certificate-false ONE_OWNER violated",
                "certificate-false NONE_LOST violated",
                "certificate-only-off NONE_LOST violated",
                "epoch-not-forced ASIDE violated",
                "promise-not-forced ASIDE violated",
                "start-without-asking ONE_OWNER violated",
                "ack-before-force NONE_LOST violated",
                "release-before-force NONE_LOST violated",
                "older-epoch-accepted ASIDE violated",
                "older-ack-counted NONE_LOST violated",
                "granted-to-anybody NONE_LOST violated",
                "detached-without-epoch ONE_OWNER violated",
                "attached-too-early NONE_LOST violated",
                "attached-not-forced ONE_OWNER violated",
                "witness-not-forced NONE_LOST violated",
                "witness-without-pair NONE_LOST violated",
                "tail-not-taken ONE_CHAIN violated",
                "tail-not-taken NONE_LOST holds",
                "new-folder-promoted NONE_LOST violated",
                "new-folder-counted ASIDE violated",
                "late-acks-counted NONE_LOST violated"));
        for (String goal : List.of(
                "pair", "detachment", "promotion", "attachment", "return", "switchover", "aside", "late-release")) {
            expected.add("reach-" + goal + " - reached");
        }
        return expected;
    }
}
