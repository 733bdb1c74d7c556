package az.ecbar.ops.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.EcbarCommandLine;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.receipt.ReceiptFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that a bank, or a court, verifies a receipt with. */
@Rule("4.26.3")
final class ReceiptCommandTest {
    private static final Path VECTORS = Path.of(System.getProperty("ecbar.root", ".."), "docs", "protocol", "vectors");
    private static final String RECEIPT = VECTORS.resolve("receipt.pem").toString();
    private static final String AUTHORITY = VECTORS.resolve("authority.pem").toString();

    @TempDir
    private Path folder;

    private record Ran(int exitCode, String text) {}

    private static Ran run(String... arguments) {
        StringWriter text = new StringWriter();
        int exitCode = new CommandLine(new ReceiptCommand())
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .execute(arguments);
        return new Ran(exitCode, text.toString());
    }

    @Test
    void tellsWhoSignedWhatAndWhen() {
        Ran ran = run("verify", RECEIPT, "--authority", AUTHORITY);
        assertEquals(0, ran.exitCode, ran.text);
        assertTrue(ran.text.startsWith("GENUINE"), ran.text);
        for (String part : new String[] {
            "Settlement node 1, NODE NABZAZ2CXXX node-1, registration code 9900003871",
            "2026-03-02T06:00:00.000000001Z",
            "OUTPUT 42 of session 1234567, NABZAZ2CRTS to ALFAAZ22XXX",
            "2 of 3 under one signature",
            "not checked: no --crl"
        }) {
            assertTrue(ran.text.contains(part), ran.text);
        }
        String json = run("verify", RECEIPT, "--authority", AUTHORITY, "--json").text;
        assertTrue(json.startsWith("{\"genuine\":true,") && json.contains("\"number\":42"), json);
    }

    @Test
    void looksIntoTheRevocationList() {
        String superseded = VECTORS.resolve("superseded.crl.pem").toString();
        Ran later = run("verify", RECEIPT, "--authority", AUTHORITY, "--crl", superseded);
        assertEquals(0, later.exitCode, later.text);
        assertTrue(later.text.contains("after it signed, at 2026-05-31T12:00:00Z: SUPERSEDED"), later.text);
        String compromised = VECTORS.resolve("compromised.crl.pem").toString();
        Ran stolen = run("verify", RECEIPT, "--authority", AUTHORITY, "--crl", compromised, "--json");
        assertEquals(1, stolen.exitCode, stolen.text);
        assertTrue(stolen.text.startsWith("{\"genuine\":false,\"reason\":\"REVOKED\""), stolen.text);
    }

    @Test
    void noticesAChangedFile() throws IOException {
        byte[] content = Files.readAllBytes(Path.of(RECEIPT));
        content[content.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("changed.pem"), content);
        Ran ran = run("verify", changed.toString(), "--authority", AUTHORITY);
        assertEquals(1, ran.exitCode, ran.text);
        assertTrue(ran.text.startsWith("NOT GENUINE"), ran.text);
    }

    @Test
    void takesAMessageBesideTheReceipt() throws IOException, MalformedException {
        byte[] without = ReceiptFormat.write(
                ReceiptFormat.read(Files.readAllBytes(Path.of(RECEIPT))).with(null));
        String receipt = Files.write(folder.resolve("receipt.pem"), without).toString();
        String message = Files.writeString(folder.resolve("message.txt"), "second output")
                .toString();
        String other =
                Files.writeString(folder.resolve("other.txt"), "third output").toString();
        assertEquals(0, run("verify", receipt, "--authority", AUTHORITY, "--message", message).exitCode);
        assertEquals(1, run("verify", receipt, "--authority", AUTHORITY, "--message", other).exitCode);
        assertEquals(1, run("verify", receipt, "--authority", AUTHORITY).exitCode);
    }

    @Test
    void tellsAFaultFromAFalseReceipt() {
        Ran noAuthority =
                run("verify", RECEIPT, "--authority", folder.resolve("none.pem").toString());
        assertEquals(3, noAuthority.exitCode, noAuthority.text);
        assertTrue(noAuthority.text.contains("there is no file"), noAuthority.text);
        assertEquals(3, run("verify", RECEIPT, "--authority", RECEIPT).exitCode);
        assertEquals(3, run("verify", RECEIPT, "--authority", AUTHORITY, "--crl", AUTHORITY).exitCode);
        assertEquals(2, run("verify", RECEIPT).exitCode);
        assertTrue(EcbarCommandLine.run(folder, "receipt", "verify", "--help").contains("Exit codes"));
    }
}
