package az.ecbar.trust.authority;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The development authority of the BCSC, opened for changes. Holds the folder's lock until closed, so two programs never
 * change it at once. Owned by one thread. Folder: {@link AuthorityFolder}; certificates: {@link CertificateIssuer}.
 *
 * <p>Times are arguments; they are cut to whole seconds, as certificates have them.
 */
public final class BcscAuthority implements AutoCloseable {
    /** A holder's certificates begin this long before they were issued, for clocks that are behind. */
    public static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 126;
    private static final String KEY_NAME = "ca";

    private final AuthorityFolder folder;
    private final FileChannel lock;
    private final TrustAnchor anchor;
    private final CertificateIssuer issuer;
    private final SecureRandom random;
    private AuthorityIndex index;

    private BcscAuthority(AuthorityFolder folder, FileChannel lock, KeyEntry key, SecureRandom random)
            throws AuthorityException {
        this.folder = folder;
        this.lock = lock;
        this.random = random;
        this.anchor = folder.anchor();
        this.index = folder.index();
        if (!key.certificate().fingerprint().equals(anchor.certificate().fingerprint())) {
            throw new AuthorityException("'ca.p12' and 'ca.pem' are of different authorities");
        }
        this.issuer = new CertificateIssuer(anchor.certificate(), key.key());
    }

    /**
     * Makes a new authority with a P-256 key and an empty revocation list, and opens it.
     *
     * @throws AuthorityException when there is one already, or the folder cannot be written
     */
    public static BcscAuthority create(
            Path path, String commonName, Duration validity, char[] password, Instant now, SecureRandom random)
            throws AuthorityException {
        AuthorityFolder folder = new AuthorityFolder(path);
        folder.createFolders();
        FileChannel lock = lock(folder);
        boolean isDone = false;
        try {
            if (!folder.isEmpty()) {
                throw new AuthorityException("there is an authority in '" + path + "' already, or one that was never"
                        + " finished, since 'ca.pem' lacks: then remove the folder");
            }
            Instant from = now.truncatedTo(ChronoUnit.SECONDS).minus(BACKDATED);
            KeyPair keys = KeyKind.P256.generate(random);
            BcscCertificate certificate = CertificateIssuer.issueAuthority(
                    keys.getPublic(), keys.getPrivate(), commonName, newSerial(random), from, from.plus(validity));
            KeyEntry key = new KeyEntry(keys.getPrivate(), List.of(certificate), null);
            folder.write(AuthorityIndex.empty());
            Pkcs12Keys.create(folder.keyFile(), password, Map.of(KEY_NAME, key), certificate);
            folder.writeAuthority(certificate);
            BcscAuthority authority = new BcscAuthority(folder, lock, key, random);
            authority.publishRevocations(now, Duration.ofDays(1));
            isDone = true;
            return authority;
        } catch (GeneralSecurityException | KeySourceException e) {
            throw new AuthorityException("the authority could not be made: " + e.getMessage(), e);
        } finally {
            if (!isDone) {
                release(lock);
            }
        }
    }

    /**
     * Opens an authority for changes.
     *
     * @throws AuthorityException when there is none, the password is wrong, or somebody else has it open
     */
    public static BcscAuthority open(Path path, char[] password, SecureRandom random) throws AuthorityException {
        AuthorityFolder folder = new AuthorityFolder(path);
        folder.anchor();
        FileChannel lock = lock(folder);
        boolean isDone = false;
        try {
            KeyEntry key = Pkcs12Keys.open(folder.keyFile(), password).entry(KEY_NAME);
            BcscAuthority authority = new BcscAuthority(folder, lock, key, random);
            isDone = true;
            return authority;
        } catch (KeySourceException e) {
            throw new AuthorityException(String.valueOf(e.getMessage()), e);
        } finally {
            if (!isDone) {
                release(lock);
            }
        }
    }

