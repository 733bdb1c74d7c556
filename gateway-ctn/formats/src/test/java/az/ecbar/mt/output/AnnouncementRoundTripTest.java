package az.ecbar.mt.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.mt.Text;
import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.testkit.Rule;
import com.prowidesoftware.swift.model.SwiftMessage;
import com.prowidesoftware.swift.model.mt.mt9xx.MT999;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An announcement, MT999, is read back the same by the bank's reader and by Prowide. */
@Rule("3.6")
class AnnouncementRoundTripTest {
    private static final Text OURS = Text.of("A000000000000070");

    private final AnnouncementWriter writer = new AnnouncementWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    private byte[] message(List<String> lines) {
        OutputHeader header = new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(7, 70)
                .moment(1_775_025_000_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES);
        return Arrays.copyOf(target, writer.write(header, OURS, lines, target, 0));
    }

    @Test
    void codeWordsAndSentencesAreReadBack() throws IOException {
        List<String> lines = List.of("/RULE/DAYS-AHEAD", "/VALUE/5", "A sentence.");
        byte[] message = message(lines);
        Announced read = assertInstanceOf(Announced.class, new BankReader(false).read(message));
        assertEquals("A000000000000070", read.ourReference());
        assertEquals(lines, read.lines());
        assertEquals("5", read.value("VALUE"));
        assertEquals("", read.value("FROM"));
        MT999 prowide = assertInstanceOf(
                MT999.class,
                SwiftMessage.parse(new String(message, StandardCharsets.US_ASCII))
                        .toMT());
        assertEquals("A000000000000070", prowide.getField20().getReference());
        assertEquals(String.join("\r\n", lines), prowide.getField79().getValue());
        assertEquals("NABZAZ2CXRTS", prowide.getSender());
    }

    @Test
    void whatWouldBreakTheMessageIsWrittenAsAFullStop() {
        Announced read = assertInstanceOf(
                Announced.class, new BankReader(false).read(message(List.of("-}{5:}", ":20:X", "ə_\r\n"))));
        assertEquals(List.of("...5:.", ".20:X", "...."), read.lines());
    }

    @Test
    void linesThatDoNotFitAreNotWritten() {
        assertThrows(IllegalArgumentException.class, () -> message(List.of()));
        assertThrows(IllegalArgumentException.class, () -> message(List.of("A", "")));
        assertThrows(IllegalArgumentException.class, () -> message(List.of("A".repeat(51))));
        assertThrows(IllegalArgumentException.class, () -> message(Collections.nCopies(36, "A")));
        assertInstanceOf(Announced.class, new BankReader(false).read(message(Collections.nCopies(35, "A".repeat(50)))));
    }
}
