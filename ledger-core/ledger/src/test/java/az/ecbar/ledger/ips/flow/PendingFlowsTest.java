package az.ecbar.ledger.ips.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is pending, against a sorted map: added, answered and due in any order. */
final class PendingFlowsTest {
    private final PendingFlows pending = new PendingFlows(4);

    @Test
    void theFirstIsAlwaysTheOneThatIsDueFirstThenTheOneThatCameFirst() {
        Random random = new Random(11);
        NavigableMap<Long, Long> expected = new TreeMap<>(); // deadline and id in one, to the id
        Map<Long, Integer> places = new HashMap<>();
        for (long id = 1; id <= 5_000; id++) {
            long deadline = 1_000L + random.nextInt(300);
            places.put(id, pending.add(id, id * 10, deadline, -id));
            expected.put(key(deadline, id), id);
            while (!expected.isEmpty() && random.nextInt(100) < 45) {
                long key = random.nextBoolean() ? expected.firstKey() : expected.ceilingKey(anyOf(expected, random));
                long out = Objects.requireNonNull(expected.remove(key));
                int place = Objects.requireNonNull(places.remove(out));
                assertEquals(key >>> 32, pending.deadlineNs(place));
                assertEquals(-out, pending.original(place));
                pending.remove(place);
            }
            check(expected);
        }
        while (!expected.isEmpty()) {
            long first = Objects.requireNonNull(expected.remove(expected.firstKey()));
            assertEquals(first * 10, pending.first());
            pending.remove(Objects.requireNonNull(places.remove(first)));
            check(expected);
        }
        assertEquals(PendingFlows.NEVER, pending.nextDeadlineNs());
    }

    private static long anyOf(NavigableMap<Long, Long> expected, Random random) {
        long first = expected.firstKey();
        return first + (long) (random.nextDouble() * (expected.lastKey() - first));
    }

    private void check(NavigableMap<Long, Long> expected) {
        assertEquals(expected.size(), pending.size());
        if (!expected.isEmpty()) {
            assertEquals(expected.firstKey() >>> 32, pending.nextDeadlineNs());
            assertEquals(expected.firstEntry().getValue() * 10, pending.first());
        }
        for (int i = 0; i < pending.size(); i += 1 + pending.size() / 8) {
            assertTrue(pending.isInOrder(i));
        }
    }

    private static long key(long deadline, long id) {
        return deadline << 32 | id;
    }
}
