package az.ecbar.trust.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.BcscProfile;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.RevocationList;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.envelope.EnvelopeSealer;
import az.ecbar.trust.envelope.RootStatement;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.signature.SignerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of docs/protocol and the files beside them say what the code does. */
@Rule("4.26.3")
final class ProtocolVectorsTest {
    private static final Path PROTOCOL = Path.of(System.getProperty("ecbar.root", "../.."), "docs", "protocol");
    private static final String SECRET_KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final List<String> MESSAGES = List.of("first output", "second output", "third output");
    private static final long SIGNED_AT = UtcNs.of(Instant.parse("2026-03-02T06:00:00Z")) + 1;

    private static byte[] vector(String name) throws IOException {
        return Files.readAllBytes(PROTOCOL.resolve("vectors").resolve(name));
    }

    private static void assertOnPage(String page, String what, byte[] value) throws IOException {
        String text = Files.readString(PROTOCOL.resolve(page));
        assertTrue(text.contains("| " + what + " | `" + HexFormat.of().formatHex(value) + "` |"), what);
    }

    @Test
    void theCodeMakesTheValuesOfThePage() throws IOException, MalformedException, GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519, HexFormat.of().parseHex(SECRET_KEY)));
        BcscCertificate node = BcscCertificate.ofDer(Pem.decodeExactly(Pem.CERTIFICATE, vector("node.pem")));
        EnvelopeSealer sealer = new EnvelopeSealer(SignerFactory.of(key, node));
        LeafBuffer leaf = new LeafBuffer(Direction.CENTRE_TO_BANK, "NABZAZ2CRTS", "ALFAAZ22XXX", 1234567);
        for (int i = 0; i < MESSAGES.size(); i++) {
            byte[] message = MESSAGES.get(i).getBytes(StandardCharsets.US_ASCII);
            sealer.append(leaf.place(LeafKind.OUTPUT, 41 + i, message, 0, message.length));
            assertOnPage("signatures.md", "leaf " + i, leaf.toBytes());
            MerkleTree alone = new MerkleTree();
            leaf.appendTo(alone);
            byte[] hash = new byte[Digest.LENGTH];
            alone.copyRoot(hash, 0);
            assertOnPage("signatures.md", "hash of leaf " + i, hash);
        }
        SignedRoot root = sealer.seal(SIGNED_AT);
        assertOnPage("signatures.md", "root", root.root().toBytes());
        assertOnPage("signatures.md", "what is signed", RootStatement.encode(3, SIGNED_AT, root.root()));
        assertOnPage("signatures.md", "signature", root.signature());
        assertEquals(ReceiptFormat.read(vector("receipt.pem")).root(), root);
    }

    @Test
    void theFilesBesideThePageAreWhatItSays() throws IOException, MalformedException {
        TrustAnchor anchor = TrustAnchor.ofPem(vector("authority.pem"));
        CertificateChecker checker = new CertificateChecker(anchor, Revocations.none());
        byte[] receipt = vector("receipt.pem");
        ReceiptVerdict.Proven proven =
                assertInstanceOf(ReceiptVerdict.Proven.class, new ReceiptVerifier(checker).verifyFile(receipt, null));
        assertEquals(42, proven.receipt().leaf().number());
        assertEquals(SIGNED_AT, proven.receipt().root().signedAtNs());
        assertEquals("Settlement node 1", proven.signer().name());

        ReceiptVerdict superseded = with(checker, "superseded.crl.pem").verifyFile(receipt, null);
        assertInstanceOf(ReceiptVerdict.Proven.class, superseded);
        ReceiptVerdict compromised = with(checker, "compromised.crl.pem").verifyFile(receipt, null);
        assertEquals(
                RefusalReason.REVOKED,
                assertInstanceOf(ReceiptVerdict.Refused.class, compromised).reason());
    }

    private static ReceiptVerifier with(CertificateChecker checker, String list)
            throws IOException, MalformedException {
        byte[] der = Pem.decodeExactly(Pem.REVOCATION_LIST, vector(list));
        RevocationList revoked = RevocationList.ofDer(der, checker.anchor().certificate());
        return new ReceiptVerifier(checker.with(Revocations.none().with(revoked)));
    }

    @Test
    void thePagesNameAllReasonsKindsAndIdentifiers() throws IOException {
        String signatures = Files.readString(PROTOCOL.resolve("signatures.md"));
        StringBuilder order = new StringBuilder();
        for (RefusalReason reason : RefusalReason.values()) {
            order.append(order.isEmpty() ? "" : ", ").append('`').append(reason).append('`');
        }
        assertTrue(signatures.contains(order), "the reasons in their order");
        for (LeafKind kind : LeafKind.values()) {
            assertTrue(signatures.contains(kind.code() + " " + kind), kind::name);
        }
        String certificates = Files.readString(PROTOCOL.resolve("certificates.md"));
        assertTrue(certificates.contains(BcscProfile.ROLE.getId()));
        assertTrue(certificates.contains(BcscProfile.MESSAGE_SIGNING.getId()));
    }
}
