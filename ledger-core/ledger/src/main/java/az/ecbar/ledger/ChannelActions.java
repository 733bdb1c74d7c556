package az.ecbar.ledger;

import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.GiveUpOutputDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SetChannelDecoder;
import org.agrona.DirectBuffer;

/**
 * The decisions about channels: decodes each and calls who decides, for {@link ActionDispatcher}.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
final class ChannelActions {
    private final LedgerState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SetChannelDecoder setChannel = new SetChannelDecoder();
    private final GiveUpOutputDecoder giveUpOutput = new GiveUpOutputDecoder();
    private final Reference paperNumber = new Reference();

    ChannelActions(LedgerState state) {
        this.state = state;
    }

    static boolean isAction(int templateId) {
        return templateId == SetChannelDecoder.TEMPLATE_ID || templateId == GiveUpOutputDecoder.TEMPLATE_ID;
    }

    RejectReason apply(DirectBuffer buffer, int offset, long timeNs) {
        header.wrap(buffer, offset);
        return header.templateId() == SetChannelDecoder.TEMPLATE_ID
                ? setChannel(buffer, offset, timeNs)
                : giveUpOutput(buffer, offset);
    }

    private RejectReason setChannel(DirectBuffer buffer, int offset, long timeNs) {
        SetChannelDecoder c = setChannel.wrapAndApplyHeader(buffer, offset, header);
        return state.channels.set(
                Bic.pack(buffer, c.offset() + SetChannelDecoder.bicEncodingOffset()),
                c.channel(),
                c.effectiveNs(),
                c.paperDate(),
                paperNumber.read(buffer, c.offset() + SetChannelDecoder.paperNumberEncodingOffset()),
                timeNs);
    }

    private RejectReason giveUpOutput(DirectBuffer buffer, int offset) {
        GiveUpOutputDecoder c = giveUpOutput.wrapAndApplyHeader(buffer, offset, header);
        return state.givenUpOutputs.giveUp(
                Bic.pack(buffer, c.offset() + GiveUpOutputDecoder.bicEncodingOffset()),
                c.outputNumber(),
                buffer,
                c.offset() + GiveUpOutputDecoder.whyEncodingOffset());
    }
}
