package az.ecbar.ledger;

import az.ecbar.ledger.event.Joining;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participation.JoiningRegister;
import az.ecbar.schema.JoiningRecordDecoder;
import az.ecbar.schema.JoiningRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The register of joining as records of a snapshot. Static methods only, used by the threads of {@link StateWriter} and
 * {@link StateReader}; allocates.
 */
final class JoiningRecords {
    private JoiningRecords() {}

    /** Writes one at offset 0 and gives the length behind the header. */
    static int write(Joining joining, UnsafeBuffer buffer) {
        JoiningRecordEncoder e = new JoiningRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .participantId(joining.participantId())
                .protocolDate(joining.protocolDate())
                .certificateId(joining.certificateId())
                .testedInput(joining.testedInput())
                .testedSequence(joining.testedSequence())
                .testedNs(joining.testedNs())
                .timeNs(joining.timeNs());
        joining.protocolNumber().write(buffer, e.offset() + JoiningRecordEncoder.protocolNumberEncodingOffset());
        return e.encodedLength();
    }

    static void read(JoiningRegister register, DirectBuffer buffer, int offset) {
        JoiningRecordDecoder d =
                new JoiningRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        Reference protocolNumber = new Reference();
        protocolNumber.read(buffer, d.offset() + JoiningRecordDecoder.protocolNumberEncodingOffset());
        register.add(new Joining(
                d.participantId(),
                d.protocolDate(),
                protocolNumber,
                d.certificateId(),
                d.testedInput(),
                d.testedSequence(),
                d.testedNs(),
                d.timeNs()));
    }
}
