package az.ecbar.mt.output;

import az.ecbar.mt.Text;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers to what banks ask: MT941 and MT942 (4.20), MT298/SMT850 (4.21), MT298/SMT851 (4.22) and MT298/SMT854 (4.23), by
 * {@code docs/formats/azips.md}. An MT942 is written by {@link #startInterim}, a {@link #line} for each entry,
 * {@link #endEntries}; an SMT850 by {@link #startMovements}, a {@link #waiting} for each payment to be written off, a
 * {@link #line} for each entry, {@link #endEntries}; the others by one call.
 *
 * <p>{@link MtWriter#MAX_LENGTH} bytes always suffice. Owned by one thread; does not allocate.
 *
 * @rule 4.20, 4.21, 4.22, 4.23
 */
public final class AccountAnswerWriter {
    private static final int BALANCE = 941;
    private static final int INTERIM = 942;
    private static final int SERVICE = 298;
    private static final int MOVEMENTS = 850;
    private static final int PENDING = 851;
    private static final int PAYMENT = 854;

    private final MtWriter frame = new MtWriter();
    private final AsciiOutput out = frame.out;
    private OutputHeader header = new OutputHeader();

    /** A writer. */
    public AccountAnswerWriter() {}

    /**
     * MT941: general information on an account.
     *
     * @param ours AZIPS's reference of the inquiry
     * @param reference field 20 of the inquiry
     * @param statementNumber of the statement to come
     * @param availableMinor minor units that may be spent
     */
    public int balance(
            OutputHeader outputHeader,
            Text ours,
            Text reference,
            Text account,
            int statementNumber,
            Balance opening,
            Totals debits,
            Totals credits,
            Balance closing,
            long availableMinor,
            byte[] target,
            int offset) {
        start(outputHeader, BALANCE, ours, target, offset);
        frame.putReference(reference);
        out.put(":25:").put(account).line();
        StatementWriter.putPlain(out.put(":28:"), statementNumber);
        out.line();
        frame.putMoment(header);
        StatementWriter.putBalance(out, ":60F:", opening);
        putTotals(":90D:", debits);
        putTotals(":90C:", credits);
        StatementWriter.putBalance(out, ":62F:", closing);
        StatementWriter.putBalance(out, ":64:", new Balance(closing.date(), closing.currency(), availableMinor));
        return frame.endText(header);
    }

    /** Begins a page of an MT942: the entries since the last statement. */
    public AccountAnswerWriter startInterim(
            OutputHeader outputHeader,
            Text ours,
            Text reference,
            Text account,
            int statementNumber,
            int page,
            Text currency,
            long floorMinor,
            byte[] target,
            int offset) {
        start(outputHeader, INTERIM, ours, target, offset);
        frame.putReference(reference);
        out.put(":25:").put(account).line();
        StatementWriter.putPlain(out.put(":28C:"), statementNumber);
        StatementWriter.putPlain(out.put('/'), page);
        out.line();
        out.put(":34F:").put(currency).amount(currency, floorMinor).line();
        frame.putMoment(header);
        return this;
    }

    /**
     * Begins a page of an SMT850: what is to be written off, and the entries since the last statement.
     *
     * @param waiting all that waits for the account's money; told on the first page, null on the others
     */
    public AccountAnswerWriter startMovements(
            OutputHeader outputHeader,
            Text ours,
            Text reference,
            Text account,
            int statementNumber,
            int page,
            @Nullable Totals waiting,
            byte[] target,
            int offset) {
        startService(outputHeader, ours, reference, MOVEMENTS, target, offset);
        out.put(":25:").put(account).line();
        StatementWriter.putPlain(out.put(":28C:"), statementNumber);
        StatementWriter.putPlain(out.put('/'), page);
        out.line();
        if (waiting != null) {
            putTotals(":90P:", waiting);
        }
        return this;
    }

    /** Writes a payment that is to be written off. */
    public AccountAnswerWriter waiting(WaitingLine line) {
        Money money = line.money();
        out.put(":61P:").number(money.valueDate(), 6).number(line.priority(), 4);
        out.put('D').amount(money.currency(), money.amountMinor());
        out.put('S').number(line.messageType(), 3);
        out.put(line.reference()).put("//").put(line.ourReference()).line();
        return this;
    }

    /** Writes an entry of an MT942 or SMT850. */
    public AccountAnswerWriter line(StatementLine line) {
        StatementWriter.putLine(out, line);
        return this;
    }

    /** Ends a page of an MT942 or SMT850; the last one tells the totals. */
    public int endEntries(@Nullable Totals debits, @Nullable Totals credits) {
        if (debits != null && credits != null) {
            putTotals(":90D:", debits);
            putTotals(":90C:", credits);
        }
        return frame.endText(header);
    }

    /**
     * SMT851: what waits for an account's money, and how the account stands.
     *
     * @param status {@code ACTIVE}, or why its owner is not active, parted by slashes
     */
    public int pending(
            OutputHeader outputHeader,
            Text ours,
            Text reference,
            Text account,
            Text status,
            Balance book,
            long availableMinor,
            Totals waiting,
            byte[] target,
            int offset) {
        startService(outputHeader, ours, reference, PENDING, target, offset);
        out.put(":25:").put(account).line();
        out.put(":23S:").put(status).line();
        StatementWriter.putBalance(out, ":62F:", book);
        StatementWriter.putBalance(out, ":64:", new Balance(book.date(), book.currency(), availableMinor));
        putTotals(":90P:", waiting);
        return frame.endText(header);
    }

    /**
     * SMT854: what became of a payment.
     *
     * @param ofPayment AZIPS's reference of the payment
     * @param sendersReference field 20 of the payment
     * @param told what there is to tell of it while it waits; else null
     * @param reason why it waits, was annulled or refused; null where there is none
     */
    public int payment(
            OutputHeader outputHeader,
            Text ours,
            Text reference,
            Text ofPayment,
            Text sendersReference,
            String state,
            @Nullable PaymentTold told,
            @Nullable NoticeReason reason,
            byte[] target,
            int offset) {
        startService(outputHeader, ours, reference, PAYMENT, target, offset);
        out.put(":20P:").put(ofPayment).line();
        out.put(":21P:").put(sendersReference).line();
        out.put(":23S:").put(state).line();
        if (told != null) {
            Money money = told.money();
            out.put(":32A:")
                    .value(money.valueDate(), money.currency(), money.amountMinor())
                    .line();
            out.put(":11P:").number(told.priority(), 4).line();
            StatementWriter.putPlain(out.put(":90A:"), told.ahead());
            out.line();
            out.put(":32L:")
                    .put(money.currency())
                    .amount(money.currency(), told.lackingMinor())
                    .line();
        }
        if (reason != null) {
            frame.reasonText.put(reason);
        }
        if (told != null) {
            out.put(":72R:").put(told.release()).line();
        }
        return frame.endText(header);
    }

    private void start(OutputHeader outputHeader, int type, Text ours, byte[] target, int offset) {
        header = outputHeader;
        frame.startText(header, type, target, offset);
        out.put(":20:").put(ours).line();
    }

    private void startService(
            OutputHeader outputHeader, Text ours, Text reference, int smt, byte[] target, int offset) {
        start(outputHeader, SERVICE, ours, target, offset);
        out.put(":12:").number(smt, 3).line();
        out.put(":77E:").line();
        frame.putReference(reference);
        frame.putMoment(header);
    }

    private void putTotals(String tag, Totals totals) {
        StatementWriter.putPlain(out.put(tag), totals.count());
        out.put(totals.currency()).amount(totals.currency(), totals.minor()).line();
    }
}
