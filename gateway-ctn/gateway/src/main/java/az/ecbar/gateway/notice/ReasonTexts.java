package az.ecbar.gateway.notice;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.reason.RejectReason;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * What field 79 says for each code: the ISO reason, the code, and the text in English and in Azerbaijani. Codes 100 to
 * 199 are the reader's, 200 to 299 the ledger's, 300 to 309 say why a payment waits. Immutable, and the same for all.
 */
final class ReasonTexts {
    /** ISO 20022: the reason is in the text. */
    private static final String NARRATIVE = "NARR";

    private record Entry(Text iso, Text text) {}

    private static final Int2ObjectHashMap<Entry> ENTRIES = entries();

    private static Int2ObjectHashMap<Entry> entries() {
        Int2ObjectHashMap<Entry> entries = new Int2ObjectHashMap<>();
        for (FormatReason reason : FormatReason.values()) {
            enter(entries, reason.code(), reason.isoReason(), reason.english(), reason.azerbaijani());
        }
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE) {
                enter(entries, reason.code(), reason.isoCode(), reason.english(), reason.azerbaijani());
            }
        }
        for (WaitReason reason : WaitReason.values()) {
            enter(entries, reason.code(), reason.isoReason(), reason.english(), reason.azerbaijani());
        }
        return entries;
    }

    /**
     * The reason for a code.
     *
     * @param tag the field that is meant, empty when none is
     */
    NoticeReason of(int code, String tag) {
        Entry entry = ENTRIES.get(code);
        if (entry == null) {
            throw new RenderingFailure("no reason has code " + code);
        }
        return new NoticeReason(entry.iso, code, Text.of(tag), entry.text);
    }

    private static void enter(
            Int2ObjectHashMap<Entry> entries, int code, String iso, String english, String azerbaijani) {
        String text = Transliteration.toX(english) + " / " + Transliteration.toX(azerbaijani);
        if (entries.put(code, new Entry(Text.of(iso.isEmpty() ? NARRATIVE : iso), Text.of(text))) != null) {
            throw new IllegalStateException("code " + code + " stands for two reasons");
        }
    }
}
