package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.SamplePayments;
import az.ecbar.mt.Text;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The sample payments as banks write them in ISO 20022, and as AZIPS forwards them. */
final class IsoSamples {
    /** 2026-04-01 10:30:00.250 in Baku. */
    static final long MOMENT_NS = 1_775_025_000_250_000_000L;

    static final String OUR_REFERENCE = "A000000000000042";

    private IsoSamples() {}

    static String mt103() {
        return handedIn(SamplePayments.mt103().build());
    }

    static String mt205() {
        return handedIn(SamplePayments.mt205().build());
    }

    static String mt102() {
        return handedIn(SamplePayments.mt102().text().getBytes(StandardCharsets.US_ASCII));
    }

    static MessageReader system() {
        return MessageReader.ofSystem(SamplePayments.reader());
    }

    static MessageReader bank() {
        return MessageReader.ofBank(MtReader.ofBank(false));
    }

    /** The ISO message that a bank would hand in instead of this MT. */
    static String handedIn(byte[] mt) {
        return handedIn(assertInstanceOf(
                PaymentInstruction.class, SamplePayments.reader().read(mt)));
    }

    static String handedIn(PaymentInstruction payment) {
        byte[] target = new byte[XmlWriter.MAX_LENGTH];
        int length = new PaymentXml().submit(payment, MOMENT_NS, target, 0);
        return text(target, length);
    }

    /** The ISO message that AZIPS delivers of a payment. */
    static String delivered(PaymentInstruction payment, OutputHeader header) {
        byte[] target = new byte[XmlWriter.MAX_LENGTH];
        int length = new PaymentXml().forward(header, payment, OUR_REFERENCE, target, 0);
        return text(target, length);
    }

    static OutputHeader header() {
        return new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of("BETAAZ22AXXX"))
                .numbers(117, 42)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static String text(byte[] bytes, int length) {
        return new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
    }
}
