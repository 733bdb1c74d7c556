package az.ecbar.trust.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.trust.signature.SignatureVerifier;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class Pkcs12KeysTest {
    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir
    private Path folder;

    private final TestAuthority authority = new TestAuthority();

    private Path write(TestHolder holder) throws KeySourceException {
        Path file = folder.resolve("keys.p12");
        KeyEntry entry = new KeyEntry(holder.keys().getPrivate(), holder.chain(), null);
        Pkcs12Keys.create(file, PASSWORD, Map.of(KeySource.SIGN, entry), authority.certificate());
        return file;
    }

    private static String message(Path file, String password) {
        return String.valueOf(
                assertThrows(KeySourceException.class, () -> Pkcs12Keys.open(file, password.toCharArray()))
                        .getMessage());
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void signsWithWhatItStored(SignatureAlgorithm algorithm) throws KeySourceException {
        TestHolder holder = authority.bank("ALFAAZ22XXX", "1", TestKeys.of(algorithm));
        KeyEntry entry = Pkcs12Keys.open(write(holder), PASSWORD).entry(KeySource.SIGN);
        assertEquals(holder.certificate().fingerprint(), entry.certificate().fingerprint());
        assertEquals(1, entry.chain().size(), "the authority's own certificate is not part of the chain");
        Signer signer = entry.newSigner();
        assertEquals(algorithm, signer.algorithm());
        byte[] statement = {1, 2, 3};
        byte[] signature = new byte[signer.maxSignatureLength()];
        int length = signer.sign(statement, 0, 3, signature, 0);
        assertTrue(SignatureVerifier.of(holder.certificate()).verify(statement, 0, 3, signature, 0, length));
    }

    @Test
    void saysWhatIsWrong() throws KeySourceException, IOException {
        Path file = write(authority.node());
        assertTrue(message(file, "wrong password").contains("wrong password"));
        assertTrue(message(folder.resolve("none.p12"), "x").contains("there is no key file"));
        KeySource source = Pkcs12Keys.open(file, PASSWORD);
        String absent = String.valueOf(assertThrows(KeySourceException.class, () -> source.entry(KeySource.TLS))
                .getMessage());
        assertTrue(absent.contains("no key 'tls'") && absent.contains("[sign]"), absent);
        Path text = Files.writeString(folder.resolve("text.p12"), "no keys here");
        assertTrue(message(text, "x").contains("no PKCS#12 file"));
    }

    @Test
    void noChangedByteGivesAnotherKey() throws KeySourceException, IOException {
        TestHolder holder = authority.node();
        byte[] content = Files.readAllBytes(write(holder));
        for (int i = 0; i < content.length; i += 41) {
            byte[] changed = content.clone();
            changed[i] ^= 1;
            Path file = Files.write(folder.resolve("changed.p12"), changed);
            try {
                KeyEntry entry = Pkcs12Keys.open(file, PASSWORD).entry(KeySource.SIGN);
                assertEquals(holder.keys().getPrivate(), entry.key(), "byte " + i);
                assertEquals(
                        holder.certificate().fingerprint(), entry.certificate().fingerprint());
            } catch (KeySourceException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("changed.p12"));
            }
        }
    }

    @Test
    void neverOverwritesAndNeverTakesAShortPassword() throws KeySourceException, IOException {
        Path file = write(authority.node());
        byte[] before = Files.readAllBytes(file);
        assertThrows(KeySourceException.class, () -> write(authority.node()));
        assertArrayEquals(before, Files.readAllBytes(file));
        KeyEntry entry = new KeyEntry(
                authority.node().keys().getPrivate(), authority.node().chain(), null);
        Path other = folder.resolve("other.p12");
        assertThrows(
                KeySourceException.class,
                () -> Pkcs12Keys.create(other, "short".toCharArray(), Map.of("sign", entry), authority.certificate()));
        assertFalse(Files.exists(other));
    }

    @Test
    void onlyTheOwnerMayReadAKeyFileAndNothingIsLeftBeside() throws KeySourceException, IOException {
        Path file = write(authority.node());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aHalfWrittenTemporaryFileIsInNobodysWay() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(folder.resolve("file.tmp"), "left by a crash");
        DurableFile.replace(file, new byte[] {1});
        DurableFile.replace(file, new byte[] {2});
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(file));
    }
}
