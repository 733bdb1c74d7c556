package az.ecbar.stp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The notification of the Central Bank about a message of its that did not verify, in both forms that rule
 * 4.26.3 asks for: a text to print and sign, and an MT999.
 */
final class BadSignatureReport {
    /** Instead of a number: the output was taken over, so none is named as not taken over. */
    static final long TAKEN = 0;

    private static final String NOT_TAKEN_OVER = """
        It was not taken over and not acknowledged. It and its proof, as far as they were
        received whole, lie beside this file.\
        """;
    private static final String TAKEN_OVER = """
        The signature of the centre itself fits, so it is taken over: what
        does not fit is the proof of the bank that sent it. It and that proof lie beside this file.\
        """;
    private static final String CENTRE = "NABZAZ2CXRTS";
    private static final int LINE = 50;
    private static final int MAX_LINES = 30;
    private static final ZoneOffset BAKU = ZoneOffset.ofHours(4);

    private BadSignatureReport() {}

    /** Of an output that was not taken over. */
    static String text(LogicalTerminal bank, String fault, long utcMs) {
        return text(bank, fault, utcMs, NOT_TAKEN_OVER);
    }

    /** Of an output that was taken over though the proof of its sender does not fit. */
    static String takenText(LogicalTerminal bank, String fault, long utcMs) {
        return text(bank, fault, utcMs, TAKEN_OVER);
    }

    private static String text(LogicalTerminal bank, String fault, long utcMs, String whatBecameOfIt) {
        return """
            Notification under item 4.26.3 of the regulation

            From: %s
            To:   Central Bank of the Republic of Azerbaijan (%s)
            Time: %s

            A message received from the centre over the CTN did not verify:
            %s

            %s

            Name, position, signature: ______________________________________
            """.formatted(bank.address(), CENTRE, time(utcMs), fault, whatBecameOfIt);
    }

    /** @param output the first output that was not taken over, or {@link #TAKEN} */
    static byte[] message(LogicalTerminal bank, long output, String fault, long utcMs) {
        StringBuilder text = new StringBuilder();
        text.append("{1:F01")
                .append(bank.address())
                .append("0000000000}{2:I999")
                .append(CENTRE)
                .append("N}{4:\r\n");
        text.append(":20:SIG")
                .append(DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT)
                        .format(Instant.ofEpochMilli(utcMs).atOffset(BAKU)))
                .append("\r\n:79:/SIGNATURE/")
                .append(output)
                .append("\r\n");
        String plain = "/FAULT/" + fault.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9/?:().,'+ -]", ".");
        for (int line = 0, from = 0; from < plain.length() && line < MAX_LINES; line++, from += LINE) {
            String part = plain.substring(from, Math.min(plain.length(), from + LINE));
            // A line of the text may begin neither with a colon nor with a hyphen.
            text.append(part.startsWith(":") || part.startsWith("-") ? "." + part.substring(1) : part);
            text.append("\r\n");
        }
        return text.append("-}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String time(long utcMs) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochMilli(utcMs).atOffset(BAKU));
    }
}
