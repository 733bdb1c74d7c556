package az.ecbar.ops.node;

import az.ecbar.ops.sandbox.InventedBank;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes the messages of banks as text, field by field, as a bank's own program would. */
final class DayMessages {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private DayMessages() {}

    static String date(LocalDate date) {
        return date.format(SHORT);
    }

    static String amount(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString().replace('.', ',');
    }

    private static String message(InventedBank from, String type, String header, String text) {
        return "{1:F01" + from.terminal() + "0001000001}{2:I" + type + "NABZAZ2CXRTSN}" + header + "{4:\r\n" + text
                + "-}";
    }

    /** Block 3 with a priority, a reference and a UETR, each where it is not empty. */
    static String header(String priority, String reference, String uetr) {
        String tags = tag("113", priority) + tag("108", reference) + tag("121", uetr);
        return tags.isEmpty() ? "" : "{3:" + tags + "}";
    }

    private static String tag(String tag, String value) {
        return value.isEmpty() ? "" : "{" + tag + ":" + value + "}";
    }

    private static String customer(String tag, InventedBank bank, String name, int customer, String currency) {
        return ":" + tag + ":/" + bank.customer(name, customer, "").customerAccount() + "\r\n" + name
                + "\r\n/5ABC123\r\n" + bank.bankCode() + "/" + bank.tin() + "/" + bank.bic() + "\r\n"
                + bank.account(currency) + "\r\n";
    }

    private static String institution(String tag, InventedBank bank, String currency) {
        return ":" + tag + ":/" + bank.bankCode() + "\r\n" + bank.name() + "\r\n" + bank.account(currency) + "\r\n"
                + bank.tin() + "\r\n" + bank.bic() + "\r\n";
    }

    static String mt103(
            InventedBank from,
            InventedBank to,
            String reference,
            LocalDate date,
            String currency,
            long minor,
            String header) {
        return message(
                from,
                "103",
                header,
                ":20:" + reference + "\r\n:23B:CRED\r\n:32A:" + date(date) + currency + amount(minor) + "\r\n"
                        + customer("50K", from, "XEZER TICARET MMC", 1, currency)
                        + customer("59", to, "Aliyev Vali Hasan oglu", 2, currency)
                        + ":70:INVOICE 17 OF 28.02.2026\r\nCONTRACT 4/2026\r\n:71A:OUR\r\n"
                        + ":72:/BNF/PAYMENT FOR GOODS\r\n");
    }

    static String mt205(
            InventedBank from,
            InventedBank to,
            String reference,
            LocalDate date,
            String currency,
            long minor,
            String header) {
        return message(
                from,
                "205",
                header,
                ":20:" + reference + "\r\n:21:NONE\r\n:32A:" + date(date) + currency + amount(minor) + "\r\n"
                        + institution("52D", from, currency) + institution("58D", to, currency)
                        + ":72:/BNF/INTERBANK LOAN 12\r\n");
    }

    static String mt102(
            InventedBank from,
            InventedBank to,
            String reference,
            LocalDate date,
            String currency,
            List<Long> items,
            String header) {
        StringBuilder text = new StringBuilder(":20:" + reference + "\r\n:23:CREDIT\r\n:71A:OUR\r\n");
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            sum += items.get(i);
            text.append(":21:PAYROLL-" + i + "\r\n:32B:" + currency + amount(items.get(i)) + "\r\n")
                    .append(customer("50K", from, "XEZER TICARET MMC", 1, currency))
                    .append(customer("59", to, "Aliyev Vali Hasan oglu", 2 + i, currency))
                    .append(":70:WAGES " + i + "\r\n");
        }
        text.append(":32A:" + date(date) + currency + amount(sum) + "\r\n:19:" + amount(sum) + "\r\n");
        return message(from, "102", header, text.toString());
    }

    static String service(InventedBank from, String reference, int smt, String content) {
        return message(from, "298", "", ":20:" + reference + "\r\n:12:" + smt + "\r\n:77E:\r\n" + content);
    }

    static String mt920(InventedBank from, String reference, int type, String account, String more) {
        return message(from, "920", "", ":20:" + reference + "\r\n:12:" + type + "\r\n:25:" + account + "\r\n" + more);
    }
}
