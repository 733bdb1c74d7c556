package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What {@code channel stuck} prints. */
class StuckOutputsTest {
    private final StringWriter printed = new StringWriter();
    private final AnswerPrinter printer = new AnswerPrinter(new PrintWriter(printed), false);

    @Test
    void eachOutputIsALine() throws OperatorException {
        int code = printer.printStuck(
                Answer.read("{\"view\":\"SWIFT\",\"waiting\":12,\"rows\":[{\"bic\":\"ALFAAZ22XXX\",\"number\":7,"
                        + "\"sendings\":6,\"error\":\"H25\",\"stuck\":true}]}"));
        assertEquals(ConsoleCommand.DONE, code);
        assertTrue(printed.toString().matches("(?s)BIC .*ALFAAZ22XXX +7 +6 +H25 +yes *\n.*"), printed.toString());
        assertTrue(
                printed.toString().endsWith("12 outputs over SWIFT wait to be sent or acknowledged\n"),
                printed.toString());
    }

    @Test
    void whereThereIsNoneItSaysSo() throws OperatorException {
        assertEquals(
                ConsoleCommand.DONE, printer.printStuck(Answer.read("{\"view\":\"SWIFT\",\"waiting\":0,\"rows\":[]}")));
        assertTrue(printed.toString().startsWith("nothing\n"), printed.toString());
        assertEquals(
                ConsoleCommand.REFUSED,
                printer.printStuck(Answer.read("{\"view\":\"SWIFT\",\"error\":\"this node has no SWIFT channel\"}")));
        assertTrue(printed.toString().endsWith("this node has no SWIFT channel\n"), printed.toString());
    }
}
