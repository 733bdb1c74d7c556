package az.ecbar.ips;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;

/**
 * camt.060: the statement of a clearing account, of a day.
 *
 * @rule 5-1.17.4
 */
public final class StatementQuery extends IpsMessage {
    private final int accountId = id("RptgReq/Acct/Id/IBAN");
    private final int ownerId = id("RptgReq/AcctOwnr/Agt/FinInstnId/BICFI");
    private final int from = id("RptgReq/RptgPrd/FrToDt/FrDt");
    private final int to = id("RptgReq/RptgPrd/FrToDt/ToDt");
    private final Text account = new Text();
    private final BicView owner = new BicView();
    private int date;

    StatementQuery(Values values) {
        super(IpsKind.STATEMENT_QUERY, "GrpHdr/MsgId", values);
    }

    @Override
    void take(Values read) throws Refusal {
        read.show(accountId, account);
        owner.show(read, ownerId);
        date = date(read, from);
        if (read.has(to) && date(read, to) != date) {
            throw fault(FormatReason.DATE_INVALID, to);
        }
    }

    /** The account, an IBAN. */
    public Text account() {
        return account;
    }

    /** BIC11 of the participant whose account it is. */
    public Text owner() {
        return owner.text();
    }

    /** The day of IPS, yyyymmdd. */
    public int date() {
        return date;
    }
}
