package az.ecbar.trust.authority;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the authority keeps its things. Reading needs no password.
 *
 * <pre>
 * ca.pem             the authority's certificate: this is what everybody else gets
 * ca.p12             its key, encrypted
 * index.tsv          all certificates that were issued ({@link AuthorityIndex})
 * crl.pem            the newest revocation list
 * certs/SERIAL.pem   each certificate
 * keys/HOLDER.p12    the holders' keys, encrypted, until they are handed over
 * lock               held while somebody changes something
 * </pre>
 *
 * <p>Every file is written as a whole or not at all. The index is written after the certificates that it names and before
 * their keys are handed out, so whatever a crash leaves, no certificate is in use that the authority cannot revoke.
 */
public final class AuthorityFolder {
    private final Path folder;

    public AuthorityFolder(Path folder) {
        this.folder = folder;
    }

    Path keyFile() {
        return folder.resolve("ca.p12");
    }

    Path lockFile() {
        return folder.resolve("lock");
    }

    /** The newest revocation list. */
    public Path listFile() {
        return folder.resolve("crl.pem");
    }

    /** The authority's certificate. */
    public Path certificateFile() {
        return folder.resolve("ca.pem");
    }

    Path holderKeyFile(String holder) {
        return folder.resolve("keys").resolve(holder + ".p12");
    }

    /** Reads the authority's certificate. */
    public TrustAnchor anchor() throws AuthorityException {
        try {
            return TrustAnchor.ofPem(read(certificateFile()));
        } catch (MalformedException e) {
            throw new AuthorityException("'" + certificateFile() + "' is damaged: " + e.getMessage(), e);
        }
    }

    /** All that was issued, in order. */
    public List<IndexEntry> entries() throws AuthorityException {
        return index().entries();
    }

    /** Reads one certificate by its serial. */
    public BcscCertificate certificate(String serial) throws AuthorityException {
        if (!serial.matches("[0-9a-f]{1,40}")) {
            throw new AuthorityException("'" + serial + "' is no serial number: see 'list'");
        }
        try {
            byte[] file = read(folder.resolve("certs").resolve(serial + ".pem"));
            return BcscCertificate.ofDer(Pem.decodeExactly(Pem.CERTIFICATE, file));
        } catch (MalformedException e) {
            throw new AuthorityException("the certificate " + serial + " is damaged: " + e.getMessage(), e);
        }
    }

    AuthorityIndex index() throws AuthorityException {
        return AuthorityIndex.decode(read(folder.resolve("index.tsv")));
    }

    void createFolders() throws AuthorityException {
        try {
            Files.createDirectories(folder.resolve("certs"));
            Files.createDirectories(folder.resolve("keys"));
        } catch (IOException e) {
            throw new AuthorityException("'" + folder + "' cannot be made: " + e.getMessage(), e);
        }
    }

    boolean isEmpty() {
        return !Files.exists(certificateFile()) && !Files.exists(keyFile());
    }

    void write(AuthorityIndex index) throws AuthorityException {
        write(folder.resolve("index.tsv"), index.encode());
    }

    void write(BcscCertificate certificate) throws AuthorityException {
        write(folder.resolve("certs").resolve(certificate.serial() + ".pem"), pem(certificate));
    }

    void writeAuthority(BcscCertificate certificate) throws AuthorityException {
        write(certificateFile(), pem(certificate));
    }

    void writeList(byte[] der) throws AuthorityException {
        write(listFile(), Pem.encode(Pem.REVOCATION_LIST, der).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] pem(BcscCertificate certificate) {
        return Pem.encode(Pem.CERTIFICATE, certificate.der()).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] read(Path file) throws AuthorityException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new AuthorityException("there is no '" + file + "'; is '" + folder + "' an authority's folder?", e);
        } catch (IOException e) {
            throw new AuthorityException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, byte[] content) throws AuthorityException {
        try {
            DurableFile.replace(file, content);
        } catch (IOException e) {
            throw new AuthorityException("'" + file + "' cannot be written: " + e.getMessage(), e);
        }
    }
}
