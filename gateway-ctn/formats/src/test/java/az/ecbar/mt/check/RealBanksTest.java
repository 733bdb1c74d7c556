package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.mt.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks over the published data of real banks, where a list of them lies beside the project. */
class RealBanksTest {
    @Test
    void theirNumbersAreValid() throws IOException {
        Path list = ProjectFiles.shared("banks.tsv");
        assumeTrue(Files.isRegularFile(list), () -> "no list of real banks at " + list);
        List<String> banks = Files.readAllLines(list);
        for (String bank : banks.subList(1, banks.size())) {
            String[] columns = bank.split("\t", -1);
            byte[] bic = (columns[3] + "XXX").getBytes(StandardCharsets.US_ASCII);
            assertTrue(Tin.isValid(columns[1]), bank);
            assertEquals(Iban.Finding.VALID, Iban.check(columns[2]), bank);
            assertTrue(Bic.isBic11(bic, 0, bic.length), bank);
        }
    }
}
