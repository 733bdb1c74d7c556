package az.ecbar.ips;

import az.ecbar.iso.profile.Values;
import az.ecbar.mt.Text;

/**
 * camt.009: limit, position and headroom of an account.
 *
 * @rule 5-1.7.6, 5-1.17.5
 */
public final class LimitQuery extends IpsMessage {
    private final int type = id("LmtQryDef/LmtCrit/NewCrit/SchCrit/CurLmtTp/Prtry");
    private final int ownerId = id("LmtQryDef/LmtCrit/NewCrit/SchCrit/AcctOwnr/FinInstnId/BICFI");
    private final int accountId = id("LmtQryDef/LmtCrit/NewCrit/SchCrit/AcctId/IBAN");
    private final Text typeText = new Text();
    private final Text account = new Text();
    private final BicView owner = new BicView();

    LimitQuery(Values values) {
        super(IpsKind.LIMIT_QUERY, "MsgHdr/MsgId", values);
    }

    @Override
    void take(Values read) {
        read.show(type, typeText);
        owner.show(read, ownerId);
        read.show(accountId, account);
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
}
