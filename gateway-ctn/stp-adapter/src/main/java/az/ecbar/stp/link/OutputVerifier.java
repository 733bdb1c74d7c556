package az.ecbar.stp.link;

import java.util.Optional;

/**
 * Says whether a message that came is what the centre signed for us (rule 4.26.3): the signature, the chain
 * of the centre's certificate to the authority, and that the signed leaf names this bank, this number and
 * these bytes.
 */
public interface OutputVerifier {

    /** What is wrong with it, or nothing. */
    Optional<String> fault(long number, byte[] message, byte[] receipt);

    /** What is wrong with the issuer's own proof beside a forwarded payment, or nothing. */
    default Optional<String> senderFault(byte[] message, byte[] attachment) {
        return Optional.empty();
    }
}
