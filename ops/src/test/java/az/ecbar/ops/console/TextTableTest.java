package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private final TextTable table =
            new TextTable(List.of(TextTable.Column.text("BIC"), TextTable.Column.number("BALANCE")));

    @Test
    void alignsTextLeftAndNumbersRight() {
        table.add(List.of("ALFAAZ22XXX", "5.00"));
        table.add(List.of("B", "1250000.00"));

        assertEquals("""
            BIC             BALANCE
            ALFAAZ22XXX        5.00
            B            1250000.00
            """, printed());
    }

    @Test
    void leavesNoSpacesAtTheEndOfALine() {
        TextTable texts = new TextTable(List.of(TextTable.Column.text("A"), TextTable.Column.text("LONG HEAD")));
        texts.add(List.of("x", ""));
        StringWriter out = new StringWriter();
        texts.print(new PrintWriter(out, true));

        assertEquals("A  LONG HEAD\nx\n", lines(out));
    }

    @Test
    void showsControlCharactersAsQuestionMarks() {
        table.add(List.of("A\u001b[2JB", "0"));

        assertEquals("BIC     BALANCE\nA?[2JB        0\n", printed());
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThrows(IllegalArgumentException.class, () -> table.add(List.of("one")));
    }

    private String printed() {
        StringWriter out = new StringWriter();
        table.print(new PrintWriter(out, true));
        return lines(out);
    }

    private static String lines(StringWriter out) {
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
