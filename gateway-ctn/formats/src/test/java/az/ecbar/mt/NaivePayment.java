package az.ecbar.mt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A second reader of payments, made of regular expressions and big numbers and sharing nothing with the real one: slow,
 * plain, and in the same opinion of every message.
 */
record NaivePayment(
        String type,
        String sender,
        String receiver,
        String userHeader,
        String reference,
        String related,
        LocalDate valueDate,
        String currency,
        BigDecimal amount,
        List<String> issuer,
        List<String> beneficiary,
        String remittance,
        String instruction) {
    private static final String X = "[a-zA-Z0-9/?:().,'+ -]";
    /** A line of text: not blank, and what begins neither a field nor the end where it is not the first of its field. */
    private static final String FIRST = "(?! *\r)" + X;

    private static final String NEXT = "(?! *\r)(?![-:])" + X;

    private static final String TERMINAL = "[A-Z]{6}[A-Z0-9][A-Z1-9][A-Z][A-Z0-9]{3}";
    private static final String BIC = "[A-Z]{6}[A-Z0-9][A-Z1-9][A-Z0-9]{3}";
    private static final String IBAN = "AZ[0-9]{2}[A-Z]{4}[A-Z0-9]{20}";
    private static final Pattern MESSAGE = Pattern.compile("\\{1:F01(" + TERMINAL + ")[0-9]{10}\\}"
            + "\\{2:I(103|205)(NABZAZ2[CX]XRTS)[NU](?:[1-3](?:[0-9]{3})?)?\\}"
            + "(?:\\{3:((?:\\{[0-9]{3}:" + X + "*\\})+)\\})?"
            + "\\{4:\r\n((?:[^{}]|\r\n)*)-\\}"
            + "(?:\\{5:((?:\\{[A-Z]{3}:" + X + "*\\})+)\\})?");
    private static final Pattern ITEM = Pattern.compile("\\{(...):(" + X + "*)\\}");
    private static final Map<String, Pattern> HEADER_FIELDS = Map.of(
            "113",
            Pattern.compile("[0-9]{4}"),
            "108",
            Pattern.compile(".{1,16}"),
            "119",
            Pattern.compile("STP"),
            "121",
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    private static final Map<String, Pattern> TRAILERS =
            Map.of("CHK", Pattern.compile("[0-9A-F]{12}"), "PDE", Pattern.compile("|[0-9]{10}" + X + "{12}[0-9]{10}"));

    private static final String REFERENCE = "(" + X + "{1,16})\r\n";
    private static final String VALUE = ":32A:([0-9]{6})([A-Z]{3})([0-9]+,[0-9]*)\r\n";
    private static final String NAME = "(" + NEXT + "{1,35})\r\n";
    private static final String CUSTOMER = "/(" + IBAN + ")\r\n" + NAME + "([0-9]{10})?/[A-Z0-9]{0,7}\r\n"
            + "([0-9]{6}/[0-9]{10}/" + BIC + ")\r\n(" + IBAN + ")\r\n";
    private static final String PARTICIPANT =
            "/([0-9]{6})\r\n" + NAME + "(" + IBAN + ")\r\n([0-9]{10})\r\n(" + BIC + ")\r\n";
    private static final String CODE = "/[A-Z0-9]{1,8}/" + X + "*";
    private static final String INSTRUCTION = "(?::72:(" + CODE + "(?:\r\n(?:" + CODE + "|//" + X + "+)){0,5})\r\n)?";
    private static final Pattern MT103 =
            Pattern.compile(":20:" + REFERENCE + ":23B:CRED\r\n" + VALUE + ":50K:" + CUSTOMER + ":59:" + CUSTOMER
                    + ":70:(" + FIRST + "{1,35}(?:\r\n" + NEXT + "{1,35}){0,3})\r\n:71A:OUR\r\n" + INSTRUCTION);
    private static final Pattern MT205 = Pattern.compile(":20:" + REFERENCE + ":21:" + REFERENCE + VALUE + ":52D:"
            + PARTICIPANT + ":58D:" + PARTICIPANT + INSTRUCTION);
    private static final Map<String, Integer> DIGITS = Map.of("AZN", 2, "USD", 2, "EUR", 2, "JPY", 0, "KWD", 3);

    /** What the message says, or null when it is not valid, or in a currency that this reader does not know. */
    static @Nullable NaivePayment read(String message) {
        Matcher envelope = MESSAGE.matcher(message);
        if (message.length() > 10_000 || !envelope.matches()) {
            return null;
        }
        boolean isCustomer = envelope.group(2).equals("103");
        String userHeader = envelope.group(4) == null ? "" : envelope.group(4);
        String trailers = envelope.group(6) == null ? "" : envelope.group(6);
        boolean headed = items(userHeader, HEADER_FIELDS) && items(trailers, TRAILERS);
        if (!headed || (!isCustomer && userHeader.contains("{119:"))) {
            return null;
        }
        Matcher text = (isCustomer ? MT103 : MT205).matcher(envelope.group(5));
        if (!text.matches()) {
            return null;
        }
        return isCustomer ? customerPayment(envelope, userHeader, text) : bankPayment(envelope, userHeader, text);
    }

    /** The currency that 32A seems to name. */
    static boolean knowsCurrency(String code) {
        return DIGITS.containsKey(code);
    }

    private static @Nullable NaivePayment customerPayment(Matcher envelope, String userHeader, Matcher text) {
        List<String> issuer = groups(text, 5);
        List<String> beneficiary = groups(text, 10);
        String instruction = text.group(16) == null ? "" : text.group(16);
        boolean valid = isReference(text.group(1))
                && isCustomer(issuer)
                && isCustomer(beneficiary)
                && lines(instruction)
                && !instruction.startsWith("/BCSL/")
                && !instruction.startsWith("/IPSL/");
        return !valid
                ? null
                : payment(
                        envelope,
                        userHeader,
                        text.group(1),
                        "",
                        text,
                        2,
                        issuer,
                        beneficiary,
                        text.group(15),
                        instruction);
    }

    private static @Nullable NaivePayment bankPayment(Matcher envelope, String userHeader, Matcher text) {
        String instruction = text.group(16) == null ? "" : text.group(16);
        boolean isLimit = instruction.startsWith("/BCSL/") || instruction.startsWith("/IPSL/");
        boolean valid = isReference(text.group(1))
                && isReference(text.group(2))
                && lines(instruction)
                && (!isLimit || instruction.substring(6).matches(IBAN));
        return !valid
                ? null
                : payment(
                        envelope,
                        userHeader,
                        text.group(1),
                        text.group(2),
                        text,
                        3,
                        groups(text, 6),
                        groups(text, 11),
                        "",
                        instruction);
    }

    private static @Nullable NaivePayment payment(
            Matcher envelope,
            String userHeader,
            String reference,
            String related,
            Matcher text,
            int value,
            List<String> issuer,
            List<String> beneficiary,
            String remittance,
            String instruction) {
        String currency = text.group(value + 1);
        String amount = text.group(value + 2);
        LocalDate date = date(text.group(value));
        Integer digits = DIGITS.get(currency);
        if (date == null || digits == null || amount.length() > 15) {
            return null;
        }
        int decimals = amount.length() - amount.indexOf(',') - 1;
        BigDecimal number = new BigDecimal(amount.replace(",", decimals == 0 ? "" : "."));
        if (decimals > digits || number.signum() == 0) {
            return null;
        }
        return new NaivePayment(
                envelope.group(2),
                envelope.group(1),
                envelope.group(3),
                userHeader,
                reference,
                related,
                date,
                currency,
                number,
                issuer,
                beneficiary,
                remittance,
                instruction);
    }

    private static boolean items(String items, Map<String, Pattern> allowed) {
        Set<String> seen = new HashSet<>();
        Matcher item = ITEM.matcher(items);
        while (item.find()) {
            Pattern form = allowed.get(item.group(1));
            if (form == null || !form.matcher(item.group(2)).matches() || !seen.add(item.group(1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReference(String text) {
        return !text.startsWith("/")
                && !text.endsWith("/")
                && !text.contains("//")
                && !text.startsWith(" ")
                && !text.endsWith(" ");
    }

    private static boolean isCustomer(List<String> lines) {
        String iban = lines.get(0);
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        boolean ibanValid =
                new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
        return ibanValid && (lines.get(2).isEmpty() || isTin(lines.get(2)));
    }

    private static boolean isTin(String tin) {
        int[] d = tin.chars().map(c -> c - '0').toArray();
        int sum = 4 * d[0] + d[1] + 8 * d[2] + 6 * d[3] + 2 * d[4] + 7 * d[5] + 5 * d[6] + 3 * d[7];
        return sum % 11 == d[8] && (d[9] == 1 || d[9] == 2);
    }

    private static boolean lines(String instruction) {
        return Arrays.stream(instruction.split("\r\n", -1)).allMatch(line -> line.length() <= 35);
    }

    private static @Nullable LocalDate date(String yymmdd) {
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(yymmdd.substring(0, 2)),
                    Integer.parseInt(yymmdd.substring(2, 4)),
                    Integer.parseInt(yymmdd.substring(4)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static List<String> groups(Matcher text, int first) {
        String[] groups = new String[5];
        for (int i = 0; i < groups.length; i++) {
            String group = text.group(first + i);
            groups[i] = group == null ? "" : group;
        }
        return List.of(groups);
    }
}
