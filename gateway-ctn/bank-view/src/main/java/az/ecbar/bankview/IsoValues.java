package az.ecbar.bankview;

import az.ecbar.bankview.IsoText.Leaf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of an ISO message in the order in which its schema has them. */
final class IsoValues {
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private String prefix = "";

    List<Leaf> leaves() {
        return Collections.unmodifiableList(leaves);
    }

    /** What follows stands under this path; a name behind it is numbered, if there are several of it. */
    void under(String path, String repeated) {
        String whole = path + repeated;
        prefix = repeated.isEmpty() ? path : path + IsoText.numbered(repeated, count(whole)) + "/";
    }

    private int count(String path) {
        return counts.merge(path, 1, Integer::sum);
    }

    void put(String path, String value) {
        leaves.add(new Leaf(prefix + path, "", value));
    }

    /** Nothing, if it is empty. */
    void putIf(String path, String value) {
        if (!value.isEmpty()) {
            put(path, value);
        }
    }

    /** One of several of its name. */
    void add(String path, String value) {
        int number = count(prefix + path);
        leaves.add(new Leaf(prefix + (number == 1 ? path : path + "[" + number + "]"), "", value));
    }

    /** An amount as MT writes it. */
    void amount(String path, String currency, String amount) {
        leaves.add(new Leaf(prefix + path, currency, decimal(currency, amount)));
    }

    /** With a point, and all decimals of its currency. */
    static String decimal(String currency, String amount) {
        String plain = amount.endsWith(",") ? amount.substring(0, amount.length() - 1) : amount.replace(',', '.');
        return new BigDecimal(plain).setScale(Money.digits(currency)).toPlainString();
    }

    /** yymmdd as ISO writes it. */
    static String date(String yymmdd) {
        return "20" + yymmdd.substring(0, 2) + "-" + yymmdd.substring(2, 4) + "-" + yymmdd.substring(4, 6);
    }

    /** An account: an IBAN, or any other number. */
    void account(String path, String number) {
        put(path + "/Id/" + (Values.isIban(number) ? "IBAN" : "Othr/Id"), number);
    }

    /** A bank: BIC, code, name where there is one, TIN. */
    void bank(String path, String bic, String code, String name, String tin) {
        put(path + "/FinInstnId/BICFI", bic);
        put(path + "/FinInstnId/ClrSysMmbId/MmbId", code);
        putIf(path + "/FinInstnId/Nm", name);
        put(path + "/FinInstnId/Othr/Id", tin);
        put(path + "/FinInstnId/Othr/SchmeNm/Prtry", "TXID");
    }

    /** A customer's name and numbers, from the lines of 50K or 59. */
    void customer(String path, List<String> lines) {
        put(path + "/Nm", lines.get(1));
        String[] numbers = lines.get(2).split("/", -1);
        String tin = numbers[0];
        String code = numbers[1];
        boolean isLegal = code.isEmpty() && tin.endsWith("1");
        String kind = path + "/Id/" + (isLegal ? "OrgId" : "PrvtId") + "/Othr";
        if (!tin.isEmpty()) {
            put(kind + "/Id", tin);
            put(kind + "/SchmeNm/Cd", "TXID");
        }
        if (!code.isEmpty()) {
            String second = tin.isEmpty() ? kind : kind + "[2]";
            put(second + "/Id", code);
            put(second + "/SchmeNm/Cd", "NIDN");
        }
    }
}
