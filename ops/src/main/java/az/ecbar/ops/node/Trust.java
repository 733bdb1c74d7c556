package az.ecbar.ops.node;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads keys and certificates that a configuration names; what is wrong is told by its key. */
public final class Trust {
    private static final int FINGERPRINT_DIGITS = 64;

    private Trust() {}

    /** The keys of a process. */
    public static KeySource keys(Path keyFile, char[] password) throws ConfigException {
        try {
            return Pkcs12Keys.open(keyFile, password);
        } catch (KeySourceException e) {
            throw new ConfigException("keyFile: " + e.getMessage());
        }
    }

    /** The password of a key file: from the environment, or asked for at the terminal. */
    // Java 25 went back to a console that is null without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static char[] password(String variable, Path keyFile) throws ConfigException {
        String value = System.getenv(variable);
        if (value != null) {
            return value.toCharArray();
        }
        Console console = System.console();
        char[] typed =
                console == null || !console.isTerminal() ? null : console.readPassword("Password of %s: ", keyFile);
        if (typed == null) {
            throw new ConfigException("set " + variable + " to the password of " + keyFile);
        }
        return typed;
    }

    /** Who checks by the authority alone: for who looks at what a node shows, and knows of no revocation. */
    public static CertificateChecker checker(Path authority) throws ConfigException {
        return new CertificateChecker(anchor(authority), Revocations.none());
    }

    /** The authority in a PEM file. */
    static TrustAnchor anchor(Path authority) throws ConfigException {
        try {
            return TrustAnchor.ofPem(Files.readAllBytes(authority));
        } catch (IOException e) {
            throw new ConfigException("authority cannot be read: " + e.getMessage());
        } catch (MalformedException e) {
            throw new ConfigException("authority: " + e.getMessage());
        }
    }

    /** The certificate in a PEM file. */
    public static BcscCertificate certificate(String place, Path file) throws ConfigException {
        try {
            return BcscCertificate.ofDer(Pem.decodeExactly(Pem.CERTIFICATE, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ConfigException(place + ": '" + file + "' cannot be read: " + e.getMessage());
        } catch (MalformedException e) {
            throw new ConfigException(place + ": '" + file + "': " + e.getMessage());
        }
    }

    /** The fingerprint of a certificate that a key names by its 64 digits, or by its PEM file. */
    public static Digest fingerprint(YamlMap map, String key, Path folder) throws ConfigException {
        String text = map.text(key);
        if (text.length() == FINGERPRINT_DIGITS && text.matches("[0-9a-fA-F]+")) {
            return Digest.ofHex(text);
        }
        return certificate(map.at(key), folder.resolve(text)).fingerprint();
    }
}
