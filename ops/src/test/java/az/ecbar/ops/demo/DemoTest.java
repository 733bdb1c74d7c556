package az.ecbar.ops.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.certificate.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole day with a real node that is killed; and that the demo's checks see what they are there to see. */
class DemoTest {
    private static final int MESSAGES = 170;

    @TempDir
    Path folder = Path.of("");

    private final StringWriter told = new StringWriter();
    private final Story story = new Story(new PrintWriter(told));

    @Test
    @Rule({"4.8.2", "4.8.3", "4.8.4", "4.8.5", "4.8.6", "4.9", "4.10.1", "4.11", "4.12.2", "4.13", "3.3", "3.7"})
    void aDayWithAKillInItsMidstHoldsEveryCheck() throws Exception {
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        DemoPlan plan = DemoPlan.of(7, MESSAGES, today, Samples.folder());
        Sandbox sandbox = Sandbox.create(folder, plan.sandbox());
        DayEnd end;
        try (DemoDay day = new DemoDay(sandbox, plan, today, story)) {
            end = day.play();
        }
        new DemoChecks(sandbox, plan, end, story).run();
        assertEquals(0, story.failed(), told::toString);
        assertTrue(story.passed() > 10, told::toString);
        assertTrue(told.toString().contains("SIGKILL"), told::toString);

        theChecksSeeWhatIsWrong(sandbox, plan, end);
    }

    private void theChecksSeeWhatIsWrong(Sandbox sandbox, DemoPlan plan, DayEnd end) throws Exception {
        InventedBank beta = plan.banks().beta();
        Path in = sandbox.bankFolder(beta).resolve("in");
        List<Path> advices = files(in, "MT910");
        List<Path> payments = files(in, "MT103");
        Path advice = advices.getFirst();
        byte[] content = Files.readAllBytes(advice);
        Files.write(advice, Files.readAllBytes(advices.get(1)));
        assertEquals(2, wrongOutputs(sandbox, plan, end, beta), "one advice twice, another never");
        Files.write(advice, content);
        assertEquals(0, wrongOutputs(sandbox, plan, end, beta));

        Path payment = payments.getFirst();
        String text = Files.readString(payment);
        Files.writeString(payment, text.replace("INVOICE 17", "INVOICE 18"));
        assertEquals(2, wrongOutputs(sandbox, plan, end, beta), "a changed payment, and the right one missing");
        Files.writeString(payment, text);

        Path status =
                files(sandbox.bankFolder(beta).resolve("nak"), ".status.json").getFirst();
        String said = Files.readString(status);
        Files.writeString(status, said.replace("\"rejected\"", "\"accepted\""));
        assertEquals(1, StatusCheck.read(sandbox, plan).wrong().size());
        Files.writeString(status, said);
        assertEquals(List.of(), StatusCheck.read(sandbox, plan).wrong());

        List<Path> receipts = StatusCheck.read(sandbox, plan).receipts();
        Path receipt = receipts.getFirst();
        Files.writeString(receipt, Files.readString(receipt).replaceFirst("[a-f]", "A"));
        ReceiptCheck check = new ReceiptCheck(sandbox.authorityFile());
        assertEquals(1, check.notSignedBy(Role.NODE, receipts).size());
        assertFalse(check.notSignedBy(Role.BANK, receipts.subList(1, 2)).isEmpty());
    }

    private static int wrongOutputs(Sandbox sandbox, DemoPlan plan, DayEnd end, InventedBank bank) throws Exception {
        OutputCheck check = new OutputCheck(plan);
        check.read(sandbox, bank, end.lastOutputs().getOrDefault(bank.bic(), 0L));
        return check.wrong().size();
    }

    private static List<Path> files(Path folder, String part) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).contains(part))
                    .sorted()
                    .toList();
        }
    }
}
