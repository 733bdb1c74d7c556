package az.ecbar.stp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The issuer's own proof beside a forwarded payment. */
@Rule("4.26.3")
class SenderProofTest {
    private static final String TEXT = "{4:\r\n:20:REF\r\n:32A:261123AZN1,\r\n-}";
    private static final String SENT = "{1:F01ALFAAZ22AXXX0000000000}{2:I103NABZAZ2CXRTSN}" + TEXT;
    private static final byte[] FORWARDED =
            bytes("{1:F01BETAAZ22AXXX0000000001}{2:O1031200261122NABZAZ2CXRTS00000000002611221200N}" + TEXT);

    private final TestAuthority authority = new TestAuthority();
    private final ReceiptVerifier verifier = new ReceiptVerifier(authority.checker());
    private final TestHolder alfa = authority.bank("ALFAAZ22XXX", "1");

    @Test
    void theIssuersReceiptOfTheSameTextIsRight() throws Exception {
        byte[] attachment = proof(alfa, SENT);
        assertEquals(Optional.empty(), SenderProof.fault(verifier, FORWARDED, attachment));
        String file = new String(SenderProof.toReceiptFile(attachment), StandardCharsets.US_ASCII);
        assertTrue(file.startsWith("-----BEGIN ECBAR RECEIPT-----"), file);
    }

    @Test
    void anotherTextIsFound() {
        byte[] attachment = proof(alfa, SENT.replace("AZN1,", "AZN2,"));
        assertFault("another text", SenderProof.fault(verifier, FORWARDED, attachment));
    }

    @Test
    void anotherSignerAndWhatIsNoReceiptAreFound() {
        TestHolder beta = authority.bank("BETAAZ22XXX", "2");
        assertFault("the issuer's proof", SenderProof.fault(verifier, FORWARDED, proof(beta, SENT)));
        assertFault("cannot be read", SenderProof.fault(verifier, FORWARDED, new byte[] {1, 2, 3}));
    }

    private static byte[] proof(TestHolder signer, String message) {
        byte[] sent = bytes(message);
        LeafBuffer leaf = new LeafBuffer(Direction.BANK_TO_CENTRE, "ALFAAZ22XXX", "NABZAZ2CXXX", 5);
        leaf.place(LeafKind.MESSAGE, 7, sent, 0, sent.length);
        EnvelopeSealer sealer = new EnvelopeSealer(signer.signer());
        sealer.append(leaf);
        SignedRoot root = sealer.seal(TestAuthority.NOW_NS);
        byte[] hashes = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
        int length = sealer.copyPath(0, hashes, 0);
        return ReceiptFormat.encode(new Receipt(
                Leaf.decode(leaf.toBytes(), 0).orElseThrow(),
                0,
                Receipt.path(hashes, 0, length),
                root,
                List.of(signer.certificate().der()),
                sent));
    }

    private static void assertFault(String wanted, Optional<String> fault) {
        assertTrue(fault.orElse("").contains(wanted), fault.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
