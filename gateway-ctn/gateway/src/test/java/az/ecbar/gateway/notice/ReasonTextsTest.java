package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.check.CharacterSet;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.reason.RejectReason;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTextsTest {
    private record Both(int code, String english, String azerbaijani) {}

    private final ReasonTexts texts = new ReasonTexts();

    @Test
    @Rule("4.9")
    void everyCodeHasBothTextsInCharacterSetX() {
        for (Both both : all()) {
            assertFalse(both.english.isBlank(), "English of " + both.code);
            assertFalse(both.azerbaijani.isBlank(), "Azerbaijani of " + both.code);
            NoticeReason reason = texts.of(both.code, "32A");
            Text text = reason.text();
            assertTrue(
                    CharacterSet.isText(text.array(), text.offset(), text.length()),
                    both.code + " outside character set x: " + text);
            assertEquals(4, reason.iso().length());
        }
    }

    @Test
    @Rule("4.9")
    void everyTextArrivesWhole() {
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        MtWriter writer = new MtWriter();
        OutputHeader header = new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(1, 2)
                .moment(1_772_431_200_000_000_000L, 240);
        MessageMeant meant = new MessageMeant(Text.of("A000000000000002"), Text.of("REF"), 103, 20_260_302);
        for (Both both : all()) {
            NoticeReason reason = texts.of(both.code, "32A");
            int length = writer.refused(header, meant, reason, target, 0);
            Object read = new BankReader(false).read(Arrays.copyOf(target, length));
            Notice notice =
                    assertInstanceOf(Notice.class, read, new String(target, 0, length, StandardCharsets.US_ASCII));
            Notice.Reason told = notice.reason();
            assertEquals(
                    reason.text().toString().replaceAll("\\s+", ""),
                    told == null ? "" : told.text().replaceAll("\\s+", ""),
                    "code " + both.code);
        }
    }

    @Test
    void azerbaijaniIsWrittenAsBanksWriteIt() {
        assertEquals(
                "Emitent istirakcinin BIK-i melum deyil",
                Transliteration.toX("Emitent iştirakçının BİK-i məlum deyil"));
        assertEquals("EeIiOoUuCcSsGg", Transliteration.toX("ƏəİıÖöÜüÇçŞşĞğ"));
    }

    @Test
    void aCodeThatNobodyGaveIsAFailure() {
        assertThrows(RenderingFailure.class, () -> texts.of(199, ""));
        assertThrows(RenderingFailure.class, () -> texts.of(0, ""));
    }

    private static List<Both> all() {
        List<Both> all = new ArrayList<>();
        for (FormatReason reason : FormatReason.values()) {
            all.add(new Both(reason.code(), reason.english(), reason.azerbaijani()));
        }
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE) {
                all.add(new Both(reason.code(), reason.english(), reason.azerbaijani()));
            }
        }
        for (WaitReason reason : WaitReason.values()) {
            all.add(new Both(reason.code(), reason.english(), reason.azerbaijani()));
        }
        return all;
    }
}
