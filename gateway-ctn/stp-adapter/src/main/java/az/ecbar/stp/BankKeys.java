package az.ecbar.stp;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.RevocationList;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/**
 * The bank's keys and whom it believes, read from its files and checked: both keys are of this bank, valid now, and
 * issued by the authority.
 */
record BankKeys(KeyEntry sign, KeyEntry tls, CertificateChecker checker) {

    /**
     * Reads and checks everything.
     *
     * @throws ConfigException naming the setting whose file cannot be used
     */
    static BankKeys read(StpConfig config, char[] password, long utcNs) throws ConfigException {
        CertificateChecker checker = checker(config);
        KeyEntry sign;
        KeyEntry tls;
        try {
            KeySource source = Pkcs12Keys.open(config.keyFile(), password);
            sign = source.entry(KeySource.SIGN);
            tls = source.entry(KeySource.TLS);
        } catch (KeySourceException e) {
            throw fault("keys.file", e);
        }
        require(checker, sign, Purpose.SIGN, config.bic(), utcNs);
        require(checker, tls, Purpose.CONNECT, config.bic(), utcNs);
        return new BankKeys(sign, tls, checker);
    }

    /** Who the authority says this bank is. */
    Identity identity() {
        Identity identity = sign.certificate().identity();
        if (identity == null) {
            throw new IllegalStateException("a checked certificate has an identity");
        }
        return identity;
    }

    private static CertificateChecker checker(StpConfig config) throws ConfigException {
        TrustAnchor anchor;
        try {
            anchor = TrustAnchor.ofPem(file("authority", config.authority()));
        } catch (MalformedException e) {
            throw fault("authority", e);
        }
        Revocations revocations = Revocations.none();
        Path list = config.revocations();
        if (list != null) {
            try {
                revocations =
                        revocations.with(RevocationList.ofDer(der(file("revocations", list)), anchor.certificate()));
            } catch (MalformedException e) {
                throw fault("revocations", e);
            }
        }
        return new CertificateChecker(anchor, revocations);
    }

    /** The list's bytes; a PEM file is taken too. */
    private static byte[] der(byte[] file) throws MalformedException {
        if (file.length > 0 && file[0] == '-') {
            List<byte[]> blocks = Pem.decodeAll("X509 CRL", file);
            if (blocks.size() != 1) {
                throw new MalformedException("the file holds " + blocks.size() + " lists, not one");
            }
            return blocks.getFirst();
        }
        return file;
    }

    private static void require(CertificateChecker checker, KeyEntry key, Purpose purpose, String bic, long utcNs)
            throws ConfigException {
        Expectation bank = new Expectation(purpose, EnumSet.of(Role.BANK), bic, null);
        if (checker.check(key.chain(), bank, utcNs) instanceof Verdict.Refused refused) {
            throw new ConfigException(List.of("keys.file: the certificate of the key '"
                    + (purpose == Purpose.SIGN ? KeySource.SIGN : KeySource.TLS) + "' cannot be used: "
                    + refused.reason() + ", " + refused.detail()));
        }
    }

    private static byte[] file(String key, Path path) throws ConfigException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new ConfigException(List.of(key + " names " + path + ", which is not there"));
        } catch (IOException e) {
            throw new ConfigException(List.of(key + " names " + path + ", which cannot be read: " + e.getMessage()));
        }
    }

    private static ConfigException fault(String key, Exception cause) {
        ConfigException fault = new ConfigException(List.of(key + ": " + cause.getMessage()));
        fault.initCause(cause);
        return fault;
    }
}
