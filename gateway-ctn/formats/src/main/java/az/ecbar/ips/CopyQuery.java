package az.ecbar.ips;

import az.ecbar.iso.profile.Values;
import az.ecbar.mt.Text;

/**
 * camt.033: a copy of a payment order that was executed.
 *
 * @rule 5-1.17.3
 */
public final class CopyQuery extends IpsMessage {
    private final int caseId = id("Case/Id");
    private final int creator = id("Case/Cretr/Agt/FinInstnId/BICFI");
    private final Text originalMessageId = new Text();
    private final BicView originalSender = new BicView();

    CopyQuery(Values values) {
        super(IpsKind.COPY_QUERY, "Assgnmt/Id", values);
    }

    @Override
    void take(Values read) {
        read.show(caseId, originalMessageId);
        originalSender.show(read, creator);
    }

    /** The MsgId of the message of which a copy is wanted. */
    public Text originalMessageId() {
        return originalMessageId;
    }

    /** BIC11 of who sent that message. */
    public Text originalSender() {
        return originalSender.text();
    }
}
