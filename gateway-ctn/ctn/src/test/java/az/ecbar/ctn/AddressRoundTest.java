package az.ecbar.ctn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.CtnCode.Advice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which address is tried when; the randomness by hand makes each wait the half of what it may be at most. */
class AddressRoundTest {
    private static final long MIN = 1_000;
    private static final long SOON = 8_000;
    private static final long MAX = 60_000;

    private static AddressRound of(int addresses) {
        return new AddressRound(addresses, backoff(MIN, MIN), backoff(SOON, MAX));
    }

    private static Backoff backoff(long soon, long max) {
        return new Backoff(bytes -> Arrays.fill(bytes, (byte) 0), MIN, soon, max);
    }

    private static void assertNext(AddressRound round, int address, long delay, long got) {
        assertEquals(delay, got);
        assertEquals(address, round.current());
    }

    @Test
    void theWaitGrowsOnlyWhenAllAddressesHaveFailed() {
        AddressRound round = of(3);
        assertNext(round, 1, 500, round.failedNs(Advice.SOON));
        assertNext(round, 2, 500, round.failedNs(Advice.SOON));
        assertNext(round, 0, 500, round.failedNs(Advice.SOON));
        assertNext(round, 1, 500, round.failedNs(Advice.SOON));
        assertNext(round, 2, 500, round.failedNs(Advice.SOON));
        assertNext(round, 0, 1_000, round.failedNs(Advice.SOON));
        for (int i = 0; i < 30; i++) {
            round.failedNs(Advice.SOON);
        }
        assertEquals(0, round.current());
        round.failedNs(Advice.SOON);
        round.failedNs(Advice.SOON);
        assertNext(round, 0, SOON / 2, round.failedNs(Advice.SOON));
    }

    @Test
    void oneAddressBacksOffAsEver() {
        AddressRound round = of(1);
        assertNext(round, 0, 500, round.failedNs(Advice.SOON));
        assertNext(round, 0, 1_000, round.failedNs(Advice.SOON));
        assertNext(round, 0, MAX / 2, round.failedNs(Advice.LATER));
        assertNext(round, 0, 4_000, round.lostNs(Advice.SOON));
        assertNext(round, 0, SOON / 2, round.leftNs(Advice.SOON));
    }

    @Test
    void oneBadAddressDoesNotDelayTheOther() {
        AddressRound round = of(2);
        assertNext(round, 1, 500, round.failedNs(Advice.LATER));
        assertNext(round, 0, 500, round.failedNs(Advice.SOON));
        assertNext(round, 1, 500, round.failedNs(Advice.LATER));
        assertNext(round, 0, MAX / 2, round.failedNs(Advice.LATER));
    }

    @Test
    void whatWorkedIsTriedFirstAndWhoSendsAwayIsLeft() {
        AddressRound round = of(2);
        round.failedNs(Advice.SOON);
        round.works();
        assertNext(round, 1, 500, round.lostNs(Advice.SOON));
        assertNext(round, 0, 500, round.failedNs(Advice.SOON));
        round.works();
        assertNext(round, 1, 500, round.leftNs(Advice.SOON));
        assertTrue(round.failedNs(Advice.SOON) > 0);
        assertEquals(0, round.current());
    }
}
