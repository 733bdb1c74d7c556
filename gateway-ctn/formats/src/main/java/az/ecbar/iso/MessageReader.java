package az.ecbar.iso;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.InquiryReader;
import az.ecbar.mt.MtError;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.MtResult;
import az.ecbar.mt.check.Reference;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message in either language: an MT as it is, an ISO message by its MT equivalent, so that whoever acts on it sees
 * no difference. What is refused bears the reason; of an ISO message the tag is the name of the element, in
 * capitals and cut to eight characters, and {@link #path} says where it stands.
 *
 * <p>Owned by one thread and used again and again: what it returns is a view, valid until the next call. It allocates for
 * ISO messages only. The work is linear in the length, which is bounded. It never throws for anything that the bytes hold.
 *
 * @rule 4.7.1, 4.7.2, 4.8.3
 */
public final class MessageReader {
    /** No message that a bank hands in is longer; an MT is bounded by {@link MtReader#MAX_LENGTH}. */
    public static final int MAX_LENGTH = 48 << 10;

    private static final byte[] NOTHING = {};
    private static final int TAG_LENGTH = 8;
    private static final int UNKNOWN_TYPE = -1;
    private static final int LOOK = 512;
    private static final byte[] ENVELOPE = "DataPDU".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE_ID = "BizMsgIdr>".getBytes(StandardCharsets.US_ASCII);

    private final MtReader reader;
    private final DocumentReader documents;
    private final boolean isDelivered;
    private final int maxLength;
    private boolean isIso;
    private String path = "";
    private byte[] equivalent = NOTHING;

    private MessageReader(MtReader reader, boolean isDelivered) {
        this.reader = reader;
        this.isDelivered = isDelivered;
        this.maxLength = isDelivered ? XmlWriter.MAX_LENGTH : MAX_LENGTH;
        this.documents = new DocumentReader(isDelivered);
    }

    /** A reader of what banks hand in; see {@link MtReader#ofSystem}, which this one uses alone. */
    public static MessageReader ofSystem(MtReader reader) {
        return new MessageReader(reader, false);
    }

    /** A reader of what the system delivers; see {@link MtReader#ofBank}, which this one uses alone. */
    public static MessageReader ofBank(MtReader reader) {
        return new MessageReader(reader, true);
    }

    /** Whether bytes begin as an ISO message does: an envelope DataPDU, after a declaration and white space if any. */
    public static boolean looksLikeIso(byte[] bytes, int offset, int length) {
        int end = offset + Math.min(length, LOOK);
        int at = offset;
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        if (at == end || bytes[at] != '<') {
            return false;
        }
        return indexOf(ENVELOPE, bytes, at, end) >= 0;
    }

    /** Reads the message that is the whole array. */
    public MtResult read(byte[] message) {
        return read(message, 0, message.length);
    }

    /** Reads the message that is a part of an array; the array is neither changed nor kept beyond the next call. */
    public MtResult read(byte[] bytes, int offset, int length) {
        path = "";
        isIso = looksLikeIso(bytes, offset, length);
        if (!isIso) {
            equivalent = NOTHING;
            return reader.read(bytes, offset, length);
        }
        equivalent = NOTHING;
        EquivalentText text = new EquivalentText();
        try {
            if (length > maxLength) {
                throw new Refusal(FormatReason.MESSAGE_TOO_LONG, "", "", maxLength);
            }
            write(documents.read(bytes, offset, length), text);
        } catch (Refusal e) {
            path = e.path;
            return new MtError(
                    e.reason,
                    tag(e.path),
                    e.found,
                    e.offset,
                    UNKNOWN_TYPE,
                    reference(bytes, offset, Math.min(length, maxLength)));
        }
        equivalent = text.bytes();
        MtResult result = reader.read(equivalent);
        MtError error = result instanceof MtError wrong ? wrong : asInquiry(result);
        return error == null ? result : inWordsOfElements(error, text);
    }

    /** What is wrong with an inquiry is seen when its fields are taken for one; null when nothing is, or it is none. */
    private static @Nullable MtError asInquiry(MtResult result) {
        boolean isInquiry = result instanceof FieldMessage asked && InquiryReader.isInquiry(asked);
        return isInquiry && InquiryReader.read((FieldMessage) result) instanceof MtError wrong ? wrong : null;
    }

    private void write(Part envelope, EquivalentText text) throws Refusal {
        Part document = envelope.get("Document");
        if (document.find(Elements.CANCELLATION_ROOT) != null) {
            RequestEquivalent.writeCancellation(envelope, text);
        } else if (document.find(Elements.INQUIRY_ROOT) != null) {
            RequestEquivalent.writeInquiry(envelope, text);
        } else {
            PaymentEquivalent.write(envelope, isDelivered, text);
        }
    }

    /** Whether the last message read was an ISO message. */
    public boolean isIso() {
        return isIso;
    }

    /** What the last ISO message says that it is, {@code pacs.008.001.08}; empty of an MT, and where it says nothing. */
    public String definition() {
        return isIso ? documents.definition() : "";
    }

    /** Path of the element that the last refusal is about; empty of an MT, and where none can be named. */
    public String path() {
        return path;
    }

    /** The MT that says what the last ISO message says; empty of an MT, and where none can be written. */
    public byte[] equivalent() {
        return equivalent.clone();
    }

    private MtError inWordsOfElements(MtError error, EquivalentText text) {
        Part part = text.originOf(error.offset());
        path = part == null || error.reason() == FormatReason.MESSAGE_TOO_LONG ? "" : part.path;
        return new MtError(
                error.reason(),
                tag(path),
                part == null ? error.found() : Refusal.readable(part.value()),
                part == null ? 0 : part.offset,
                error.messageType(),
                error.reference());
    }

    /** The last name of a path, as a tag may be written in field 79: capitals and digits, at most eight. */
    private static String tag(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int bracket = name.indexOf('[');
        String bare = bracket < 0 ? name : name.substring(0, bracket);
        StringBuilder tag = new StringBuilder(TAG_LENGTH);
        for (int i = 0; i < bare.length() && tag.length() < TAG_LENGTH; i++) {
            char c = Character.toUpperCase(bare.charAt(i));
            if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                tag.append(c);
            }
        }
        return tag.toString();
    }

    /**
     * The BizMsgIdr of a message that cannot be read, if it is a reference: it is the sender's own of every message, where a
     * MsgId might be that of the message meant.
     */
    private static String reference(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = indexOf(MESSAGE_ID, bytes, offset, end);
        boolean isName = at > offset && (bytes[at - 1] == '<' || bytes[at - 1] == ':');
        if (!isName) {
            return MtError.NO_REFERENCE;
        }
        int from = at + MESSAGE_ID.length;
        int to = from;
        while (to < end && bytes[to] != '<') {
            to++;
        }
        boolean valid = Reference.check(bytes, from, to - from) == Reference.Finding.VALID;
        return valid ? new String(bytes, from, to - from, StandardCharsets.US_ASCII) : MtError.NO_REFERENCE;
    }

    private static int indexOf(byte[] wanted, byte[] bytes, int from, int end) {
        for (int i = from; i + wanted.length <= end; i++) {
            int matched = 0;
            while (matched < wanted.length && bytes[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
