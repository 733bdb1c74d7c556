package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.PaymentParty;
import az.ecbar.mt.RandomPayments;
import az.ecbar.mt.SamplePayments;
import az.ecbar.mt.Text;
import az.ecbar.testkit.Rule;
import com.prowidesoftware.swift.model.mx.AppHdr;
import com.prowidesoftware.swift.model.mx.MxPacs00800108;
import com.prowidesoftware.swift.model.mx.MxPacs00900108;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction36;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction39;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader93;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Prowide ISO 20022 as a second opinion: what we write it reads as we meant it, what it writes we read as it means it. */
class ProwideIsoTest {
    private static final int CASES = 40;

    private final MessageReader reader = IsoSamples.system();

    @Test
    @Rule({"4.7.2", "4.8.3"})
    void prowideReadsOurCustomerPaymentsAsWeMeantThem() {
        RandomPayments payments = new RandomPayments(1);
        for (int i = 0; i < CASES; i++) {
            PaymentInstruction payment = read(payments.mt103().build());
            String iso = IsoSamples.handedIn(payment);
            MxPacs00800108 mx = assertNotNullMessage(MxPacs00800108.parse(iso), iso);
            header(mx.getAppHdr(), payment, "pacs.008.001.08");
            group(mx.getFIToFICstmrCdtTrf().getGrpHdr(), payment);
            List<CreditTransferTransaction39> all = mx.getFIToFICstmrCdtTrf().getCdtTrfTxInf();
            assertEquals(1, all.size());
            customerPayment(all.getFirst(), payment, iso);
        }
    }

    @Test
    @Rule({"4.7.2", "4.8.3"})
    void prowideReadsOurBankPaymentsAsWeMeantThem() {
        RandomPayments payments = new RandomPayments(2);
        for (int i = 0; i < CASES; i++) {
            PaymentInstruction payment = read(payments.mt205().build());
            String iso = IsoSamples.handedIn(payment);
            MxPacs00900108 mx = assertNotNullMessage(MxPacs00900108.parse(iso), iso);
            header(mx.getAppHdr(), payment, "pacs.009.001.08");
            group(mx.getFICdtTrf().getGrpHdr(), payment);
            CreditTransferTransaction36 one = mx.getFICdtTrf().getCdtTrfTxInf().getFirst();
            assertEquals(payment.relatedReference().toString(), one.getPmtId().getEndToEndId());
            assertEquals(amount(payment), one.getIntrBkSttlmAmt().getValue());
            assertEquals(payment.currency().toString(), one.getIntrBkSttlmAmt().getCcy());
            assertEquals(date(payment), one.getIntrBkSttlmDt().toString());
            institution(one.getDbtr().getFinInstnId(), payment.issuer());
            institution(one.getCdtr().getFinInstnId(), payment.beneficiary());
            assertEquals(
                    payment.issuer().name().toString(),
                    one.getDbtr().getFinInstnId().getNm());
            assertEquals(
                    payment.issuer().account().toString(),
                    one.getDbtrAcct().getId().getIBAN());
            assertEquals(
                    payment.beneficiary().account().toString(),
                    one.getCdtrAcct().getId().getIBAN());
            assertEquals(
                    payment.senderToReceiver().toString(),
                    String.join(
                            "\r\n",
                            one.getInstrForNxtAgt().stream()
                                    .map(it -> it.getInstrInf())
                                    .toList()));
        }
    }

    /** Prowide writes the document with name spaces and declarations of its own; it says the same. */
    @Test
    void whatProwideWritesWeReadTheSame() {
        RandomPayments payments = new RandomPayments(3);
        for (int i = 0; i < CASES; i++) {
            PaymentInstruction payment = read(payments.mt103().build());
            String said = WhatSettles.of(payment);
            String iso = IsoSamples.handedIn(payment);
            MxPacs00800108 mx = assertNotNullMessage(MxPacs00800108.parse(iso), iso);
            String document = mx.document();
            int from = document.indexOf('<', document.startsWith("<?") ? 2 : 0);
            String message = iso.substring(0, iso.indexOf("<Document")) + document.substring(from) + "</DataPDU>";
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            PaymentInstruction read =
                    assertInstanceOf(PaymentInstruction.class, reader.read(bytes), () -> reader.path() + message);
            assertEquals(said, WhatSettles.of(read));
        }
    }

