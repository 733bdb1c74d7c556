package az.ecbar.ops.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.ctn.Site;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.console.OperatorClient;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.SystemId;
import az.ecbar.stp.Outcome;
import az.ecbar.stp.Output;
import az.ecbar.stp.SelfTest;
import az.ecbar.stp.StpAdapter;
import az.ecbar.stp.StpConfig;
import az.ecbar.stp.StpListener;
import az.ecbar.stp.conformance.ConformanceParties;
import az.ecbar.stp.conformance.ConformanceReport;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Pem;
import az.ecbar.trust.authority.BcscAuthority;
import az.ecbar.trust.authority.HolderRequest;
import az.ecbar.trust.authority.IssuedHolder;
import az.ecbar.trust.authority.KeyKind;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A bank joins a running node as its people do it: the operators register it at the console, its STPAdapter runs the
 * self-test over TLS, they admit it by the signed report, and it pays and is paid.
 */
@Tag("long")
@Timeout(240)
class SelfTestOnNodeTest {
    private static final char[] PASSWORD = "of the bank that joins".toCharArray();
    private static final InventedBank JOINING = InventedBank.of(3);

    @TempDir
    private Path work = Path.of("");

    private final int today = basic(LocalDate.now(Sandbox.BAKU));

    private static int basic(LocalDate day) {
        return Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageLanguage.class,
            names = {"MT", "ISO"})
    @Rule({"7-10.1", "4.26.2", "4.26.3"})
    void aBankJoinsByItsProtocolAndItsSelfTest(MessageLanguage language) throws Exception {
        Sandbox sandbox = Sandbox.create(work.resolve("sandbox"), SandboxPlan.of(2, new BigDecimal("1000.00")));
        try (NodeChild node = sandbox.startNode()) {
            decide(sandbox, new ActionWriter().openDay(SystemId.AZIPS, today));
            Path certificate = issue(sandbox);
            assertDone(console(
                    sandbox,
                    "participant",
                    "register",
                    JOINING.bic(),
                    "BANK",
                    "--name",
                    JOINING.name(),
                    "--tin",
                    JOINING.tin(),
                    "--code",
                    JOINING.registrationCode()));
            assertDone(console(sandbox, "certificate", "register", certificate.toString()));
            decide(
                    sandbox,
                    new ActionWriter()
                            .openAccount(
                                    JOINING.bic(),
                                    SystemId.AZIPS,
                                    AccountKind.CORRESPONDENT,
                                    "AZN",
                                    JOINING.account()));

            if (language == MessageLanguage.ISO) {
                decide(sandbox, new ActionWriter().setLanguage(JOINING.bic(), language));
            }
            ConformanceReport report = selfTest(sandbox);
            assertTrue(report.isAllRight(), report.text());
            assertEquals(JOINING.bic(), report.participant());
            Path file = Files.write(work.resolve("report.txt"), report.file());
            refuseWhatDoesNotSpeakForIt(sandbox, file);

            Ended shown = console(sandbox, "participant", "report", file.toString());
            assertTrue(shown.code() == 0 && shown.text().contains("The report is right."), shown::text);
            BlockingQueue<Output> alfas = new LinkedBlockingQueue<>();
            BlockingQueue<Output> theirs = new LinkedBlockingQueue<>();
            InventedBank alfa = sandbox.banks().getFirst();
            try (StpAdapter first = adapter(sandbox.stpConfig(alfa), sandbox.password(alfa), alfas);
                    StpAdapter joined = adapter(config(sandbox), PASSWORD, theirs)) {
                assertDone(admit(sandbox, JOINING.bic(), file));
                Output told = await(alfas, "SMT710");
                assertTrue(new String(told.message(), StandardCharsets.ISO_8859_1).contains(":23S:JOINED"));
                assertEquals("2026/4", told.related());
                pay(first, alfa, JOINING, "PAY");
                assertEquals(
                        "PAY",
                        await(theirs, language == MessageLanguage.ISO ? "pacs.008" : "MT103")
                                .reference());
                pay(joined, JOINING, alfa, "BACK");
                assertEquals("BACK", await(alfas, "MT103").reference());
            }
            Ended register = console(sandbox, "participant", "joined");
            assertTrue(register.text().contains(JOINING.bic() + "  2026/4"), register::text);
            assertEquals(1, admit(sandbox, JOINING.bic(), file).code(), "once only");
            assertTrue(node.isAlive());
        }
    }

