package az.ecbar.ips;

import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;

/**
 * A message that a participant hands in, read and found in order as far as itself goes. Whether what it names exists is not
 * its business.
 *
 * <p>Belongs to its reader and is valid until the next reading; all texts are views. Owned by the reader's thread; does not
 * allocate.
 */
public abstract sealed class IpsMessage implements IpsResult
        permits Transaction,
                RefundRequest,
                PaymentAnswer,
                StatusQuery,
                LimitQuery,
                LimitChange,
                DayQuery,
                CopyQuery,
                StatementQuery,
                TextMessage {
    private final IpsKind kind;
    private final Profile profile;
    private final int senderId;
    private final int identifierId;
    private final int definitionId;
    private final int duplicateId;
    private final int ownId;
    private final Text messageId = new Text();
    private final Text own = new Text();
    private final Text duplicate = new Text();
    private final BicView sender = new BicView();
    private Values values;

    /** @param ownId path of the document's own identification, from the root on */
    IpsMessage(IpsKind kind, String ownId, Values values) {
        this.kind = kind;
        this.profile = IpsProfiles.of(kind);
        this.values = values;
        senderId = profile.id("/AppHdr/Fr/FIId/FinInstnId/BICFI");
        identifierId = profile.id("/AppHdr/BizMsgIdr");
        definitionId = profile.id("/AppHdr/MsgDefIdr");
        duplicateId = profile.id("/AppHdr/PssblDplct");
        this.ownId = id(ownId);
    }

    /** The number of an element, by its path from the root on. */
    final int id(String path) {
        return profile.id("/Document/" + kind.root() + '/' + path);
    }

    /** Takes what was read. */
    final void fill(Values read) throws Refusal {
        values = read;
        sender.show(read, senderId);
        read.show(identifierId, messageId);
        read.show(duplicateId, duplicate);
        if (!read.show(definitionId, own).sameAs(kind.definition())) {
            throw fault(FormatReason.DEFINITION_DIFFERS, definitionId);
        }
        if (!read.show(ownId, own).sameAs(messageId)) {
            throw fault(FormatReason.IDENTIFICATION_DIFFERS, identifierId);
        }
        take(read);
    }

    /** Takes what this kind of message bears. */
    abstract void take(Values read) throws Refusal;

    /** A refusal of the value of an element that is there. */
    final Refusal fault(FormatReason why, int id) {
        int index = values.first(id);
        return new Refusal(why, profile.path(id), Refusal.readable(values.value(index)), values.place(index));
    }

    /** A refusal because an element is not there. */
    final Refusal missing(int id) {
        return new Refusal(FormatReason.FIELD_MISSING, profile.path(id), "", 0);
    }

    /** The amount of an element in qəpik; -1 if it is not there. */
    static long minor(Values read, int id) {
        if (!read.has(id)) {
            return -1;
        }
        int index = read.first(id);
        return Manats.minor(read.bytes(), read.offset(index), read.length(index));
    }

    /** The date of an element, yyyymmdd; 0 if it is not there. */
    static int date(Values read, int id) {
        return read.has(id) ? Moments.date(read.bytes(), read.offset(read.first(id))) : 0;
    }

    /** What it is. */
    public final IpsKind kind() {
        return kind;
    }

    /** The sender's identification of the message, the same in header and document: at most 35 ASCII characters. */
    public final Text messageId() {
        return messageId;
    }

    /** Who sends it, as the header says: BIC11. */
    public final Text sender() {
        return sender.text();
    }

    /** Whether its sender says that it may have been sent before. */
    public final boolean isPossibleDuplicate() {
        return duplicate.sameAs("true");
    }

    /** All its elements, for who carries it on. */
    public final Values values() {
        return values;
    }
}
