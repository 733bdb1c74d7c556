package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.schema.NoticeKind;
import az.ecbar.testkit.Rule;
import com.prowidesoftware.swift.model.SwiftMessage;
import com.prowidesoftware.swift.model.field.Field32A;
import com.prowidesoftware.swift.model.mt.AbstractMT;
import com.prowidesoftware.swift.model.mt.mt1xx.MT103;
import com.prowidesoftware.swift.model.mt.mt2xx.MT205;
import com.prowidesoftware.swift.model.mt.mt2xx.MT298;
import com.prowidesoftware.swift.model.mt.mt9xx.MT900;
import com.prowidesoftware.swift.model.mt.mt9xx.MT910;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * One sample of each notice, in {@code docs/samples/notices}: written by {@code -Decbar.samples.write=true}, else compared
 * byte for byte, and each read back by Prowide.
 */
@Rule({"4.9", "4.10.2", "4.13", "4.19"})
class NoticeSamplesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples/notices");
    private static final boolean WRITES = Boolean.getBoolean("ecbar.samples.write");

    private final Map<String, String> samples = samples();

    @Test
    void theSamplesAreWhatIsRendered() throws IOException {
        if (WRITES) {
            Files.createDirectories(FOLDER);
        }
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            Path file = FOLDER.resolve(sample.getKey() + ".txt");
            if (WRITES) {
                Files.writeString(file, sample.getValue(), StandardCharsets.US_ASCII);
            }
            assertEquals(Files.readString(file, StandardCharsets.US_ASCII), sample.getValue(), sample.getKey());
        }
        try (var files = Files.list(FOLDER)) {
            long count = files.filter(file -> file.toString().endsWith(".txt")).count();
            assertEquals(samples.size(), count, "samples of notices that no longer exist");
        }
    }

    @Test
    void prowideReadsEachAsWhatItIs() {
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            AbstractMT message = parse(sample.getValue());
            boolean isForAlfa = !sample.getKey().startsWith("forwarded")
                    && !Set.of("mt910-bank", "mt910-customer").contains(sample.getKey());
            assertEquals(isForAlfa ? "ALFAAZ22AXXX" : "BETAAZ22AXXX", message.getReceiver(), sample.getKey());
            assertEquals("NABZAZ2CXRTS", message.getSender(), sample.getKey());
        }
        assertTrue(parse(sample("forwarded-mt103")) instanceof MT103);
        assertTrue(parse(sample("forwarded-mt205")) instanceof MT205);
        for (String smt : List.of("smt012", "smt700", "smt701", "smt900-unreadable", "smt900-refused")) {
            MT298 notice = (MT298) parse(sample(smt));
            assertEquals(smt.substring(3, 6), notice.getField12().getValue());
            assertNotNull(notice.getField77E());
        }
    }

    @Test
    void prowideReadsTheAmountsOfTheAdvices() {
        MT900 debit = (MT900) parse(sample("mt900"));
        assertMoney(debit.getField32A(), "1500.00");
        assertEquals("ALFA260302-00001", debit.getField21().getValue());
        assertEquals("A000000000000002", debit.getField20().getValue());
        MT910 customer = (MT910) parse(sample("mt910-customer"));
        assertMoney(customer.getField32A(), "1500.00");
        assertNotNull(customer.getField50K());
        MT910 bank = (MT910) parse(sample("mt910-bank"));
        assertMoney(bank.getField32A(), "50000.00");
        assertNotNull(bank.getField52D());
    }

    @Test
    void prowideReadsWhatTheCentralBankBooked() {
        MT910 issue = (MT910) parse(sample("mt910-issue"));
        assertEquals("A000000000000008", issue.getField20().getValue());
        assertEquals("ISSUE-17/2026", issue.getField21().getValue());
        assertEquals(SampleBanks.ALFA.account(), issue.getField25().getAccount());
        assertMoney(issue.getField32A(), "1000000.00");
        assertEquals("NABZAZ2CXXX", issue.getField52A().getIdentifierCode());
        assertNull(issue.getField50K());
        assertNull(issue.getField52D());
        assertEquals("/ISSUE/BY THE CENTRAL BANK", issue.getField72().getValue());
        MT900 withdrawal = (MT900) parse(sample("mt900-withdrawal"));
        assertEquals("A000000000000009", withdrawal.getField20().getValue());
        assertEquals("NONREF", withdrawal.getField21().getValue());
        assertMoney(withdrawal.getField32A(), "250000.50");
        assertEquals("NABZAZ2CXXX", withdrawal.getField52A().getIdentifierCode());
        assertEquals("/WITHDRAW/BY THE CENTRAL BANK", withdrawal.getField72().getValue());
        assertNull(((MT900) parse(sample("mt900"))).getField52A());
    }

    @Test
    void aDecisionWhoseReferenceFitsNoFieldIsNonref() {
        for (String decision : List.of("/17", "17//3", " 17", "{17}", "A-}", "17_3")) {
            AzipsDay day = new AzipsDay().bookedByCentralBank(NoticeKind.CREDIT_ADVICE, decision, 1);
            String text = RenderedDay.of(day).outputs(AzipsDay.ALFA).getFirst().text();
            assertEquals("NONREF", ((MT910) parse(text)).getField21().getValue(), decision);
        }
    }

    private static void assertMoney(Field32A field, String amount) {
        assertEquals("AZN", field.getCurrency());
        assertEquals(0, new BigDecimal(amount).compareTo(field.getAmountAsBigDecimal()));
        assertEquals("260302", field.getDate());
    }

    private static AbstractMT parse(String text) {
        SwiftMessage message;
        try {
            message = SwiftMessage.parse(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertEquals(0, message.getUnparsedTextsSize(), "unparsed");
        AbstractMT mt = message.toMT();
        assertNotNull(mt);
        return mt;
    }

    private String sample(String name) {
        String text = samples.get(name);
        if (text == null) {
            throw new AssertionError("no sample " + name);
        }
        return text;
    }

    private static Map<String, String> samples() {
        RenderedDay day = RenderedDay.of(AzipsDay.full());
        List<RenderedDay.Output> alfa = day.outputs(AzipsDay.ALFA);
        List<RenderedDay.Output> beta = day.outputs(AzipsDay.BETA);
        Map<String, String> samples = new TreeMap<>();
        samples.put("mt900", alfa.get(0).text());
        samples.put("smt012", alfa.get(1).text());
        samples.put("smt700", alfa.get(2).text());
        samples.put("smt900-unreadable", alfa.get(3).text());
        samples.put("smt900-refused", alfa.get(4).text());
        samples.put("smt701", alfa.get(5).text());
        samples.put("mt910-issue", alfa.get(8).text());
        samples.put("mt900-withdrawal", alfa.get(9).text());
        samples.put("forwarded-mt103", beta.get(0).text());
        samples.put("mt910-customer", beta.get(1).text());
        samples.put("forwarded-mt205", beta.get(2).text());
        samples.put("mt910-bank", beta.get(3).text());
        return samples;
    }
}
