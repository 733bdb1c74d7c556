package az.ecbar.bankview;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reasons and their words, as the page of reason codes has them: {@code docs/formats/reason-codes.md}. */
public final class Reasons {
    private static final int LINE = 50;
    private static final int LINES = 4;
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d{3}) \\| (\\w{0,4}) ?\\| `\\w+` \\| ([^|]*) \\| ([^|]*) \\|.*");
    private static final String FOREIGN = "əƏıİöÖüÜşŞçÇğĞ";
    private static final String PLAIN = "eEiIoOuUsScCgG";

    private record Row(String iso, String words) {}

    private final Map<Integer, Row> rows = new HashMap<>();

    private Reasons() {}

    /** Reads the page. */
    public static Reasons ofPage(String page) {
        Reasons reasons = new Reasons();
        page.lines().forEach(reasons::read);
        return reasons;
    }

    private void read(String line) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            String iso = row.group(2).isEmpty() ? "NARR" : row.group(2);
            String words = row.group(3).strip() + " / " + plain(row.group(4).strip());
            rows.put(Integer.valueOf(row.group(1)), new Row(iso, words));
        }
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = FOREIGN.indexOf(c);
            plain.append(index < 0 ? c : PLAIN.charAt(index));
        }
        return plain.toString();
    }

    /** Field 79: reason, number and field, then the words in lines. */
    String field79(int code, String tag) {
        Row row = rows.getOrDefault(code, new Row("NARR", "?"));
        return ":79:/" + row.iso + "/" + code + "/" + tag + "\r\n" + wrapped(row.words);
    }

    private static String wrapped(String words) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int lines = 0;
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
                text.append(line).append("\r\n");
                line.setLength(0);
                if (++lines == LINES) {
                    return text.toString();
                }
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return text.append(line).append("\r\n").toString();
    }
}
