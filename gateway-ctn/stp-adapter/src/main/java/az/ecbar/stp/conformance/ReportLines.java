package az.ecbar.stp.conformance;

import az.ecbar.stp.conformance.ConformanceReport.Judged;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a report, read strictly and in their order. Immutable.
 *
 * @param participant BIC11
 * @param terminal its logical terminal, twelve characters
 * @param certificate fingerprint
 * @param before digest of the lines before the last message, in hexadecimal
 * @param message the last message as it was sent
 * @param boundDigest digest of it, as the report says
 * @param bound how it was answered
 */
record ReportLines(
        String participant,
        String terminal,
        Digest certificate,
        List<Judged> cases,
        String before,
        String message,
        Digest boundDigest,
        Judged bound) {
    private static final Pattern ALL = Pattern.compile("(" + ConformanceReport.HEAD
            + "\nparticipant ([A-Z0-9]{11})\nterminal ([A-Z0-9]{12})\ncertificate ([0-9a-f]{64})\nbegun [0-9TZ:.-]+\n"
            + "((?:case [ -~]{1,200}\n){1,100})right ([0-9]{1,4}) wrong ([0-9]{1,4})\n)"
            + "message ([A-Za-z0-9+/=]{1,8000})\n"
            + "bound input ([0-9]{1,18}) sequence ([0-9]{1,18}) digest ([0-9a-f]{64}) expected (\\S+) was (\\S+)\n"
            + "ended [0-9TZ:.-]+\n");
    private static final Pattern CASE =
            Pattern.compile("case (\\S+)(?: input ([0-9]{1,18}) sequence ([0-9]{1,18}))? expected (\\S+) was (\\S+)");

    private static final int BIC8_LENGTH = 8;

    ReportLines {
        cases = List.copyOf(cases);
    }

    static ReportLines read(String text) throws MalformedException {
        Matcher all = ALL.matcher(text);
        if (!all.matches()) {
            throw new MalformedException("the lines are not those of a report");
        }
        List<Judged> cases = new ArrayList<>();
        for (String line : all.group(5).split("\n", -1)) {
            if (!line.isEmpty()) {
                cases.add(judged(line));
            }
        }
        long right = cases.stream().filter(Judged::isRight).count();
        if (right != Long.parseLong(all.group(6)) || cases.size() - right != Long.parseLong(all.group(7))) {
            throw new MalformedException("the cases are counted wrongly");
        }
        return new ReportLines(
                all.group(2),
                all.group(3),
                Digest.ofHex(all.group(4)),
                cases,
                Digest.ofContent(all.group(1).getBytes(StandardCharsets.US_ASCII))
                        .toHex(),
                new String(decoded(all.group(8)), StandardCharsets.ISO_8859_1),
                Digest.ofHex(all.group(11)),
                new Judged(
                        "bound",
                        Long.parseLong(all.group(9)),
                        Long.parseLong(all.group(10)),
                        all.group(12),
                        all.group(13)));
    }

    static byte[] decoded(String base64) throws MalformedException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64: " + base64.substring(0, Math.min(20, base64.length())), e);
        }
    }

    private static Judged judged(String line) throws MalformedException {
        Matcher one = CASE.matcher(line);
        if (!one.matches()) {
            throw new MalformedException("no case: " + line);
        }
        long input = one.group(2) == null ? 0 : Long.parseLong(one.group(2));
        long sequence = one.group(3) == null ? 0 : Long.parseLong(one.group(3));
        return new Judged(one.group(1), input, sequence, one.group(4), one.group(5));
    }

    /** Whether the terminal is one of the participant. */
    boolean isOfItsTerminal() {
        return participant.equals(terminal.substring(0, BIC8_LENGTH) + terminal.substring(BIC8_LENGTH + 1));
    }

    /** Whether the last message is the one whose digest is told, and bears the digest of the lines before it. */
    boolean isBound() {
        return Digest.ofContent(message.getBytes(StandardCharsets.ISO_8859_1)).equals(boundDigest)
                && message.replace("\r\n", "").toLowerCase(Locale.ROOT).contains(before);
    }
}
