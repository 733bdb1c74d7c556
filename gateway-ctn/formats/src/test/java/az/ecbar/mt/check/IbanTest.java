package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbanTest {
    @ParameterizedTest
    @CsvSource({
        "AZ21NABZ00000000137010001944, VALID",
        "AZ10NABZ01350100000000056944, VALID",
        "AZ37NABZ01350100000000001944, VALID",
        "AZ96AZEJ00000000001234567890, VALID",
        "AZ21NABZ01350100000000001951, CHECK_DIGITS",
        "AZ10NABZ01350100000000056945, CHECK_DIGITS",
        "AZ10NABZ0135010000000005694, LENGTH",
        "AZ10NABZ013501000000000569440, LENGTH",
        "'', LENGTH",
        "GB10NABZ01350100000000056944, STRUCTURE",
        "AZ1ONABZ01350100000000056944, STRUCTURE",
        "AZ10NAB101350100000000056944, STRUCTURE",
        "AZ10NABZ0135010000000005694a, STRUCTURE",
        "AZ10 NABZ0135010000000005694, STRUCTURE"
    })
    void isChecked(String iban, Iban.Finding finding) {
        assertEquals(finding, Iban.check(iban));
    }

    @Test
    void everySingleWrongDigitAndSwapIsFound() {
        String iban = "AZ10NABZ01350100000000056944";
        for (int i = 8; i < Iban.LENGTH; i++) {
            for (char c = '0'; c <= '9'; c++) {
                String changed = iban.substring(0, i) + c + iban.substring(i + 1);
                Iban.Finding expected = changed.equals(iban) ? Iban.Finding.VALID : Iban.Finding.CHECK_DIGITS;
                assertEquals(expected, Iban.check(changed), changed);
            }
            if (i + 1 < Iban.LENGTH && iban.charAt(i) != iban.charAt(i + 1)) {
                String swapped = iban.substring(0, i) + iban.charAt(i + 1) + iban.charAt(i) + iban.substring(i + 2);
                assertEquals(Iban.Finding.CHECK_DIGITS, Iban.check(swapped), swapped);
            }
        }
    }

    @Test
    void whatIsMadeIsValid() {
        assertEquals("AZ10NABZ01350100000000056944", Iban.of("NABZ", "01350100000000056944"));
        for (int i = 0; i < 1000; i++) {
            assertEquals(Iban.Finding.VALID, Iban.check(Iban.of("ALFA", String.format("%020d", i * 7919L))));
        }
        assertThrows(IllegalArgumentException.class, () -> Iban.of("ALFA", "1"));
        assertThrows(IllegalArgumentException.class, () -> Iban.of("ALF1", "01350100000000056944"));
    }
}
