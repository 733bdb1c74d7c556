package az.ecbar.mt.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.mt.Text;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.testkit.Rule;
import com.prowidesoftware.swift.model.SwiftMessage;
import com.prowidesoftware.swift.model.mt.mt2xx.MT298;
import com.prowidesoftware.swift.model.mt.mt9xx.MT941;
import com.prowidesoftware.swift.model.mt.mt9xx.MT942;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The answers MT941 and MT942 are read back the same, by the bank's reader and by Prowide. */
@Rule("4.20")
class AnswerRoundTripTest {
    private static final int FIN_LIMIT = 2_000;
    private static final int DAY = 20_260_401;
    private static final Text AZN = Text.of("AZN");
    private static final Text OURS = Text.of("A000000000000060");
    private static final Text ACCOUNT = Text.of("AZ89NABZ01350100000000901944");
    private static final long LARGEST_MINOR = 99_999_999_999_999L;

    private final BankReader bank = new BankReader(false);
    private final AccountAnswerWriter writer = new AccountAnswerWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    @Test
    void aBalanceIsReadBack() throws IOException {
        byte[] message = message(writer.balance(
                header(),
                OURS,
                Text.of("Q-1"),
                ACCOUNT,
                61,
                new Balance(20_260_331, AZN, 5),
                new Totals(0, AZN, 0),
                new Totals(12, AZN, 150_000),
                new Balance(DAY, AZN, 150_005),
                0,
                target,
                0));
        InquiryAnswer read = assertInstanceOf(InquiryAnswer.class, bank.read(message));
        assertEquals(941, read.type());
        assertEquals("A000000000000060", read.ourReference());
        assertEquals("Q-1", read.reference());
        assertEquals("61", read.value("28"));
        assertEquals("C260401AZN0,00", read.value("64"));

        MT941 prowide = assertInstanceOf(MT941.class, parse(message));
        assertEquals("Q-1", prowide.getField21().getReference());
        assertEquals(new BigDecimal("0.05"), prowide.getField60F().getAmountAsBigDecimal());
        assertEquals(new BigDecimal("1500.05"), prowide.getField62F().getAmountAsBigDecimal());
        assertEquals("12", prowide.getField90C().getNumber());
        assertEquals(
                new BigDecimal("1500.00"),
                prowide.getField90C().getAmountAsBigDecimal().setScale(2));
        assertEquals("+", prowide.getField13D().getSign());
    }

    @Test
    void interimEntriesAreReadBack() throws IOException {
        start(1);
        writer.line(new StatementLine(DAY, DAY, false, AZN, 7, 103, Text.of("R-1"), OURS));
        writer.line(new StatementLine(DAY, DAY, true, AZN, 8, 205, Text.of("R-2"), OURS));
        byte[] message = message(writer.endEntries(new Totals(1, AZN, 7), new Totals(1, AZN, 8)));
        InquiryAnswer read = assertInstanceOf(InquiryAnswer.class, bank.read(message));
        assertEquals(942, read.type());
        assertEquals(
                List.of("2604010401D0,07S103R-1//A000000000000060", "2604010401C0,08S205R-2//A000000000000060"),
                read.values("61"));
        assertEquals("1AZN0,07", read.value("90D"));

        MT942 prowide = assertInstanceOf(MT942.class, parse(message));
        assertEquals(2, prowide.getField61().size());
        assertEquals("R-2", prowide.getField61().get(1).getReferenceForTheAccountOwner());
        assertEquals("AZN", prowide.getField34F().getFirst().getCurrency());
        assertEquals(new BigDecimal("0.08"), prowide.getField90C().getAmountAsBigDecimal());
    }

    @Test
    @Rule("4.21")
    void movementsAreReadBack() throws IOException {
        startMovements(new Totals(25, AZN, LARGEST_MINOR));
        writer.waiting(new WaitingLine(new Money(DAY, AZN, 9), 40, 205, Text.of("R-3"), OURS));
        writer.line(new StatementLine(DAY, DAY, true, AZN, 8, 205, Text.of("R-2"), OURS));
        byte[] message = message(writer.endEntries(null, null));
        InquiryAnswer read = assertInstanceOf(InquiryAnswer.class, bank.read(message));
        assertEquals(850, read.type());
        assertEquals("Q-2", read.reference());
        assertEquals("25AZN999999999999,99", read.value("90P"));
        assertEquals("2604010040D0,09S205R-3//A000000000000060", read.value("61P"));
        assertEquals("2604010401C0,08S205R-2//A000000000000060", read.value("61"));
        assertEquals("", read.value("90D"));
        MT298 prowide = assertInstanceOf(MT298.class, parse(message));
        assertEquals("850", prowide.getField12().getValue());
    }

    /** What MT298 may hold. */
    @Test
    @Rule("4.21")
    void theLongestPageOfMovementsIsNoLongerThanMt298() throws IOException {
        startMovements(new Totals(99_999, AZN, LARGEST_MINOR));
        for (int i = 0; i < 24; i++) {
            Money money = new Money(DAY, AZN, LARGEST_MINOR);
            writer.waiting(new WaitingLine(money, 99, 103, Text.of("ALFA260401-00001"), OURS));
        }
        for (int i = 0; i < 24; i++) {
            writer.line(new StatementLine(DAY, DAY, true, AZN, LARGEST_MINOR, 103, Text.of("ALFA260401-00001"), OURS));
        }
        Totals totals = new Totals(99_999, AZN, LARGEST_MINOR);
        byte[] message = message(writer.endEntries(totals, totals));
        InquiryAnswer read = assertInstanceOf(InquiryAnswer.class, bank.read(message));
        assertEquals(24, read.values("61P").size());
        assertEquals(true, message.length <= 9_800, message.length + " characters");
    }

    private void startMovements(Totals waiting) {
        writer.startMovements(header(), OURS, Text.of("Q-2"), ACCOUNT, 61, 1, waiting, target, 0);
    }

    @Test
    void theLongestPageKeepsToTheLimitOfFin() {
        start(99_999);
        for (int i = 0; i < 24; i++) {
            writer.line(new StatementLine(DAY, DAY, true, AZN, LARGEST_MINOR, 103, Text.of("ALFA260401-00001"), OURS));
        }
        Totals totals = new Totals(99_999, AZN, LARGEST_MINOR);
        byte[] message = message(writer.endEntries(totals, totals));
        assertInstanceOf(InquiryAnswer.class, bank.read(message));
        assertEquals(true, message.length <= FIN_LIMIT, message.length + " characters");
    }

    private void start(int page) {
        writer.startInterim(header(), OURS, Text.of("Q-2"), ACCOUNT, 61, page, AZN, 0, target, 0);
    }

    private static OutputHeader header() {
        return new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(7, 8)
                .moment(1_775_025_000_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static Object parse(byte[] message) throws IOException {
        return SwiftMessage.parse(new String(message, StandardCharsets.US_ASCII))
                .toMT();
    }

    private byte[] message(int length) {
        return Arrays.copyOf(target, length);
    }
}
