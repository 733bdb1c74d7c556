package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.MtError;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.MtResult;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.RandomPayments;
import az.ecbar.mt.SamplePayments;
import az.ecbar.mt.Text;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A payment says the same in both languages, handed in and delivered, there and back. */
class ThereAndBackTest {
    private static final int CASES = 3_000;

    private final MtReader system = SamplePayments.reader();
    private final MessageReader isoSystem = IsoSamples.system();
    private final MtReader bank = MtReader.ofBank(true);
    private final MessageReader isoBank = MessageReader.ofBank(MtReader.ofBank(true));
    private final MtWriter writer = new MtWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    @Test
    @Rule({"3.2.1", "4.7.2", "4.8.3"})
    void whatABankHandsInIsReadTheSameInBothLanguages() {
        RandomPayments payments = new RandomPayments(20_022);
        for (int i = 0; i < CASES; i++) {
            handedIn(payments.next().build());
        }
    }

    @Test
    @Rule({"3.2.1", "4.7.1", "4.8.3"})
    void soAreSeveralPaymentsInOneMessage() {
        RandomBatches batches = new RandomBatches(102);
        for (int i = 0; i < CASES / 10; i++) {
            handedIn(batches.next());
        }
    }

    @Test
    @Rule("4.10.2")
    void aForwardedPaymentSaysTheSameInBothLanguages() {
        RandomPayments payments = new RandomPayments(54);
        for (int i = 0; i < CASES; i++) {
            delivered(payments.next().build(), i);
        }
        RandomBatches batches = new RandomBatches(55);
        for (int i = 0; i < CASES / 10; i++) {
            delivered(batches.next(), i);
        }
    }

    /** The last line /ROC/ of an MT103's field 72 is the customer's reference; in front of it and elsewhere it is text. */
    @Test
    void theCustomersReferenceIsCarried() {
        carried("/ROC/PO-4711", "<EndToEndId>PO-4711</EndToEndId>", 0);
        carried("/BNF/GOODS\r\n/ROC/PO 47.11", "<EndToEndId>PO 47.11</EndToEndId>", 1);
        carried("/ROC/PO-4711\r\n//GOES ON", "<EndToEndId>NOTPROVIDED</EndToEndId>", 2);
        carried("/ROC/PO-4711\r\n/BNF/GOODS", "<EndToEndId>NOTPROVIDED</EndToEndId>", 2);
        carried("/ROC/NOTPROVIDED", "<EndToEndId>NOTPROVIDED</EndToEndId>", 1);
        carried("/ROC/", "<EndToEndId>NOTPROVIDED</EndToEndId>", 1);
    }

    private void carried(String field72, String endToEnd, int lines) {
        byte[] mt = SamplePayments.mt103().senderToReceiver(field72).build();
        String iso = IsoSamples.handedIn(mt);
        assertTrue(iso.contains(endToEnd), iso);
        assertEquals(lines, iso.split("<InstrInf>", -1).length - 1, iso);
        handedIn(mt);
    }

    private void handedIn(byte[] mt) {
        PaymentInstruction payment = payment(system.read(mt), mt);
        String said = WhatSettles.of(payment);
        String iso = IsoSamples.handedIn(payment);
        byte[] bytes = iso.getBytes(StandardCharsets.UTF_8);
        PaymentInstruction read = payment(isoSystem.read(bytes), bytes);
        assertEquals(said, WhatSettles.of(read), iso);
        assertEquals(iso, IsoSamples.handedIn(read));
        assertEquals(said, WhatSettles.of(payment(system.read(isoSystem.equivalent()), bytes)));
    }

    private void delivered(byte[] mt, int number) {
        PaymentInstruction payment = payment(system.read(mt), mt);
        OutputHeader header = IsoSamples.header()
                .numbers(number, number + 7L)
                .uetr(Text.of(SamplePayments.UETR))
                .repeated(number % 3 == 0);
        if (number % 5 == 0) {
            header.onBehalfOf(Text.of(payment.issuer().bic().toString()));
        }
        int length = writer.forward(header, payment, target, 0);
        byte[] forwarded = Arrays.copyOf(target, length);
        String iso = IsoSamples.delivered(payment, header);
        String said = WhatSettles.of(payment(bank.read(forwarded), forwarded));
        byte[] bytes = iso.getBytes(StandardCharsets.UTF_8);
        assertEquals(said, WhatSettles.of(payment(isoBank.read(bytes), bytes)), iso);
        // From the twin that a bank handed in comes the same message.
        PaymentInstruction twin = payment(system.read(mt), mt);
        byte[] handedIn = IsoSamples.handedIn(twin).getBytes(StandardCharsets.UTF_8);
        assertEquals(iso, IsoSamples.delivered(payment(isoSystem.read(handedIn), handedIn), header));
        assertTrue(bytes.length <= XmlWriter.MAX_LENGTH);
    }

    private static PaymentInstruction payment(MtResult result, byte[] message) {
        return assertInstanceOf(
                PaymentInstruction.class,
                result,
                () -> (result instanceof MtError error ? error.text() : "") + "\n"
                        + new String(message, StandardCharsets.UTF_8));
    }
}
