package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TinTest {
    @ParameterizedTest
    @CsvSource({
        "1400057421, true",
        "9900001881, true",
        "1400057422, true",
        "1400057423, false",
        "1400057420, false",
        "1400057431, false",
        "1400057412, false",
        "140005742, false",
        "14000574211, false",
        "140005742A, false",
        "'', false"
    })
    void isChecked(String tin, boolean valid) {
        assertEquals(valid, Tin.isValid(tin));
    }

    @Test
    void whatIsMadeIsValidAndTellsThePersonsKind() {
        int refused = 0;
        for (int i = 14_000_000; i < 14_001_000; i++) {
            int firstEight = i;
            if (Tin.isIssuable(i)) {
                assertTrue(Tin.isValid(Tin.legalPerson(i)));
                assertTrue(Tin.naturalPerson(i).endsWith("2"));
            } else {
                refused++;
                assertThrows(IllegalArgumentException.class, () -> Tin.legalPerson(firstEight));
                for (int digit = 0; digit < 10; digit++) {
                    assertFalse(Tin.isValid(i + "" + digit + "1"));
                }
            }
        }
        assertTrue(refused > 80 && refused < 100, "one in eleven is not issued: " + refused);
        assertThrows(IllegalArgumentException.class, () -> Tin.legalPerson(-1));
        assertThrows(IllegalArgumentException.class, () -> Tin.legalPerson(100_000_000));
    }
}