    private static void header(AppHdr header, PaymentInstruction payment, String definition) {
        byte[] sender = new byte[11];
        payment.copySenderBic(sender, 0);
        assertEquals(new String(sender, StandardCharsets.US_ASCII), header.from());
        assertEquals("NABZAZ2CRTS", header.to());
        assertEquals(payment.reference().toString(), header.reference());
        assertEquals(definition, header.messageName());
        assertEquals("AZIPS", header.serviceName());
    }

    private static void group(GroupHeader93 group, PaymentInstruction payment) {
        assertEquals(payment.reference().toString(), group.getMsgId());
        assertEquals("1", group.getNbOfTxs());
        assertEquals("CLRG", group.getSttlmInf().getSttlmMtd().value());
        if (payment.priority() >= 0) {
            assertEquals(
                    String.format("%04d", payment.priority()),
                    group.getPmtTpInf().getSvcLvl().getFirst().getPrtry());
        }
    }

    private static void customerPayment(CreditTransferTransaction39 one, PaymentInstruction payment, String iso) {
        assertEquals(payment.reference().toString(), one.getPmtId().getInstrId());
        assertEquals(nullable(payment.userReference()), one.getPmtId().getTxId());
        assertEquals(nullable(payment.uetr()), one.getPmtId().getUETR());
        assertEquals(amount(payment), one.getIntrBkSttlmAmt().getValue());
        assertEquals(payment.currency().toString(), one.getIntrBkSttlmAmt().getCcy());
        assertEquals(date(payment), one.getIntrBkSttlmDt().toString());
        assertEquals("DEBT", one.getChrgBr().value());
        assertEquals(payment.issuer().name().toString(), one.getDbtr().getNm(), iso);
        assertEquals(
                payment.issuer().customerAccount().toString(),
                one.getDbtrAcct().getId().getIBAN());
        assertEquals(
                payment.issuer().account().toString(),
                one.getDbtrAgtAcct().getId().getIBAN());
        assertEquals(payment.beneficiary().name().toString(), one.getCdtr().getNm(), iso);
        assertEquals(
                payment.beneficiary().customerAccount().toString(),
                one.getCdtrAcct().getId().getIBAN());
        assertEquals(
                payment.beneficiary().account().toString(),
                one.getCdtrAgtAcct().getId().getIBAN());
        institution(one.getDbtrAgt().getFinInstnId(), payment.issuer());
        institution(one.getCdtrAgt().getFinInstnId(), payment.beneficiary());
        assertEquals(
                payment.remittanceInformation().toString(),
                String.join("\r\n", one.getRmtInf().getUstrd()));
    }

    private static void institution(FinancialInstitutionIdentification18 institution, PaymentParty party) {
        assertEquals(party.bic().toString(), institution.getBICFI());
        assertEquals(party.bankCode().toString(), institution.getClrSysMmbId().getMmbId());
        assertEquals(party.tin().toString(), institution.getOthr().getId());
    }

    private static PaymentInstruction read(byte[] mt) {
        return assertInstanceOf(
                PaymentInstruction.class, SamplePayments.reader().read(mt));
    }

    private static <T> T assertNotNullMessage(T message, String text) {
        assertNotNull(message, text);
        return message;
    }

    private static @Nullable String nullable(Text text) {
        return text.isEmpty() ? null : text.toString();
    }

    private static BigDecimal amount(PaymentInstruction payment) {
        return BigDecimal.valueOf(payment.amountMinor(), payment.currencyDigits());
    }

    private static String date(PaymentInstruction payment) {
        String digits = Integer.toString(payment.valueDate());
        return digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6);
    }
}
