package az.ecbar.mt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requisites that a payment instruction must bear by the Guidelines on Cashless Settlements, as a profile of fields
 * (docs/formats/azips.md): an instruction without one of them is no instruction.
 */
@Rule("3.2.1")
class RequisitesTest {
    private static final String END = "\r\n";
    private static final String MT103 = SamplePayments.mt103().text();
    private static final String MT205 = SamplePayments.mt205().text();

    @Test
    void anInstructionWithAllRequisitesIsRead() {
        for (String message : List.of(MT103, MT205)) {
            PaymentInstruction read = assertInstanceOf(PaymentInstruction.class, read(message));
            assertTrue(read.reference().length() > 0, "number");
            assertTrue(read.valueDate() > 20_000_000, "date of execution");
            assertTrue(read.amountMinor() > 0 && read.currency().length() == 3, "currency and amount");
            for (PaymentParty side : List.of(read.issuer(), read.beneficiary())) {
                assertTrue(side.name().length() > 0, "name");
                assertTrue(side.bankCode().length() == 6 && side.tin().length() == 10, "bank code and TIN");
                assertTrue(side.bic().length() == 11 && side.account().length() == 28, "BIC and account");
            }
        }
    }

    @ParameterizedTest(name = "MT{0} without field {1}")
    @CsvSource({
        "103, 20",
        "103, 32A",
        "103, 50K",
        "103, 59",
        "103, 70",
        "103, 71A",
        "205, 20",
        "205, 21",
        "205, 32A",
        "205, 52D",
        "205, 58D"
    })
    void withoutAFieldItIsRefusedNamingIt(int type, String tag) {
        String message = type == 103 ? MT103 : MT205;
        int from = message.indexOf(":" + tag + ":");
        int next = message.indexOf(END + ":", from);
        int to = next < 0 ? message.indexOf(END + "-}", from) : next;
        MtError error = assertInstanceOf(
                MtError.class, read(message.substring(0, from) + message.substring(to + END.length())));
        assertEquals(FormatReason.FIELD_MISSING + " " + tag, error.reason() + " " + error.tag());
    }

    /** Account, name, TIN, bank, correspondent account: each is a line of its own, and none can be left out. */
    @ParameterizedTest(name = "MT{0}, {1} without line {2}")
    @CsvSource({
        "103, 50K, 1", "103, 50K, 2", "103, 50K, 3", "103, 50K, 4", "103, 50K, 5",
        "103, 59, 1", "103, 59, 2", "103, 59, 3", "103, 59, 4", "103, 59, 5",
        "205, 52D, 1", "205, 52D, 2", "205, 52D, 3", "205, 52D, 4", "205, 52D, 5",
        "205, 58D, 1", "205, 58D, 2", "205, 58D, 3", "205, 58D, 4", "205, 58D, 5"
    })
    void withoutALineOfASideItIsRefusedNamingTheSide(int type, String tag, int line) {
        String message = type == 103 ? MT103 : MT205;
        int from = message.indexOf(":" + tag + ":") + tag.length() + 2;
        for (int i = 1; i < line; i++) {
            from = message.indexOf(END, from) + END.length();
        }
        int to = message.indexOf(END, from) + END.length();
        MtError error = assertInstanceOf(MtError.class, read(message.substring(0, from) + message.substring(to)));
        assertEquals(tag, error.tag());
    }

    private static MtResult read(String message) {
        return SamplePayments.reader().read(message.getBytes(StandardCharsets.US_ASCII));
    }
}
