package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * Writes the pages of a statement, MT950, by {@code docs/formats/azips.md}: {@link #start}, a {@link #line} for each
 * entry, {@link #end}.
 *
 * <p>{@link MtWriter#MAX_LENGTH} bytes always suffice for a page of 24 lines. Owned by one thread; does not allocate.
 *
 * @rule 4.25
 */
public final class StatementWriter {
    private static final int TYPE = 950;

    private final MtWriter frame = new MtWriter();
    private OutputHeader header = new OutputHeader();

    /** A writer. */
    public StatementWriter() {}

    /**
     * Begins a page.
     *
     * @param ourReference of the statement, the same on all its pages
     * @param number of the statement
     * @param page from 1
     * @param opening the balance that the page begins with; of the first page that of the statement before
     */
    public StatementWriter start(
            OutputHeader outputHeader,
            Text ourReference,
            Text account,
            int number,
            int page,
            Balance opening,
            byte[] target,
            int offset) {
        header = outputHeader;
        frame.startText(header, TYPE, target, offset);
        frame.out.put(":20:").put(ourReference).line();
        frame.out.put(":25:").put(account).line();
        putPlain(frame.out.put(":28C:"), number);
        putPlain(frame.out.put('/'), page);
        frame.out.line();
        putBalance(frame.out, page == 1 ? ":60F:" : ":60M:", opening);
        return this;
    }

    /** Writes an entry. */
    public StatementWriter line(StatementLine line) {
        putLine(frame.out, line);
        return this;
    }

    /** Ends the page with the balance after its last entry and gives its length in bytes. */
    public int end(Balance closing, boolean isLastPage) {
        putBalance(frame.out, isLastPage ? ":62F:" : ":62M:", closing);
        return frame.endText(header);
    }

    static void putLine(AsciiOutput out, StatementLine line) {
        out.put(":61:").number(line.valueDate(), 6).number(line.entryDate(), 4);
        out.put(line.isCredit() ? 'C' : 'D').amount(line.currency(), line.amountMinor());
        if (line.messageType() == StatementLine.NO_MESSAGE) {
            out.put("NMSC");
        } else {
            out.put('S').number(line.messageType(), 3);
        }
        out.reference(line.reference());
        out.put("//").put(line.ourReference()).line();
    }

    static void putBalance(AsciiOutput out, String tag, Balance balance) {
        out.put(tag).put(balance.minor() < 0 ? 'D' : 'C').number(balance.date(), 6);
        out.put(balance.currency())
                .amount(balance.currency(), Math.abs(balance.minor()))
                .line();
    }

    /** A number without leading zeros. */
    static void putPlain(AsciiOutput out, int number) {
        int digits = 1;
        for (int rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        out.number(number, digits);
    }
}
