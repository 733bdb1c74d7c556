package az.ecbar.ctn.envelope;

import az.ecbar.ctn.MessageKind;
import az.ecbar.trust.merkle.LeafKind;

/** Which kind of leaf binds a message of an envelope. */
final class LeafKinds {
    private LeafKinds() {}

    static LeafKind of(MessageKind kind) {
        return switch (kind) {
            case MESSAGE -> LeafKind.MESSAGE;
            case TRANSFER -> LeafKind.TRANSFER;
            case REQUEST -> LeafKind.REQUEST;
            case OUTPUT -> LeafKind.OUTPUT;
            case OUTPUT_TRANSFER -> LeafKind.OUTPUT_TRANSFER;
            case ANSWER -> LeafKind.ANSWER;
            case ACK -> LeafKind.ACK;
            case NAK -> LeafKind.NAK;
        };
    }
}