    /** A report that was changed, of another bank, of a certificate that is revoked. */
    private void refuseWhatDoesNotSpeakForIt(Sandbox sandbox, Path file) throws Exception {
        String text = Files.readString(file);
        Path changed =
                Files.writeString(work.resolve("changed.txt"), text.replaceFirst("begun 20\\d\\d-", "begun 2019-"));
        Ended ended = admit(sandbox, JOINING.bic(), changed);
        assertEquals(1, ended.code());
        assertTrue(ended.text().contains("the signature is not of these lines"), ended::text);

        Ended ofOther = admit(sandbox, "ALFAAZ22XXX", file);
        assertEquals(1, ofOther.code());
        assertTrue(
                ofOther.text().contains("the report is of " + JOINING.bic() + ", not of ALFAAZ22XXX"), ofOther::text);
    }

    private Ended admit(Sandbox sandbox, String bic, Path report) throws Exception {
        return console(sandbox, "participant", "admit", bic, "--report", report.toString(), "--number", "2026/4");
    }

    private ConformanceReport selfTest(Sandbox sandbox) throws Exception {
        Party other = sandbox.banks().getFirst().party();
        ConformanceParties parties = new ConformanceParties(
                JOINING.party(), other, today, basic(LocalDate.now(Sandbox.BAKU).minusDays(1)));
        return SelfTest.run(config(sandbox), PASSWORD, parties, "CT1", Duration.ofSeconds(30));
    }

    private StpConfig config(Sandbox sandbox) {
        return new StpConfig(
                JOINING.bic(),
                'A',
                Site.MAIN,
                sandbox.stpConfig(sandbox.banks().getFirst()).addresses(),
                sandbox.keyFile(JOINING.bic(), ""),
                sandbox.authorityFile(),
                null,
                work.resolve("joining"),
                false,
                Duration.ofMillis(50),
                15,
                1 << 20,
                false);
    }

    /** The authority gives the bank its keys; gives the file of its signing certificate. */
    private Path issue(Sandbox sandbox) throws Exception {
        char[] password = Objects.requireNonNull(sandbox.environment().get(SandboxPasswords.AUTHORITY))
                .toCharArray();
        try (BcscAuthority authority =
                BcscAuthority.open(sandbox.folder().resolve("pki"), password, new SecureRandom())) {
            Identity identity = new Identity(Role.BANK, JOINING.bic(), JOINING.registrationCode(), "", JOINING.name());
            IssuedHolder issued = authority.issue(
                    new HolderRequest(identity, identity.name(), List.of(), Duration.ofDays(30)),
                    KeyKind.ED25519,
                    PASSWORD,
                    null,
                    Instant.now());
            return Files.writeString(
                    work.resolve("sign.pem"),
                    Pem.encode(Pem.CERTIFICATE, issued.sign().der()));
        }
    }

    private static StpAdapter adapter(StpConfig config, char[] password, BlockingQueue<Output> outputs)
            throws Exception {
        return StpAdapter.open(config, password, new StpListener() {
            @Override
            public void onOutput(Output output) {
                outputs.add(output);
            }
        });
    }

    private void pay(StpAdapter from, InventedBank payer, InventedBank payee, String reference) throws Exception {
        byte[] message = PaymentBuilder.mt103()
                .sender(payer.terminal())
                .number(1)
                .reference(reference)
                .valueDate(today)
                .amount("AZN", 1_000)
                .issuer(payer.customer("MUSTERI BIR", 1, ""))
                .beneficiary(payee.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .text()
                .getBytes(StandardCharsets.ISO_8859_1);
        Outcome outcome = from.send(message).get(30, TimeUnit.SECONDS);
        assertTrue(outcome instanceof Outcome.Accepted, outcome::toString);
    }

    private static Output await(BlockingQueue<Output> outputs, String kind) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() - deadline < 0) {
            Output output = outputs.poll(1, TimeUnit.SECONDS);
            if (output != null && output.kind().equals(kind)) {
                return output;
            }
        }
        throw new AssertionError("no " + kind);
    }

    private static void decide(Sandbox sandbox, byte[] action) throws Exception {
        try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA);
                OperatorClient rauf = sandbox.operator(Sandbox.RAUF)) {
            String proposed = leyla.propose(action);
            Matcher proposal = Pattern.compile("\"proposalId\":(\\d+)").matcher(proposed);
            assertTrue(proposal.find(), proposed);
            String approved = rauf.approve(Long.parseLong(proposal.group(1)));
            assertTrue(approved.contains("\"code\":0"), approved);
        }
    }

    private record Ended(int code, String text) {}

    private static void assertDone(Ended ended) {
        assertEquals(0, ended.code(), ended.text());
        assertFalse(ended.text().contains("refused"), ended.text());
    }

    /** The real console, a process of its own, with the keys of both operators. */
    private Ended console(Sandbox sandbox, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx200m",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "az.ecbar.ops.EcbarCommand",
                "console",
                "--config",
                sandbox.operatorFile().toString()));
        command.addAll(List.of(words));
        Path told = work.resolve("console.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(sandbox.environment());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the console ends");
        return new Ended(process.exitValue(), Files.readString(told));
    }
}
