package az.ecbar.ledger.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TupleIndexTest {

    private static List<Long> boxed(long[] key) {
        List<Long> boxed = new ArrayList<>();
        for (long part : key) {
            boxed.add(part);
        }
        return boxed;
    }

    /** Few different parts, so that many keys share most of theirs. */
    private static long[] randomKey(Random random, int width) {
        long[] key = new long[width];
        for (int i = 0; i < width; i++) {
            key[i] = (long) random.nextInt(8) << (8 * random.nextInt(8));
        }
        return key;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void itAgreesWithAMapThroughGrowthAndClearing(int width) {
        Random random = new Random(width);
        TupleIndex index = new TupleIndex(width, 2);
        for (int day = 0; day < 3; day++) {
            Map<List<Long>, Integer> expected = new HashMap<>();
            for (int i = 0; i < 20_000; i++) {
                long[] key = randomKey(random, width);
                assertEquals(expected.getOrDefault(boxed(key), TupleIndex.MISSING), index.find(key));
                if (!expected.containsKey(boxed(key))) {
                    expected.put(boxed(key), index.add(key));
                }
            }
            assertEquals(expected.size(), index.size());
            expected.forEach((key, id) -> {
                for (int part = 0; part < width; part++) {
                    assertEquals(key.get(part), index.keyPart(id, part));
                }
            });
            index.clear();
            assertEquals(0, index.size());
        }
    }

    @Test
    void numbersAreGivenInTheOrderOfArrival() {
        TupleIndex index = new TupleIndex(1, 16);
        long[] key = new long[1];
        for (int i = 0; i < 1_000; i++) {
            key[0] = -i;
            assertEquals(i, index.add(key));
        }
    }

    @Test
    void aKeyThatIsThereIsNotAddedAgain() {
        TupleIndex index = new TupleIndex(2, 16);
        index.add(new long[] {1, 2});
        assertThrows(IllegalArgumentException.class, () -> index.add(new long[] {1, 2}));
        assertEquals(1, index.size());
        assertEquals(TupleIndex.MISSING, index.find(new long[] {2, 1}));
    }

    /** References of a bank count in their last characters, which are the highest bytes of the last part. */
    @Test
    void keysThatDifferInTheirHighestBytesAloneAreToldApart() {
        TupleIndex index = new TupleIndex(3, 1 << 20);
        long[] key = {7, 0x3030303030303050L, 0};
        for (int i = 0; i < 1 << 20; i++) {
            long digits = 0;
            for (int rest = i, shift = 56; shift >= 0; shift -= 8, rest /= 10) {
                digits |= (long) ('0' + rest % 10) << shift;
            }
            key[2] = digits;
            assertEquals(TupleIndex.MISSING, index.find(key));
            assertEquals(i, index.add(key));
        }
    }
}
