package az.ecbar.stp.conformance;

import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * What a bank's conformance self-test gave, with the signature of the bank's key over its lines and the certificates of
 * that key, so that it can be checked by whoever knows the authority alone. Plain ASCII, lines end with LF:
 *
 * <pre>
 *   ECBAR CONFORMANCE 1
 *   participant YENIAZ22XXX
 *   terminal YENIAZ22AXXX
 *   certificate (fingerprint, 64 hexadecimal digits)
 *   begun 2026-04-27T05:20:00Z
 *   case mt103 input 1 sequence 120 expected 900/328 was 900/328
 *   ...
 *   right 21 wrong 0
 *   message (base64 of the last message, which bears the SHA-256 of all lines above)
 *   bound input 18 sequence 160 digest (of that message, 64 hexadecimal digits) expected 900/328 was 900/328
 *   ended 2026-04-27T05:20:04Z
 *   signature (base64, over all lines above, each with its line end)
 *   -----BEGIN CERTIFICATE-----
 *   ...
 * </pre>
 *
 * Immutable.
 */
public final class ConformanceReport {
    /** Which cases are run, and what is expected of them: a number that grows with each change. */
    public static final int PROFILE = 1;

    static final String HEAD = "ECBAR CONFORMANCE " + PROFILE;
    private static final String SIGNATURE = "signature ";

    private final String text;
    private final ReportLines lines;
    private final byte[] signature;
    private final List<BcscCertificate> chain;

    private ConformanceReport(String text, ReportLines lines, byte[] signature, List<BcscCertificate> chain) {
        this.text = text;
        this.lines = lines;
        this.signature = signature.clone();
        this.chain = List.copyOf(chain);
    }

    /** Signs what a run has written. */
    static ConformanceReport sign(String text, Signer signer, List<BcscCertificate> chain) {
        byte[] statement = text.getBytes(StandardCharsets.US_ASCII);
        byte[] signature = new byte[signer.maxSignatureLength()];
        int length = signer.sign(statement, 0, statement.length, signature, 0);
        try {
            return new ConformanceReport(text, ReportLines.read(text), Arrays.copyOf(signature, length), chain);
        } catch (MalformedException e) {
            throw new IllegalStateException("a run writes what can be read", e);
        }
    }

    /**
     * Reads a report.
     *
     * @throws MalformedException if it is none
     */
    public static ConformanceReport read(byte[] file) throws MalformedException {
        String all = new String(file, StandardCharsets.US_ASCII);
        int at = all.indexOf("\n" + SIGNATURE) + 1;
        int end = all.indexOf('\n', at);
        if (!all.startsWith(HEAD + "\n") || at == 0 || end < 0) {
            throw new MalformedException("no report of conformance profile " + PROFILE);
        }
        List<BcscCertificate> chain = new ArrayList<>();
        byte[] certificates = all.substring(end + 1).getBytes(StandardCharsets.US_ASCII);
        for (byte[] der : Pem.decodeAll(Pem.CERTIFICATE, certificates)) {
            chain.add(BcscCertificate.ofDer(der));
        }
        if (chain.isEmpty()) {
            throw new MalformedException("the report bears no certificate");
        }
        String text = all.substring(0, at);
        return new ConformanceReport(
                text, ReportLines.read(text), ReportLines.decoded(all.substring(at + SIGNATURE.length(), end)), chain);
    }

    /** The lines that are signed. */
    public String text() {
        return text;
    }

    /** BIC11 of the bank that it is of, as it says itself. */
    public String participant() {
        return lines.participant();
    }

    /** Fingerprint of the certificate that signed. */
    public Digest certificate() {
        return chain.getFirst().fingerprint();
    }

    /** Number of the last input of the test, which binds the report. */
    public long lastInput() {
        return lines.bound().inputNumber();
    }

    /** Digest of the last input of the test. */
    public Digest lastDigest() {
        return lines.boundDigest();
    }

    /** All that was looked at, in order. */
    public List<Judged> cases() {
        return lines.cases();
    }

    /** Whether all went as expected. */
    public boolean isAllRight() {
        return lines.cases().stream().allMatch(Judged::isRight) && lines.bound().isRight();
    }

    /**
     * Something that was looked at.
     *
     * @param name of the case
     * @param inputNumber number of the message; 0: it is a fact of the session
     * @param sequence under which the centre took it; 0 of a fact
     */
    public record Judged(String name, long inputNumber, long sequence, String expected, String was) {
        boolean isMessage() {
            return inputNumber > 0;
        }

        /** Number of the message and its sequence, as in the report; empty of a fact. */
        public String input() {
            return isMessage() ? "input " + inputNumber + " sequence " + sequence : "";
        }

        public boolean isRight() {
            return was.equals(expected);
        }
    }

    /** As it is kept in a file. */
    public byte[] file() {
        StringBuilder file = new StringBuilder(text)
                .append(SIGNATURE)
                .append(Base64.getEncoder().encodeToString(signature))
                .append('\n');
        for (BcscCertificate certificate : chain) {
            file.append(Pem.encode(Pem.CERTIFICATE, certificate.der()));
        }
        return file.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Why the report does not speak for a participant now: it is of this participant, holds all cases of the profile
     * with what the profile expects of them, all right, is bound by its last message, and signed by a key that the
     * authority certified for the bank. That the answers were these is the bank's own statement.
     *
     * @return empty when it does
     */
    public Optional<String> fault(CertificateChecker checker, String bic11, long utcNs) {
        if (!participant().equals(bic11)) {
            return Optional.of("the report is of " + participant() + ", not of " + bic11);
        }
        if (!lines.isOfItsTerminal()) {
            return Optional.of("the terminal that it names is not one of " + bic11);
        }
        if (!lines.certificate().equals(certificate())) {
            return Optional.of("the report names another certificate than the one that it bears");
        }
        Expectation bank = new Expectation(Purpose.SIGN, EnumSet.of(Role.BANK), bic11, null);
        if (checker.check(chain, bank, utcNs) instanceof Verdict.Refused refused) {
            return Optional.of("its certificate is not to be believed: " + refused.reason() + ", " + refused.detail());
        }
        byte[] statement = text.getBytes(StandardCharsets.US_ASCII);
        boolean isSigned = SignatureVerifier.of(chain.getFirst())
                .verify(statement, 0, statement.length, signature, 0, signature.length);
        if (!isSigned) {
            return Optional.of("the signature is not of these lines: they were changed");
        }
        if (!lines.isBound()) {
            return Optional.of("its last message does not bear the digest of the lines before it");
        }
        Optional<String> fault = ConformanceProfile.fault(lines);
        if (fault.isPresent()) {
            return fault;
        }
        return isAllRight() ? Optional.empty() : Optional.of("not all of it went as expected");
    }
}
