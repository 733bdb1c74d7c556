package az.ecbar.mt.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bank makes of outputs that are not as specified: it says so, and never guesses. */
class BankReaderTest {
    private final BankReader reader = new BankReader(false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "out-298-700-waits | :12:700 | :12:899 | SMT_NOT_SUPPORTED | 12",
                "out-298-700-waits | :21: | :22: | FIELD_MISSING | 21",
                "out-298-700-waits | :21:ALFA | :21:/ALFA | REFERENCE_LENGTH | 21",
                "out-298-700-waits | :21:ALFA260401-00001 | :21:/ALFA | REFERENCE_SLASH | 21",
                "out-298-700-waits | :11S:103 | :11S:10 | MESSAGE_MEANT_INVALID | 11S",
                "out-298-700-waits | 260401 | 260431 | APPLICATION_HEADER_INVALID | 2",
                "out-298-700-waits | +0400 | 0400 | MOMENT_INVALID | 13D",
                "out-298-700-waits | :13D:2604011030 | :13D:2604312460 | MOMENT_INVALID | 13D",
                "out-298-700-waits | :32A:260401 | :32A:260431 | DATE_INVALID | 32A",
                "out-298-700-waits | :32A:260401AZN | :32A:260401ABC | CURRENCY_UNKNOWN | 32A",
                "out-298-700-waits | 1500,00 | 1500.00 | AMOUNT_CHARACTER | 32A",
                "out-298-700-waits | 1500,00 | 0,00 | AMOUNT_ZERO | 32A",
                "out-298-700-waits | :11P:0050 | :11P:50 | QUEUE_PRIORITY_INVALID | 11P",
                "out-298-700-waits | :11P: | :11Q: | FIELD_MISSING | 11P",
                "out-298-700-waits | :79:/AM04/303/ | :79:/AM04/3/ | REASON_INVALID | 79",
                "out-298-700-waits | :11P:0050 | :21:AGAIN | FIELD_DUPLICATE | 21",
                "out-298-700-waits | {2:O298 | {2:O199 | TYPE_NOT_SUPPORTED | 2",
                "out-298-700-waits | BETA | BETA | DIRECTION_WRONG | 2",
                "out-298-701-annulled | :32A: | :32B: | FIELD_MISSING | 32A",
                "out-298-012-executed | :11S: | :11T: | FIELD_MISSING | 11S",
                "out-900-debit | :25: | :26: | FIELD_NOT_ALLOWED | 26",
                "out-900-debit | :13D: | :13C: | FIELD_NOT_ALLOWED | 13C",
                "out-910-customer | :50K: | :72: | ORDERING_PARTY_INVALID | 50K",
            })
    void isUnreadable(String sample, String from, String to, FormatReason reason, String tag) throws IOException {
        String message = sample(sample);
        // The one row without a change shows a message that goes from a bank to AZIPS.
        String changed =
                from.equals(to) ? sample("in-103-customer-payment") : message.replaceFirst(quote(from), quoted(to));
        Unreadable unreadable = assertInstanceOf(Unreadable.class, read(changed), changed);

        assertEquals(
                reason + " " + tag,
                unreadable.error().reason() + " " + unreadable.error().tag(),
                changed);
    }

    @Test
    void bothOrderingPartiesAreOneTooMany() throws IOException {
        String message = sample("out-910-customer").replace("\r\n-}", "\r\n:52D:/505901\r\nALFA\r\n-}");
        Unreadable unreadable = assertInstanceOf(Unreadable.class, read(message));

        assertEquals(FormatReason.ORDERING_PARTY_INVALID, unreadable.error().reason());
    }

    @Test
    void aNoticeMayBearFieldsThatABankDoesNotKnow() throws IOException {
        String message = sample("out-298-700-waits").replace(":79:", ":99Z:LATER\r\n:79:");

        assertEquals(
                Notice.Kind.WAITS, assertInstanceOf(Notice.class, read(message)).kind());
    }

    @Test
    void theErrorPointsIntoTheMessage() throws IOException {
        String message = sample("out-298-700-waits").replace("1500,00", "1500.00");
        Unreadable unreadable = assertInstanceOf(Unreadable.class, read(message));

        assertEquals(message.indexOf("260401AZN"), unreadable.error().offset());
        assertEquals("260401AZN1500.00", unreadable.error().found());
        assertEquals("A000000000000042", unreadable.error().reference());
        assertEquals(298, unreadable.error().messageType());
    }

    @Test
    void aNoticeWithoutTextIsReadable() throws IOException {
        String message = sample("out-298-700-waits").replace("\r\nfunds do not suffice", "");
        Notice.Reason reason = assertInstanceOf(Notice.class, read(message)).reason();

        assertNotNull(reason);
        assertTrue(reason.text().isEmpty());
    }

    private BankMessage read(String message) {
        return reader.read(message.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sample(String name) throws IOException {
        return Files.readString(ProjectFiles.root().resolve("docs/samples/" + name + ".fin"));
    }

    private static String quote(String text) {
        return Pattern.quote(text);
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
