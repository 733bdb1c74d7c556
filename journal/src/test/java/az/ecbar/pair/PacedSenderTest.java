package az.ecbar.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Who is far behind is served at a pace, who is near at once. */
class PacedSenderTest {
    private static final int AT_ONCE = 256;
    private static final long MS = 1_000_000;
    private static final PairConfig CONFIG = PairConfig.defaults(1).withCatchUp(1, 1, 10_000, 1);

    private final PacedSender sender = new PacedSender(new Endless(), CONFIG);

    /** Has always as much to send as goes in a step. */
    private static final class Endless implements RecordSender {
        @Override
        public void start(int epoch, long firstSequence) {}

        @Override
        public int doWork() {
            return AT_ONCE;
        }

        @Override
        public long sentSequence() {
            return 0;
        }

        @Override
        public boolean hasLink(long sequence, byte[] link) {
            return false;
        }

        @Override
        public void stop() {}
    }

    private long forced = 1_000_000;

    private long sentIn(long fromMs, long toMs, long lag) {
        return sentIn(fromMs, toMs, lag, 0);
    }

    private long sentIn(long fromMs, long toMs, long lag, int newEachMs) {
        long sent = 0;
        for (long ms = fromMs; ms < toMs; ms++) {
            forced += newEachMs;
            sent += sender.doWork(forced - lag, forced, ms * MS);
        }
        return sent;
    }

    private static void assertNear(long expected, long sent, long tolerance) {
        assertTrue(Math.abs(expected - sent) <= tolerance, () -> sent + " sent, not " + expected);
    }

    @Test
    void whoIsFarBehindGetsItsShareOfEachSecond() {
        assertNear(10_000, sentIn(1_000, 2_000, 1_000_000), 1_000 + AT_ONCE);
        assertNear(50_000, sentIn(2_000, 7_000, 1_000_000), AT_ONCE);
    }

    @Test
    void aPauseIsNotMadeUpFor() {
        assertNear(10_000, sentIn(1_000, 2_000, 1_000_000), 1_000 + AT_ONCE);
        assertNear(100, sentIn(9_000, 9_001, 1_000_000) + sentIn(9_001, 9_005, 1_000_000), 2 * AT_ONCE);
    }

    /** Or it would never catch up with an owner that has more to do than its share. */
    @Test
    void whatIsNewComesOnTopOfItsShare() {
        assertNear(30_000, sentIn(1_000, 2_000, 1_000_000, 20), 1_000 + AT_ONCE);
        assertNear(150_000, sentIn(2_000, 7_000, 1_000_000, 20), 2 * AT_ONCE);
    }

    @Test
    void whatBecameNewWhileNobodyFollowedIsPacedToo() {
        assertNear(10_000, sentIn(1_000, 2_000, 1_000_000), 1_000 + AT_ONCE);
        forced += 5_000_000;
        sender.begin();
        assertNear(10_000, sentIn(9_000, 10_000, 5_000_000), 1_000 + AT_ONCE);
    }

    @Test
    void whoIsNearIsNotKeptWaiting() {
        assertEquals(100 * AT_ONCE, sentIn(1_000, 1_100, CONFIG.attachLag()));
    }
}
