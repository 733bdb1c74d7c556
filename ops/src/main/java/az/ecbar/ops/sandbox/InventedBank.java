package az.ecbar.ops.sandbox;

import az.ecbar.mt.bank.Party;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * A bank that does not exist, with numbers that pass every check: BIC, VÖEN, IBANs. The first two are those of
 * {@code docs/samples}. Immutable.
 *
 * @param number from 1; 900 more is the bank's number in its correspondent account
 * @param letters the first four of its BIC and of its customers' IBANs
 * @param name for messages, in character set x
 * @param bankCode six digits
 * @param tin VÖEN
 */
public record InventedBank(int number, String letters, String name, String bankCode, String tin) {
    /** How many can be invented. */
    public static final int MAX = 99;

    private static final List<String> LETTERS = List.of("ALFA", "BETA", "QAMA", "DELT", "EPSI", "ZETA", "TETA", "YOTA");
    private static final List<String> NAMES = List.of(
            "ALFA BANK QSC",
            "BETA BANK ASC",
            "QAMMA BANK ASC",
            "DELTA BANK QSC",
            "EPSILON BANK ASC",
            "ZETA BANK QSC",
            "TETA BANK ASC",
            "YOTA BANK ASC");
    private static final int FIRST_TIN = 14_000_901;
    private static final int FIRST_BANK_CODE = 505_900;
    private static final int FIRST_ACCOUNT = 900;

    /** The bank with this number, from 1 to {@link #MAX}; always the same. */
    public static InventedBank of(int number) {
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("banks are invented from 1 to " + MAX + ", not " + number);
        }
        boolean isNamed = number <= LETTERS.size();
        String letters = isNamed ? LETTERS.get(number - 1) : "X" + letter(number / 26) + "N" + letter(number % 26);
        String name = isNamed ? NAMES.get(number - 1) : letters + " BANK ASC";
        return new InventedBank(
                number, letters, name, String.valueOf(FIRST_BANK_CODE + number), Tin.legalPerson(tin(number)));
    }

    /** BIC11. */
    public String bic() {
        return letters + "AZ22XXX";
    }

    /** Its logical terminal A, twelve characters. */
    public String terminal() {
        return letters + "AZ22AXXX";
    }

    /** The code under which the authority knows it. */
    public String registrationCode() {
        return "REG" + letters;
    }

    /** Its correspondent account in manats. */
    public String account() {
        return account("AZN");
    }

    /** Its correspondent account in a currency. */
    public String account(String currency) {
        int code = Currency.getInstance(currency).getNumericCode();
        String kind = currency.equals("AZN") ? "01350100000000" : "01350200000000";
        return Iban.of("NABZ", kind + (FIRST_ACCOUNT + number) + String.format(Locale.ROOT, "%03d", code));
    }

    /** The bank as a side of an MT205. */
    public Party party() {
        return Party.participant(name, bankCode, tin, bic(), account());
    }

    /** One of its customers as a side of an MT103; with the number 1 that of the samples' first payer. */
    public Party customer(String customerName, int customer, String customerTin) {
        String account = "38090000000000" + String.format(Locale.ROOT, "%03d", customer % 1000) + "944";
        return party().withCustomer(customerName, Iban.of(letters, account), customerTin);
    }

    /** The variable of the environment that holds the password of its keys. */
    public String passwordVariable() {
        return letters + "_KEY_PASSWORD";
    }

    /** The first eight digits of the n-th issuable VÖEN among those that end in an odd digit. */
    private static int tin(int number) {
        int digits = FIRST_TIN;
        for (int issuable = 1; issuable < number; issuable += Tin.isIssuable(digits) ? 1 : 0) {
            digits += 2;
        }
        return digits;
    }

    private static char letter(int index) {
        return (char) ('A' + index);
    }
}
