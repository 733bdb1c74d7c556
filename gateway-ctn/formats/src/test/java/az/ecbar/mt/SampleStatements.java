package az.ecbar.mt;

import static az.ecbar.mt.SamplePayments.ALFA;

import az.ecbar.mt.output.Balance;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.mt.output.StatementLine;
import az.ecbar.mt.output.StatementWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The statements that the documents show, by the names of their files. */
final class SampleStatements {
    private static final int DAY = 20_260_401;
    private static final int DAY_BEFORE = 20_260_331;
    private static final long MOMENT_NS = 1_775_048_400_000_000_000L;
    private static final Text AZN = Text.of("AZN");
    private static final Text OURS = Text.of("S260401000000010");

    private final Map<String, byte[]> samples = new TreeMap<>();
    private final StatementWriter writer = new StatementWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    private SampleStatements() {}

    static Map<String, byte[]> all() {
        SampleStatements statements = new SampleStatements();
        statements.day();
        statements.withoutMovement();
        statements.pages();
        return statements.samples;
    }

    private void day() {
        start(109, 61, 1, balance(DAY_BEFORE, 250_000_000));
        writer.line(line(true, 100_000_000, StatementLine.NO_MESSAGE, "ISSUE-17/2026", "A000000000000044"));
        writer.line(line(false, 150_000, 103, "ALFA260401-00001", "A000000000000042"));
        writer.line(line(true, 5_000_000, 205, "BETA260401-00007", "A000000000000051"));
        add("out-950-statement.fin", writer.end(balance(DAY, 354_850_000), true));
    }

    private void withoutMovement() {
        start(110, 61, 1, balance(DAY_BEFORE, 0));
        add("out-950-no-movement.fin", writer.end(balance(DAY, 0), true));
    }

    /** The second page of two. */
    private void pages() {
        start(112, 61, 2, balance(DAY, 354_850_000));
        writer.line(line(false, 4_850_000, 103, "ALFA260401-00025", "A000000000000093"));
        add("out-950-second-page.fin", writer.end(balance(DAY, 350_000_000), true));
    }

    private void start(long output, int number, int page, Balance opening) {
        OutputHeader header = new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(output, 460)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
        writer.start(header, OURS, Text.of(ALFA.account()), number, page, opening, target, 0);
    }

    private static Balance balance(int date, long minor) {
        return new Balance(date, AZN, minor);
    }

    private static StatementLine line(boolean isCredit, long minor, int type, String reference, String ours) {
        return new StatementLine(DAY, DAY, isCredit, AZN, minor, type, Text.of(reference), Text.of(ours));
    }

    private void add(String name, int length) {
        samples.put(name, Arrays.copyOf(target, length));
    }
}
