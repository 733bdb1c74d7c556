package az.ecbar.ops.node;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many statements of the day's end (MT950) the banks have, and how large the largest is. */
final class StatementCount {
    private static final Pattern PAGE =
            Pattern.compile("\\{2:O950.*?\r\n:25:(\\S+)\r\n:28C:(\\d+)/(\\d+)\r\n", Pattern.DOTALL);
    private static final String ENTRY = "\r\n:61:";

    private final Set<String> accounts = new HashSet<>();
    private int pages;
    private int mostPages;
    private long entries;
    private int mostEntries;
    private int longest;

    StatementCount(List<RememberingTerminal> terminals) {
        for (RememberingTerminal terminal : terminals) {
            for (byte[] output : terminal.outputs) {
                count(new String(output, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void count(String text) {
        Matcher page = PAGE.matcher(text);
        if (!text.contains("{2:O950") || !page.find()) {
            return;
        }
        accounts.add(page.group(1));
        pages++;
        mostPages = Math.max(mostPages, Integer.parseInt(page.group(3)));
        int here = (text.length() - text.replace(ENTRY, "").length()) / ENTRY.length();
        entries += here;
        mostEntries = Math.max(mostEntries, here);
        longest = Math.max(longest, text.length());
    }

    /** Accounts that have one. */
    int accounts() {
        return accounts.size();
    }

    List<String> lines() {
        return List.of(
                line("accounts with a statement", accounts.size()),
                line("pages of statements", pages),
                line("entries on them", entries),
                line("pages of the longest statement", mostPages),
                line("entries on the fullest page", mostEntries),
                line("characters of the longest page", longest));
    }

    private static String line(String what, long value) {
        return String.format(Locale.ROOT, "%-55s %,d", what, value);
    }
}
