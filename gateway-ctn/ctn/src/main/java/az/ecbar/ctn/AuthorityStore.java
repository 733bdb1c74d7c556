package az.ecbar.ctn;

import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.signature.Signatory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The certificate store of production: believes what the BCSC authority has issued. Owned by the session's thread. */
public final class AuthorityStore implements CertificateStore {
    private final CertificateDirectory directory;
    private final List<BcscCertificate> between;

    /** @param between the certificates between those that will be learnt and the authority; often none */
    public AuthorityStore(CertificateDirectory directory, List<BcscCertificate> between) {
        this.directory = directory;
        this.between = List.copyOf(between);
    }

    @Override
    public Verdict.@Nullable Refused learn(byte[] der) {
        try {
            BcscCertificate certificate = directory.checker().read(der);
            List<BcscCertificate> chain = new ArrayList<>(1 + between.size());
            chain.add(certificate);
            chain.addAll(between);
            return directory.register(chain);
        } catch (MalformedException e) {
            return new Verdict.Refused(RefusalReason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        return directory.checker().check(chain, expectation, utcNs);
    }

    @Override
    public @Nullable Signatory find(Digest fingerprint) {
        return directory.find(fingerprint);
    }
}
