package az.ecbar.gateway.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ProofLogTest {
    private static final byte A = 'A';

    private final MemoryFolder folder = new MemoryFolder();

    @Test
    void everyProofOfAnOutputIsKept() {
        ProofLog proofs = open();
        for (int number = 1; number <= 50; number++) {
            add(proofs, number, 100, "first");
        }
        add(proofs, 49, 200, "again");
        add(proofs, 50, 200, "again");
        assertEquals(List.of("100 first 49", "200 again 49"), find(proofs, 49));
        assertEquals(List.of("100 first 1"), find(proofs, 1));
        assertEquals(List.of(), find(proofs, 51));
        proofs.close();
        assertEquals(List.of("100 first 50", "200 again 50"), find(open(), 50));
    }

    @Test
    void whatWasForcedOutlivesAPowerFailureAndGarbageIsCut() {
        for (int seed = 0; seed < 200; seed++) {
            MemoryFolder disk = new MemoryFolder();
            ProofLog proofs = ProofLog.open(disk, 1024, 256);
            for (int number = 1; number <= 40; number++) {
                add(proofs, number, 100, "first");
                if (number == 25) {
                    proofs.force();
                }
            }
            ProofLog recovered = ProofLog.open(disk.afterPowerFailure(new Random(seed)), 1024, 256);
            for (int number = 1; number <= 25; number++) {
                assertEquals(List.of("100 first " + number), find(recovered, number));
            }
            add(recovered, 99, 300, "later");
            assertEquals(List.of("300 later 99"), find(recovered, 99));
        }
    }

    @Test
    void whatAForceThatFailedHasDroppedIsWrittenAnewByTheNextStart() {
        for (int failing = 0; failing < 5; failing++) {
            MemoryFolder disk = new MemoryFolder();
            ProofLog proofs = ProofLog.open(disk, 1024, 256);
            disk.forceFailsAfter(failing);
            int told = 0;
            try {
                while (true) {
                    add(proofs, told + 1, 100, "first");
                    proofs.force();
                    told++;
                }
            } catch (OutboxFailure e) {
                proofs.close();
            }
            ProofLog again = ProofLog.open(disk, 1024, 256);
            add(again, 99, 300, "later");
            again.close();
            ProofLog after = ProofLog.open(disk.afterPowerFailure(new Random(failing)), 1024, 256);
            for (int number = 1; number <= told + 1; number++) {
                assertEquals(List.of("100 first " + number), find(after, number), "force " + failing + " failed");
            }
            assertEquals(List.of("300 later 99"), find(after, 99));
        }
    }

    @Test
    void proofsGoWithTheOutputsThatTheyProve() {
        Held held = new Held();
        ProofLog proofs = ProofLog.open(folder, 1024, 256, held);
        for (int number = 1; number <= 300; number++) {
            held.last = 1_000L + number;
            add(proofs, number, 100, "first");
        }
        int all = segments();
        assertTrue(all > 6, all + " segments");
        proofs.force();
        assertEquals(all, segments(), "the outbox holds all of them");

        held.first = 1_150;
        proofs.force();
        int some = segments();
        assertTrue(some < all && some > 1, some + " of " + all);
        for (int number = 150; number <= 300; number++) {
            assertEquals(List.of("100 first " + number), find(proofs, number));
        }
        assertEquals(List.of(), find(proofs, 1));
        proofs.close();

        ProofLog opened = ProofLog.open(folder, 1024, 256, held);
        assertEquals(some, segments());
        held.first = 1_301;
        opened.force();
        assertEquals(1, segments(), "found again at a start; the newest stays");
        assertEquals(List.of("100 first 300"), find(opened, 300));
    }

    @Test
    void aSegmentOfAnEarlierLayoutGoesWithTheFirstMarkedOneBehindIt() {
        ProofLog unmarked = open();
        for (int number = 1; number <= 30; number++) {
            add(unmarked, number, 100, "first");
        }
        unmarked.close();
        int before = segments();
        Held held = new Held();
        held.last = 30;
        ProofLog proofs = ProofLog.open(folder, 1024, 256, held);
        add(proofs, 31, 100, "first");
        held.first = 30;
        proofs.force();
        assertEquals(before + 1, segments(), "output 30 is held still");
        held.first = 31;
        proofs.force();
        assertEquals(1, segments());
    }

    private int segments() {
        return folder.list().size();
    }

    private static final class Held implements HeldOutputs {
        private long first = 1_001;
        private long last;

        @Override
        public long firstSequence() {
            return first;
        }

        @Override
        public long lastSequence() {
            return last;
        }
    }

    private ProofLog open() {
        return ProofLog.open(folder, 1024, 256);
    }

    private static void add(ProofLog proofs, long number, long session, String text) {
        byte[] proof = (text + " " + number).getBytes(StandardCharsets.US_ASCII);
        proofs.add(3, A, number, session, new UnsafeBuffer(proof), 0, proof.length);
    }

    private static List<String> find(ProofLog proofs, long number) {
        List<String> found = new ArrayList<>();
        proofs.find(
                3,
                A,
                number,
                (session, buffer, offset, length) ->
                        found.add(session + " " + buffer.getStringWithoutLengthAscii(offset, length)));
        return found;
    }
}
