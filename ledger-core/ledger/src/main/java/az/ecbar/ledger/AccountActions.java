package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CloseAccountDecoder;
import az.ecbar.schema.LiftSeizureDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SeizeAccountDecoder;
import org.agrona.DirectBuffer;

/**
 * The decisions about accounts that there are: decodes each and calls who decides, for {@link ActionDispatcher}.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
final class AccountActions {
    private final LedgerState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SeizeAccountDecoder seizeAccount = new SeizeAccountDecoder();
    private final LiftSeizureDecoder liftSeizure = new LiftSeizureDecoder();
    private final CloseAccountDecoder closeAccount = new CloseAccountDecoder();
    private final long[] key = new long[Accounts.KEY_LONGS];
    private final Reference decision = new Reference();
    private final Reference seizedBy = new Reference();

    AccountActions(LedgerState state) {
        this.state = state;
    }

    static boolean isAction(int templateId) {
        return switch (templateId) {
            case SeizeAccountDecoder.TEMPLATE_ID, LiftSeizureDecoder.TEMPLATE_ID, CloseAccountDecoder.TEMPLATE_ID ->
                true;
            default -> false;
        };
    }

    RejectReason apply(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        header.wrap(buffer, offset);
        return switch (header.templateId()) {
            case SeizeAccountDecoder.TEMPLATE_ID -> seize(buffer, offset, sequence, timeNs, isGenesis);
            case LiftSeizureDecoder.TEMPLATE_ID -> lift(buffer, offset, sequence, timeNs, isGenesis);
            case CloseAccountDecoder.TEMPLATE_ID -> close(buffer, offset, sequence, timeNs, isGenesis);
            default -> RejectReason.ACTION_NOT_ALLOWED;
        };
    }

    private RejectReason seize(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        SeizeAccountDecoder c = seizeAccount.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + SeizeAccountDecoder.numberEncodingOffset(), key, 1);
        return state.seizures.seize(
                key,
                Currency.pack(buffer, c.offset() + SeizeAccountDecoder.currencyEncodingOffset()),
                c.wantedMinor(),
                c.decisionDate(),
                decision.read(buffer, c.offset() + SeizeAccountDecoder.decisionNumberEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    private RejectReason lift(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        LiftSeizureDecoder c = liftSeizure.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + LiftSeizureDecoder.numberEncodingOffset(), key, 1);
        return state.seizures.lift(
                key,
                Currency.pack(buffer, c.offset() + LiftSeizureDecoder.currencyEncodingOffset()),
                seizedBy.read(buffer, c.offset() + LiftSeizureDecoder.seizedByEncodingOffset()),
                c.wantedMinor(),
                c.decisionDate(),
                decision.read(buffer, c.offset() + LiftSeizureDecoder.decisionNumberEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    private RejectReason close(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        CloseAccountDecoder c = closeAccount.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + CloseAccountDecoder.numberEncodingOffset(), key, 1);
        return state.accountClosing.close(
                c.kind(),
                key,
                Currency.pack(buffer, c.offset() + CloseAccountDecoder.currencyEncodingOffset()),
                c.decisionDate(),
                decision.read(buffer, c.offset() + CloseAccountDecoder.decisionNumberEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }
}
