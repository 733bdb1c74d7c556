package az.ecbar.trust.key;

import az.ecbar.trust.certificate.BcscCertificate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keys in a PKCS#12 file, encrypted by the JDK's defaults (PBES2 with HMAC-SHA-256 and AES-256): for development and
 * tests. In production keys belong into a module: {@link Pkcs11Keys}.
 */
public final class Pkcs12Keys {
    /** The shortest password that a new file is encrypted with. */
    public static final int MIN_PASSWORD_LENGTH = 8;

    private Pkcs12Keys() {}

    /**
     * Opens a file.
     *
     * @throws KeySourceException when it is not there, not PKCS#12, damaged, or the password is wrong
     */
    public static KeySource open(Path file, char[] password) throws KeySourceException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
            return new KeySource("'" + file + "'", store, password, null);
        } catch (NoSuchFileException e) {
            throw new KeySourceException("there is no key file '" + file + "'", e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new KeySourceException("wrong password for '" + file + "', or the file was changed", e);
            }
            throw new KeySourceException("'" + file + "' is no PKCS#12 file, or it is damaged", e);
        } catch (GeneralSecurityException e) {
            throw new KeySourceException("'" + file + "' cannot be read", e);
        }
    }

    /**
     * Writes a new file.
     *
     * @param authority closes each entry's chain, so that other programs can use the file
     * @throws KeySourceException when the file exists, cannot be written, or the password is too short
     */
    public static void create(Path file, char[] password, Map<String, KeyEntry> entries, BcscCertificate authority)
            throws KeySourceException {
        if (password.length < MIN_PASSWORD_LENGTH) {
            throw new KeySourceException("the password has fewer than " + MIN_PASSWORD_LENGTH + " characters");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Map.Entry<String, KeyEntry> named : entries.entrySet()) {
                KeyEntry entry = named.getValue();
                store.setKeyEntry(named.getKey(), entry.key(), password, chain(entry, authority));
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            store.store(content, password);
            DurableFile.create(file, content.toByteArray());
        } catch (FileAlreadyExistsException e) {
            throw new KeySourceException("'" + file + "' is there already; keys are never overwritten", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeySourceException("'" + file + "' cannot be written: " + e.getMessage(), e);
        }
    }

    private static X509Certificate[] chain(KeyEntry entry, BcscCertificate authority) {
        Stream<X509Certificate> own = Stream.of(entry.x509Chain());
        boolean isAuthoritys = entry.certificate().fingerprint().equals(authority.fingerprint());
        return (isAuthoritys ? own : Stream.concat(own, Stream.of(authority.toX509()))).toArray(X509Certificate[]::new);
    }
}
