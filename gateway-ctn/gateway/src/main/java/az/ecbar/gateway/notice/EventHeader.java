package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.record.OurReference;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The header of an output, as the event that asks for it says: to whom, under which numbers, and when, in the time of
 * Baku. Owned by the edge's thread; allocates a little.
 */
final class EventHeader {
    private static final Text NOTHING = new Text();

    private final Directory directory;
    private final OutputHeader header = new OutputHeader();

    EventHeader(RendererConfig config, Directory directory) {
        this.directory = directory;
        header.system(Text.of(config.systemTerminal()));
    }

    /** Our reference of what a record holds: it names that in the receipt, in all notices about it and in queries. */
    static Text ourReference(long sequence) {
        byte[] reference = new byte[OurReference.LENGTH];
        OurReference.write(sequence, new UnsafeBuffer(reference), 0);
        return Text.of(reference, 0, reference.length);
    }

    /**
     * Fills the one header anew: it bears no UETR, is on nobody's behalf and not repeated.
     *
     * @param sequence of the command whose event this is
     */
    OutputHeader of(long sequence, int participantId, int terminal, long outputNumber, long timeNs) {
        return header.receiver(directory.terminal(participantId, (byte) terminal))
                .numbers(outputNumber, sequence)
                .moment(timeNs, directory.utcOffsetMinutes(timeNs))
                .uetr(NOTHING)
                .onBehalfOf(NOTHING)
                .repeated(false);
    }

    /** The header as it was filled last. */
    OutputHeader last() {
        return header;
    }
}
