package az.ecbar.bankview;

import az.ecbar.bankview.Instruction.Side;
import java.util.List;

/** The sides of a payment, and the free text about it. */
final class Sides {
    private static final int LINES = 5;
    private static final int WIDTH = 35;

    private Sides() {}

    /** 50K or 59: a customer and its participant. */
    static Side customer(Field field, boolean isIssuer) throws Unreadable {
        requireLines(field, LINES, LINES, WIDTH);
        List<String> lines = field.lines();
        String tag = field.tag();
        int wrongTin = isIssuer ? 159 : 160;
        if (!lines.getFirst().startsWith("/")) {
            throw new Unreadable(155, tag);
        }
        Values.requireIban(lines.getFirst().substring(1), 156, tag);
        String who = lines.get(2);
        if (!who.matches("(\\d{10})?/[A-Z0-9]{0,7}")) {
            throw new Unreadable(161, tag);
        }
        if (!who.startsWith("/") && !Values.isTin(who.substring(0, 10))) {
            throw new Unreadable(wrongTin, tag);
        }
        String bank = lines.get(3);
        if (!bank.matches(".{6}/.{10}/.{11}")) {
            throw new Unreadable(162, tag);
        }
        requireBank(bank.substring(0, 6), tag);
        String tin = bank.substring(7, 17);
        if (!tin.matches("\\d{10}")) {
            throw new Unreadable(wrongTin, tag);
        }
        String bic = bank.substring(18);
        requireBic(bic, tag);
        return new Side(bic, tin, Values.participantAccount(lines.get(4), tag), field);
    }

    /** 52D or 58D: a participant. */
    static Side institution(Field field, boolean isIssuer) throws Unreadable {
        requireLines(field, LINES, LINES, WIDTH);
        List<String> lines = field.lines();
        String tag = field.tag();
        if (!lines.getFirst().startsWith("/")) {
            throw new Unreadable(163, tag);
        }
        requireBank(lines.getFirst().substring(1), tag);
        String account = Values.participantAccount(lines.get(2), tag);
        if (!lines.get(3).matches("\\d{10}")) {
            throw new Unreadable(isIssuer ? 159 : 160, tag);
        }
        requireBic(lines.get(4), tag);
        return new Side(lines.get(4), lines.get(3), account, field);
    }

    /** 70. */
    static void narrative(Field field) throws Unreadable {
        requireLines(field, 1, 4, WIDTH);
    }

    /** 72: codes between slashes. */
    static void codes(Field field) throws Unreadable {
        requireLines(field, 1, 6, WIDTH);
        for (int i = 0; i < field.lines().size(); i++) {
            String line = field.lines().get(i);
            boolean isContinued = i > 0 && line.startsWith("//");
            if (!isContinued && !line.matches("/[A-Z0-9]{1,8}/.*")) {
                throw new Unreadable(170, field.tag());
            }
        }
    }

    private static void requireBank(String code, String tag) throws Unreadable {
        if (!code.matches("\\d{6}")) {
            throw new Unreadable(163, tag);
        }
    }

    private static void requireBic(String bic, String tag) throws Unreadable {
        if (!Values.isBic(bic)) {
            throw new Unreadable(164, tag);
        }
    }

    private static void requireLines(Field field, int least, int most, int width) throws Unreadable {
        List<String> lines = field.lines();
        if (lines.size() > most) {
            throw new Unreadable(130, field.tag());
        }
        for (String line : lines) {
            if (line.length() > width) {
                throw new Unreadable(128, field.tag());
            }
        }
        if (lines.size() < least) {
            throw new Unreadable(131, field.tag());
        }
    }
}
