package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "A, VALID",
        "A000000000000042, VALID",
        "a/b c-d+(e)?., VALID",
        "'', LENGTH",
        "12345678901234567, LENGTH",
        "/A, SLASH",
        "A/, SLASH",
        "/, SLASH",
        "A//B, SLASH",
        "' A', SPACE",
        "'A ', SPACE",
        "' ', SPACE",
        "A_B, CHARACTER",
        "Ə, CHARACTER",
        "A{B, CHARACTER"
    })
    void isChecked(String reference, Reference.Finding finding) {
        assertEquals(finding, Reference.check(reference));
    }
}
