package az.ecbar.stp.conformance;

import az.ecbar.trust.Digest;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** Writes the lines of a report that are signed. Owned by one thread. */
final class ReportText {
    private final StringBuilder text = new StringBuilder(4096);
    private int right;
    private int wrong;

    void begin(String bic, String terminal, Digest certificate, Instant at) {
        line(ConformanceReport.HEAD);
        line("participant " + bic);
        line("terminal " + terminal);
        line("certificate " + certificate.toHex());
        line("begun " + at);
    }

    /** A message and its answer. */
    void message(ConformanceCase one, long inputNumber, long sequence, String was) {
        String at = String.format(Locale.ROOT, "input %d sequence %d", inputNumber, sequence);
        judged(one.name() + " " + at, one.expected(), was);
    }

    /** Something that was seen of the session. */
    void fact(String name, String expected, String was) {
        judged(name, expected, was);
    }

    private void judged(String what, String expected, String was) {
        if (was.equals(expected)) {
            right++;
        } else {
            wrong++;
        }
        line("case " + what + " expected " + expected + " was " + was);
    }

    void count() {
        line("right " + right + " wrong " + wrong);
    }

    /** The last message, which bears the digest of all lines before. */
    void bound(ConformanceCase binding, long inputNumber, long sequence, String was) {
        byte[] message = binding.message();
        line("message " + Base64.getEncoder().encodeToString(message));
        line(String.format(
                Locale.ROOT,
                "bound input %d sequence %d digest %s expected %s was %s",
                inputNumber,
                sequence,
                Digest.ofContent(message).toHex(),
                binding.expected(),
                was));
    }

    void end(Instant at) {
        line("ended " + at);
    }

    String soFar() {
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
