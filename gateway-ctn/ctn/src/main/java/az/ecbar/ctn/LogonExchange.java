package az.ecbar.ctn;

import az.ecbar.ctn.CtnCode.Advice;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.port.Clock;
import az.ecbar.port.Randomness;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bank's side of a logon: a signed question with a number that was never used before, and the check of the signed
 * answer. Owned by the session's thread.
 *
 * @rule 4.26.2
 * @rule 4.26.3
 */
final class LogonExchange {
    private final LogonFrame logon = new LogonFrame();
    private final LogonAnswerFrame answer = new LogonAnswerFrame();
    private final byte[] nonce = new byte[LogonFrame.NONCE_LENGTH];
    private final byte[] answeredNonce = new byte[LogonFrame.NONCE_LENGTH];
    private final ClientSessionConfig config;
    private final Parties parties;
    private final Signer signer;
    private final CertificateStore certificates;
    private final Clock clock;
    private final Randomness randomness;
    private final ClientSessionListener listener;
    private byte[] certificate = {};
    private Digest centreSigner = Digest.of(new byte[Digest.LENGTH]);

    LogonExchange(
            ClientSessionConfig config,
            Parties parties,
            Signer signer,
            CertificateStore certificates,
            Clock clock,
            Randomness randomness,
            ClientSessionListener listener) {
        this.config = config;
        this.parties = parties;
        this.signer = signer;
        this.certificates = certificates;
        this.clock = clock;
        this.randomness = randomness;
        this.listener = listener;
    }

    /** Encodes a new LOGON, from 0; returns its length. */
    int ask(MutableDirectBuffer frame, long outputHeld, long receiptHeld) {
        randomness.fill(nonce);
        LogonFrame.encode(
                frame,
                0,
                config.bic(),
                config.terminal(),
                config.site(),
                outputHeld,
                receiptHeld,
                signer.certificateFingerprint(),
                nonce);
        int length = SealedFrames.seal(
                signer, SealedFrames.LOGON, parties.fromBank(0), frame, 0, LogonFrame.SEALED_LENGTH, clock.utcNs());
        assert logon.wrap(frame, 0, length) == CtnCode.NONE;
        return length;
    }

    /** Reads and verifies the answer; null if it is good and the accessors may be used. */
    @Nullable
    Ending read(DirectBuffer buffer, int offset, int length) {
        CtnCode code = answer.wrap(buffer, offset, length);
        if (code != CtnCode.NONE) {
            return new Ending(code, "the answer to the logon cannot be read", true);
        }
        certificate = answer.certificate();
        answer.copyNonce(answeredNonce);
        if (!Arrays.equals(nonce, answeredNonce)) {
            return refuse(CtnCode.BAD_SIGNATURE, "another logon's answer", buffer, offset, length);
        }
        Verdict verdict = verify(buffer, offset);
        return switch (verdict) {
            case Verdict.Refused refused ->
                refuse(SealedFrames.codeOf(refused), refused.detail(), buffer, offset, length);
            case Verdict.Valid valid -> {
                centreSigner = valid.fingerprint();
                yield null;
            }
        };
    }

    private Ending refuse(CtnCode code, String text, DirectBuffer buffer, int offset, int length) {
        listener.onBadSignature(text, buffer, offset, length);
        return new Ending(laterIfNever(code), text, true);
    }

    private Verdict verify(DirectBuffer buffer, int offset) {
        Verdict.Refused refused = certificates.learn(certificate);
        if (refused != null) {
            return refused;
        }
        return SealedFrames.verify(
                certificates,
                SealedFrames.LOGON_ANSWER,
                parties.fromCentre(answer.sessionId()),
                buffer,
                offset,
                answer.sealedLength(),
                answer.seal(),
                Expectation.nodeSigner(config.centreBic()),
                config.signatureToleranceNs(),
                clock.utcNs());
    }

    /** What is wrong with the centre may be mended by the centre alone: try again, but seldom. */
    static CtnCode laterIfNever(CtnCode code) {
        return code.advice() == Advice.NEVER ? CtnCode.BAD_SIGNATURE : code;
    }

    LogonAnswerFrame answer() {
        return answer;
    }

    /** DER of the centre's certificate that signed the answer. */
    byte[] certificate() {
        return certificate;
    }

    /** Its fingerprint: who signs in this session. */
    Digest centreSigner() {
        return centreSigner;
    }
}
