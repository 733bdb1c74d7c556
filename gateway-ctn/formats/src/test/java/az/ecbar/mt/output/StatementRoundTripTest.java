package az.ecbar.mt.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.Statement;
import az.ecbar.mt.bank.Unreadable;
import az.ecbar.testkit.Rule;
import com.prowidesoftware.swift.model.SwiftMessage;
import com.prowidesoftware.swift.model.field.Field61;
import com.prowidesoftware.swift.model.mt.mt9xx.MT950;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written as MT950 is read back the same, by the bank's reader and by Prowide. */
@Rule("4.25")
class StatementRoundTripTest {
    private static final int FIN_LIMIT = 2_000;
    private static final int LINES_OF_PAGE = 24;
    private static final Text AZN = Text.of("AZN");
    private static final Text OURS = Text.of("S260401000000010");
    private static final Text ACCOUNT = Text.of("AZ89NABZ01350100000000901944");
    private static final long LARGEST_MINOR = 99_999_999_999_999L;

    private final BankReader bank = new BankReader(false);
    private final StatementWriter writer = new StatementWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    @Test
    void everythingIsReadBack() throws IOException {
        start(61, 1, new Balance(20_260_331, AZN, 5));
        writer.line(line(true, 150_000, 103, "ALFA-1"));
        writer.line(line(false, 149_999, 205, "BETA-1"));
        writer.line(line(true, 1, StatementLine.NO_MESSAGE, ""));
        byte[] message = message(writer.end(new Balance(20_260_401, AZN, 7), true));

        Statement read = assertInstanceOf(Statement.class, bank.read(message));
        assertEquals("S260401000000010", read.ourReference());
        assertEquals(ACCOUNT.toString(), read.account());
        assertEquals(61, read.number());
        assertEquals(1, read.page());
        assertTrue(read.isFirst());
        assertTrue(read.isLast());
        assertFalse(read.isRepeated());
        assertEquals(new Statement.Balance(20_260_331, "AZN", 5), read.opening());
        assertEquals(new Statement.Balance(20_260_401, "AZN", 7), read.closing());
        assertEquals(
                List.of(
                        new Statement.Entry(20_260_401, true, 150_000, "S103", "ALFA-1", "A000000000000042"),
                        new Statement.Entry(20_260_401, false, 149_999, "S205", "BETA-1", "A000000000000042"),
                        new Statement.Entry(20_260_401, true, 1, "NMSC", "NONREF", "A000000000000042")),
                read.entries());

        MT950 prowide = (MT950) SwiftMessage.parse(new String(message, StandardCharsets.US_ASCII))
                .toMT();
        assertEquals("61", prowide.getField28C().getStatementNumber());
        assertEquals(new BigDecimal("0.05"), prowide.getField60F().getAmountAsBigDecimal());
        assertEquals(new BigDecimal("0.07"), prowide.getField62F().getAmountAsBigDecimal());
        Field61 second = prowide.getField61().get(1);
        assertEquals("D", second.getDebitCreditMark());
        assertEquals(new BigDecimal("1499.99"), second.getAmountAsBigDecimal());
        assertEquals("S", second.getTransactionType());
        assertEquals("205", second.getIdentificationCode());
        assertEquals("BETA-1", second.getReferenceForTheAccountOwner());
        assertEquals("A000000000000042", second.getReferenceOfTheAccountServicingInstitution());
    }

    @Test
    void theLongestPageKeepsToTheLimitOfFin() {
        start(99_999, 99_998, new Balance(20_260_401, AZN, LARGEST_MINOR));
        for (int i = 0; i < LINES_OF_PAGE; i++) {
            writer.line(line(true, LARGEST_MINOR, 103, "ALFA260401-00001"));
        }
        byte[] message = message(writer.end(new Balance(20_260_401, AZN, LARGEST_MINOR), false));
        assertTrue(message.length <= FIN_LIMIT, message.length + " characters");
        Statement read = assertInstanceOf(Statement.class, bank.read(message));
        assertEquals(LINES_OF_PAGE, read.entries().size());
        assertFalse(read.isFirst());
        assertFalse(read.isLast());
        assertEquals(99_998, read.page());
    }

    @Test
    void aCurrencyIsWrittenWithItsOwnDecimals() {
        for (String code : List.of("JPY", "KWD")) {
            Text currency = Text.of(code);
            start(1, 1, new Balance(20_260_401, currency, 0));
            Text reference = Text.of("R");
            writer.line(new StatementLine(20_260_401, 20_260_401, true, currency, 1_234, 205, reference, OURS));
            Statement read = assertInstanceOf(
                    Statement.class, bank.read(message(writer.end(new Balance(20_260_401, currency, 1_234), true))));
            assertEquals(0, read.opening().minor());
            assertEquals(1_234, read.entries().getFirst().amountMinor(), code);
            assertEquals(1_234, read.closing().minor(), code);
        }
    }

    @Test
    void aStatementThatIsNotAsSpecifiedNamesItsField() {
        start(61, 1, new Balance(20_260_331, AZN, 5));
        writer.line(line(true, 150_000, 103, "ALFA-1"));
        String right =
                new String(message(writer.end(new Balance(20_260_401, AZN, 150_005), true)), StandardCharsets.US_ASCII);
        assertUnreadable(right.replace(":28C:61/1", ":28C:61"), FormatReason.STATEMENT_INVALID, "28C");
        assertUnreadable(right.replace("S103ALFA-1", "X103ALFA-1"), FormatReason.STATEMENT_INVALID, "61");
        assertUnreadable(right.replace(":62F:C260401", ":62F:C260431"), FormatReason.STATEMENT_INVALID, "62F");
        assertUnreadable(
                right.replace(":60F:C260331AZN0,05", ":60F:C260331AZN0,005"), FormatReason.STATEMENT_INVALID, "60F");
        assertUnreadable(right.replace(":62F:C260401AZN1500,05\r\n", ""), FormatReason.FIELD_MISSING, "62M");
    }

    private void assertUnreadable(String text, FormatReason reason, String tag) {
        Unreadable read = assertInstanceOf(Unreadable.class, bank.read(text.getBytes(StandardCharsets.US_ASCII)), text);
        assertEquals(reason, read.error().reason());
        assertEquals(tag, read.error().tag());
    }

    private void start(int number, int page, Balance opening) {
        OutputHeader header = new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(7, 8)
                .moment(1_775_048_400_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES);
        writer.start(header, OURS, ACCOUNT, number, page, opening, target, 0);
    }

    private static StatementLine line(boolean isCredit, long minor, int type, String reference) {
        return new StatementLine(
                20_260_401, 20_260_401, isCredit, AZN, minor, type, Text.of(reference), Text.of("A000000000000042"));
    }

    private byte[] message(int length) {
        return Arrays.copyOf(target, length);
    }
}
