package az.ecbar.trust.receipt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.authority.RevokedSerial;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Revocation;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.envelope.EnvelopeSealer;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receipt proves one message to anybody who has the authority's certificate, and proves nothing once it was touched. */
@Rule("4.26.3")
final class ReceiptTest {
    private static final String ALFA = "ALFAAZ22XXX";
    private static final long NOW = TestAuthority.NOW_NS;

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder node = authority.node();
    private final ReceiptVerifier verifier = new ReceiptVerifier(authority.checker());

    /** A receipt of the {@code index}th of {@code count} outputs that went to ALFA in one envelope. */
    private Receipt receipt(TestHolder signer, Direction direction, int index, int count) {
        boolean isOutput = direction == Direction.CENTRE_TO_BANK;
        LeafBuffer leaf = isOutput
                ? new LeafBuffer(direction, TestAuthority.CENTRE, ALFA, 5)
                : new LeafBuffer(direction, ALFA, TestAuthority.CENTRE, 5);
        EnvelopeSealer sealer = new EnvelopeSealer(signer.signer());
        byte[] kept = new byte[0];
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] message = ("{1:F01...}{4:\r\n:20:OUT" + i + "\r\n-}").getBytes(StandardCharsets.US_ASCII);
            leaf.place(isOutput ? LeafKind.OUTPUT : LeafKind.MESSAGE, 100 + i, message, 0, message.length);
            sealer.append(leaf);
            leaves.add(Leaf.decode(leaf.toBytes(), 0).orElseThrow());
            if (i == index) {
                kept = message;
            }
        }
        byte[] hashes = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
        SignedRoot root = sealer.seal(NOW);
        int length = sealer.copyPath(index, hashes, 0);
        return new Receipt(
                leaves.get(index),
                index,
                Receipt.path(hashes, 0, length),
                root,
                List.of(signer.certificate().der()),
                kept);
    }

    private Receipt output() {
        return receipt(node, Direction.CENTRE_TO_BANK, 3, 6);
    }

    private static void assertRefused(RefusalReason reason, ReceiptVerdict verdict) {
        assertEquals(
                reason, assertInstanceOf(ReceiptVerdict.Refused.class, verdict).reason());
    }

    @Test
    void provesWhoSignedWhat() {
        Receipt receipt = output();
        ReceiptVerdict.Proven proven =
                assertInstanceOf(ReceiptVerdict.Proven.class, verifier.verifyFile(ReceiptFormat.write(receipt), null));
        assertEquals("node-1", proven.signer().unit());
        assertEquals(receipt.leaf(), proven.receipt().leaf());
        assertEquals(NOW, proven.receipt().root().signedAtNs());
        assertArrayEquals(receipt.message(), proven.receipt().message());
        assertNull(proven.revokedLater());
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void provesABanksMessageUnderEveryAlgorithm(SignatureAlgorithm algorithm) {
        TestHolder bank = authority.bank(ALFA, "1", TestKeys.of(algorithm));
        for (int count : new int[] {1, 2, 5, 64}) {
            for (int index = 0; index < count; index += 7) {
                Receipt receipt = receipt(bank, Direction.BANK_TO_CENTRE, index, count);
                assertInstanceOf(ReceiptVerdict.Proven.class, verifier.verifyFile(ReceiptFormat.write(receipt), null));
            }
        }
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] bytes = ReceiptFormat.encode(output());
        assertInstanceOf(ReceiptVerdict.Proven.class, verifyBytes(bytes));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertInstanceOf(ReceiptVerdict.Refused.class, verifyBytes(changed), "byte " + i);
        }
    }

    @Test
    void aChangedCharacterOfTheFileIsRefused() {
        byte[] file = ReceiptFormat.write(output());
        for (int i = 0; i < file.length; i++) {
            boolean isInside = i > 200 && i < file.length - 100;
            if (isInside && file[i] != '\n' && i % 7 != 0) {
                continue; // every byte that these characters stand for is changed above
            }
            byte[] changed = file.clone();
            changed[i] ^= 1;
            assertInstanceOf(ReceiptVerdict.Refused.class, verifier.verifyFile(changed, null), "character " + i);
        }
    }

    @Test
    void everyCutAndEveryAdditionIsRefused() {
        byte[] bytes = ReceiptFormat.encode(output());
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(RefusalReason.MALFORMED, verifyBytes(Arrays.copyOf(bytes, length)));
        }
        assertRefused(RefusalReason.MALFORMED, verifyBytes(Arrays.copyOf(bytes, bytes.length + 1)));
        byte[] file = ReceiptFormat.write(output());
        assertRefused(RefusalReason.MALFORMED, verifier.verifyFile(Arrays.copyOf(file, file.length + 1), null));
        assertRefused(RefusalReason.MALFORMED, verifier.verifyFile(new byte[0], null));
    }

    private ReceiptVerdict verifyBytes(byte[] bytes) {
        return verifier.verifyFile(Pem.encode(Pem.RECEIPT, bytes).getBytes(StandardCharsets.US_ASCII), null);
    }

    @Test
    void eachFieldHasItsReason() {
        Receipt good = output();
        SignedRoot root = good.root();
        Leaf leaf = good.leaf();
        Digest other = Digest.ofContent(new byte[1]);
        assertRefused(RefusalReason.MESSAGE_CHANGED, verifier.verify(good.with(new byte[] {1}), null));
        Leaf moved =
                new Leaf(leaf.direction(), leaf.kind(), leaf.sender(), "BETAAZ22XXX", 5, leaf.number(), leaf.digest());
        assertRefused(RefusalReason.WRONG_PATH, verifier.verify(changed(good, moved, 3, good.path(), root), null));
        assertRefused(RefusalReason.WRONG_PATH, verifier.verify(changed(good, leaf, 2, good.path(), root), null));
        assertRefused(RefusalReason.WRONG_PATH, verifier.verify(changed(good, leaf, 3, List.of(other), root), null));
        SignedRoot otherCount = new SignedRoot(5, NOW, root.root(), root.signer(), root.signature());
        assertInstanceOf(
                ReceiptVerdict.Refused.class, verifier.verify(changed(good, leaf, 3, good.path(), otherCount), null));
        SignedRoot otherTime = new SignedRoot(6, NOW + 1, root.root(), root.signer(), root.signature());
        assertRefused(
                RefusalReason.BAD_SIGNATURE, verifier.verify(changed(good, leaf, 3, good.path(), otherTime), null));
        SignedRoot otherRoot = new SignedRoot(6, NOW, other, root.signer(), root.signature());
        assertRefused(RefusalReason.WRONG_PATH, verifier.verify(changed(good, leaf, 3, good.path(), otherRoot), null));
    }

    private static Receipt changed(Receipt receipt, Leaf leaf, int index, List<Digest> path, SignedRoot root) {
        return new Receipt(leaf, index, path, root, receipt.chain(), receipt.message());
    }

    @Test
    void theSignerMustBeTheSender() {
        TestHolder bank = authority.bank(ALFA, "1");
        TestHolder beta = authority.bank("BETAAZ22XXX", "2");
        assertRefused(RefusalReason.WRONG_SIGNER, verifier.verify(receipt(beta, Direction.BANK_TO_CENTRE, 0, 1), null));
        assertRefused(RefusalReason.WRONG_ROLE, verifier.verify(receipt(bank, Direction.CENTRE_TO_BANK, 0, 1), null));
        assertRefused(RefusalReason.WRONG_ROLE, verifier.verify(receipt(node, Direction.BANK_TO_CENTRE, 0, 1), null));
        TestHolder stranger = new TestAuthority("Another").node();
        assertRefused(
                RefusalReason.UNKNOWN_AUTHORITY,
                verifier.verify(receipt(stranger, Direction.CENTRE_TO_BANK, 0, 1), null));
        Receipt good = output();
        Receipt otherCertificate = new Receipt(
                good.leaf(),
                3,
                good.path(),
                good.root(),
                List.of(authority.node().certificate().der()),
                good.message());
        assertRefused(RefusalReason.BAD_SIGNATURE, verifier.verify(otherCertificate, null));
    }

    @Test
    void theTimeUnderTheSignatureCounts() {
        Instant now = TestAuthority.NOW;
        assertRefused(RefusalReason.EXPIRED, verifier.verify(signedBy(Instant.EPOCH, now.minusSeconds(1)), null));
        assertRefused(
                RefusalReason.NOT_YET_VALID, verifier.verify(signedBy(now.plusSeconds(1), TestAuthority.TO), null));
        assertInstanceOf(ReceiptVerdict.Proven.class, verifier.verify(signedBy(now, now), null));
    }

    private Receipt signedBy(Instant from, Instant to) {
        TestHolder holder = authority.holder(
                TestKeys.ed25519(),
                new Identity(Role.NODE, "NABZAZ2CXXX", "9", "old", "Old node"),
                EnumSet.of(Purpose.SIGN),
                from,
                to);
        return receipt(holder, Direction.CENTRE_TO_BANK, 0, 2);
    }

    @Test
    void aLaterRevocationIsToldAndALostKeyProvesNothing() {
        Receipt receipt = output();
        Instant later = TestAuthority.NOW.plus(Duration.ofDays(1));
        ReceiptVerdict superseded = revoked(later, RevocationCause.SUPERSEDED).verify(receipt, null);
        Revocation told =
                assertInstanceOf(ReceiptVerdict.Proven.class, superseded).revokedLater();
        assertEquals(new Revocation(UtcNs.of(later), RevocationCause.SUPERSEDED), told);
        assertRefused(
                RefusalReason.REVOKED,
                revoked(later, RevocationCause.KEY_COMPROMISE).verify(receipt, null));
        assertRefused(
                RefusalReason.REVOKED,
                revoked(TestAuthority.NOW, RevocationCause.SUPERSEDED).verify(receipt, null));
    }

    private ReceiptVerifier revoked(Instant at, RevocationCause cause) {
        RevokedSerial entry = new RevokedSerial(node.certificate().toX509().getSerialNumber(), at, cause);
        return new ReceiptVerifier(
                authority.checker().with(Revocations.none().with(authority.revocationList(1, entry))));
    }

    @Test
    void aMessageMayLieBesideItsReceipt() throws MalformedException {
        Receipt whole = output();
        byte[] message = requireNonNull(whole.message());
        byte[] file = ReceiptFormat.write(whole.with(null));
        assertInstanceOf(ReceiptVerdict.Proven.class, verifier.verifyFile(file, Digest.ofContent(message)));
        assertRefused(RefusalReason.MESSAGE_CHANGED, verifier.verifyFile(file, null));
        assertRefused(RefusalReason.MESSAGE_CHANGED, verifier.verifyFile(file, Digest.ofContent(new byte[1])));
        assertNull(ReceiptFormat.read(file).message());
        assertArrayEquals(
                ReceiptFormat.write(whole),
                ReceiptFormat.write(ReceiptFormat.read(file).with(message)));
    }

    @Test
    void anEmptyMessageHasAReceiptToo() throws MalformedException {
        List<byte[]> chain = new ArrayList<>(output().chain());
        Receipt empty = new Receipt(output().leaf(), 3, output().path(), output().root(), chain, new byte[0]);
        assertArrayEquals(
                new byte[0], ReceiptFormat.read(ReceiptFormat.write(empty)).message());
    }
}
