package az.ecbar.ips;

import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.ProfileReader;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what participants hand in to IPS: strictly against the profile of its kind, and what a profile cannot say. The first
 * thing wrong is named by the path of its element, the item of the regulation and the reason.
 *
 * <p>Owned by one thread and used again and again: a message that it returns is a view, valid until the next call. It
 * allocates what the XML parser does, a bounded sum for each message, and a refusal. It never throws for anything that the
 * bytes hold.
 *
 * @rule 5-1.8, 5-1.9, 5-1.10, 5-1.11
 */
public final class IpsReader {
    /** No message that a participant hands in has more bytes. */
    public static final int MAX_LENGTH = 16 << 10;

    private static final String ENVELOPE = "/DataPDU";

    /** Where the identification of a transaction or case stands, in the kinds that have one of their own. */
    private static final String[] TRANSACTIONS = {
        "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/PmtId/TxId",
        "/Document/PmtRtr/TxInf/RtrId",
        "/Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId",
        "/Document/FIToFIPmtCxlReq/Case/Id"
    };

    private final ProfileReader reader = new ProfileReader(IpsProfiles.HANDED_IN, MAX_LENGTH);
    private final IdentityHashMap<Profile, IpsMessage> messages = new IdentityHashMap<>();

    /** A reader. */
    public IpsReader() {
        Values values = reader.values();
        for (IpsKind kind : IpsKind.values()) {
            messages.put(IpsProfiles.of(kind), message(kind, values));
        }
    }

    private static IpsMessage message(IpsKind kind, Values values) {
        return switch (kind) {
            case PAYMENT -> new PaymentOrder(values);
            case STATUS -> PaymentAnswer.toPayment(values);
            case REFUND -> new PaymentRefund(values);
            case STATUS_QUERY -> StatusQuery.ofPayment(values);
            case REQUEST -> new PaymentRequest(values);
            case REQUEST_STATUS -> PaymentAnswer.toRequest(values);
            case REQUEST_STATUS_QUERY -> StatusQuery.ofRequest(values);
            case LIMIT_QUERY -> new LimitQuery(values);
            case LIMIT_CHANGE -> new LimitChange(values);
            case DAY_QUERY -> new DayQuery(values);
            case RESOLUTION -> PaymentAnswer.toRefundRequest(values);
            case COPY_QUERY -> new CopyQuery(values);
            case REFUND_REQUEST -> new RefundRequest(values);
            case STATEMENT_QUERY -> new StatementQuery(values);
            case TEXT -> new TextMessage(values);
        };
    }

    /** Reads the message that is the whole array. */
    public IpsResult read(byte[] message) {
        return read(message, 0, message.length);
    }

    /** Reads the message that is a part of an array, which is neither changed nor kept. */
    public IpsResult read(byte[] bytes, int offset, int length) {
        if (length > MAX_LENGTH) {
            return new IpsRefusal(null, "5-1.11", FormatReason.XML_TOO_LONG, ENVELOPE, "", MAX_LENGTH, "", "", "");
        }
        try {
            IpsMessage message = messages.get(reader.read(bytes, offset, length).profile());
            if (message == null) {
                throw new IllegalStateException("read a document without a profile");
            }
            message.fill(reader.values());
            return message;
        } catch (Refusal e) {
            return refused(e);
        }
    }

    private IpsRefusal refused(Refusal why) {
        Values read = reader.values();
        Profile profile = read.profile();
        String definition = definition(read);
        IpsKind kind = IpsKind.ofFamily(definition);
        String transaction = "";
        for (String path : TRANSACTIONS) {
            transaction = transaction.isEmpty() ? identifier(read, profile.find(path)) : transaction;
        }
        String path = why.path.isEmpty() ? ENVELOPE : why.path;
        return new IpsRefusal(
                kind,
                DiscrepancyRule.of(kind, why.reason, path),
                why.reason,
                path,
                why.found,
                why.offset,
                definition,
                identifier(read, profile.id("/AppHdr/BizMsgIdr")),
                transaction);
    }

    /** What the document's name space says; where it did not come to that, the header. */
    private String definition(Values read) {
        String namespace = reader.namespace();
        if (namespace.isEmpty()) {
            return Refusal.readable(read.valueOf(read.profile().id("/AppHdr/MsgDefIdr")))
                    .strip();
        }
        String bare = namespace.startsWith(IpsKind.SWIFT)
                ? namespace.substring(IpsKind.SWIFT.length())
                : ProfileReader.shortened(namespace);
        return Refusal.readable(bare).strip();
    }

    /** An identification, if it is one: what is refused may be just that. */
    private static String identifier(Values read, int id) {
        int index = id == Profile.NONE ? Values.NONE : read.first(id);
        boolean isThere = index != Values.NONE && read.length(index) > 0;
        return isThere && fault(read, index) == null ? read.value(index) : "";
    }

    private static @Nullable FormatReason fault(Values read, int index) {
        return IpsForm.ID.fault(read.bytes(), read.offset(index), read.length(index));
    }
}
