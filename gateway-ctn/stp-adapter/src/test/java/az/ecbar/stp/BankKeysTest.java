package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankKeysTest {
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Rule("4.26.2")
    void theBanksOwnCertificatesOfTheAuthorityAreTaken() throws Exception {
        BankFile bank = BankFile.read(new TestBank(folder).config(""));
        BankKeys keys = BankKeys.read(bank.config(), TestBank.password(), now());
        assertEquals("1400000011", keys.identity().registrationCode());
    }

    @Test
    @Rule("4.26.2")
    void othersAreRefusedByName() throws Exception {
        TestBank files = new TestBank(folder);
        StpConfig config = BankFile.read(files.config("")).config();
        assertFault("wrong password", config, "wrong-password", now());
        assertFault("'sign' cannot be used", config, TestBank.PASSWORD, now() + 400 * DAY_NS);
        Files.move(files.nodeKeys, files.bankKeys, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertFault("'sign' cannot be used", config, TestBank.PASSWORD, now());
        Files.delete(files.bankKeys);
        assertFault("there is no key file", config, TestBank.PASSWORD, now());
        Files.writeString(files.authorityFile, "nothing");
        assertFault("authority: ", config, TestBank.PASSWORD, now());
        Files.delete(files.authorityFile);
        assertFault("authority names", config, TestBank.PASSWORD, now());
    }

    private static void assertFault(String wanted, StpConfig config, String password, long utcNs) {
        ConfigException fault =
                assertThrows(ConfigException.class, () -> BankKeys.read(config, password.toCharArray(), utcNs));
        assertTrue(String.valueOf(fault.getMessage()).contains(wanted), String.valueOf(fault.getMessage()));
    }

    private static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
