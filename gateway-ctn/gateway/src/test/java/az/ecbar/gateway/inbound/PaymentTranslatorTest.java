package az.ecbar.gateway.inbound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.testing.MemoryRing;
import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.check.Uetr;
import az.ecbar.schema.Channel;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.schema.Site;
import az.ecbar.schema.SubmitPaymentDecoder;
import az.ecbar.schema.SubmitTransferDecoder;
import az.ecbar.schema.TransferPartDecoder;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PaymentTranslatorTest {
    private static final byte[] PROOF = "leaf path, signed root, signature".getBytes(StandardCharsets.US_ASCII);

    private final MemoryRing ring = new MemoryRing();
    private final PaymentTranslator translator =
            new PaymentTranslator(ring, MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS"));
    private final InputOrigin origin = new InputOrigin(77, "ALFAAZ22XXX", (byte) 'A', Channel.CTN, Site.BACKUP, 5);

    @Test
    @Rule("4.7.2")
    void aReadableMt103BecomesOnePayment() {
        byte[] message = SampleBanks.mt103().possibleDuplicate(true).build();
        assertEquals(Translation.TAKEN, send(9, message));
        assertEquals(1, ring.lastSequence());
        SubmitPaymentDecoder payment = payment(1);
        assertEquals(77, payment.origin().sessionId());
        assertEquals(9, payment.origin().inputNumber());
        assertEquals("ALFAAZ22XXX", payment.origin().participant());
        assertEquals('A', payment.origin().terminal());
        assertEquals(Channel.CTN, payment.origin().channel());
        assertEquals(Site.BACKUP, payment.origin().site());
        assertEquals(5, payment.origin().certificateId());
        byte[] digest = new byte[32];
        payment.origin().getDigest(digest, 0, 32);
        assertArrayEquals(sha256(message), digest);
        assertEquals(0, payment.transferId());
        assertEquals(150_000, payment.amountMinor());
        assertEquals(Long.parseLong(SampleBanks.ALFA.tin()), payment.debtorTin());
        assertEquals(Long.parseLong(SampleBanks.BETA.tin()), payment.creditorTin());
        assertEquals(SampleBanks.DAY, payment.valueDate());
        assertEquals(40, payment.priority());
        assertEquals(PaymentType.MT103, payment.paymentType());
        assertEquals(LimitTarget.NONE, payment.limitTarget());
        assertTrue(payment.flags().pOSSIBLE_DUPLICATE());
        assertFalse(payment.flags().eXECUTION_NOTICE_ASKED());
        assertEquals("AZN", payment.currency());
        assertEquals("ALFA260302-00001", payment.reference());
        assertEquals(SampleBanks.UETR, uetr(payment));
        assertEquals("ALFAAZ22XXX", payment.senderBic());
        assertEquals("ALFAAZ22XXX", payment.debtorBic());
        assertEquals("BETAAZ22XXX", payment.creditorBic());
        assertEquals(SampleBanks.ALFA.account(), payment.debtorAccount());
        assertEquals(SampleBanks.BETA.account(), payment.creditorAccount());
        byte[] proof = new byte[payment.proofLength()];
        payment.getProof(proof, 0, proof.length);
        assertArrayEquals(PROOF, proof);
        byte[] stored = new byte[payment.messageLength()];
        payment.getMessage(stored, 0, stored.length);
        assertArrayEquals(message, stored);
    }

    @Test
    @Rule("4.7.2")
    void anMt205WithoutBlock3HasNoPriorityAndADerivedUetr() {
        assertEquals(Translation.TAKEN, send(1, SampleBanks.mt205().build()));
        SubmitPaymentDecoder payment = payment(1);
        assertEquals(PaymentType.MT205, payment.paymentType());
        assertEquals(-1, payment.priority());
        assertFalse(payment.flags().pOSSIBLE_DUPLICATE());
        byte[] text = uetr(payment).getBytes(StandardCharsets.US_ASCII);
        assertTrue(Uetr.isValid(text, 0, text.length), uetr(payment));
    }

    @Test
    void aDerivedUetrFollowsFromSenderAndBytesAlone() {
        byte[] message = SampleBanks.mt205().build();
        send(1, message);
        String first = uetr(payment(1));
        PaymentTranslator other = new PaymentTranslator(ring, MtReader.ofSystem(false, "NABZAZ2CXRTS"));
        InputOrigin later = new InputOrigin(99, "ALFAAZ22XXX", (byte) 'A', Channel.CTN, Site.MAIN, 6);
        send(other, later, 2, message);
        assertEquals(first, uetr(payment(2)));
        InputOrigin another = new InputOrigin(98, "BETAAZ22XXX", (byte) 'A', Channel.CTN, Site.MAIN, 7);
        send(other, another, 3, message);
        assertFalse(first.equals(uetr(payment(3))), "of another sender");
        send(other, later, 4, SampleBanks.mt205().reference("ANOTHER").build());
        assertFalse(first.equals(uetr(payment(4))), "of other bytes");
    }

    @Test
    void anMt205ThatRaisesALimitNamesIt() {
        send(
                1,
                SampleBanks.mt205()
                        .senderToReceiver("/BCSL/" + SampleBanks.ALFA.account())
                        .build());
        send(
                2,
                SampleBanks.mt205()
                        .senderToReceiver("/IPSL/" + SampleBanks.ALFA.account())
                        .build());
        assertEquals(LimitTarget.LVPCSS, payment(1).limitTarget());
        assertEquals(LimitTarget.IPS, payment(2).limitTarget());
    }

    @Test
    @Rule({"4.8.3", "4.9"})
    void aMessageThatCannotBeReadIsRefusedWithReasonTagAndReference() {
        byte[] message = SampleBanks.mt103().amount("AZN", "1500.00").build();
        assertEquals(Translation.TAKEN, send(3, message));
        RefuseInputDecoder refusal = refusal(1);
        assertEquals(FormatReason.AMOUNT_CHARACTER.code(), refusal.reason());
        assertEquals("32A", refusal.tag());
        assertEquals("ALFA260302-00001", refusal.reference());
        assertEquals(3, refusal.origin().inputNumber());
        assertEquals(0, refusal.transferId());
        assertEquals(PROOF.length, refusal.proofLength());
        refusal.skipProof();
        byte[] stored = new byte[refusal.messageLength()];
        refusal.getMessage(stored, 0, stored.length);
        assertArrayEquals(message, stored);
    }

    @Test
    @Rule("4.8.3")
    void whatIsNoMtAtAllIsRefusedWithoutAReference() {
        send(1, "<?xml version=\"1.0\"?><Document/>".getBytes(StandardCharsets.US_ASCII));
        RefuseInputDecoder refusal = refusal(1);
        assertEquals(FormatReason.BLOCK_EXPECTED.code(), refusal.reason());
        assertEquals("", refusal.reference());
    }

    @Test
    @Rule("4.8.3")
    void anMt298OfABankIsNotTakenYet() {
        String text = "{1:F01ALFAAZ22AXXX0000000001}{2:I298NABZAZ2CXRTSN}{4:\r\n:20:ALFA-1\r\n:12:700\r\n:77E:\r\n"
                + ":21:ALFA-0\r\n-}";
        send(1, text.getBytes(StandardCharsets.US_ASCII));
        RefuseInputDecoder refusal = refusal(1);
        assertTrue(refusal.reason() >= 100 && refusal.reason() < 200, "reason " + refusal.reason());
        assertEquals("ALFA-1", refusal.reference());
    }

    @Test
    @Rule("4.8.3")
    void aMessageLargerThanASlotGoesInPartsAndIsThenRefusedOrSubmitted() {
        byte[] message = Arrays.copyOf(SampleBanks.mt103().build(), 9000);
        Arrays.fill(message, 800, 9000, (byte) 'X');
        assertEquals(Translation.TAKEN, send(4, message));
        assertEquals(4, ring.lastSequence());
        assertArrayEquals(message, joinParts(1, 3, 4, message.length));
        RefuseInputDecoder refusal = refusal(4);
        assertEquals(4, refusal.transferId());
        assertEquals("ALFA260302-00001", refusal.reference());
        refusal.skipProof();
        assertEquals(0, refusal.messageLength());
    }

    @Test
    void aRingThatIsFullAnywhereDelaysAndRepeatsNothing() {
        byte[] large = new byte[9000];
        Arrays.fill(large, (byte) 'X');
        for (int room = 0; room < 4; room++) {
            MemoryRing small = new MemoryRing().room(room);
            PaymentTranslator translating = new PaymentTranslator(small, MtReader.ofSystem(false, "NABZAZ2CXRTS"));
            InputOrigin sender = new InputOrigin(77, "ALFAAZ22XXX", (byte) 'A', Channel.CTN, Site.MAIN, 5);
            assertEquals(Translation.RING_FULL, send(translating, sender, 4, large));
            assertEquals(room, small.lastSequence());
            small.room(Integer.MAX_VALUE);
            assertEquals(Translation.TAKEN, send(translating, sender, 4, large));
            assertEquals(4, small.lastSequence());
            for (int part = 1; part <= 3; part++) {
                assertEquals(TransferPartDecoder.TEMPLATE_ID, small.templateId(part));
            }
            assertEquals(RefuseInputDecoder.TEMPLATE_ID, small.templateId(4));
            assertEquals(Translation.TAKEN, send(translating, sender, 4, large), "sent again, as after a refusal");
            assertEquals(8, small.lastSequence());
        }
    }

    @Test
    void aPaymentThatCameInPartsIsReadOnceAllIsThere() {
        byte[] message = SampleBanks.mt103().build();
        origin.input(6, sha256(message), 0);
        assertEquals(Translation.TAKEN, part(6, 1, 2, message, 0, 300));
        assertEquals(Translation.UNKNOWN_TRANSFER, submit(6), "not all is there");
        assertEquals(Translation.TAKEN, part(6, 2, 2, message, 300, message.length - 300));
        assertEquals(Translation.TAKEN, submit(6));
        assertEquals(3, ring.lastSequence());
        assertArrayEquals(message, joinParts(1, 2, 6, message.length));
        SubmitPaymentDecoder payment = payment(3);
        assertEquals(6, payment.transferId());
        assertEquals(150_000, payment.amountMinor());
        payment.skipProof();
        assertEquals(0, payment.messageLength());
        assertEquals(0, translator.openTransfers());
    }

    @Test
    void partsOutOfPlaceAreNotTaken() {
        byte[] message = SampleBanks.mt103().build();
        origin.input(6, sha256(message), 0);
        assertEquals(Translation.UNKNOWN_TRANSFER, part(6, 2, 2, message, 300, 100));
        assertEquals(Translation.TAKEN, part(6, 1, 3, message, 0, 300));
        assertEquals(Translation.UNKNOWN_TRANSFER, part(6, 3, 3, message, 300, 100));
        assertEquals(Translation.UNKNOWN_TRANSFER, part(7, 2, 3, message, 300, 100));
        assertEquals(Translation.UNKNOWN_TRANSFER, part(6, 2, 3, message, 0, message.length), "longer than the whole");
        assertEquals(Translation.TAKEN, part(6, 1, 2, message, 0, 300), "begun anew");
        assertEquals(Translation.TAKEN, part(6, 2, 2, message, 300, message.length - 300));
        assertEquals(Translation.TAKEN, submit(6));
    }

    @Test
    void partsThatAreNotWhatWasSignedAreForgotten() {
        byte[] message = SampleBanks.mt103().build();
        origin.input(6, sha256("something else".getBytes(StandardCharsets.US_ASCII)), 0);
        assertEquals(Translation.TAKEN, part(6, 1, 1, message, 0, message.length));
        assertEquals(Translation.WRONG_DIGEST, submit(6));
        assertEquals(Translation.UNKNOWN_TRANSFER, submit(6));
        assertEquals(1, ring.lastSequence());
    }

    @Test
    @Rule("4.8.3")
    void anMtLongerThanAnyMayBeIsRefusedUnread() {
        byte[] message = Arrays.copyOf(SampleBanks.mt103().build(), 12_000);
        sendInParts(8, message);
        RefuseInputDecoder refusal = refusal(ring.lastSequence());
        assertEquals(FormatReason.MESSAGE_TOO_LONG.code(), refusal.reason());
        assertEquals(8, refusal.transferId());
    }

    @Test
    void anotherLargeMessageIsSubmittedAsATransfer() {
        sendInParts(8, new byte[12_000]);
        SubmitTransferDecoder transfer = new SubmitTransferDecoder();
        assertEquals(SubmitTransferDecoder.TEMPLATE_ID, ring.templateId(ring.lastSequence()));
        transfer.wrapAndApplyHeader(ring.payload(ring.lastSequence()), 0, new MessageHeaderDecoder());
        assertEquals(8, transfer.transferId());
        assertEquals(0, transfer.messageType());
        assertEquals(PROOF.length, transfer.proofLength());
    }

    @Test
    void aHundredMebibytesPassThroughAndOneByteMoreIsRefused() {
        long whole = MessageTranslator.MAX_MESSAGE_BYTES;
        ring.countOnly();
        UnsafeBuffer content = new UnsafeBuffer(new byte[MessageTranslator.MAX_PART_BYTES]);
        int of = (int) ((whole + content.capacity() - 1) / content.capacity());
        origin.input(2, sha256Of(whole), 0);
        assertEquals(Translation.TOO_LARGE, translator.onPart(origin, 2, 1, of, whole + 1, content, 0, 100));
        long before = AllocatedBytes.ofThisThread();
        for (int part = 1; part <= of; part++) {
            long start = (part - 1L) * content.capacity();
            int length = (int) Math.min(content.capacity(), whole - start);
            assertEquals(Translation.TAKEN, translator.onPart(origin, 2, part, of, whole, content, 0, length));
        }
        assertEquals(Translation.TAKEN, submit(2));
        long allocated = AllocatedBytes.ofThisThread() - before;
        assertEquals(of + 1L, ring.published());
        assertTrue(allocated < 1 << 20, allocated + " bytes allocated");
    }

    @Test
    void readablePaymentsAreTranslatedWithoutAllocating() {
        byte[] customer = SampleBanks.mt103().build();
        byte[] bank = SampleBanks.mt205().build();
        byte[] customerDigest = sha256(customer);
        byte[] bankDigest = sha256(bank);
        UnsafeBuffer customerBuffer = new UnsafeBuffer(customer);
        UnsafeBuffer bankBuffer = new UnsafeBuffer(bank);
        UnsafeBuffer proof = new UnsafeBuffer(PROOF);
        ring.countOnly();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 20 && allocated != 0; round++) {
            long before = AllocatedBytes.ofThisThread();
            for (int i = 0; i < 2_000; i++) {
                origin.input(i, customerDigest, 0);
                translator.onMessage(origin, customerBuffer, 0, customer.length, proof, 0, PROOF.length);
                origin.input(i, bankDigest, 0);
                translator.onMessage(origin, bankBuffer, 0, bank.length, proof, 0, PROOF.length);
            }
            allocated = AllocatedBytes.ofThisThread() - before;
        }
        assertEquals(0, allocated, "bytes allocated for 4000 payments");
    }

    private Translation send(long number, byte[] message) {
        return send(translator, origin, number, message);
    }

    private static Translation send(PaymentTranslator to, InputOrigin from, long number, byte[] message) {
        from.input(number, sha256(message), 0);
        return to.onMessage(
                from, new UnsafeBuffer(message), 0, message.length, new UnsafeBuffer(PROOF), 0, PROOF.length);
    }

    private void sendInParts(long number, byte[] message) {
        origin.input(number, sha256(message), 0);
        int size = 3000;
        int of = (message.length + size - 1) / size;
        for (int part = 1; part <= of; part++) {
            int start = (part - 1) * size;
            assertEquals(
                    Translation.TAKEN, part(number, part, of, message, start, Math.min(size, message.length - start)));
        }
        assertEquals(Translation.TAKEN, submit(number));
    }

    private Translation part(long id, int part, int of, byte[] message, int start, int length) {
        return translator.onPart(origin, id, part, of, message.length, new UnsafeBuffer(message), start, length);
    }

    private Translation submit(long id) {
        return translator.onTransfer(origin, id, new UnsafeBuffer(PROOF), 0, PROOF.length);
    }

    private SubmitPaymentDecoder payment(long sequence) {
        assertEquals(SubmitPaymentDecoder.TEMPLATE_ID, ring.templateId(sequence));
        return new SubmitPaymentDecoder().wrapAndApplyHeader(ring.payload(sequence), 0, new MessageHeaderDecoder());
    }

    private RefuseInputDecoder refusal(long sequence) {
        assertEquals(RefuseInputDecoder.TEMPLATE_ID, ring.templateId(sequence));
        return new RefuseInputDecoder().wrapAndApplyHeader(ring.payload(sequence), 0, new MessageHeaderDecoder());
    }

    private byte[] joinParts(long from, long to, long transferId, int wholeLength) {
        byte[] whole = new byte[wholeLength];
        int length = 0;
        TransferPartDecoder part = new TransferPartDecoder();
        for (long sequence = from; sequence <= to; sequence++) {
            assertEquals(TransferPartDecoder.TEMPLATE_ID, ring.templateId(sequence));
            part.wrapAndApplyHeader(ring.payload(sequence), 0, new MessageHeaderDecoder());
            assertEquals(transferId, part.transferId());
            assertEquals(sequence - from + 1, part.part());
            assertEquals(to - from + 1, part.of());
            assertEquals(wholeLength, part.wholeLengthBytes());
            int count = part.contentLength();
            part.getContent(whole, length, count);
            length += count;
        }
        assertEquals(wholeLength, length);
        return whole;
    }

    private static String uetr(SubmitPaymentDecoder payment) {
        byte[] binary = new byte[Uetr.BINARY_LENGTH];
        payment.getUetr(binary, 0, binary.length);
        byte[] text = new byte[Uetr.LENGTH];
        Uetr.toText(binary, 0, text, 0);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static byte[] sha256Of(long zeros) {
        MessageDigest sha256 = newSha256();
        byte[] chunk = new byte[1 << 20];
        for (long done = 0; done < zeros; done += chunk.length) {
            sha256.update(chunk, 0, (int) Math.min(chunk.length, zeros - done));
        }
        return sha256.digest();
    }

    private static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
