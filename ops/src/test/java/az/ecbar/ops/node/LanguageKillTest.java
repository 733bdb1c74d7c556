package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.command.ActionWriter;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process over TLS, with a bank of each language, killed between: each is told in its own, and all ways agree. */
@Tag("long")
class LanguageKillTest {
    private static final int OPENING_MINOR = 100_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    @Rule({"4.10.2", "4.19", "4.25"})
    void aBankOfEachLanguageOverTlsAcrossAKill() throws Exception {
        int today = Operators.today();
        SandboxPlan plan = SandboxPlan.of(3, new BigDecimal("1000.00")).withNodeSetting("snapshotInterval", 10);
        Sandbox sandbox = Sandbox.create(folder, plan);
        SplittableRandom random = new SplittableRandom(54);
        NodeChild node = sandbox.startNode();
        try (BankTerminals banks =
                new BankTerminals(sandbox, new PaymentDay(sandbox.banks(), OPENING_MINOR, today, random), random)) {
            Operators.decide(sandbox, new ActionWriter().openDay(SystemId.AZIPS, today));
            pay(sandbox, banks, "P-1", today);
            InventedBank second = sandbox.banks().get(1);
            Operators.decide(sandbox, new ActionWriter().setLanguage(second.bic(), MessageLanguage.ISO));
            pay(sandbox, banks, "P-2", today);
            node.kill();
            node = sandbox.startNode();
            pay(sandbox, banks, "P-3", today);
            Operators.decide(sandbox, new ActionWriter().closeDay(SystemId.AZIPS));
            banks.until("statements", () -> banks.all.stream().limit(2).allMatch(bank -> bank.outputs.size() == 7));
            assertEquals(List.of(false, false, false, false, false, false, false), areIso(banks, 0));
            assertEquals(List.of(false, false, true, true, true, true, true), areIso(banks, 1));
            assertEquals(0, node.stop(), node.tail());
            NodeKillTest.assertAllWaysAgree(sandbox, banks);
        } finally {
            node.close();
        }
    }

    /** The first bank pays the second. */
    private static void pay(Sandbox sandbox, BankTerminals banks, String reference, int today) {
        InventedBank from = sandbox.banks().get(0);
        InventedBank to = sandbox.banks().get(1);
        RememberingTerminal payer = banks.all.get(0);
        RememberingTerminal payee = banks.all.get(1);
        int outputs = payer.outputs.size() + 2;
        payer.send(PaymentBuilder.mt103()
                .sender(from.terminal())
                .reference(reference)
                .valueDate(today)
                .amount("AZN", 100)
                .issuer(from.customer("MUSTERI BIR", 1, ""))
                .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .build());
        banks.until("told", () -> payer.outputs.size() == outputs && payee.outputs.size() == outputs);
    }

    private static List<Boolean> areIso(BankTerminals banks, int bank) {
        return banks.all.get(bank).outputs.stream()
                .map(output -> new String(output, StandardCharsets.UTF_8).startsWith("<?xml"))
                .toList();
    }
}
