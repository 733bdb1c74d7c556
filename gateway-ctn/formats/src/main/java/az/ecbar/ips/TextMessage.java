package az.ecbar.ips;

import az.ecbar.iso.profile.Values;
import az.ecbar.mt.Text;

/**
 * camt.998/TEXTMESSAGE: a free text to another participant, or to all.
 *
 * @rule 5-1.18
 */
public final class TextMessage extends IpsMessage {
    private final int receiverId = id("PrtryData/Data/TxtMsg/Rcvr/BICFI");
    private final int textId = id("PrtryData/Data/TxtMsg/Txt");
    private final Text text = new Text();
    private final BicView receiver = new BicView();

    TextMessage(Values values) {
        super(IpsKind.TEXT, "MsgHdr/MsgId", values);
    }

    @Override
    void take(Values read) {
        receiver.show(read, receiverId);
        read.show(textId, text);
    }

    /** BIC11 of who is to receive it; empty: all. */
    public Text receiver() {
        return receiver.text();
    }

    /** The text, in UTF-8. */
    public Text text() {
        return text;
    }
}
