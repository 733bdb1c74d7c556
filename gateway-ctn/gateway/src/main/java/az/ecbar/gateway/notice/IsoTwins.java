package az.ecbar.gateway.notice;

import az.ecbar.iso.XmlWriter;
import az.ecbar.iso.output.IsoOutput;
import az.ecbar.iso.output.Unsaid;
import az.ecbar.schema.MessageLanguage;

/**
 * Puts an output into the language of its receiver: of one that reads ISO the ISO message that its MT has, if there is one.
 * What cannot be translated leaves as MT, and is counted.
 *
 * <p>A pure function of the MT, the event and the directory. Owned by the edge's thread; allocates for ISO.
 */
final class IsoTwins {
    private final EventHeader headers;
    private final IsoOutput iso = new IsoOutput();
    private final byte[] target = new byte[XmlWriter.MAX_LENGTH];
    private byte[] bytes = target;
    private int lengthBytes;
    private long notTranslated;

    IsoTwins(RendererConfig config, Directory directory) {
        headers = new EventHeader(config, directory);
    }

    /**
     * Takes an output as it was rendered in MT; {@link #bytes} and {@link #length} then are those that leave.
     *
     * @param sequence of the command whose event this is
     */
    IsoTwins of(
            MessageLanguage language,
            long sequence,
            SessionTerminals.Terminal to,
            long number,
            long timeNs,
            byte[] mt,
            int mtLength,
            Unsaid unsaid) {
        bytes = mt;
        lengthBytes = mtLength;
        if (language == MessageLanguage.ISO) {
            int written = iso.write(
                    headers.of(sequence, to.participantId(), to.letter(), number, timeNs),
                    mt,
                    mtLength,
                    unsaid,
                    target);
            if (written == IsoOutput.NOT_TRANSLATED) {
                notTranslated++;
            } else if (written != IsoOutput.NONE) {
                bytes = target;
                lengthBytes = written;
            }
        }
        return this;
    }

    /** How many outputs stayed in MT that should have an ISO message. */
    long notTranslatedCount() {
        return notTranslated;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return lengthBytes;
    }
}
