package az.ecbar.ops.node;

import az.ecbar.ops.sandbox.InventedBank;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The mistakes that banks' programs and people make in messages: each changes one that was right. */
final class DayMistakes {
    private static final InventedBank STRANGER = InventedBank.of(77);

    private final SplittableRandom random;
    private final List<InventedBank> banks;
    private final List<UnaryOperator<String>> ofPayments;
    private final List<UnaryOperator<String>> ofService;

    DayMistakes(SplittableRandom random, List<InventedBank> banks) {
        this.random = random;
        this.banks = banks;
        ofPayments = List.of(
                this::otherSender,
                this::otherBic,
                this::otherTin,
                this::otherAccount,
                text -> first(text, banks.get(other(text)).bic(), STRANGER.bic()),
                text -> last(text, banks.get(other(text)).bic(), STRANGER.bic()),
                text -> text.replaceAll("(59|58D):(?s)(.*)" + "\\d{10}", "$1:$2" + STRANGER.tin()),
                text -> text.replaceFirst("\r\nAZ\\d\\dNABZ[0-9]{20}", "\r\n" + STRANGER.account()),
                text -> text.replaceFirst("(?s)(.*)\r\nAZ\\d\\dNABZ[0-9]{20}", "$1\r\n" + STRANGER.account()),
                DayMistakes::sameSides,
                text -> text.replaceFirst("(:32A:\\d{6})[A-Z]{3}", "$1GBP"),
                text -> text.replaceFirst("(:32A:\\d{6})[A-Z]{3}", "$1XYZ"),
                text -> text.replaceFirst(":32A:\\d{6}", ":32A:260229"),
                text -> text.replaceFirst(":32A:\\d{6}", ":32A:260227"),
                text -> text.replaceFirst(":32A:\\d{6}", ":32A:260316"),
                text -> text.replaceFirst(":32A:\\d{6}", ":32A:260307"),
                text -> text.replaceFirst("(:32A:\\d{6}[A-Z]{3}\\d+),", "$1."),
                text -> text.replaceFirst("(:32A:\\d{6}[A-Z]{3}\\d+,\\d\\d)", "$11"),
                text -> text.replaceFirst("(:32A:\\d{6}[A-Z]{3})\\d+,\\d\\d", "$10,00"),
                text -> text.replaceFirst("(:32A:\\d{6}[A-Z]{3})\\d+(,\\d\\d)", "$1$2"),
                text -> text.replaceFirst("(:32A:\\d{6}[A-Z]{3}\\d+),\\d\\d", "$1"),
                text -> text.replaceFirst("(:32A:\\d{6}[A-Z]{3})", "$11234567890123"),
                text -> text.replaceFirst(":20:.*\r\n", ":20:/SLASH\r\n"),
                text -> text.replaceFirst(":20:.*\r\n", ":20:12345678901234567\r\n"),
                text -> text.replaceFirst(":20:.*\r\n", ":20: X\r\n"),
                text -> text.replaceFirst(":20:.*\r\n", ""),
                text -> text.replaceFirst("(:32A:.*\r\n)", "$1$1"),
                text -> text.replaceFirst(":32A:.*\r\n", ""),
                text -> text.replaceFirst("(:20:.*\r\n)(:\\d\\d[A-Z]?:.*\r\n)", "$2$1"),
                text -> text.replaceFirst("(:20:.*\r\n)", "$1:13C:/CLSTIME/0915+0400\r\n"),
                text -> text.replace(":71A:OUR", ":71A:SHA"),
                text -> text.replace(":23B:CRED", ":23B:SPAY"),
                text -> text.replaceFirst("/AZ\\d\\d", "/AZ99"),
                text -> text.replaceFirst("(50K|52D):/", "$1:"),
                text -> text.replaceFirst("/5ABC123", "5ABC123"),
                text -> text.replace("(52D|50K):", "$1:X"),
                text -> text.replace(":72:/BNF/", ":72:BNF "),
                text -> text.replace(":72:/BNF/PAYMENT FOR GOODS", ":72:/BCSL/AZ16NABZ01350200000000901944"),
                text -> text.replace(":72:/BNF/INTERBANK LOAN 12", ":72:/BCSL/AZ16NABZ01350200000000901944"),
                text -> text.replace("INVOICE", "INVOICE @"),
                text -> text.replace("INTERBANK", "INTER_BANK"),
                text -> text.replace("INVOICE 17", "INVOICE 17 WITH MUCH MORE TEXT THAN A LINE HOLDS"),
                text -> text.replaceFirst("(:19:\\d+),", "$11,"),
                text -> text.replace("PAYROLL-1", "PAYROLL-0"),
                DayMistakes::oneLineLess,
                this::wrongHeader);
        ofService = List.of(
                this::otherSender,
                text -> text.replaceFirst(":12:\\d{3}", ":12:299"),
                text -> text.replaceFirst(":12:\\d{3}", ":12:9"),
                text -> text.replaceFirst(":21:.*\r\n", ""),
                text -> text.replaceFirst(":21:.*\r\n", ":21:A//B\r\n"),
                text -> text.replaceFirst(":11P:\\d{4}", ":11P:35"),
                text -> text.replaceFirst(":11P:\\d{4}", ":11P:0005"),
                text -> text.replaceFirst(":25:AZ\\d\\d", ":25:AZ00"),
                text -> text.replaceFirst("(:25:.{28})\r\n", "$1EUR\r\n"),
                text -> text.replaceFirst("(:25:.{28})\r\n", "$1QQQ\r\n"),
                text -> text.replaceFirst(":25:.*\r\n", ":25:" + STRANGER.account() + "\r\n"),
                text -> text.replaceFirst(":34F:AZN", ":34F:USD"),
                text -> text.replaceFirst(":34F:.*\r\n", ""),
                text -> text.replaceFirst("(:\\d\\d[A-Z]?:[^:]*\r\n)-}", "$1$1-}"),
                this::wrongHeader);
    }

