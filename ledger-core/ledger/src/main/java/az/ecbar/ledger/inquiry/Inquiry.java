package az.ecbar.ledger.inquiry;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.AccountReport;

/** What a bank asks, as the dispatcher read it from a SubmitInquiry command. Re-used; owned by the ledger's thread. */
public final class Inquiry {
    public final InputOrigin origin = new InputOrigin();

    /** Field 20. */
    public final Reference reference = new Reference();

    /** Of a payment asked for: its field 20, or our reference of it. */
    public final Reference meant = new Reference();

    /** The account's number from 1 on. */
    public final long[] account = new long[Accounts.KEY_LONGS];

    public AccountReport report = AccountReport.NULL_VAL;
    public int currency;

    /** Of block 1. */
    public long senderBic;

    /** Minor units; smaller entries are left out. */
    public long floorMinor;
}
