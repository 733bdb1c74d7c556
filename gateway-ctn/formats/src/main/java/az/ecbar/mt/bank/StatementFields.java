package az.ecbar.mt.bank;

import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.check.Currencies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of an MT950. */
final class StatementFields {
    private static final Pattern PAGE = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");
    private static final Pattern BALANCE = Pattern.compile("([CD])([0-9]{6})([A-Z]{3})([0-9]{1,14},[0-9]*)");
    private static final Pattern ENTRY =
            Pattern.compile("([0-9]{6})[0-9]{4}([CD])([0-9]{1,14},[0-9]*)(S[0-9]{3}|NMSC)(.{1,16})//(.{1,16})");

    private StatementFields() {}

    static Statement read(FieldMessage fields) throws FieldFault {
        Matcher page = match(PAGE, fields, "28C");
        boolean isFirst = fields.find("60F") != null;
        boolean isLast = fields.find("62F") != null;
        Statement.Balance opening = balance(fields, isFirst ? "60F" : "60M");
        Statement.Balance closing = balance(fields, isLast ? "62F" : "62M");
        List<Statement.Entry> entries = new ArrayList<>();
        for (int i = 0; i < fields.fieldCount(); i++) {
            if (fields.tag(i).equals("61")) {
                entries.add(entry(fields.value(i), opening.currency()));
            }
        }
        return new Statement(
                fields.reference().toString(),
                String.valueOf(fields.find("25")),
                Integer.parseInt(page.group(1)),
                Integer.parseInt(page.group(2)),
                isFirst,
                opening,
                entries,
                closing,
                isLast,
                fields.isPossibleDuplicate());
    }

    private static Statement.Balance balance(FieldMessage fields, String tag) throws FieldFault {
        Matcher balance = match(BALANCE, fields, tag);
        String currency = balance.group(3);
        long minor = minor(balance.group(4), currency, tag);
        boolean isDebit = balance.group(1).equals("D");
        return new Statement.Balance(date(balance.group(2), tag), currency, isDebit ? -minor : minor);
    }

    private static Statement.Entry entry(Text value, String currency) throws FieldFault {
        Matcher entry = ENTRY.matcher(value);
        if (!entry.matches()) {
            throw new FieldFault(FormatReason.STATEMENT_INVALID, "61");
        }
        return new Statement.Entry(
                date(entry.group(1), "61"),
                entry.group(2).equals("C"),
                minor(entry.group(3), currency, "61"),
                entry.group(4),
                entry.group(5),
                entry.group(6));
    }

    private static Matcher match(Pattern pattern, FieldMessage fields, String tag) throws FieldFault {
        Text value = fields.find(tag);
        if (value == null) {
            throw new FieldFault(FormatReason.FIELD_MISSING, tag);
        }
        Matcher matcher = pattern.matcher(value);
        if (!matcher.matches()) {
            throw new FieldFault(FormatReason.STATEMENT_INVALID, tag);
        }
        return matcher;
    }

    private static int date(String yymmdd, String tag) throws FieldFault {
        int date = 20_000_000 + Integer.parseInt(yymmdd);
        if (!CalendarDate.isValid(date)) {
            throw new FieldFault(FormatReason.STATEMENT_INVALID, tag);
        }
        return date;
    }

    private static long minor(String amount, String currency, String tag) throws FieldFault {
        int digits = Currencies.digits(currency);
        int decimals = amount.length() - amount.indexOf(',') - 1;
        if (digits == Currencies.UNKNOWN || decimals > digits) {
            throw new FieldFault(FormatReason.STATEMENT_INVALID, tag);
        }
        BigDecimal value = new BigDecimal(amount.replace(',', '.') + "0");
        return value.movePointRight(digits).longValueExact();
    }
}
