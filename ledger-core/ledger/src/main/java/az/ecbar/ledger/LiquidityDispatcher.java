package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ips.liquidity.LimitOrder;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AskLiquidityDecoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ModifyLimitDecoder;
import az.ecbar.schema.SetIpsLimitDecoder;
import az.ecbar.schema.SetIpsProfileDecoder;
import org.agrona.DirectBuffer;

/**
 * Reads what banks and operators want of limits in IPS, for {@link CommandDispatcher} and {@link ActionDispatcher}. IPS is
 * reached over CTN alone (5-1.4), whatever channel its participant chose for AZIPS. Owned by the ledger's thread; no
 * allocation.
 */
final class LiquidityDispatcher {
    private final LedgerState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ModifyLimitDecoder modifyLimit = new ModifyLimitDecoder();
    private final AskLiquidityDecoder askLiquidity = new AskLiquidityDecoder();
    private final SetIpsLimitDecoder setIpsLimit = new SetIpsLimitDecoder();
    private final SetIpsProfileDecoder setIpsProfile = new SetIpsProfileDecoder();
    private final LimitOrder order = new LimitOrder();
    private final long[] key = new long[Accounts.KEY_LONGS];
    private final Reference decision = new Reference();

    LiquidityDispatcher(LedgerState state) {
        this.state = state;
    }

    void modify(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        ModifyLimitDecoder c = modifyLimit.wrapAndApplyHeader(buffer, offset, header);
        CommandDispatcher.read(c.origin(), order.origin);
        long bearer = state.inputs.take(order.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        order.level = c.level();
        order.limitMinor = c.limitMinor();
        order.currency = Currency.pack(buffer, c.offset() + ModifyLimitDecoder.currencyEncodingOffset());
        order.senderBic = Bic.pack(buffer, c.offset() + ModifyLimitDecoder.senderBicEncodingOffset());
        AccountNumber.pack(buffer, c.offset() + ModifyLimitDecoder.accountEncodingOffset(), order.account, 1);
        state.limits.modify(order, bearer, sequence, timeNs);
    }

    void ask(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        AskLiquidityDecoder c = askLiquidity.wrapAndApplyHeader(buffer, offset, header);
        CommandDispatcher.read(c.origin(), order.origin);
        long bearer = state.inputs.take(order.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        order.question = c.question();
        order.level = c.level();
        order.currency = Currency.pack(buffer, c.offset() + AskLiquidityDecoder.currencyEncodingOffset());
        order.senderBic = Bic.pack(buffer, c.offset() + AskLiquidityDecoder.senderBicEncodingOffset());
        AccountNumber.pack(buffer, c.offset() + AskLiquidityDecoder.accountEncodingOffset(), order.account, 1);
        state.liquidityAnswers.answer(order, bearer, timeNs);
    }

    RejectReason setLimit(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        SetIpsLimitDecoder c = setIpsLimit.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + SetIpsLimitDecoder.accountEncodingOffset(), key, 1);
        return state.limits.decide(
                c.level(),
                Currency.pack(buffer, c.offset() + SetIpsLimitDecoder.currencyEncodingOffset()),
                key,
                c.limitMinor(),
                c.decisionDate(),
                decision.read(buffer, c.offset() + SetIpsLimitDecoder.decisionNumberEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    RejectReason setProfile(DirectBuffer buffer, int offset, long timeNs, boolean isGenesis) {
        SetIpsProfileDecoder c = setIpsProfile.wrapAndApplyHeader(buffer, offset, header);
        return state.limits.chooseAllToOwn(
                Bic.pack(buffer, c.offset() + SetIpsProfileDecoder.bicEncodingOffset()),
                c.allToOwn() == 1,
                c.paperDate(),
                decision.read(buffer, c.offset() + SetIpsProfileDecoder.paperNumberEncodingOffset()),
                isGenesis,
                timeNs);
    }
}
