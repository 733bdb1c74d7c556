package az.ecbar.trust.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.authority.RevokedSerial;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Revocation;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.LeafLayout;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.testing.FakeDirectory;
import az.ecbar.trust.testing.FakeSigner;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank seals, the centre verifies; whatever is changed on the way, nothing is believed. */
final class EnvelopeTest {
    private static final long NOW = TestAuthority.NOW_NS;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final String ALFA = "ALFAAZ22XXX";
    private static final String ALFA_CODE = "1400000011";
    private static final Expectation EXPECTED = Expectation.bankSigner(ALFA, ALFA_CODE);

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder alfa = authority.bank(ALFA, ALFA_CODE);
    private final CertificateDirectory directory = authority.directory(alfa);
    private final EnvelopeVerifier verifier = new EnvelopeVerifier(directory, 5 * MINUTE);

    /** What travels: the messages with what the receiver knows of each, and the signed root. */
    private record Sent(List<Leaf> places, List<byte[]> messages, SignedRoot root) {}

    private static Sent seal(TestHolder holder, int count) {
        List<Leaf> places = new ArrayList<>();
        List<byte[]> messages = new ArrayList<>();
        EnvelopeSealer sealer = new EnvelopeSealer(holder.signer());
        LeafBuffer leaf = new LeafBuffer(Direction.BANK_TO_CENTRE, ALFA, TestAuthority.CENTRE, 77);
        for (int i = 0; i < count; i++) {
            byte[] message = ("message " + i).getBytes(StandardCharsets.US_ASCII);
            sealer.append(leaf.place(LeafKind.MESSAGE, 10 + i, message, 0, message.length));
            places.add(Leaf.decode(leaf.toBytes(), 0).orElseThrow());
            messages.add(message);
        }
        return new Sent(places, messages, sealer.seal(NOW));
    }

    private Verdict verify(Sent sent) {
        return verify(sent, EXPECTED, sent.root.signer(), sent.root.signedAtNs(), sent.root.signature(), NOW);
    }

    private Verdict verify(
            Sent sent, Expectation expectation, Digest signer, long signedAtNs, byte[] signature, long nowNs) {
        verifier.clear();
        for (int i = 0; i < sent.messages.size(); i++) {
            Leaf place = sent.places.get(i);
            byte[] message = sent.messages.get(i);
            verifier.append(new LeafBuffer(place.direction(), place.sender(), place.receiver(), place.sessionId())
                    .place(place.kind(), place.number(), message, 0, message.length));
        }
        return verifier.verify(signer, expectation, signedAtNs, signature, 0, signature.length, nowNs);
    }

