package az.ecbar.ips;

import static az.ecbar.iso.profile.Element.chain;
import static az.ecbar.iso.profile.Element.holding;
import static az.ecbar.iso.profile.Element.value;

import az.ecbar.iso.profile.Element;
import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Profiles;
import az.ecbar.mt.FormatReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All profiles of IPS: of what participants hand in, and of what IPS delivers. Immutable; any thread. */
public final class IpsProfiles {
    /** The BIC of IPS. */
    public static final String IPS = "NABZAZ2CIPS";

    static final String DATA_PDU = "urn:ecbar:xsd:datapdu.001";

    private static final String ALIAS = "NABZAZ2XIPS";
    private static final List<String> HEADERS =
            List.of(IpsKind.ISO + "head.001.001.02", IpsKind.ISO + "head.001.001.01");

    /** What participants hand in. */
    public static final Profiles HANDED_IN = new Profiles(DATA_PDU, HEADERS, envelope(false), handedIn());

    /** What IPS delivers. */
    public static final Profiles DELIVERED = new Profiles(DATA_PDU, HEADERS, envelope(true), delivered());

    private IpsProfiles() {}

    /** The profile of a kind as participants hand it in. */
    static Profile of(IpsKind kind) {
        Profile profile = HANDED_IN.of(kind.namespace());
        if (profile == null) {
            throw new IllegalStateException("no profile of " + kind);
        }
        return profile;
    }

    private static Element envelope(boolean isDelivered) {
        Element to =
                value("BICFI", isDelivered ? IpsForm.BIC : IpsForm.code(FormatReason.RECEIVER_NOT_IPS, IPS, ALIAS));
        Element id = value("BizMsgIdr", IpsForm.ID);
        Element definition = value("MsgDefIdr", IpsForm.text(35));
        Element service = value("BizSvc", IpsForm.code(FormatReason.SERVICE_NOT_IPS, Blocks.SERVICE));
        Element moment = value("CreDt", IpsForm.MOMENT);
        Element copy = value("CpyDplct", IpsForm.code("COPY")).optional();
        Element again = value("PssblDplct", IpsForm.code("true", "false")).optional();
        Element from = chain(IpsForm.BIC, "Fr", "FIId", "FinInstnId", "BICFI");
        Element towards = holding("To", holding("FIId", holding("FinInstnId", to)));
        Element header = isDelivered
                ? holding("AppHdr", from, towards, id, definition, service, moment, copy, again)
                : holding("AppHdr", from, towards, id, definition, service, moment, again);
        return holding("DataPDU", header, holding("Document"));
    }

    private static Map<String, Element> handedIn() {
        Map<String, Element> documents = new HashMap<>();
        for (IpsKind kind : IpsKind.values()) {
            documents.put(kind.namespace(), holding("Document", handedIn(kind)));
        }
        return documents;
    }

    private static Element handedIn(IpsKind kind) {
        return switch (kind) {
            case PAYMENT -> TransactionElements.payment(false);
            case STATUS -> AnswerElements.status();
            case REFUND -> TransactionElements.refund(false);
            case STATUS_QUERY -> QueryElements.statusQuery();
            case REQUEST -> TransactionElements.request();
            case REQUEST_STATUS -> AnswerElements.requestStatus();
            case REQUEST_STATUS_QUERY -> QueryElements.requestStatusQuery();
            case LIMIT_QUERY -> QueryElements.limitQuery();
            case LIMIT_CHANGE -> QueryElements.limitChange();
            case DAY_QUERY -> QueryElements.dayQuery();
            case RESOLUTION -> AnswerElements.resolution(false);
            case COPY_QUERY -> QueryElements.copyQuery();
            case REFUND_REQUEST -> TransactionElements.refundRequest();
            case STATEMENT_QUERY -> QueryElements.statementQuery();
            case TEXT -> QueryElements.textMessage();
        };
    }

    private static Map<String, Element> delivered() {
        Map<String, Element> documents = new HashMap<>();
        deliver(documents, IpsKind.PAYMENT.definition(), TransactionElements.payment(true));
        deliver(documents, IpsKind.REFUND.definition(), TransactionElements.refund(true));
        deliver(documents, IpsKind.REQUEST.definition(), TransactionElements.request());
        deliver(documents, IpsKind.REFUND_REQUEST.definition(), TransactionElements.refundRequest());
        deliver(documents, IpsKind.STATUS.definition(), AnswerElements.statusTold());
        deliver(documents, IpsKind.REQUEST_STATUS.definition(), AnswerElements.requestStatusTold());
        deliver(documents, IpsKind.RESOLUTION.definition(), AnswerElements.resolution(true));
        deliver(documents, "camt.025.001.05", AnswerElements.receipt());
        deliver(documents, "camt.010.001.08", OutputElements.limit());
        deliver(documents, "camt.019.001.07", OutputElements.day());
        deliver(documents, "camt.034.001.06", OutputElements.copy());
        deliver(documents, IpsKind.TEXT.definition(), OutputElements.proprietary());
        return documents;
    }

    private static void deliver(Map<String, Element> documents, String definition, Element root) {
        documents.put(IpsKind.namespaceOf(definition), holding("Document", root));
    }
}
