package az.ecbar.trust.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.trust.signature.SignatureVerifier;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys in a module, with SoftHSM2 for the module ({@code apt-get install softhsm2}); skipped where it is not installed.
 * SoftHSM reads its configuration once per process from SOFTHSM2_CONF, so the signing runs in a process of its own.
 */
final class Pkcs11KeysTest {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"), Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"));
    private static final String PIN = "87654321";

    @TempDir
    private Path folder;

    @Test
    void signsInsideTheModule() throws IOException, InterruptedException {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
        assumeTrue(library != null, "SoftHSM2 is not installed");
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Path softHsm = Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Path module = Files.writeString(
                folder.resolve("pkcs11.cfg"), "name = test\nlibrary = " + library + "\nslotListIndex = 0\n");
        run(
                softHsm,
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "ecbar",
                "--pin",
                PIN,
                "--so-pin",
                "12345678");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String output = run(
                softHsm,
                java,
                "-ea",
                "-cp",
                System.getProperty("java.class.path"),
                Pkcs11KeysTest.class.getName(),
                module.toString());
        assertTrue(output.contains("signed by ECDSA_P256") && output.contains("signed by RSA_PSS"), output);
    }

    private static String run(Path softHsm, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", softHsm.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** The part with the module in the process: puts keys in, then uses them as a node would. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, KeySourceException {
        Path module = Path.of(arguments[0]);
        TestAuthority authority = new TestAuthority();
        KeyStore store =
                KeyStore.getInstance("PKCS11", Security.getProvider("SunPKCS11").configure(module.toString()));
        store.load(null, PIN.toCharArray());
        Map<String, TestHolder> holders = Map.of(
                KeySource.SIGN,
                authority.bank("ALFAAZ22XXX", "1", TestKeys.ec("secp256r1")),
                "rsa",
                authority.bank("ALFAAZ22XXX", "1", TestKeys.rsa(2048)));
        for (Map.Entry<String, TestHolder> holder : holders.entrySet()) {
            Certificate[] chain = {holder.getValue().certificate().toX509()};
            store.setKeyEntry(holder.getKey(), holder.getValue().keys().getPrivate(), null, chain);
        }
        KeySource source = Pkcs11Keys.open(module, PIN.toCharArray());
        for (Map.Entry<String, TestHolder> holder : holders.entrySet()) {
            KeyEntry entry = source.entry(holder.getKey());
            assertNull(entry.key().getEncoded(), "the key never leaves the module");
            Signer signer = entry.newSigner();
            byte[] statement = new byte[56];
            byte[] signature = new byte[signer.maxSignatureLength()];
            for (int i = 0; i < 10; i++) {
                statement[0] = (byte) i;
                int length = signer.sign(statement, 0, statement.length, signature, 0);
                assertTrue(SignatureVerifier.of(holder.getValue().certificate())
                        .verify(statement, 0, statement.length, signature, 0, length));
            }
            System.out.println("signed by " + signer.algorithm());
        }
        assertThrows(KeySourceException.class, () -> source.entry("absent"));
        assertEquals(
                SignatureAlgorithm.ECDSA_P256,
                source.entry(KeySource.SIGN).newSigner().algorithm());
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path absent = folder.resolve("absent.cfg");
        String noFile =
                String.valueOf(assertThrows(KeySourceException.class, () -> Pkcs11Keys.open(absent, PIN.toCharArray()))
                        .getMessage());
        assertTrue(noFile.contains("there is no PKCS#11 configuration"), noFile);
        Path broken = Files.writeString(folder.resolve("broken.cfg"), "name = broken\nlibrary = /nowhere/none.so\n");
        String noLibrary =
                String.valueOf(assertThrows(KeySourceException.class, () -> Pkcs11Keys.open(broken, PIN.toCharArray()))
                        .getMessage());
        assertTrue(noLibrary.contains("does not start"), noLibrary);
    }
}
