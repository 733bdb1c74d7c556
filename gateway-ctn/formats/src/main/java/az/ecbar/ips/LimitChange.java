package az.ecbar.ips;

import az.ecbar.iso.profile.Values;
import az.ecbar.mt.Text;

/**
 * camt.011: the debit limit of an account is to be set.
 *
 * @rule 5-1.7.2, 5-1.7.3
 */
public final class LimitChange extends IpsMessage {
    private final int type = id("LmtDtls/LmtId/Cur/Tp/Prtry");
    private final int ownerId = id("LmtDtls/LmtId/Cur/AcctOwnr/FinInstnId/BICFI");
    private final int accountId = id("LmtDtls/LmtId/Cur/AcctId/IBAN");
    private final int limit = id("LmtDtls/NewLmtValSet/Amt/AmtWthCcy");
    private final Text typeText = new Text();
    private final Text account = new Text();
    private final BicView owner = new BicView();
    private long limitMinor;

    LimitChange(Values values) {
        super(IpsKind.LIMIT_CHANGE, "MsgHdr/MsgId", values);
    }

    @Override
    void take(Values read) {
        read.show(type, typeText);
        owner.show(read, ownerId);
        read.show(accountId, account);
        limitMinor = minor(read, limit);
    }

    /** Whether it means a settlement account; otherwise a clearing account. */
    public boolean isSettlement() {
        return typeText.sameAs("SETTLEMENT");
    }

    /** The account, an IBAN. */
    public Text account() {
        return account;
    }

    /** BIC11 of the participant whose account it is. */
    public Text owner() {
        return owner.text();
    }

    /** The new limit, in qəpik; may be nothing. */
    public long limitMinor() {
        return limitMinor;
    }
}
