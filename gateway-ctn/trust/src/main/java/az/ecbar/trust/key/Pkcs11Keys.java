package az.ecbar.trust.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;

/**
 * Keys in a hardware module, through PKCS#11 and the JDK's SunPKCS11 provider: for production. The keys never leave the
 * module; each signature is a call into it.
 *
 * <p>SunPKCS11 knows ECDSA and RSA but not Ed25519, so keys in a module are ECDSA P-256 (or RSA). How to configure a
 * module is told in {@code docs/protocol/certificates.md}; the file is SunPKCS11's own:
 *
 * <pre>
 * name = centre
 * library = /usr/lib/softhsm/libsofthsm2.so
 * slotListIndex = 0
 * </pre>
 */
public final class Pkcs11Keys {
    private Pkcs11Keys() {}

    /**
     * Logs in to a module.
     *
     * @throws KeySourceException when the module does not answer, has no such slot, or the PIN is wrong
     */
    public static KeySource open(Path configuration, char[] pin) throws KeySourceException {
        if (!Files.isReadable(configuration)) {
            throw new KeySourceException("there is no PKCS#11 configuration '" + configuration + "'");
        }
        Provider base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw new KeySourceException("this Java has no PKCS#11 (module jdk.crypto.cryptoki)");
        }
        try {
            Provider provider = base.configure(configuration.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return new KeySource("the module of '" + configuration + "'", store, null, provider);
        } catch (InvalidParameterException | ProviderException e) {
            throw new KeySourceException("the module of '" + configuration + "' does not start: " + rootMessage(e), e);
        } catch (IOException e) {
            throw new KeySourceException("the module of '" + configuration + "' refused the PIN: " + rootMessage(e), e);
        } catch (GeneralSecurityException e) {
            throw new KeySourceException("the module of '" + configuration + "' cannot be read", e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
