package az.ecbar.stp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.authority.CertificateIssuer;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.envelope.EnvelopeSealer;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import az.ecbar.trust.receipt.ReceiptVerifier;
import az.ecbar.trust.signature.SignerFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bank believes what the centre signed for it under this number, and nothing else. */
@Rule("4.26.3")
class ReceiptOutputVerifierTest {
    private static final String ALFA = "ALFAAZ22XXX";
    private static final String CENTRE = "NABZAZ2CRTS";
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final byte[] MESSAGE =
            "{1:F01ALFAAZ22AXXX0000000001}{4:\r\n:20:X\r\n-}".getBytes(StandardCharsets.US_ASCII);

    private KeyPair authorityKeys = generate();
    private KeyPair nodeKeys = generate();
    private Party authority = new Party(Role.NODE, "NABZAZ2CXXX");
    private OutputVerifier verifier = (number, message, receipt) -> Optional.empty();

    /** Somebody with a certificate of the authority. */
    private final class Party {
        private final BcscCertificate root;
        private final BcscCertificate certificate;

        Party(Role role, String bic) {
            try {
                root = CertificateIssuer.issueAuthority(
                        authorityKeys.getPublic(),
                        authorityKeys.getPrivate(),
                        "Test BCSC",
                        BigInteger.ONE,
                        NOW.minus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(900)));
                certificate = new CertificateIssuer(root, authorityKeys.getPrivate())
                        .issue(
                                nodeKeys.getPublic(),
                                new Identity(role, bic, "9900003871", role == Role.NODE ? "node-1" : "", "Somebody"),
                                "Somebody",
                                EnumSet.of(Purpose.SIGN),
                                List.of(),
                                BigInteger.TWO,
                                NOW.minus(Duration.ofDays(1)),
                                NOW.plus(Duration.ofDays(300)));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        byte[] receipt(LeafBuffer leaf, LeafKind kind, long number) {
            leaf.place(kind, number, MESSAGE, 0, MESSAGE.length);
            EnvelopeSealer sealer = new EnvelopeSealer(SignerFactory.of(nodeKeys.getPrivate(), certificate));
            sealer.append(leaf);
            SignedRoot signed = sealer.seal(NOW.getEpochSecond() * 1_000_000_000L);
            byte[] hashes = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
            int length = sealer.copyPath(0, hashes, 0);
            return ReceiptFormat.write(new Receipt(
                    az.ecbar.trust.merkle.Leaf.decode(leaf.toBytes(), 0).orElseThrow(),
                    0,
                    Receipt.path(hashes, 0, length),
                    signed,
                    List.of(certificate.der()),
                    null));
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void trustTheAuthority() throws Exception {
        verifier = new ReceiptOutputVerifier(
                new ReceiptVerifier(new CertificateChecker(TrustAnchor.of(authority.root), Revocations.none())), ALFA);
    }

    @Test
    void whatTheCentreSignedForUsIsBelieved() {
        assertEquals(Optional.empty(), verifier.fault(7, MESSAGE, output(ALFA, 7)));
    }

    @Test
    void aChangedByteIsFound() {
        byte[] changed = MESSAGE.clone();
        changed[20] ^= 1;
        assertFault("MESSAGE_CHANGED", verifier.fault(7, changed, output(ALFA, 7)));
    }

    @Test
    void aMessageForAnotherBankOrNumberIsFound() {
        assertFault("for BETAAZ22XXX", verifier.fault(7, MESSAGE, output("BETAAZ22XXX", 7)));
        assertFault("output 8, not 7", verifier.fault(7, MESSAGE, output(ALFA, 8)));
    }

    @Test
    void anAnswerOrAReflectedMessageIsNoOutput() {
        assertFault("not an output", verifier.fault(7, MESSAGE, receipt(ALFA, LeafKind.ACK, 7)));
        LeafBuffer reflected = new LeafBuffer(Direction.BANK_TO_CENTRE, CENTRE, ALFA, 5);
        assertFault("not an output", verifier.fault(7, MESSAGE, authority.receipt(reflected, LeafKind.OUTPUT, 7)));
    }

    @Test
    void aSignerThatIsNoNodeOfTheCentreIsFound() {
        LeafBuffer leaf = new LeafBuffer(Direction.CENTRE_TO_BANK, CENTRE, ALFA, 5);
        byte[] byABank = new Party(Role.BANK, "BETAAZ22XXX").receipt(leaf, LeafKind.OUTPUT, 7);
        assertTrue(verifier.fault(7, MESSAGE, byABank).isPresent());
    }

    @Test
    void aCertificateOfAnotherAuthorityIsFound() {
        authorityKeys = generate();
        nodeKeys = generate();
        LeafBuffer leaf = new LeafBuffer(Direction.CENTRE_TO_BANK, CENTRE, ALFA, 5);
        byte[] foreign = new Party(Role.NODE, "NABZAZ2CXXX").receipt(leaf, LeafKind.OUTPUT, 7);
        assertTrue(verifier.fault(7, MESSAGE, foreign).isPresent());
    }

    @Test
    void whatIsNoReceiptIsFound() {
        assertFault("cannot be read", verifier.fault(7, MESSAGE, new byte[] {1, 2, 3}));
        byte[] cut = output(ALFA, 7);
        assertFault("cannot be read", verifier.fault(7, MESSAGE, java.util.Arrays.copyOf(cut, cut.length / 2)));
    }

    private byte[] output(String receiver, long number) {
        return receipt(receiver, LeafKind.OUTPUT, number);
    }

    private byte[] receipt(String receiver, LeafKind kind, long number) {
        return authority.receipt(new LeafBuffer(Direction.CENTRE_TO_BANK, CENTRE, receiver, 5), kind, number);
    }

    private static void assertFault(String wanted, Optional<String> fault) {
        assertTrue(fault.orElse("").contains(wanted), fault.toString());
    }
}
