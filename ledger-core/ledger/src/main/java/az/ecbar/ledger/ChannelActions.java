package az.ecbar.ledger;

import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.GiveUpOutputDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SetChannelDecoder;
import az.ecbar.schema.SetLanguageDecoder;
import org.agrona.DirectBuffer;

/** Reads the commands of channel, language and outputs for {@link ActionDispatcher}. Owned by the ledger's thread. */
final class ChannelActions {
    private final LedgerState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SetChannelDecoder setChannel = new SetChannelDecoder();
    private final SetLanguageDecoder setLanguage = new SetLanguageDecoder();
    private final GiveUpOutputDecoder giveUpOutput = new GiveUpOutputDecoder();
    private final Reference paper = new Reference();

    ChannelActions(LedgerState state) {
        this.state = state;
    }

    RejectReason setChannel(DirectBuffer buffer, int offset, long timeNs) {
        SetChannelDecoder c = setChannel.wrapAndApplyHeader(buffer, offset, header);
        return state.channels.set(
                Bic.pack(buffer, c.offset() + SetChannelDecoder.bicEncodingOffset()),
                c.channel(),
                c.effectiveNs(),
                c.paperDate(),
                paper.read(buffer, c.offset() + SetChannelDecoder.paperNumberEncodingOffset()),
                timeNs);
    }

    RejectReason setLanguage(DirectBuffer buffer, int offset) {
        SetLanguageDecoder c = setLanguage.wrapAndApplyHeader(buffer, offset, header);
        return state.languages.set(Bic.pack(buffer, c.offset() + SetLanguageDecoder.bicEncodingOffset()), c.language());
    }

    RejectReason giveUpOutput(DirectBuffer buffer, int offset) {
        GiveUpOutputDecoder c = giveUpOutput.wrapAndApplyHeader(buffer, offset, header);
        return state.givenUpOutputs.giveUp(
                Bic.pack(buffer, c.offset() + GiveUpOutputDecoder.bicEncodingOffset()),
                c.outputNumber(),
                buffer,
                c.offset() + GiveUpOutputDecoder.whyEncodingOffset());
    }
}
