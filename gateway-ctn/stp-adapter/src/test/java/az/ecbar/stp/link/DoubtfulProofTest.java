package az.ecbar.stp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.authority.RevokedSerial;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.envelope.EnvelopeSealer;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import az.ecbar.trust.receipt.ReceiptVerifier;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proofs that are genuine and yet not good enough: of a revoked signer, of another direction, of another text. */
@Rule("4.26.3")
class DoubtfulProofTest {
    private static final String ALFA = "ALFAAZ22XXX";
    private static final String BETA = "BETAAZ22XXX";
    private static final byte[] MESSAGE = bytes("{1:F01BETAAZ22AXXX0000000001}{4:\r\n:20:REF\r\n-}");

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder node = authority.node();
    private final TestHolder alfa = authority.bank(ALFA, "1");

    @Test
    void anOutputWhoseSignerWasRevokedLaterIsNotBelieved() throws Exception {
        byte[] receipt = ReceiptFormat.write(receipt(
                node, new LeafBuffer(Direction.CENTRE_TO_BANK, TestAuthority.CENTRE, BETA, 5), LeafKind.OUTPUT, null));
        assertEquals(Optional.empty(), verifier(authority.checker()).fault(7, MESSAGE, receipt));

        RevokedSerial revoked = new RevokedSerial(
                node.certificate().toX509().getSerialNumber(),
                TestAuthority.NOW.plus(Duration.ofHours(1)),
                RevocationCause.SUPERSEDED);
        CertificateChecker later = authority.checker();
        later = later.with(later.revocations().with(authority.revocationList(1, revoked)));
        assertFault("revoked", verifier(later).fault(7, MESSAGE, receipt));
    }

    @Test
    void theProofBesideAPaymentMustBeOfTheSameText() {
        byte[] proof = issuersProof(Direction.BANK_TO_CENTRE, MESSAGE);
        OutputVerifier verifier = verifier(authority.checker());
        assertEquals(Optional.empty(), verifier.senderFault(MESSAGE, proof));
        assertFault("another text", verifier.senderFault(bytes("{4:\r\n:20:OTHER\r\n-}"), proof));
    }

    @Test
    void theProofBesideAPaymentMustBeOfAMessageThatABankSent() {
        byte[] reflected = issuersProof(Direction.CENTRE_TO_BANK, MESSAGE);
        assertFault("a bank sent", verifier(authority.checker()).senderFault(MESSAGE, reflected));
        byte[] withoutMessage = issuersProof(Direction.BANK_TO_CENTRE, null);
        assertFault("a bank sent", verifier(authority.checker()).senderFault(MESSAGE, withoutMessage));
    }

    private static OutputVerifier verifier(CertificateChecker checker) {
        return new ReceiptOutputVerifier(new ReceiptVerifier(checker), BETA);
    }

    private byte[] issuersProof(Direction direction, byte @Nullable [] original) {
        LeafBuffer leaf = new LeafBuffer(direction, ALFA, "NABZAZ2CXXX", 5);
        return ReceiptFormat.encode(receipt(alfa, leaf, LeafKind.MESSAGE, original));
    }

    private static Receipt receipt(TestHolder signer, LeafBuffer leaf, LeafKind kind, byte @Nullable [] original) {
        leaf.place(kind, 7, MESSAGE, 0, MESSAGE.length);
        EnvelopeSealer sealer = new EnvelopeSealer(signer.signer());
        sealer.append(leaf);
        SignedRoot root = sealer.seal(TestAuthority.NOW_NS);
        byte[] hashes = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
        int length = sealer.copyPath(0, hashes, 0);
        return new Receipt(
                Leaf.decode(leaf.toBytes(), 0).orElseThrow(),
                0,
                Receipt.path(hashes, 0, length),
                root,
                List.of(signer.certificate().der()),
                original);
    }

    private static void assertFault(String wanted, Optional<String> fault) {
        assertTrue(fault.orElse("").contains(wanted), fault.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
