package az.ecbar.command;

import az.ecbar.schema.DeclareYearEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SystemId;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes the calendar of a year as one command, beside {@link ActionWriter}. Any thread; allocates. */
public final class CalendarYearWriter {
    private static final int CAPACITY = 4096;
    private static final int NUMBER_LENGTH = 16;

    private CalendarYearWriter() {}

    /**
     * The command's bytes, SBE header first.
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
