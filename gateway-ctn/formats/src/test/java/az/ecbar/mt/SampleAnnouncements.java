package az.ecbar.mt;

import az.ecbar.mt.output.AnnouncementWriter;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.OutputHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the Central Bank announces in the documents, by the names of the files. */
final class SampleAnnouncements {
    private static final long MOMENT_NS = 1_775_025_000_000_000_000L;

    private SampleAnnouncements() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> samples = new TreeMap<>();
        samples.put(
                "out-999-rule.fin",
                message(
                        120,
                        70,
                        List.of(
                                "/RULE/PRIORITY-DEFAULT",
                                "/VALUE/60",
                                "/FROM/20260405",
                                "The rule has this value from this date on.",
                                "Qayda bu tarixden bu deyerle quvvededir.")));
        samples.put(
                "out-999-calendar.fin",
                message(
                        121,
                        71,
                        List.of(
                                "/CALENDAR/AZIPS+LVPCSS",
                                "/DATE/20260404",
                                "/DAY/BUSINESS",
                                "/DECISION/20260331/41s",
                                "The date is a business day.",
                                "Bu tarix is gunudur.")));
        samples.put(
                "out-999-year.fin",
                message(
                        124,
                        74,
                        List.of(
                                "/CALENDAR/AZIPS+LVPCSS",
                                "/YEAR/2027",
                                "/DECISION/20261215/412s",
                                "/FREE/0101,0104,0120,0308,0310,0311,0322,0323",
                                "/FREE/0324,0325,0326,0510,0517,0518,0528,0615",
                                "/FREE/0628,0927,1108,1109,1231",
                                "/WORKING/0320",
                                "Other days, Monday to Friday, are business days.",
                                "Qalan bazar ertesi - cume gunleri is gunleridir.")));
        samples.put(
                "out-999-system.fin",
                message(
                        122,
                        72,
                        List.of(
                                "/SYSTEM/AZIPS",
                                "/SUSPENDED/ACCEPTANCE+SETTLEMENT",
                                "/DECISION/20260401/12-7",
                                "AZIPS is suspended.",
                                "AZIPS muveqqeti dayandirilib.")));
        samples.put(
                "out-999-important.fin",
                message(
                        122,
                        73,
                        List.of(
                                "/CONTINUITY/NAMED",
                                "/YEAR/2026",
                                "/SENT/AZN5125000000,00",
                                "/OF/AZN201000000000,00",
                                "/PAPER/20260120/SIP-2026",
                                "You are a systemically important participant",
                                "of this year by what you sent the year before.",
                                "Siz oten ilin gostericilerine gore bu il",
                                "sistem ehemiyyetli istirakcisiniz.")));
        samples.put(
                "out-999-reminder.fin",
                message(
                        123,
                        75,
                        List.of(
                                "/CONTINUITY/REMINDER",
                                "/DUTY/CONTACTS/20260101",
                                "/UNTIL/20260225",
                                "The responsible persons are to be named (7.8).",
                                "Mesul sexsler bildirilmelidir (7.8).")));
        return samples;
    }

    private static byte[] message(long output, long sequence, List<String> lines) {
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        OutputHeader header = new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(output, sequence)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
        String ours = String.format(Locale.ROOT, "A%015d", sequence - 1);
        int length = new AnnouncementWriter().write(header, Text.of(ours), lines, target, 0);
        return Arrays.copyOf(target, length);
    }
}
