package az.ecbar.journal.offline;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Says in words what a record's payload is; the journal itself does not know. */
@FunctionalInterface
public interface PayloadDecoder {
    /** The payload, readable, in one or more lines. */
    String decode(DirectBuffer buffer, int offset, int lengthBytes);

    /** Says no more than the SBE message header does: template, version and length. */
    static String headerOnly(DirectBuffer buffer, int offset, int lengthBytes) {
        if (lengthBytes < 8) {
            return lengthBytes + " bytes";
        }
        return "template " + Short.toUnsignedInt(buffer.getShort(offset + 2, ByteOrder.LITTLE_ENDIAN))
                + " version " + Short.toUnsignedInt(buffer.getShort(offset + 6, ByteOrder.LITTLE_ENDIAN)) + ", "
                + lengthBytes + " bytes";
    }
}
