package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LiquidityQuestion;

/** What is wanted of a limit, or asked, as the dispatcher read it. Re-used; owned by the ledger's thread. */
public final class LimitOrder {
    public final InputOrigin origin = new InputOrigin();

    /** The account's number from 1 on. */
    public final long[] account = new long[Accounts.KEY_LONGS];

    public LimitLevel level = LimitLevel.NULL_VAL;
    public LiquidityQuestion question = LiquidityQuestion.NULL_VAL;
    public int currency;

    /** Of the application header. */
    public long senderBic;

    /** Minor units. */
    public long limitMinor;
}
