package az.ecbar.mt;

import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.check.Currencies;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;
import java.util.SplittableRandom;

/** Valid payments of all shapes, the same ones for the same seed. */
public final class RandomPayments {
    private static final String TEXT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+ ";
    private static final String CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String[] CURRENCIES = {"AZN", "AZN", "AZN", "USD", "EUR", "JPY", "KWD"};

    private final SplittableRandom random;

    public RandomPayments(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public PaymentBuilder next() {
        return random.nextInt(3) == 0 ? mt205() : mt103();
    }

    public PaymentBuilder mt103() {
        return common(PaymentBuilder.mt103())
                .validationFlag(maybe("STP"))
                .issuer(customer())
                .beneficiary(customer())
                .remittanceInformation(lines(1 + random.nextInt(4), 35));
    }

    public PaymentBuilder mt205() {
        return common(PaymentBuilder.mt205())
                .relatedReference(random.nextBoolean() ? "NONE" : reference())
                .issuer(participant())
                .beneficiary(participant());
    }

    private PaymentBuilder common(PaymentBuilder builder) {
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        int digits = Currencies.digits(currency);
        long minor = 1 + (long) (Math.pow(10, random.nextDouble(digits == 3 ? 13 : 12)) - 1);
        return builder.sender(bic8() + chars(LETTERS, 1) + branch())
                .number(random.nextLong(10_000_000_000L))
                .priority(random.nextInt(4) == 0 ? -1 : 30 + random.nextInt(70))
                .userReference(maybe(line(1 + random.nextInt(16))))
                .uetr(maybe(uetr()))
                .possibleDuplicate(random.nextInt(5) == 0)
                .reference(reference())
                .valueDate(20_260_000 + (1 + random.nextInt(12)) * 100 + 1 + random.nextInt(28))
                .amount(currency, minor)
                .senderToReceiver(instruction());
    }

    private Party participant() {
        return Party.participant(
                line(1 + random.nextInt(35)),
                String.format("%06d", random.nextInt(1_000_000)),
                tin(),
                bic8() + branch(),
                Iban.of("NABZ", "01350100000000" + String.format("%03d", random.nextInt(1000)) + "944"));
    }

    private Party customer() {
        Party bank = participant();
        String iban = Iban.of(chars(LETTERS, 4), chars(CODE, 20));
        String code = maybe(chars(CODE, 7));
        return new Party(
                iban, maybe(tin()), code, bank.name(), bank.bankCode(), bank.tin(), bank.bic(), bank.account());
    }

    private String instruction() {
        if (random.nextInt(3) == 0) {
            return "";
        }
        StringBuilder lines = new StringBuilder("/BNF/").append(line(1 + random.nextInt(30)));
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.append("\r\n").append(random.nextBoolean() ? "//" : "/" + chars(CODE, 1 + random.nextInt(8)) + "/");
            lines.append(line(1 + random.nextInt(25)));
        }
        return lines.toString();
    }

    private String tin() {
        while (true) {
            int firstEight = random.nextInt(100_000_000);
            if (Tin.isIssuable(firstEight)) {
                return random.nextBoolean() ? Tin.legalPerson(firstEight) : Tin.naturalPerson(firstEight);
            }
        }
    }

    private String reference() {
        while (true) {
            String reference = line(1 + random.nextInt(16));
            if (!reference.startsWith("/")
                    && !reference.endsWith("/")
                    && !reference.contains("//")
                    && reference.strip().length() == reference.length()) {
                return reference;
            }
        }
    }

    private String bic8() {
        return chars(LETTERS, 6) + chars(CODE, 1) + chars(CODE.replace("0", ""), 1);
    }

    private String branch() {
        return random.nextInt(3) == 0 ? chars(CODE, 3) : "XXX";
    }

    private String uetr() {
        String hex = "0123456789abcdef";
        return chars(hex, 8) + "-" + chars(hex, 4) + "-4" + chars(hex, 3) + "-" + chars("89ab", 1) + chars(hex, 3) + "-"
                + chars(hex, 12);
    }

    private String lines(int count, int width) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(i == 0 ? "" : "\r\n").append(line(1 + random.nextInt(width)));
        }
        return lines.toString();
    }

    /** A line that is not blank, begins as a line may, and does not end with a space. */
    private String line(int length) {
        while (true) {
            String line = chars(TEXT, length);
            if (!line.isBlank() && !line.startsWith("-") && !line.startsWith(":")) {
                return line;
            }
        }
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : "";
    }

    private String chars(String from, int length) {
        StringBuilder chars = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            chars.append(from.charAt(random.nextInt(from.length())));
        }
        return chars.toString();
    }
}
