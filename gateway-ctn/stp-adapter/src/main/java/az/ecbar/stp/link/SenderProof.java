package az.ecbar.stp.link;

import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import java.util.Arrays;
import java.util.Optional;

/**
 * The proof that a forwarded payment carries beside it: the issuer's own receipt, which shows that the issuer itself
 * signed this block 4. The centre's signature over the payment does not cover it, so it is verified on its own.
 */
public final class SenderProof {
    private SenderProof() {}

    /** The proof as a receipt file. */
    public static byte[] toReceiptFile(byte[] attachment) throws MalformedException {
        return ReceiptFormat.write(ReceiptFormat.decode(attachment));
    }

    /** What is wrong with it, or nothing. */
    public static Optional<String> fault(ReceiptVerifier verifier, byte[] forwarded, byte[] attachment) {
        Receipt receipt;
        try {
            receipt = ReceiptFormat.decode(attachment);
        } catch (MalformedException e) {
            return Optional.of("the issuer's proof cannot be read: " + e.getMessage());
        }
        byte[] original = receipt.message();
        if (receipt.leaf().direction() != Direction.BANK_TO_CENTRE || original == null) {
            return Optional.of("the issuer's proof is not of a message that a bank sent");
        }
        if (!Arrays.equals(block4(original), block4(forwarded))) {
            return Optional.of("the issuer signed another text than the one that was forwarded");
        }
        return verifier.verify(receipt, Digest.ofContent(original)) instanceof ReceiptVerdict.Refused refused
                ? Optional.of("the issuer's proof: " + refused.reason() + ", " + refused.detail())
                : Optional.empty();
    }

    /** From <code>{4:</code> to <code>-}</code>, empty when there is none. */
    private static byte[] block4(byte[] message) {
        for (int from = 0; from + 3 <= message.length; from++) {
            if (message[from] == '{' && message[from + 1] == '4' && message[from + 2] == ':') {
                for (int to = from + 3; to + 3 <= message.length; to++) {
                    if (message[to] == '\n' && message[to + 1] == '-' && message[to + 2] == '}') {
                        return Arrays.copyOfRange(message, from, to + 3);
                    }
                }
            }
        }
        return new byte[0];
    }
}