    private static void assertRefused(RefusalReason reason, @Nullable Verdict verdict) {
        assertEquals(reason, assertInstanceOf(Verdict.Refused.class, verdict).reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 63, 64})
    @Rule({"4.26.2", "4.26.3"})
    void oneSignatureCoversAllThatWaits(int count) {
        Verdict.Valid valid = assertInstanceOf(Verdict.Valid.class, verify(seal(alfa, count)));
        assertEquals(ALFA, valid.identity().bic());
        assertEquals(alfa.certificate().fingerprint(), valid.fingerprint());
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void everyAcceptedAlgorithmSignsAndIsVerified(SignatureAlgorithm algorithm) {
        TestHolder holder = authority.bank(ALFA, ALFA_CODE, TestKeys.of(algorithm));
        assertEquals(algorithm, holder.signer().algorithm());
        directory.register(holder.chain());
        Sent sent = seal(holder, 5);
        assertTrue(verify(sent).isValid());
        byte[] signature = sent.root.signature();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertRefused(RefusalReason.BAD_SIGNATURE, verify(sent, EXPECTED, sent.root.signer(), NOW, changed, NOW));
        }
        for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1}) {
            byte[] changed = Arrays.copyOf(signature, length);
            assertRefused(RefusalReason.BAD_SIGNATURE, verify(sent, EXPECTED, sent.root.signer(), NOW, changed, NOW));
        }
    }

    @Test
    @Rule("4.26.3")
    void everyChangedByteOfAMessageIsRefused() {
        Sent sent = seal(alfa, 3);
        for (int m = 0; m < 3; m++) {
            for (int i = 0; i < sent.messages.get(m).length; i++) {
                List<byte[]> messages = new ArrayList<>(sent.messages);
                byte[] changed = messages.get(m).clone();
                changed[i] ^= 0x20;
                messages.set(m, changed);
                assertRefused(RefusalReason.BAD_SIGNATURE, verify(new Sent(sent.places, messages, sent.root)));
            }
        }
    }

    @Test
    @Rule("4.26.3")
    void everyChangedFieldOfAPlaceIsRefused() {
        Sent sent = seal(alfa, 3);
        Leaf was = sent.places.get(1);
        List<Leaf> moved = List.of(
                new Leaf(Direction.CENTRE_TO_BANK, was.kind(), was.sender(), was.receiver(), 77, 11, was.digest()),
                new Leaf(was.direction(), LeafKind.ACK, was.sender(), was.receiver(), 77, 11, was.digest()),
                new Leaf(was.direction(), was.kind(), "BETAAZ22XXX", was.receiver(), 77, 11, was.digest()),
                new Leaf(was.direction(), was.kind(), was.sender(), "NABZAZ2CIPS", 77, 11, was.digest()),
                new Leaf(was.direction(), was.kind(), was.receiver(), was.sender(), 77, 11, was.digest()),
                new Leaf(was.direction(), was.kind(), was.sender(), was.receiver(), 78, 11, was.digest()),
                new Leaf(was.direction(), was.kind(), was.sender(), was.receiver(), 77, 12, was.digest()));
        for (Leaf place : moved) {
            List<Leaf> places = new ArrayList<>(sent.places);
            places.set(1, place);
            assertRefused(RefusalReason.BAD_SIGNATURE, verify(new Sent(places, sent.messages, sent.root)));
        }
        assertTrue(verify(sent).isValid());
    }

    @Test
    void everyChangedBitOfALeafGivesAnotherRoot() {
        byte[] leaf = seal(alfa, 1).places.getFirst().encode();
        MerkleTree tree = new MerkleTree();
        tree.append(leaf, 0, leaf.length);
        byte[] root = new byte[Digest.LENGTH];
        tree.copyRoot(root, 0);
        for (int bit = 0; bit < LeafLayout.LENGTH * 8; bit++) {
            byte[] changed = leaf.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            tree.clear();
            tree.append(changed, 0, changed.length);
            byte[] other = new byte[Digest.LENGTH];
            tree.copyRoot(other, 0);
            assertTrue(!Arrays.equals(root, other), "bit " + bit);
        }
    }

    @Test
    void orderAndNumberOfMessagesAreBound() {
        Sent sent = seal(alfa, 4);
        List<byte[]> swapped = new ArrayList<>(sent.messages);
        Collections.swap(swapped, 1, 2);
        assertRefused(RefusalReason.BAD_SIGNATURE, verify(new Sent(sent.places, swapped, sent.root)));
        for (int keep = 0; keep < 4; keep++) {
            Sent fewer = new Sent(sent.places.subList(0, keep), sent.messages.subList(0, keep), sent.root);
            assertRefused(RefusalReason.BAD_SIGNATURE, verify(fewer));
        }
        List<byte[]> twice = new ArrayList<>(sent.messages);
        twice.add(sent.messages.getLast());
        List<Leaf> places = new ArrayList<>(sent.places);
        places.add(sent.places.getLast());
        assertRefused(RefusalReason.BAD_SIGNATURE, verify(new Sent(places, twice, sent.root)));
    }

    @Test
    void theTimeIsUnderTheSignature() {
        Sent sent = seal(alfa, 2);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long changed = NOW ^ (1L << bit);
            Verdict verdict = verify(sent, EXPECTED, sent.root.signer(), changed, sent.root.signature(), NOW);
            assertTrue(!verdict.isValid(), "bit " + bit);
        }
    }

    @Test
    void aTimeFarFromOursIsRefused() {
        Sent sent = seal(alfa, 1);
        byte[] signature = sent.root.signature();
        Digest signer = sent.root.signer();
        for (long distance : new long[] {-5 * MINUTE, 5 * MINUTE}) {
            assertTrue(verify(sent, EXPECTED, signer, NOW, signature, NOW + distance)
                    .isValid());
        }
        for (long distance : new long[] {-5 * MINUTE - 1, 5 * MINUTE + 1}) {
            assertRefused(
                    RefusalReason.TIME_OUT_OF_RANGE, verify(sent, EXPECTED, signer, NOW, signature, NOW + distance));
        }
    }

    @Test
    @Rule("4.26.2")
    void onlyTheRightHolderMaySign() {
        Sent sent = seal(alfa, 2);
        Digest signer = sent.root.signer();
        byte[] signature = sent.root.signature();
        TestHolder beta = authority.bank("BETAAZ22XXX", "1400000022");
        TestHolder stranger = new TestAuthority("Another").bank(ALFA, ALFA_CODE);
        TestHolder connection = authority.connection(Role.BANK, ALFA, ALFA_CODE);
        directory.register(beta.chain());
        directory.register(connection.chain());
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, directory.register(stranger.chain()));

        assertRefused(RefusalReason.UNKNOWN_SIGNER, verify(seal(stranger, 2)));
        assertRefused(RefusalReason.WRONG_SIGNER, verify(seal(beta, 2)));
        assertRefused(RefusalReason.WRONG_PURPOSE, verify(seal(connection, 2)));
        assertRefused(
                RefusalReason.WRONG_REGISTRATION_CODE,
                verify(sent, Expectation.bankSigner(ALFA, "1400000099"), signer, NOW, signature, NOW));
        assertRefused(
                RefusalReason.WRONG_ROLE,
                verify(sent, Expectation.nodeSigner(TestAuthority.CENTRE), signer, NOW, signature, NOW));
        // beta's certificate named for alfa's signature, and alfa's for beta's
        Expectation betaExpected = Expectation.bankSigner("BETAAZ22XXX", "1400000022");
        assertRefused(
                RefusalReason.BAD_SIGNATURE,
                verify(sent, betaExpected, beta.certificate().fingerprint(), NOW, signature, NOW));
        assertRefused(
                RefusalReason.BAD_SIGNATURE,
                verify(sent, EXPECTED, signer, NOW, seal(beta, 2).root.signature(), NOW));
    }

    @Test
    @Rule("4.26.2")
    void onlyAValidCertificateSigns() {
        Sent sent = seal(alfa, 1);
        byte[] signature = sent.root.signature();
        long from = UtcNs.of(TestAuthority.FROM);
        long to = UtcNs.of(TestAuthority.TO);
        assertRefused(
                RefusalReason.NOT_YET_VALID, verify(sent, EXPECTED, sent.root.signer(), from - 1, signature, from - 1));
        assertRefused(RefusalReason.EXPIRED, verify(sent, EXPECTED, sent.root.signer(), to + 1, signature, to + 1));
        // valid when it says that it was signed, no longer when it comes
        assertRefused(RefusalReason.EXPIRED, verify(sent, EXPECTED, sent.root.signer(), to, signature, to + 1));
    }

    @Test
    @Rule("4.26.2")
    void aRevocationTakesEffectAtOnce() {
        Sent sent = seal(alfa, 1);
        assertTrue(verify(sent).isValid());
        directory.updateRevocations(Revocations.none()
                .with(authority.revocationList(
                        1,
                        new RevokedSerial(
                                alfa.certificate().toX509().getSerialNumber(),
                                TestAuthority.NOW,
                                RevocationCause.SUPERSEDED))));
        assertRefused(RefusalReason.REVOKED, verify(sent));
        directory.updateRevocations(Revocations.none());
        assertTrue(verify(sent).isValid());
        directory.updateRevocations(
                Revocations.none().with(alfa.certificate(), new Revocation(NOW - 1, RevocationCause.UNSPECIFIED)));
        assertRefused(RefusalReason.REVOKED, verify(sent));
        // signed, as it says, before the revocation, but arriving after it
        directory.updateRevocations(
                Revocations.none().with(alfa.certificate(), new Revocation(NOW + 1, RevocationCause.SUPERSEDED)));
        assertRefused(
                RefusalReason.REVOKED, verify(sent, EXPECTED, sent.root.signer(), NOW, sent.root.signature(), NOW + 2));
    }

    @Test
    void anOutputThatWaitedLongIsStillBelieved() {
        TestHolder node = authority.node();
        CertificateDirectory bankSide = authority.directory(node);
        EnvelopeVerifier patient = new EnvelopeVerifier(bankSide, Long.MAX_VALUE);
        EnvelopeSealer sealer = new EnvelopeSealer(node.signer());
        LeafBuffer leaf = new LeafBuffer(Direction.CENTRE_TO_BANK, TestAuthority.CENTRE, ALFA, 78);
        byte[] message = {1, 2, 3};
        sealer.append(leaf.place(LeafKind.OUTPUT, 1, message, 0, 3));
        SignedRoot root = sealer.seal(NOW);
        patient.append(leaf);
        long muchLater = UtcNs.of(TestAuthority.TO) + 1;
        assertTrue(patient.verify(
                        root.signer(),
                        Expectation.nodeSigner(TestAuthority.CENTRE),
                        NOW,
                        root.signature(),
                        0,
                        root.signatureLength(),
                        muchLater)
                .isValid());
    }

    @Test
    void aSignatureOverSomethingElseIsNotOneOverARoot() {
        Sent sent = seal(alfa, 1);
        byte[] bareRoot = sent.root.root().toBytes();
        byte[] signature = new byte[64];
        alfa.signer().sign(bareRoot, 0, bareRoot.length, signature, 0);
        assertRefused(RefusalReason.BAD_SIGNATURE, verify(sent, EXPECTED, sent.root.signer(), NOW, signature, NOW));
    }

    @Test
    void aKeyThatIsNotTheCertificatesIsNoticedAtOnce() {
        TestHolder wrong = new TestHolder(TestKeys.ed25519(), alfa.certificate());
        String message =
                assertThrows(IllegalArgumentException.class, wrong::signer).getMessage();
        assertTrue(String.valueOf(message).contains("not that of"), message);
    }

    @Test
    void theSimulatorsSignaturesBehaveAlike() {
        FakeSigner signer = new FakeSigner(new Identity(Role.BANK, ALFA, ALFA_CODE, "", "Alfa"));
        FakeSigner other = new FakeSigner(new Identity(Role.BANK, "BETAAZ22XXX", ALFA_CODE, "", "Beta"));
        FakeDirectory fakes = new FakeDirectory(signer, other);
        EnvelopeSealer sealer = new EnvelopeSealer(signer);
        EnvelopeVerifier fakeVerifier = new EnvelopeVerifier(fakes, 5 * MINUTE);
        LeafBuffer leaf = new LeafBuffer(Direction.BANK_TO_CENTRE, ALFA, TestAuthority.CENTRE, 1);
        byte[] message = {1, 2, 3};
        sealer.append(leaf.place(LeafKind.MESSAGE, 1, message, 0, 3));
        SignedRoot root = sealer.seal(NOW);
        assertEquals(root, sealer.seal(NOW));
        fakeVerifier.append(leaf);
        assertTrue(fakeVerifier
                .verify(root.signer(), EXPECTED, NOW, root.signature(), 0, root.signatureLength(), NOW)
                .isValid());
        assertRefused(
                RefusalReason.WRONG_SIGNER,
                fakeVerifier.verify(other.fingerprint(), EXPECTED, NOW, root.signature(), 0, 64, NOW));
        fakeVerifier.clear();
        fakeVerifier.append(leaf.place(LeafKind.MESSAGE, 2, message, 0, 3));
        assertRefused(
                RefusalReason.BAD_SIGNATURE,
                fakeVerifier.verify(root.signer(), EXPECTED, NOW, root.signature(), 0, 64, NOW));
        fakes.revoke(signer);
        assertRefused(
                RefusalReason.REVOKED, fakeVerifier.verify(root.signer(), EXPECTED, NOW, root.signature(), 0, 64, NOW));
    }

    @Test
    void aBankThatIsAlsoConnectedByTheSameCertificateWouldBeTwoPurposes() {
        TestHolder both = authority.holder(
                TestKeys.ec("secp256r1"),
                new Identity(Role.BANK, ALFA, ALFA_CODE, "", "Alfa"),
                EnumSet.of(Purpose.CONNECT, Purpose.SIGN),
                TestAuthority.FROM,
                TestAuthority.TO);
        assertEquals(
                EnumSet.of(Purpose.CONNECT, Purpose.SIGN), both.certificate().purposes());
    }
}
