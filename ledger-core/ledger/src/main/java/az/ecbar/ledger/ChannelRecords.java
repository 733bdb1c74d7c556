package az.ecbar.ledger;

import az.ecbar.ledger.channel.Channels;
import az.ecbar.ledger.channel.GivenUpOutputs;
import az.ecbar.ledger.channel.SwiftInputs;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Digest;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ChannelRecordDecoder;
import az.ecbar.schema.ChannelRecordEncoder;
import az.ecbar.schema.GivenUpOutputRecordDecoder;
import az.ecbar.schema.GivenUpOutputRecordEncoder;
import az.ecbar.schema.LanguageRecordDecoder;
import az.ecbar.schema.LanguageRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.SwiftInputRecordDecoder;
import az.ecbar.schema.SwiftInputRecordEncoder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Channels, languages, the messages taken over SWIFT and the outputs given up there, as records of a snapshot. Static
 * methods only, used by the threads of {@link StateWriter} and {@link StateReader}; allocates.
 */
final class ChannelRecords {
    private ChannelRecords() {}

    /** Writes all of them, each into a clean buffer, and says the length behind the header. */
    static void write(LedgerState state, Supplier<UnsafeBuffer> clean, IntConsumer done) {
        for (int id = 0; id < state.participants.size(); id++) {
            Channel channel = state.participants.channel(id);
            if (channel != Channel.CTN) {
                done.accept(write(id, channel, 0, clean.get()));
            }
        }
        Channels coming = state.channels;
        for (int i = 0; i < coming.pending(); i++) {
            done.accept(write(
                    coming.pendingParticipant(i), coming.pendingChannel(i), coming.pendingFromNs(i), clean.get()));
        }
        GivenUpOutputs givenUp = state.givenUpOutputs;
        for (int id = 0; id < givenUp.end(); id++) {
            if (givenUp.forgottenUpTo(id) != 0) {
                done.accept(write(id, givenUp.forgottenUpTo(id), true, clean.get()));
            }
        }
        for (int i = 0; i < givenUp.size(); i++) {
            done.accept(write(givenUp.participant(i), givenUp.number(i), false, clean.get()));
        }
        writeLanguages(state, clean, done);
        SwiftInputs inputs = state.swiftInputs;
        Digest digest = new Digest();
        for (int day = 0; day < inputs.days(); day++) {
            for (int i = 0; i < inputs.size(day); i++) {
                done.accept(write(inputs, day, i, digest, clean.get()));
            }
        }
    }

    private static void writeLanguages(LedgerState state, Supplier<UnsafeBuffer> clean, IntConsumer done) {
        for (int id = 0; id < state.participants.size(); id++) {
            MessageLanguage language = state.participants.language(id);
            if (language != MessageLanguage.MT) {
                done.accept(new LanguageRecordEncoder()
                        .wrapAndApplyHeader(clean.get(), 0, new MessageHeaderEncoder())
                        .participantId(id)
                        .language(language)
                        .encodedLength());
            }
        }
    }

    static void readLanguage(LedgerState state, DirectBuffer buffer, int offset) {
        LanguageRecordDecoder d =
                new LanguageRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        state.participants.language(d.participantId(), d.language());
    }

    private static int write(int participantId, Channel channel, long fromNs, UnsafeBuffer buffer) {
        return new ChannelRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .participantId(participantId)
                .channel(channel)
                .fromNs(fromNs)
                .encodedLength();
    }

    private static int write(int participantId, long outputNumber, boolean isForgotten, UnsafeBuffer buffer) {
        return new GivenUpOutputRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .participantId(participantId)
                .outputNumber(outputNumber)
                .isForgotten((short) (isForgotten ? 1 : 0))
                .encodedLength();
    }

    private static int write(SwiftInputs all, int day, int place, Digest digest, UnsafeBuffer buffer) {
        SwiftInputRecordEncoder e = new SwiftInputRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .inputNumber(all.inputNumber(day, place))
                .inputSequence(all.sequence(day, place))
                .timeNs(all.timeNs(day, place));
        Bic.unpack(all.bic(day, place), buffer, e.offset() + SwiftInputRecordEncoder.bicEncodingOffset());
        all.digest(day, place, digest).write(buffer, e.offset() + SwiftInputRecordEncoder.digestEncodingOffset());
        return e.encodedLength();
    }

    static void readChannel(LedgerState state, DirectBuffer buffer, int offset) {
        ChannelRecordDecoder d =
                new ChannelRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        state.channels.restore(d.participantId(), d.channel(), d.fromNs());
    }

    static void readGivenUp(GivenUpOutputs all, DirectBuffer buffer, int offset) {
        GivenUpOutputRecordDecoder d =
                new GivenUpOutputRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        if (d.isForgotten() == 1) {
            all.forget(d.participantId(), d.outputNumber());
        } else {
            all.add(d.participantId(), d.outputNumber());
        }
    }

    static void readInput(SwiftInputs all, DirectBuffer buffer, int offset) {
        SwiftInputRecordDecoder d =
                new SwiftInputRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        all.add(
                Bic.pack(buffer, d.offset() + SwiftInputRecordDecoder.bicEncodingOffset()),
                d.inputNumber(),
                new Digest().read(buffer, d.offset() + SwiftInputRecordDecoder.digestEncodingOffset()),
                d.inputSequence(),
                d.timeNs());
    }
}
