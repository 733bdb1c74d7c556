package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.schema.QueryKind;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** What the two operators of a sandbox do in tests, and the authority that all of it believes. */
public final class Operators {
    private Operators() {}

    /** Leyla proposes, Rauf approves; it must be applied. */
    public static void decide(Sandbox sandbox, byte[] action) throws Exception {
        try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA);
                OperatorClient rauf = sandbox.operator(Sandbox.RAUF)) {
            String proposed = leyla.propose(action);
            String id = proposed.replaceAll(".*\"proposalId\":(\\d+).*", "$1");
            String approved = rauf.approve(Long.parseLong(id));
            assertTrue(approved.contains("APPROVED") && approved.contains("\"code\":0"), approved);
        }
    }

    /** The balance of a bank in manats, as an operator is answered. */
    public static BigDecimal balance(Sandbox sandbox, InventedBank bank) throws Exception {
        try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA)) {
            String answer = leyla.query(QueryKind.ACCOUNT, 0, bank.bic());
            return new BigDecimal(answer.replaceAll(".*\"balance\":\"([^\"]*)\".*", "$1"));
        }
    }

    /** Today in Baku, yyyymmdd. */
    public static int today() {
        return Integer.parseInt(LocalDate.now(Sandbox.BAKU).format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    static CertificateChecker checker(Sandbox sandbox) throws Exception {
        return new CertificateChecker(
                TrustAnchor.ofPem(Files.readAllBytes(sandbox.authorityFile())), Revocations.none());
    }
}