    private static FileChannel lock(AuthorityFolder folder) throws AuthorityException {
        try {
            FileChannel channel =
                    FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new AuthorityException("'" + folder.lockFile() + "' cannot be locked: " + e.getMessage(), e);
        }
        throw new AuthorityException("somebody else has the authority open");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // somebody in this program
        }
    }

    private static void release(FileChannel lock) throws AuthorityException {
        try {
            lock.close();
        } catch (IOException e) {
            throw new AuthorityException("the authority's lock could not be released", e);
        }
    }

    public TrustAnchor anchor() {
        return anchor;
    }

    /** What can be read without a password. */
    public AuthorityFolder folder() {
        return folder;
    }

    public List<IndexEntry> entries() {
        return index.entries();
    }

    /**
     * Makes a holder's two keys, issues their certificates and writes both into one PKCS#12 file.
     *
     * @param signing the kind of the key that signs messages; the one for connections is always P-256
     * @param keyFile where the keys go; null for the authority's own folder
     */
    public IssuedHolder issue(
            HolderRequest request, KeyKind signing, char[] keyPassword, @Nullable Path keyFile, Instant now)
            throws AuthorityException {
        Path target = keyFile == null ? folder.holderKeyFile(fileName(request.identity())) : keyFile;
        if (Files.exists(target)) {
            throw new AuthorityException("'" + target + "' is there already; keys are never overwritten");
        }
        if (keyPassword.length < Pkcs12Keys.MIN_PASSWORD_LENGTH) {
            throw new AuthorityException(
                    "the key password has fewer than " + Pkcs12Keys.MIN_PASSWORD_LENGTH + " characters");
        }
        try {
            KeyPair signKeys = signing.generate(random);
            KeyPair tlsKeys = KeyKind.P256.generate(random);
            BcscCertificate sign = certify(signKeys.getPublic(), request, EnumSet.of(Purpose.SIGN), now);
            BcscCertificate tls = certify(
                    tlsKeys.getPublic(), request, connecting(request.identity().role()), now);
            record(List.of(sign, tls));
            Map<String, KeyEntry> entries = new LinkedHashMap<>();
            entries.put(KeySource.SIGN, new KeyEntry(signKeys.getPrivate(), List.of(sign), null));
            entries.put(KeySource.TLS, new KeyEntry(tlsKeys.getPrivate(), List.of(tls), null));
            Pkcs12Keys.create(target, keyPassword, entries, anchor.certificate());
            return new IssuedHolder(sign, tls, target);
        } catch (GeneralSecurityException | KeySourceException e) {
            throw new AuthorityException("the certificates could not be issued: " + e.getMessage(), e);
        }
    }

    /**
     * Issues one certificate for a key that the holder made, in a hardware module for instance. Who the holder is is
     * taken from the request here, never from the file, which proves only that somebody has the key.
     *
     * @param signingRequest PKCS#10 in PEM
     */
    public BcscCertificate issueFor(byte[] signingRequest, HolderRequest request, boolean isForSigning, Instant now)
            throws AuthorityException {
        try {
            PublicKey key = SigningRequest.provenKey(Pem.decodeAll(Pem.CERTIFICATE_REQUEST, signingRequest));
            Set<Purpose> purposes = isForSigning
                    ? EnumSet.of(Purpose.SIGN)
                    : connecting(request.identity().role());
            BcscCertificate certificate = certify(key, request, purposes, now);
            if (certificate.algorithm() == null) {
                throw new AuthorityException("the key is not accepted: Ed25519, P-256, or RSA of 2048 to 4096 bits");
            }
            record(List.of(certificate));
            return certificate;
        } catch (MalformedException e) {
            throw new AuthorityException("the signing request is refused: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new AuthorityException("the certificate could not be issued: " + e.getMessage(), e);
        }
    }

    private static EnumSet<Purpose> connecting(Role role) {
        return switch (role) {
            case BANK, OPERATOR -> EnumSet.of(Purpose.CONNECT);
            case NODE -> EnumSet.of(Purpose.CONNECT, Purpose.ACCEPT);
            case WITNESS -> EnumSet.of(Purpose.ACCEPT);
        };
    }

    private BcscCertificate certify(PublicKey key, HolderRequest request, Set<Purpose> purposes, Instant now)
            throws GeneralSecurityException, AuthorityException {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS).minus(BACKDATED);
        Instant to = now.truncatedTo(ChronoUnit.SECONDS).plus(request.validity());
        Instant end = anchor.certificate().toX509().getNotAfter().toInstant();
        if (to.isAfter(end)) {
            throw new AuthorityException("the authority itself is valid only until " + end);
        }
        return issuer.issue(
                key,
                request.identity(),
                request.organization(),
                purposes,
                purposes.contains(Purpose.ACCEPT) ? request.hostNames() : List.of(),
                newSerial(random),
                from,
                to);
    }

    private void record(List<BcscCertificate> certificates) throws AuthorityException {
        for (BcscCertificate certificate : certificates) {
            folder.write(certificate);
        }
        index = index.with(certificates.stream().map(BcscAuthority::entry).toList());
        folder.write(index);
    }

    private static IndexEntry entry(BcscCertificate certificate) {
        Identity identity = certificate.identity();
        if (identity == null) {
            throw new IllegalStateException("a certificate was issued that does not follow the profile");
        }
        return new IndexEntry(
                certificate.serial(),
                identity,
                certificate.purposes(),
                certificate.toX509().getNotBefore().toInstant(),
                certificate.toX509().getNotAfter().toInstant(),
                certificate.fingerprint().toHex(),
                null,
                null);
    }

    /**
     * Revokes a certificate and publishes a new list.
     *
     * @param listValidity how long the new list is good
     * @throws AuthorityException when there is no such certificate, or it is revoked already
     */
    public IndexEntry revoke(String serial, RevocationCause cause, Instant now, Duration listValidity)
            throws AuthorityException {
        IndexEntry entry = index.entries().stream()
                .filter(known -> known.serial().equals(serial))
                .findFirst()
                .orElseThrow(() -> new AuthorityException("no certificate " + serial + " was issued here"));
        if (entry.isRevoked()) {
            throw new AuthorityException("the certificate " + serial + " was revoked at " + entry.revokedAt());
        }
        IndexEntry revoked = entry.revoked(now.truncatedTo(ChronoUnit.SECONDS), cause);
        index = index.changed(known -> known.serial().equals(serial) ? revoked : known);
        folder.write(index);
        publishRevocations(now, listValidity);
        return revoked;
    }

    /** Writes a new revocation list with the next number and returns its DER. */
    public byte[] publishRevocations(Instant now, Duration validity) throws AuthorityException {
        long number = index.lastListNumber() + 1;
        Instant thisUpdate = now.truncatedTo(ChronoUnit.SECONDS);
        List<RevokedSerial> revoked = index.entries().stream()
                .filter(IndexEntry::isRevoked)
                .map(BcscAuthority::revokedSerial)
                .toList();
        try {
            byte[] list = issuer.issueRevocationList(
                    BigInteger.valueOf(number), thisUpdate, thisUpdate.plus(validity), revoked);
            index = index.withListNumber(number);
            folder.write(index);
            folder.writeList(list);
            return list;
        } catch (GeneralSecurityException e) {
            throw new AuthorityException("the revocation list could not be made: " + e.getMessage(), e);
        }
    }

    private static RevokedSerial revokedSerial(IndexEntry entry) {
        if (entry.revokedAt() == null || entry.cause() == null) {
            throw new IllegalStateException("the certificate " + entry.serial() + " is not revoked");
        }
        return new RevokedSerial(new BigInteger(entry.serial(), 16), entry.revokedAt(), entry.cause());
    }

    private static String fileName(Identity identity) {
        String unit = identity.unit().isEmpty() ? "" : "-" + identity.unit().replaceAll("[^A-Za-z0-9._-]", "_");
        return identity.bic() + unit;
    }

    private static BigInteger newSerial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
    }

    @Override
    public void close() throws AuthorityException {
        release(lock);
    }
}
