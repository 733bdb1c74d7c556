package az.ecbar.ops.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for people: columns aligned by spaces, numbers at the right. Control characters are shown as question marks,
 * so that no name can steer a terminal.
 *
 * <pre>
 * BIC          NAME        LAST INPUT
 * ALFAAZ22XXX  Alfa Bank          120
 * </pre>
 */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A column's head and side. */
    public record Column(String head, boolean isNumber) {
        public static Column text(String head) {
            return new Column(head, false);
        }

        public static Column number(String head) {
            return new Column(head, true);
        }
    }

    public TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row, one cell for each column. */
    public void add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(cells.stream().map(TextTable::printable).toList());
    }

    public void print(PrintWriter out) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).head().length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.println(line(columns.stream().map(Column::head).toList(), widths));
        for (List<String> row : rows) {
            out.println(line(row, widths));
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).isNumber() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    /** Each line of a text as {@link #printable}. */
    static String printableLines(String text) {
        return text.lines().map(TextTable::printable).collect(Collectors.joining(System.lineSeparator()));
    }

    /** The text with question marks for control characters. */
    static String printable(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        cell.chars().forEach(c -> text.append(Character.isISOControl(c) ? '?' : (char) c));
        return text.toString();
    }
}
