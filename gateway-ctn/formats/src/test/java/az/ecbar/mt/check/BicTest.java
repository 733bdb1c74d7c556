package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BicTest {
    @ParameterizedTest
    @CsvSource({
        "ALFAAZ22XXX, true, false",
        "NABZAZ2CIPS, true, false",
        "ALFAAZ20XXX, true, true",
        "ALFAAZ2X001, true, false",
        "ALFAAZ22, false, false",
        "ALF1AZ22XXX, false, false",
        "ALFAA122XXX, false, false",
        "ALFAAZ2-XXX, false, false",
        "alfaaz22xxx, false, false",
        "ALFAAZ22XX?, false, false",
        "ALFAAZ22XXXX, false, false",
    })
    void bic(String text, boolean valid, boolean training) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertEquals(valid, Bic.isBic11(bytes, 0, bytes.length));
        assertEquals(valid && training, valid && Bic.isTraining(bytes, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "ALFAAZ22AXXX, true",
        "NABZAZ2CXRTS, true",
        "ALFAAZ221XXX, false",
        "ALFAAZ22AXX, false",
        "ALFAAZ22AXX-, false",
        "ALFAAZ22AXXXX, false"
    })
    void terminal(String text, boolean valid) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertEquals(valid, Bic.isTerminal(bytes, 0, bytes.length));
    }
}
