package az.ecbar.iso.output;

import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.MtError;
import az.ecbar.mt.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a message that we rendered ourselves, as text. What is not as we write it throws:
 * {@link IsoOutput} then leaves the message in MT.
 * Owned by one thread; allocates.
 */
final class Fields {
    private static final int CENTURY = 20_000_000;
    private static final Pattern VALUE = Pattern.compile("([0-9]{6})([A-Z]{3})([0-9]+,[0-9]*)");
    private static final Pattern MONEY = Pattern.compile("([A-Z]{3})([0-9]+,[0-9]*)");
    private static final Pattern TOTALS = Pattern.compile("([0-9]+)([A-Z]{3})([0-9]+,[0-9]*)");
    private static final Pattern BALANCE = Pattern.compile("([CD])([0-9]{6})([A-Z]{3})([0-9]+,[0-9]*)");

    private final FieldMessage message;

    /** Currency and amount, minor units; the date yyyymmdd, 0 where there is none. */
    record Money(int date, String currency, long minor) {}

    /** How many, and their sum. */
    record Totals(int count, Money sum) {}

    /** A balance, which may be a debit. */
    record Balance(boolean isCredit, Money money) {}

    Fields(FieldMessage message) {
        this.message = message;
    }

    int messageType() {
        return message.messageType();
    }

    int smt() {
        return message.smt();
    }

    /** Field 20. */
    String ours() {
        return message.reference().toString();
    }

    /** Field 121; empty if there is none. */
    String uetr() {
        return message.uetr().toString();
    }

    /** A field; empty if there is none. */
    String find(String tag) {
        Text value = message.find(tag);
        return value == null ? "" : value.toString();
    }

    boolean has(String tag) {
        return message.find(tag) != null;
    }

    String required(String tag) {
        Text value = message.find(tag);
        if (value == null) {
            throw new IllegalStateException("field " + tag + " is missing in " + message.whole());
        }
        return value.toString();
    }

    /** All fields with a tag, in their order. */
    List<String> all(String tag) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < message.fieldCount(); i++) {
            if (message.tag(i).equals(tag)) {
                all.add(message.value(i).toString());
            }
        }
        return all;
    }

    /** The lines of a field; none if it is not there. */
    List<String> lines(String tag) {
        return has(tag) ? List.of(required(tag).split("\r\n", -1)) : List.of();
    }

    /** Field 21; empty where it says that there is none. */
    String reference() {
        String reference = required("21");
        return MtError.NO_REFERENCE.equals(reference) ? "" : reference;
    }

    /** Field 32A. */
    Money value() {
        Matcher value = match(VALUE, required("32A"));
        return new Money(date(value.group(1)), value.group(2), minor(value.group(3)));
    }

    Money money(String tag) {
        Matcher money = match(MONEY, required(tag));
        return new Money(0, money.group(1), minor(money.group(2)));
    }

    Totals totals(String tag) {
        Matcher totals = match(TOTALS, required(tag));
        return new Totals(Integer.parseInt(totals.group(1)), new Money(0, totals.group(2), minor(totals.group(3))));
    }

    Balance balance(String tag) {
        Matcher balance = match(BALANCE, required(tag));
        Money money = new Money(date(balance.group(2)), balance.group(3), minor(balance.group(4)));
        return new Balance("C".equals(balance.group(1)), money);
    }

    static Matcher match(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("not as we write it: " + value);
        }
        return matcher;
    }

    static int date(String yymmdd) {
        return CENTURY + Integer.parseInt(yymmdd);
    }

    /** We write all decimals, so minor units are the digits without the comma. */
    static long minor(String amount) {
        return Long.parseLong(amount.replace(",", ""));
    }
}