    /** Of a payment: most often just what was meant, sometimes something that is right all the same. */
    String inPayment(String message) {
        return ofPayments.get(random.nextInt(ofPayments.size())).apply(message);
    }

    /** Of an MT298 or MT920. */
    String inService(String message) {
        return ofService.get(random.nextInt(ofService.size())).apply(message);
    }

    private InventedBank any() {
        return banks.get(random.nextInt(banks.size()));
    }

    /** A bank that the text names. */
    private int other(String text) {
        int from = random.nextInt(banks.size());
        for (int i = 0; i < banks.size(); i++) {
            int bank = (from + i) % banks.size();
            if (text.contains(banks.get(bank).bic())) {
                return bank;
            }
        }
        return 0;
    }

    private static String first(String text, String from, String to) {
        int index = text.indexOf(from);
        return index < 0 ? text : text.substring(0, index) + to + text.substring(index + from.length());
    }

    private static String last(String text, String from, String to) {
        int index = text.lastIndexOf(from);
        return index < 0 ? text : text.substring(0, index) + to + text.substring(index + from.length());
    }

    private String otherSender(String text) {
        return text.substring(0, 6) + any().terminal() + text.substring(18);
    }

    private String otherBic(String text) {
        String bic = banks.get(other(text)).bic();
        return random.nextBoolean() ? first(text, bic, any().bic()) : last(text, bic, any().bic());
    }

    private String otherTin(String text) {
        String tin = banks.get(other(text)).tin();
        return random.nextBoolean() ? first(text, tin, any().tin()) : last(text, tin, "1400057429");
    }

    private String otherAccount(String text) {
        String account = banks.get(other(text)).account();
        return random.nextBoolean() ? first(text, account, any().account()) : last(text, account, any().account());
    }

    /** The payee's side is the payer's. */
    private static String sameSides(String text) {
        int from = text.indexOf(":52D:");
        int to = text.indexOf(":58D:");
        int end = text.indexOf(":72:");
        return from < 0 || to < 0 || end < 0
                ? text
                : text.substring(0, to + 5) + text.substring(from + 5, to) + text.substring(end);
    }

    private static String oneLineLess(String text) {
        return text.replaceFirst("(:5(?:9|8D):[^\r]*\r\n)[^\r]*\r\n", "$1");
    }

    private String wrongHeader(String text) {
        int block = text.indexOf("{4:");
        int before = text.indexOf("{3:") < 0 ? block : text.indexOf("{3:");
        String head = text.substring(0, before);
        String rest = text.substring(block);
        return switch (random.nextInt(16)) {
            case 0 -> head + "{3:{113:50}}" + rest;
            case 1 -> head + "{3:{113:0029}}" + rest;
            case 2 -> head + "{3:{113:0100}}" + rest;
            case 3 -> head + "{3:{103:CAD}}" + rest;
            case 4 -> head + "{3:{121:0f0c5d6e-2c1a-1b8e-9d3f-5a6b7c8d9e0f}}" + rest;
            case 5 -> head + "{3:{108:A}{108:B}}" + rest;
            case 6 -> head + "{3:{119:COV}}" + rest;
            case 7 -> head.replaceFirst("I\\d{3}", "I104") + rest;
            case 8 -> head.replace("NABZAZ2C", "NABZAZ2D") + rest;
            case 9 -> head.replaceFirst("2:I", "2:O") + rest;
            case 10 -> head.replaceFirst("F01", "F21") + rest;
            case 11 -> head + rest + "{5:{TNG:}}";
            case 12 -> head + rest + "{5:{PDE:}}";
            case 13 -> head + rest + "{5:{MAC:12345678}}";
            case 14 -> head + rest + rest;
            default -> head + rest.replaceFirst("\r\n-}", "-}");
        };
    }
}
