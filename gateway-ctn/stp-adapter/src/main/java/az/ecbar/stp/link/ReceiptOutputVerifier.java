package az.ecbar.stp.link;

import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import java.util.Optional;

/**
 * Verifies what came by the receipt that is kept of it, so that what is believed today is exactly what can be proven
 * later: signature, path, chain of the node's certificate to the authority, and that the leaf names this way, this bank,
 * this number and these bytes.
 *
 * @rule 4.26.3
 */
public final class ReceiptOutputVerifier implements OutputVerifier {
    private final ReceiptVerifier verifier;
    private final String bic11;

    public ReceiptOutputVerifier(ReceiptVerifier verifier, String bic11) {
        this.verifier = verifier;
        this.bic11 = bic11;
    }

    @Override
    public Optional<String> fault(long number, byte[] message, byte[] receipt) {
        Receipt proof;
        try {
            proof = ReceiptFormat.read(receipt);
        } catch (MalformedException e) {
            return Optional.of("its proof cannot be read: " + e.getMessage());
        }
        Leaf leaf = proof.leaf();
        if (leaf.direction() != Direction.CENTRE_TO_BANK || !isOutput(leaf.kind())) {
            return Optional.of(
                    "what was signed is not an output of the centre, but " + leaf.direction() + " " + leaf.kind());
        }
        if (!leaf.receiver().equals(bic11)) {
            return Optional.of("what was signed is for " + leaf.receiver() + ", not for " + bic11);
        }
        if (leaf.number() != number) {
            return Optional.of("what was signed is output " + leaf.number() + ", not " + number);
        }
        return switch (verifier.verify(proof, Digest.ofContent(message))) {
            case ReceiptVerdict.Refused refused -> Optional.of(refused.reason() + ": " + refused.detail());
            case ReceiptVerdict.Proven proven
            when proven.revokedLater() != null -> Optional.of("the signer's certificate is revoked");
            case ReceiptVerdict.Proven proven -> Optional.empty();
        };
    }

    @Override
    public Optional<String> senderFault(byte[] message, byte[] attachment) {
        return SenderProof.fault(verifier, message, attachment);
    }

    private static boolean isOutput(LeafKind kind) {
        return kind == LeafKind.OUTPUT || kind == LeafKind.OUTPUT_TRANSFER || kind == LeafKind.ANSWER;
    }
}
