package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.RefusalCodes;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.schema.Channel;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * Decides whether a logon is good, in this order: layout, participant known, rate, the connection's certificate
 * (authority, time, revocation, holder, registration code), the signing certificate registered, the signature.
 *
 * @rule 4.26.2
 */
final class LogonCheck {
    /** A logon is good, or not: exactly one of the two. */
    sealed interface Result {
        record Good(Authenticated who) implements Result {}

        record Refused(CtnCode code, String text) implements Result {}
    }

    private final LogonFrame logon = new LogonFrame();
    private final byte[] sealFingerprint = new byte[Digest.LENGTH];
    private final byte[] fingerprint = new byte[Digest.LENGTH];
    private final Map<String, TokenBucket> rates = new HashMap<>();
    private final SessionServerConfig config;
    private final ParticipantDirectory directory;

    LogonCheck(SessionServerConfig config, ParticipantDirectory directory) {
        this.config = config;
        this.directory = directory;
    }

    Result check(List<BcscCertificate> chain, DirectBuffer buffer, int offset, int length, long nowNs, long utcNs) {
        CtnCode layout = logon.wrap(buffer, offset, length);
        if (layout != CtnCode.NONE) {
            return new Result.Refused(layout, "the logon cannot be read");
        }
        String bic = logon.bic();
        String registrationCode = directory.registrationCode(bic);
        if (registrationCode == null) {
            return new Result.Refused(CtnCode.WRONG_PARTICIPANT, "no participant " + bic + " uses the CTN");
        }
        TokenBucket rate =
                rates.computeIfAbsent(bic, _ -> new TokenBucket(config.logonsPerMinute(), TimeUnit.MINUTES.toNanos(1)));
        if (!rate.take(1, nowNs)) {
            return new Result.Refused(CtnCode.LOGON_RATE, "more than " + config.logonsPerMinute() + " logons a minute");
        }
        Role role = new Parties(bic, config.centreBic()).isOperator() ? Role.OPERATOR : Role.BANK;
        Expectation peer = new Expectation(Purpose.CONNECT, EnumSet.of(role), bic, registrationCode);
        if (directory.checkPeer(chain, peer, utcNs) instanceof Verdict.Refused refused) {
            return new Result.Refused(RefusalCodes.of(refused.reason()), refused.detail());
        }
        return checkSigner(
                bic,
                new Expectation(Purpose.SIGN, EnumSet.of(role), bic, registrationCode),
                role == Role.OPERATOR ? Channel.WORKSTATION : Channel.CTN,
                buffer,
                offset,
                length,
                utcNs);
    }

    private Result checkSigner(
            String bic,
            Expectation expectation,
            Channel channel,
            DirectBuffer buffer,
            int offset,
            int length,
            long utcNs) {
        logon.copyFingerprint(fingerprint);
        logon.seal().copyFingerprint(sealFingerprint);
        Digest signer = Digest.of(fingerprint);
        if (!signer.matches(sealFingerprint, 0)) {
            return new Result.Refused(CtnCode.WRONG_CERTIFICATE, "the logon names one certificate, its seal another");
        }
        Verdict verdict = SealedFrames.verify(
                directory,
                SealedFrames.LOGON,
                new Parties(bic, config.centreBic()).fromBank(0),
                buffer,
                offset,
                LogonFrame.SEALED_LENGTH,
                logon.seal(),
                expectation,
                config.signatureToleranceNs(),
                utcNs);
        if (verdict instanceof Verdict.Refused refused) {
            return new Result.Refused(RefusalCodes.of(refused.reason()), refused.detail());
        }
        if (!directory.isRegistered(signer, bic)) {
            return new Result.Refused(
                    CtnCode.UNKNOWN_CERTIFICATE, "certificate " + signer + " is not registered for " + bic);
        }
        byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        return new Result.Good(new Authenticated(frame, signer, expectation, channel));
    }
}
