package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.AccountPageDueEncoder;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.MessageHeaderEncoder;

/**
 * Events of what is told about accounts; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class StatementEvents {
    private final EventBuffer out;
    private final AccountPageDueEncoder accountPageDue = new AccountPageDueEncoder();

    public StatementEvents(EventBuffer out) {
        this.out = out;
    }

    /** AccountPageDue: one page about the entries of an account. */
    public void accountPageDue(
            int participantId,
            int terminal,
            AccountReport report,
            long outputNumber,
            long inquirySequence,
            long timeNs,
            int accountId,
            int date,
            int statementNumber,
            int page,
            int pages,
            int firstLine,
            int lines,
            int openingDate,
            long openingMinor,
            long closingMinor,
            int currency,
            Reference reference) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + AccountPageDueEncoder.BLOCK_LENGTH);
        accountPageDue.wrapAndApplyHeader(out.buffer(), room, out.header());
        accountPageDue.participantId(participantId);
        accountPageDue.terminal((short) terminal);
        accountPageDue.report(report);
        accountPageDue.outputNumber(outputNumber);
        accountPageDue.inquirySequence(inquirySequence);
        accountPageDue.timeNs(timeNs);
        accountPageDue.accountId(accountId);
        accountPageDue.date(date);
        accountPageDue.statementNumber(statementNumber);
        accountPageDue.page(page);
        accountPageDue.pages(pages);
        accountPageDue.firstLine(firstLine);
        accountPageDue.lines(lines);
        accountPageDue.openingDate(openingDate);
        accountPageDue.openingMinor(openingMinor);
        accountPageDue.closingMinor(closingMinor);
        int at = accountPageDue.offset();
        Currency.unpack(currency, out.buffer(), at + AccountPageDueEncoder.currencyEncodingOffset());
        reference.write(out.buffer(), at + AccountPageDueEncoder.referenceEncodingOffset());
    }
}
