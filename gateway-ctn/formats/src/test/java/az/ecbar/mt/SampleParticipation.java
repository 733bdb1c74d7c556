package az.ecbar.mt;

import az.ecbar.mt.output.AccountNewsWriter;
import az.ecbar.mt.output.AccountTold;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.mt.output.ParticipationTold;
import az.ecbar.mt.output.ParticipationWriter;
import java.util.Arrays;
import java.util.Map;

/** What is told of participants in the documents, by the names of the files. */
final class SampleParticipation {
    private static final long MOMENT_NS = 1_775_025_000_000_000_000L;
    private static final Text NOTHING = new Text();

    private SampleParticipation() {}

    static Map<String, byte[]> all() {
        return Map.of(
                "out-298-720-seized.fin",
                seized(),
                "out-298-710-removed.fin",
                message(
                        117,
                        new ParticipationTold(
                                Text.of("A000000000000070"),
                                Text.of("12/3"),
                                20_260_331,
                                Text.of("REMOVED"),
                                NOTHING,
                                Text.of("BETAAZ22XXX"),
                                Text.of("BETA BANK ASC"),
                                Text.of("1400090331"),
                                NOTHING,
                                Text.of("The participant was removed from AZIPS / Istirakci AZIPS-den cixarilib"))),
                "out-298-710-joined.fin",
                message(
                        118,
                        new ParticipationTold(
                                Text.of("A000000000000071"),
                                Text.of("2026/4"),
                                20_260_330,
                                Text.of("JOINED"),
                                NOTHING,
                                Text.of("YENIAZ22XXX"),
                                Text.of("YENI BANK ASC"),
                                Text.of("1400057421"),
                                Text.of("AZ28NABZ01350100000000909944 AZN\r\nAZ17NABZ01350200000000909840 USD"),
                                Text.of("The participant has joined AZIPS / Istirakci AZIPS-e qosulub"))));
    }

    private static byte[] seized() {
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        int length = new AccountNewsWriter()
                .write(
                        header(123, 73),
                        new AccountTold(
                                Text.of("A000000000000072"),
                                Text.of("2-1/77"),
                                20_260_331,
                                Text.of("SEIZED"),
                                Text.of("AZ89NABZ01350100000000901944"),
                                Text.of("AZN"),
                                0,
                                Text.of("2-1/77"),
                                25_000_000,
                                18_030_050,
                                Text.of("A sum of the account is seized / Hesabdaki mebleg hebse alinib")),
                        target,
                        0);
        return Arrays.copyOf(target, length);
    }

    private static OutputHeader header(long output, long sequence) {
        return new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(output, sequence)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static byte[] message(long output, ParticipationTold told) {
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        return Arrays.copyOf(target, new ParticipationWriter().write(header(output, output - 47), told, target, 0));
    }
}
