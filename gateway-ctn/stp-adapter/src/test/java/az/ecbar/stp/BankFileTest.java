package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankFileTest {
    private static final String WHOLE = """
        bic: ALFAAZ22XXX
        terminal: B
        site: backup
        centres: ["one.example:7443", "[::1]:7444"]
        keys:
          file: keys/alfa.p12
          passwordVariable: ALFA_PASSWORD
        authority: bcsc.pem
        revocations: bcsc.crl
        folder: /var/lib/alfa
        folders:
          enabled: false
          scanMillis: 500
        rememberDays: 20
        maxMessageBytes: 100000
        notifyBadSignature: false
        """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyKeyIsRead() throws Exception {
        BankFile bank = read(WHOLE);
        StpConfig config = bank.config();
        assertEquals("ALFA_PASSWORD", bank.passwordVariable());
        assertEquals("ALFAAZ22BXXX", config.logicalTerminal().address());
        assertEquals(Site.BACKUP, config.site());
        assertEquals(List.of(new Address("one.example", 7443), new Address("::1", 7444)), config.addresses());
        assertEquals(folder.resolve("keys/alfa.p12"), config.keyFile());
        assertEquals(folder.resolve("bcsc.crl"), config.revocations());
        assertEquals(Path.of("/var/lib/alfa"), config.folder());
        assertFalse(config.folderMode());
        assertEquals(Duration.ofMillis(500), config.scanInterval());
        assertEquals(20, config.rememberDays());
        assertEquals(100_000, config.maxMessageBytes());
        assertFalse(config.notifyBadSignature());
    }

    @Test
    void theOlderWordForTheCentresIsReadToo() throws Exception {
        String older = WHOLE.replace("centres: [\"one.example:7443\", ", "centre: {addresses: [")
                .replace("\"[::1]:7444\"]", "\"[::1]:7444\"]}");
        assertEquals(read(WHOLE).config().addresses().subList(1, 2), read(older).config().addresses());
        assertFaults(WHOLE + "centre: {addresses: [\"one:1\"]}\n", "centre.addresses is the older word for centres");
        assertFaults(WHOLE.replace("centres:", "centre:"), "centre must hold keys of its own", "centres must have at least one");
    }

    @Test
    void everyFaultNamesItsKey() {
        assertFaults(
                """
                bic: ALFAAZ22
                terminal: AB
                site: middle
                sight: main
                centre:
                  addresses: [nowhere, "host:99999"]
                  adresses: ["a:1"]
                keys:
                  password: secret
                folder: 7
                rememberDays: many
                folders: yes
                """,
                "bic must be a BIC of 11 characters",
                "terminal must be one letter",
                "site must be main or backup",
                "sight is not a known key",
                "centre.addresses holds 'nowhere'",
                "centre.addresses holds 'host:99999'",
                "centre.adresses is not a known key",
                "keys.password is not allowed",
                "keys.file is missing",
                "authority is missing",
                "rememberDays must be a whole number",
                "folders must hold keys of its own");
    }

    @Test
    void whatIsNoConfigurationIsSaidPlainly() {
        assertFaults("bic: [", "is not YAML");
        assertFaults("just text", "holds no settings");
        assertFaults(WHOLE + "bic: BETAAZ22XXX\n", "is not YAML");
        ConfigException missing = assertThrows(ConfigException.class, () -> BankFile.read(folder.resolve("none.yaml")));
        assertTrue(missing.faults().getFirst().contains("there is no file"));
    }

    @Test
    void theSampleIsRight() throws Exception {
        Path sample = Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples/bank.yaml");
        assertEquals("ALFAAZ22XXX", BankFile.read(sample).config().bic());
    }

    private BankFile read(String text) throws IOException, ConfigException {
        Path file = folder.resolve("bank.yaml");
        Files.writeString(file, text);
        return BankFile.read(file);
    }

    private void assertFaults(String text, String... wanted) {
        ConfigException fault = assertThrows(ConfigException.class, () -> read(text));
        for (String part : wanted) {
            assertTrue(fault.faults().stream().anyMatch(found -> found.contains(part)), part + " in " + fault.faults());
        }
    }
}
