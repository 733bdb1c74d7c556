package az.ecbar.ops.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;
import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir
    Path work = Path.of("");

    @Test
    void inventedBanksPassEveryCheckAndDiffer() throws Exception {
        Set<String> numbers = new HashSet<>();
        for (int number = 1; number <= InventedBank.MAX; number++) {
            InventedBank bank = InventedBank.of(number);
            assertTrue(Tin.isValid(bank.tin()), bank::tin);
            assertEquals(Iban.Finding.VALID, Iban.check(bank.account()), bank::account);
            assertEquals(Iban.Finding.VALID, Iban.check(bank.account("USD")), () -> bank.account("USD"));
            assertTrue(numbers.add(bank.tin()) && numbers.add(bank.account()) && numbers.add(bank.bic()), bank::bic);
        }
        Path sample = Path.of(System.getProperty("ecbar.root", ".."), "docs/samples/in-205-bank-payment.fin");
        String text = Files.readString(sample);
        for (InventedBank bank : Set.of(InventedBank.of(1), InventedBank.of(2))) {
            String lines = String.join("\r\n", bank.bankCode(), bank.name(), bank.account(), bank.tin(), bank.bic());
            assertTrue(text.contains(lines), lines);
        }
    }

    @Test
    void aNodeIsKilledAndGoesOnWhereItStood() throws Exception {
        Sandbox sandbox = Sandbox.create(work, SandboxPlan.of(1, new BigDecimal("1000.00")));
        try (NodeChild node = sandbox.startNode()) {
            assertEquals(sandbox.port() + "\n", Files.readString(sandbox.portFile()));
            openDay(sandbox);
            node.kill();
            assertEquals(NodeChild.KILLED, node.exitCode().orElseThrow());
        }
        try (NodeChild node = sandbox.startNode()) {
            assertTrue(node.output().contains("epoch 2"), node::toString);
            try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA)) {
                String account = leyla.query(
                        QueryKind.ACCOUNT, 0, sandbox.banks().getFirst().bic());
                assertTrue(account.contains("1000.00"), account);
                assertTrue(leyla.query(QueryKind.STATUS, 0, "").contains("\"OPEN\""));
                assertProjectionIsCurrent(leyla);
            }
            NodeChild second = sandbox.launchNode();
            assertEquals(
                    JournalExitCode.DATA_FOLDER_IN_USE,
                    second.awaitExit(Duration.ofSeconds(30)).orElseThrow());
            assertEquals(0, node.stop(), node.tail());
        }
    }

    /** Past days are asked of the embedded database of a real node, which was killed before. */
    private static void assertProjectionIsCurrent(OperatorClient operator) throws Exception {
        String status = "";
        for (int asked = 1; asked < 200 && !status.contains("\"lag\":0,"); asked++) {
            status = operator.view(new PastQuestion(PastQuestion.STATUS, 0, asked, 1, "").encode());
        }
        assertTrue(status.contains("\"isOpen\":true") && status.contains("\"lag\":0,"), status);
        assertTrue(status.contains("\"trouble\":\"\""), status);
        assertFalse(status.contains("\"azipsDate\":0,"), status);
    }

    @Test
    void aNodeTakesAFreePortAndSettingsOfTheTest() throws Exception {
        Path data = work.resolve("elsewhere/data");
        SandboxPlan plan = SandboxPlan.of(1, BigDecimal.ONE)
                .withPort(0)
                .withDataFolder(data)
                .withNodeSetting("maxBatch", 1)
                .withNodeSetting("journal.lowWaterBytes", Long.MAX_VALUE);
        Sandbox sandbox = Sandbox.create(work.resolve("sandbox"), plan);
        try (NodeChild node = sandbox.startNode()) {
            assertTrue(sandbox.port() > 0);
            assertTrue(Files.readString(sandbox.bankFile(sandbox.banks().getFirst()))
                    .contains("127.0.0.1:" + sandbox.port() + "\""));
            assertTrue(Files.isDirectory(data.resolve("journal")));
            assertTrue(node.isAlive());
        }
    }

    @Test
    void aNodeThatDoesNotStartTellsWhy() throws Exception {
        SandboxPlan plan = SandboxPlan.of(1, BigDecimal.ONE).withNodeSetting("ringSlots", 100);
        Sandbox sandbox = Sandbox.create(work, plan);
        NodeFailedException failure = assertThrows(NodeFailedException.class, sandbox::startNode);
        assertTrue(String.valueOf(failure.getMessage()).contains("ended with code 10"), failure::getMessage);
        assertTrue(String.valueOf(failure.getMessage()).contains("ringSlots must be a power of two"));
    }

    @Test
    void aKeptSandboxIsOpenedAgain() throws Exception {
        SandboxPlan plan = SandboxPlan.of(1, BigDecimal.ONE);
        Sandbox made = Sandbox.create(work, plan);
        made.keepPasswords();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve("passwords.env"))));
        Sandbox opened = Sandbox.open(work, plan);
        assertEquals(made.environment(), opened.environment());
        opened.startNode().close();
    }

    private static void openDay(Sandbox sandbox) throws Exception {
        int today = Integer.parseInt(LocalDate.now(Sandbox.BAKU).format(DateTimeFormatter.BASIC_ISO_DATE));
        try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA);
                OperatorClient rauf = sandbox.operator(Sandbox.RAUF)) {
            String proposed = leyla.propose(new ActionWriter().openDay(SystemId.AZIPS, today));
            Matcher proposal = Pattern.compile("\"proposalId\":(\\d+)").matcher(proposed);
            assertTrue(proposal.find(), proposed);
            String approved = rauf.approve(Long.parseLong(proposal.group(1)));
            assertTrue(approved.contains("APPROVED"), approved);
        }
    }
}
