package az.ecbar.ops.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.EcbarCommandLine;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The authority at the terminal, with passwords from an environment. */
@Rule("4.26.2")
final class PkiCommandTest {
    private static final String SECRET = "authority secret";
    private static final String KEY_SECRET = "holder secret";

    @TempDir
    private Path folder;

    private final Map<String, String> environment =
            new HashMap<>(Map.of(Passwords.AUTHORITY, SECRET, Passwords.KEYS, KEY_SECRET));

    private record Ran(int exitCode, String out, String err) {
        String all() {
            return out + err;
        }
    }

    private Ran run(String command, String... arguments) {
        Passwords passwords = new Passwords(environment::get);
        Object action = switch (command) {
            case "create" -> new PkiCreate(passwords);
            case "issue" -> new PkiIssue(passwords);
            case "revoke" -> new PkiRevoke(passwords);
            case "list" -> new PkiList();
            case "crl" -> new PkiCrl(passwords);
            case "show" -> new PkiShow();
            default -> throw new IllegalArgumentException(command);
        };
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(action)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true);
        int exitCode = line.execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private String pki() {
        return folder.resolve("pki").toString();
    }

    private Ran issueAlfa() {
        return run(
                "issue",
                "--dir",
                pki(),
                "--role",
                "bank",
                "--bic",
                "ALFAAZ22XXX",
                "--code",
                "1400000011",
                "--name",
                "Alfa Bank");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    @Test
    void createsIssuesListsShowsAndRevokes() throws IOException {
        Ran created = run("create", "--dir", pki(), "--name", "BCSC test");
        assertEquals(0, created.exitCode, created.all());
        Ran issued = issueAlfa();
        assertEquals(0, issued.exitCode, issued.all());
        assertTrue(Files.exists(folder.resolve("pki/keys/ALFAAZ22XXX.p12")));
        String serial = found("sign +serial ([0-9a-f]+)", issued.out);

        String list = run("list", "--dir", pki()).out;
        assertEquals(3, list.lines().count(), list);
        assertTrue(list.contains(serial) && list.contains("valid") && list.contains("Alfa Bank"), list);
        String shown = run("show", "--dir", pki(), serial).out;
        assertTrue(shown.contains("BIC           ALFAAZ22XXX") && shown.contains("registration  1400000011"), shown);
        String authority = run("show", folder.resolve("pki/ca.pem").toString()).out;
        assertTrue(authority.contains("BCSC test") && authority.contains("role          authority"), authority);

        Ran revoked = run("revoke", "--dir", pki(), serial, "--cause", "key_compromise");
        assertEquals(0, revoked.exitCode, revoked.all());
        String json = run("list", "--dir", pki(), "--json").out;
        assertTrue(json.contains("\"state\":\"revoked\"") && json.contains("\"cause\":\"KEY_COMPROMISE\""), json);
        assertTrue(json.startsWith("[\n{") && json.strip().endsWith("}\n]"), json);
        assertEquals(0, run("crl", "--dir", pki()).exitCode);
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals(0, run("create", "--dir", pki()).exitCode);
        Ran again = run("create", "--dir", pki());
        assertEquals(1, again.exitCode);
        assertTrue(again.err.contains("already"), again.err);
        environment.put(Passwords.AUTHORITY, "not the secret");
        Ran wrong = issueAlfa();
        assertEquals(1, wrong.exitCode);
        assertTrue(wrong.err.contains("wrong password"), wrong.err);
        environment.remove(Passwords.AUTHORITY);
        Ran missing = issueAlfa();
        assertEquals(1, missing.exitCode);
        assertTrue(missing.err.contains("set ECBAR_PKI_PASSWORD"), missing.err);
        environment.put(Passwords.AUTHORITY, SECRET);
        Ran noBic = run("issue", "--dir", pki(), "--role", "BANK", "--bic", "ALFA", "--code", "1", "--name", "A");
        assertTrue(noBic.exitCode == 1 && noBic.err.contains("no BIC11"), noBic.err);
        Ran unknown = run("revoke", "--dir", pki(), "12ab");
        assertTrue(unknown.exitCode == 1 && unknown.err.contains("no certificate 12ab"), unknown.err);
        Ran nowhere = run("list", "--dir", folder.resolve("none").toString());
        assertTrue(nowhere.exitCode == 1 && nowhere.err.contains("authority's folder?"), nowhere.err);
        assertEquals(2, run("issue", "--dir", pki()).exitCode, "wrong usage");
    }

    @Test
    void neverPrintsOrStoresAPassword() throws IOException {
        StringBuilder printed = new StringBuilder();
        printed.append(run("create", "--dir", pki()).all());
        printed.append(issueAlfa().all());
        printed.append(issueAlfa().all());
        assertFalse(printed.toString().contains("secret"), printed.toString());
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(SECRET) || content.contains(KEY_SECRET), file.toString());
            }
        }
    }

    @Test
    void isACommandOfTheLauncherWithHelp() {
        for (String command : new String[] {"create", "issue", "revoke", "list", "crl", "show"}) {
            String help = EcbarCommandLine.run(folder, "pki", command, "--help");
            assertTrue(help.contains("--dir") && !help.contains("assword=") && help.contains("Usage"), help);
        }
        assertTrue(EcbarCommandLine.run(folder, "pki").contains("needs a command"));
    }
}
