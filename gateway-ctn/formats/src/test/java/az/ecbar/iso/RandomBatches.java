package az.ecbar.iso;

import az.ecbar.mt.RandomPayments;
import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.Currencies;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Valid MT102 of all shapes, made of random MT103: the participants of the first, everybody's customers. */
final class RandomBatches {
    private final SplittableRandom random;
    private final RandomPayments payments;

    RandomBatches(long seed) {
        this.random = new SplittableRandom(seed);
        this.payments = new RandomPayments(seed);
    }

    byte[] next() {
        String first = payments.mt103().text();
        String issuer = bankLines(first, ":50K:");
        String beneficiary = bankLines(first, ":59:");
        String currency = value(first, ":32A:").substring(6, 9);
        int digits = Currencies.digits(currency);
        StringBuilder text = new StringBuilder(first.substring(0, first.indexOf("{4:"))
                .replace("{2:I103", "{2:I102")
                .replace("{119:STP}", "")
                .replace("{3:}", ""));
        text.append("{4:\r\n:20:").append(value(first, ":20:"));
        text.append("\r\n:23:CREDIT\r\n:71A:OUR\r\n");
        long sum = 0;
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            String other = payments.mt103().text();
            long minor = 1 + random.nextLong(1_000_000);
            sum += minor;
            String amount = Amount.format(minor, digits);
            text.append(":21:ITEM-").append(i).append("\r\n:32B:").append(currency);
            text.append(digits > 0 && amount.endsWith("0") ? amount.substring(0, amount.length() - 1) : amount);
            text.append("\r\n:50K:").append(customerLines(other, ":50K:")).append(issuer);
            text.append(":59:").append(customerLines(other, ":59:")).append(beneficiary);
            text.append(":70:").append(value(other, ":70:")).append("\r\n");
        }
        String total = Amount.format(sum, digits);
        text.append(":32A:").append(value(first, ":32A:"), 0, 9).append(total);
        text.append("\r\n:19:").append(total).append("\r\n");
        if (first.contains("\r\n:72:")) {
            text.append(":72:").append(value(first, ":72:")).append("\r\n");
        }
        text.append("-}").append(first.substring(first.indexOf("-}", first.indexOf("{4:")) + 2));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The value of a field, its lines parted by CR and LF. */
    private static String value(String message, String tag) {
        int from = message.indexOf("\r\n" + tag) + 2 + tag.length();
        int next = message.indexOf("\r\n:", from);
        int end = message.indexOf("\r\n-}", from);
        return message.substring(from, next < 0 ? end : Math.min(next, end));
    }

    private static String customerLines(String message, String tag) {
        String[] lines = value(message, tag).split("\r\n", -1);
        return lines[0] + "\r\n" + lines[1] + "\r\n" + lines[2] + "\r\n";
    }

    private static String bankLines(String message, String tag) {
        String[] lines = value(message, tag).split("\r\n", -1);
        return lines[3] + "\r\n" + lines[4] + "\r\n";
    }
}
