package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.Reference;
import az.ecbar.mt.output.Balance;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.mt.output.StatementLine;
import az.ecbar.mt.output.StatementWriter;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.PaymentType;
import java.util.Locale;

/**
 * Fills the page that an {@code AccountPageDue} asks for from the entries of the account: MT950 (4.25). The ledger says
 * which entries, how many, and between which balances; a page whose entries do not lead from the one to the other is a
 * failure, and does not leave.
 *
 * <p>A pure function of the event, the entries and the directory. Owned by the edge's thread; allocates a little.
 *
 * @rule 4.25
 */
final class StatementRenderer {
    private static final Text NOTHING = new Text();

    private final Directory directory;
    private final AccountEntries entries;
    private final StatementWriter writer = new StatementWriter();
    private final EventHeader header;

    StatementRenderer(RendererConfig config, Directory directory, AccountEntries entries) {
        this.directory = directory;
        this.entries = entries;
        this.header = new EventHeader(config, directory);
    }

    /**
     * Writes the page.
     *
     * @param sequence of the command whose event this is
     * @param target has room for {@link MtWriter#MAX_LENGTH} bytes
     * @return its length
     * @throws RenderingFailure when the entries are not those that the ledger counted
     */
    int render(long sequence, AccountPageDueDecoder page, byte[] target) {
        OutputHeader head =
                header.of(sequence, page.participantId(), page.terminal(), page.outputNumber(), page.timeNs());
        Text currency = Text.of(page.currency());
        int first = page.firstLine();
        int end = first + page.lines();
        EntriesOfDay day = entries.entries(page.accountId(), page.date(), end);
        boolean isLast = page.page() == page.pages();
        Balance opening = first == 0
                ? new Balance(page.openingDate(), currency, page.openingMinor())
                : new Balance(page.date(), currency, day.balance(first - 1));
        writer.start(
                head,
                statementReference(page),
                directory.account(page.accountId()),
                page.statementNumber(),
                page.page(),
                opening,
                target,
                0);
        long balance = opening.minor();
        for (int i = first; i < end; i++) {
            balance += day.isCredit(i) ? day.amount(i) : -day.amount(i);
            writer.line(line(day, i, currency));
        }
        requireBalance(page, balance, end == first ? page.closingMinor() : day.balance(end - 1));
        if (isLast) {
            requireBalance(page, balance, page.closingMinor());
        }
        return writer.end(new Balance(page.date(), currency, balance), isLast);
    }

    /** An entry as field 61 tells it. */
    static StatementLine line(EntriesOfDay day, int entry, Text currency) {
        Text reference = day.reference(entry);
        boolean isReference = Reference.check(reference.toString()) == Reference.Finding.VALID;
        return new StatementLine(
                day.valueDate(entry),
                day.date(),
                day.isCredit(entry),
                currency,
                day.amount(entry),
                messageType(day.type(entry)),
                isReference ? reference : NOTHING,
                EventHeader.ourReference(day.bookedId(entry)));
    }

    static int messageType(PaymentType type) {
        return switch (type) {
            case MT102 -> 102;
            case MT103 -> 103;
            case MT205 -> 205;
            case NULL_VAL -> StatementLine.NO_MESSAGE;
        };
    }

    /** The same for all pages of a statement, and whenever it is sent again. */
    private static Text statementReference(AccountPageDueDecoder page) {
        return Text.of(String.format(Locale.ROOT, "S%06d%09d", page.date() % 1_000_000, page.accountId()));
    }

    private static void requireBalance(AccountPageDueDecoder page, long found, long told) {
        if (found != told) {
            throw new RenderingFailure("page " + page.page() + " of account " + page.accountId() + " on " + page.date()
                    + " comes to " + found + ", the balance is " + told);
        }
    }
}
