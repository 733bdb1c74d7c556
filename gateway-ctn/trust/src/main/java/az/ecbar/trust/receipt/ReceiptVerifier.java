package az.ecbar.trust.receipt;

import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.envelope.RootStatement;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.InclusionPath;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafLayout;
import az.ecbar.trust.signature.SignatureVerifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies receipts with the authority's certificate alone, and with what is known of revocations.
 *
 * <p>The certificate must have been valid at the time under the signature. One that was revoked later still proves what
 * it signed before, unless its key was compromised: then nothing that it signed is believed. Uses no clock: a receipt
 * that is genuine today is genuine in ten years.
 *
 * @rule 4.26.3
 */
public final class ReceiptVerifier {
    private final CertificateChecker checker;

    public ReceiptVerifier(CertificateChecker checker) {
        this.checker = checker;
    }

    /**
     * Reads and verifies a file.
     *
     * @param beside the digest of the message's bytes when they lie beside the receipt; null when they are in it
     */
    public ReceiptVerdict verifyFile(byte[] file, @Nullable Digest beside) {
        try {
            return verify(ReceiptFormat.read(file), beside);
        } catch (MalformedException e) {
            return new ReceiptVerdict.Refused(RefusalReason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Verifies a receipt.
     *
     * @param beside the digest of the message's bytes when they lie beside the receipt; null when they are in it
     */
    public ReceiptVerdict verify(Receipt receipt, @Nullable Digest beside) {
        List<BcscCertificate> chain = new ArrayList<>();
        try {
            for (byte[] der : receipt.chain()) {
                chain.add(BcscCertificate.ofDer(der));
            }
        } catch (MalformedException e) {
            return new ReceiptVerdict.Refused(RefusalReason.MALFORMED, String.valueOf(e.getMessage()));
        }
        return switch (checker.check(
                chain, expectation(receipt.leaf()), receipt.root().signedAtNs())) {
            case Verdict.Refused refused -> new ReceiptVerdict.Refused(refused.reason(), refused.detail());
            case Verdict.Valid valid -> verifySignature(receipt, beside, chain.getFirst(), valid.identity());
        };
    }

    /** What comes from a bank is signed by exactly that bank, what comes from the centre by one of its nodes. */
    private static Expectation expectation(Leaf leaf) {
        EnumSet<Role> roles = switch (leaf.direction()) {
            case BANK_TO_CENTRE -> EnumSet.of(Role.BANK, Role.OPERATOR);
            case CENTRE_TO_BANK -> EnumSet.of(Role.NODE);
        };
        return new Expectation(Purpose.SIGN, roles, leaf.sender(), null);
    }

    private ReceiptVerdict verifySignature(
            Receipt receipt, @Nullable Digest beside, BcscCertificate certificate, Identity signer) {
        byte[] message = receipt.message();
        Digest digest = message == null ? beside : Digest.ofContent(message);
        if (digest == null || (beside != null && !beside.equals(digest))) {
            return new ReceiptVerdict.Refused(
                    RefusalReason.MESSAGE_CHANGED, "the message is not in the receipt, or not the one beside it");
        }
        if (!digest.equals(receipt.leaf().digest())) {
            return new ReceiptVerdict.Refused(
                    RefusalReason.MESSAGE_CHANGED, "the message is not the one whose digest was signed");
        }
        SignedRoot root = receipt.root();
        if (!root.root().equals(rootOf(receipt))) {
            return new ReceiptVerdict.Refused(
                    RefusalReason.WRONG_PATH, "the path does not lead from the message to the signed root");
        }
        byte[] statement = RootStatement.encode(root.leafCount(), root.signedAtNs(), root.root());
        byte[] signature = root.signature();
        if (!SignatureVerifier.of(certificate).verify(statement, 0, statement.length, signature, 0, signature.length)) {
            return new ReceiptVerdict.Refused(
                    RefusalReason.BAD_SIGNATURE, "the signature does not fit the root and the certificate");
        }
        return new ReceiptVerdict.Proven(
                receipt, signer, certificate, checker.revocations().find(certificate));
    }

    private static @Nullable Digest rootOf(Receipt receipt) {
        byte[] hashes = new byte[receipt.path().size() * Digest.LENGTH];
        for (int i = 0; i < receipt.path().size(); i++) {
            receipt.path().get(i).copyTo(hashes, i * Digest.LENGTH);
        }
        byte[] root = new byte[Digest.LENGTH];
        boolean leads = new InclusionPath()
                .copyRoot(
                        receipt.leaf().encode(),
                        0,
                        LeafLayout.LENGTH,
                        receipt.leafIndex(),
                        receipt.root().leafCount(),
                        hashes,
                        0,
                        receipt.path().size(),
                        root,
                        0);
        return leads ? Digest.of(root) : null;
    }
}
