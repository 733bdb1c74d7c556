package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.AccountClosedEncoder;
import az.ecbar.schema.AccountNews;
import az.ecbar.schema.AccountSeizedEncoder;
import az.ecbar.schema.AccountToldDueEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SeizureHeldEncoder;
import az.ecbar.schema.SeizureLiftedEncoder;

/**
 * Events of seizures and of the closing of accounts; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class AccountEvents {
    private final EventBuffer out;
    private final AccountSeizedEncoder accountSeized = new AccountSeizedEncoder();
    private final SeizureLiftedEncoder seizureLifted = new SeizureLiftedEncoder();
    private final SeizureHeldEncoder seizureHeld = new SeizureHeldEncoder();
    private final AccountClosedEncoder accountClosed = new AccountClosedEncoder();
    private final AccountToldDueEncoder accountToldDue = new AccountToldDueEncoder();

    public AccountEvents(EventBuffer out) {
        this.out = out;
    }

    /** AccountSeized. */
    public void accountSeized(int accountId, long wantedMinor, long heldMinor, int decisionDate, Reference decision) {
        accountSeized.wrapAndApplyHeader(out.buffer(), room(AccountSeizedEncoder.BLOCK_LENGTH), out.header());
        accountSeized
                .accountId(accountId)
                .wantedMinor(wantedMinor)
                .heldMinor(heldMinor)
                .decisionDate(decisionDate);
        decision.write(out.buffer(), accountSeized.offset() + AccountSeizedEncoder.decisionNumberEncodingOffset());
    }

    /** SeizureLifted. */
    public void seizureLifted(
            int accountId, Reference seizedBy, long wantedMinor, long heldMinor, int decisionDate, Reference decision) {
        seizureLifted.wrapAndApplyHeader(out.buffer(), room(SeizureLiftedEncoder.BLOCK_LENGTH), out.header());
        seizureLifted
                .accountId(accountId)
                .wantedMinor(wantedMinor)
                .heldMinor(heldMinor)
                .decisionDate(decisionDate);
        int at = seizureLifted.offset();
        seizedBy.write(out.buffer(), at + SeizureLiftedEncoder.seizedByEncodingOffset());
        decision.write(out.buffer(), at + SeizureLiftedEncoder.decisionNumberEncodingOffset());
    }

    /** SeizureHeld. */
    public void seizureHeld(int accountId, Reference seizedBy, long wantedMinor, long heldMinor) {
        seizureHeld.wrapAndApplyHeader(out.buffer(), room(SeizureHeldEncoder.BLOCK_LENGTH), out.header());
        seizureHeld.accountId(accountId).wantedMinor(wantedMinor).heldMinor(heldMinor);
        seizedBy.write(out.buffer(), seizureHeld.offset() + SeizureHeldEncoder.seizedByEncodingOffset());
    }

    /** AccountClosed. */
    public void accountClosed(int accountId, int decisionDate, Reference decision) {
        accountClosed.wrapAndApplyHeader(out.buffer(), room(AccountClosedEncoder.BLOCK_LENGTH), out.header());
        accountClosed.accountId(accountId).decisionDate(decisionDate);
        decision.write(out.buffer(), accountClosed.offset() + AccountClosedEncoder.decisionNumberEncodingOffset());
    }

    /** AccountToldDue: an output to a terminal of the owner. What only a seizure has comes by {@link #ofSeizure}. */
    public void accountToldDue(
            int participantId,
            int terminal,
            long outputNumber,
            int accountId,
            AccountNews news,
            long sequence,
            long timeNs,
            int currency,
            long availableMinor,
            int decisionDate,
            Reference decision) {
        accountToldDue.wrapAndApplyHeader(out.buffer(), room(AccountToldDueEncoder.BLOCK_LENGTH), out.header());
        accountToldDue
                .participantId(participantId)
                .terminal((short) terminal)
                .outputNumber(outputNumber)
                .accountId(accountId)
                .news(news)
                .decidedSequence(sequence)
                .timeNs(timeNs)
                .availableMinor(availableMinor)
                .decisionDate(decisionDate);
        int at = accountToldDue.offset();
        Currency.unpack(currency, out.buffer(), at + AccountToldDueEncoder.currencyEncodingOffset());
        decision.write(out.buffer(), at + AccountToldDueEncoder.decisionNumberEncodingOffset());
    }

    /** Fills in which seizure was told of last, and how it stands. */
    public void ofSeizure(Reference seizedBy, long wantedMinor, long heldMinor) {
        accountToldDue.wantedMinor(wantedMinor).heldMinor(heldMinor);
        seizedBy.write(out.buffer(), accountToldDue.offset() + AccountToldDueEncoder.seizedByEncodingOffset());
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
