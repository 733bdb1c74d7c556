package az.ecbar.trust.authority;

import az.ecbar.trust.MalformedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** Reads a PKCS#10 request, of which only the key counts, and the proof that the sender has it. */
final class SigningRequest {
    private SigningRequest() {}

    static PublicKey provenKey(List<byte[]> blocks) throws MalformedException {
        if (blocks.size() != 1) {
            throw new MalformedException("the file holds " + blocks.size() + " requests, not one");
        }
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(blocks.getFirst());
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new MalformedException("it is not signed by its own key");
            }
            return key;
        } catch (IOException | OperatorCreationException | PKCSException | GeneralSecurityException e) {
            throw new MalformedException("it cannot be read: " + e.getMessage(), e);
        }
    }
}
