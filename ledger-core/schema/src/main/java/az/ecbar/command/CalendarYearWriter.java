package az.ecbar.command;

import az.ecbar.schema.DeclareYearDecoder;
import az.ecbar.schema.DeclareYearEncoder;
import az.ecbar.schema.GroupSizeEncodingDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SystemId;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The calendar of a year as one command: how it is written, beside {@link ActionWriter}, and whether it is whole. Any thread. */
public final class CalendarYearWriter {
    private static final int CAPACITY = 4096;
    private static final int NUMBER_LENGTH = 16;

    private CalendarYearWriter() {}

    /**
     * Whether an action of this kind is as long as the days that it says it lists, each of the length that a day has. The
     * group's head is its sender's: nothing of the group may be read before. No allocation.
     *
     * @param offset of its SBE header
     * @param lengthBytes from there to its end
     */
    public static boolean isWhole(DirectBuffer buffer, int offset, int lengthBytes) {
        int group = MessageHeaderDecoder.ENCODED_LENGTH + DeclareYearDecoder.BLOCK_LENGTH;
        int days = group + DeclareYearDecoder.DaysDecoder.sbeHeaderSize();
        if (lengthBytes < days
                || number(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset())
                        != DeclareYearDecoder.BLOCK_LENGTH) {
            return false;
        }
        int count = number(buffer, offset + group + GroupSizeEncodingDecoder.numInGroupEncodingOffset());
        int dayLength = DeclareYearDecoder.DaysDecoder.sbeBlockLength();
        return number(buffer, offset + group + GroupSizeEncodingDecoder.blockLengthEncodingOffset()) == dayLength
                && lengthBytes == days + dayLength * count;
    }

    private static int number(DirectBuffer buffer, int offset) {
        return Short.toUnsignedInt(buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * The command's bytes, SBE header first. Allocates.
     *
     * @param days those that are otherwise than the week has them, yyyymmdd, and whether each is a business day
     * @param decisionDate of the decision of the Cabinet of Ministers, 0 in the genesis
     * @throws IllegalArgumentException for a number that is longer than 16 characters or not ASCII, or too many days
     */
    public static byte[] declareYear(
            SystemId system, int year, SortedMap<Integer, Boolean> days, int decisionDate, String decisionNumber) {
        if (decisionNumber.length() > NUMBER_LENGTH
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(decisionNumber)) {
            throw new IllegalArgumentException("decisionNumber: at most 16 characters of ASCII");
        }
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        DeclareYearEncoder command = new DeclareYearEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        command.systemId(system).year(year).decisionDate(decisionDate).decisionNumber(decisionNumber);
        DeclareYearEncoder.DaysEncoder group = command.daysCount(days.size());
        days.forEach((date, isBusinessDay) -> group.next().date(date).isBusinessDay((short) (isBusinessDay ? 1 : 0)));
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength()];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
