package az.ecbar.pair.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.record.RecordHeader;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Sealing and opening allocate what the JDK's cipher makes for each nonce, and in clear nothing. */
class DataPathAllocationTest {
    private static final int RECORDS = 20_000;

    @Test
    void nothingOfOursIsAllocatedPerRecord() {
        long sealed = bytesPerRecord(DataSealing.sealed());
        long inClear = bytesPerRecord(DataSealing.inClear());
        System.out.println("seal and open: " + sealed + " bytes allocated per record, in clear " + inClear);
        assertTrue(inClear < 1, () -> inClear + " bytes per record in clear");
        assertTrue(sealed < 4096, () -> sealed + " bytes per record");
    }

    private static long bytesPerRecord(DataSealing sealing) {
        TestControl control = new TestControl();
        control.connect("one");
        byte[] folders = new byte[32];
        Arrays.fill(folders, (byte) 1);
        RecordSeal seal = new RecordSeal(control, () -> folders, sealing);
        RecordSeal opener = new RecordSeal(control, () -> folders, sealing);
        seal.start();
        opener.start();
        run(seal, opener, 1);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(seal, opener, RECORDS + 1);
        return (threads.getCurrentThreadAllocatedBytes() - before) / RECORDS;
    }

    private static void run(RecordSeal seal, RecordSeal opener, long firstNumber) {
        UnsafeBuffer record = seal.record();
        record.setMemory(0, RecordHeader.MAX_RECORD_LENGTH, (byte) 7);
        for (long number = firstNumber; number < firstNumber + RECORDS; number++) {
            assertTrue(seal.isReadyFor(number) && opener.isReadyFor(number));
            int length = seal.seal(1, number, 400);
            if (opener.open(seal.message(), 0, length) != 400) {
                throw new AssertionError("number " + number);
            }
        }
    }
}
