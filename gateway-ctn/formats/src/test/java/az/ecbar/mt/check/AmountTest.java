package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|2|0,01",
                "100|2|1,00",
                "150000|2|1500,00",
                "99999999999999|2|999999999999,99",
                "5|0|5,",
                "99999999999999|0|99999999999999,",
                "1|3|0,001",
                "1234|3|1,234"
            })
    void isWritten(long minor, int digits, String text) {
        assertEquals(text, Amount.format(minor, digits));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "-1, 2", "100000000000000, 2", "100000000000000, 0", "1, -1", "9223372036854775807, 2"})
    void isRefused(long minor, int digits) {
        assertThrows(IllegalArgumentException.class, () -> Amount.format(minor, digits));
    }

    /** A sum of a day's turnover may be longer than an amount: it is written whole. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100000000000000|2|1000000000000,00",
                "9223372036854775807|0|9223372036854775807,",
                "9223372036854775807|2|92233720368547758,07"
            })
    void aSumOfAnyLengthIsWritten(long minor, int digits, String text) {
        byte[] bytes = new byte[Amount.MAX_WRITTEN];
        assertEquals(text, new String(bytes, 0, Amount.write(minor, digits, bytes, 0), StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsWrittenReadsBackAndBigDecimalAgrees() {
        SplittableRandom random = new SplittableRandom(20_260_401);
        for (int i = 0; i < 100_000; i++) {
            int digits = random.nextInt(4);
            long minor = 1 + (long) (Math.pow(10, random.nextDouble(14)) - 1);
            String text = Amount.format(minor, digits);
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertEquals(Amount.Finding.VALID, Amount.check(bytes, 0, bytes.length, digits), text);
            assertEquals(minor, Amount.minor(bytes, 0, bytes.length, digits), text);
            String plain = text.endsWith(",") ? text.substring(0, text.length() - 1) : text.replace(',', '.');
            assertEquals(BigDecimal.valueOf(minor, digits), new BigDecimal(plain));
        }
    }
}
