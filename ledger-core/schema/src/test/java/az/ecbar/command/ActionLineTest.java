package az.ecbar.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.DeclareYearDecoder;
import az.ecbar.schema.SystemId;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What an approver is shown is never longer than a row of an answer may be, whatever an action says of its length. */
class ActionLineTest {
    private static final int GROUP_AT = 8 + DeclareYearDecoder.BLOCK_LENGTH;

    private static byte[] year(int count) {
        SortedMap<Integer, Boolean> days = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            days.put(20_270_101 + i, false);
        }
        return CalendarYearWriter.declareYear(SystemId.ALL, 2027, days, 20_260_427, "412s");
    }

    private static boolean isWhole(byte[] action) {
        return CalendarYearWriter.isWhole(new UnsafeBuffer(action), 0, action.length);
    }

    private static String line(byte[] action) {
        return new ActionLine().of(DeclareYearDecoder.TEMPLATE_ID, new UnsafeBuffer(action));
    }

    @Test
    void aLineIsWholeOrEmpty() {
        assertTrue(line(year(64)).contains("20270164"), line(year(64)));
        assertTrue(line(year(64)).length() < ActionLine.MAX_LENGTH / 4);
        assertEquals("", line(year(700)));
    }

    /** Five bytes that are said to be 65,535 days would be 1.6 MB of text. */
    @Test
    void aYearIsAsLongAsTheDaysThatItLists() {
        assertTrue(isWhole(year(0)));
        assertTrue(isWhole(year(1)));
        assertTrue(isWhole(year(64)));
        byte[] endless = year(1);
        endless[GROUP_AT] = 0;
        endless[GROUP_AT + 2] = (byte) 0xFF;
        endless[GROUP_AT + 3] = (byte) 0xFF;
        assertEquals("", line(endless));
        assertFalse(isWhole(endless));
        byte[] many = year(1);
        many[GROUP_AT + 2] = 2;
        assertFalse(isWhole(many));
        byte[] block = year(1);
        block[0]--;
        assertFalse(isWhole(block));
        assertFalse(isWhole(Arrays.copyOf(year(1), year(1).length + 1)), "something stands behind it");
        assertFalse(isWhole(Arrays.copyOf(year(1), GROUP_AT + 3)));
        assertFalse(isWhole(Arrays.copyOf(year(1), 8)));
    }
}
