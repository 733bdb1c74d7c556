package az.ecbar.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What may be released, on one thread and on three. */
class CommitRuleTest {
    private final CommitRule rule = new CommitRule(10);

    @Test
    void nothingIsReleasedBeforeTheEpochHasBegun() {
        rule.forced(20);
        rule.acknowledged(20);
        assertEquals(10, rule.committed());
        rule.begin(rule.lastHold(), false);
        assertEquals(20, rule.committed());
    }

    @Test
    void withAcknowledgementsItIsTheLowerOfTheTwo() {
        rule.begin(rule.lastHold(), true);
        rule.forced(20);
        assertEquals(10, rule.committed());
        rule.acknowledged(15);
        assertEquals(15, rule.committed());
        rule.acknowledged(30);
        assertEquals(20, rule.committed());
        rule.forced(40);
        assertEquals(30, rule.committed());
    }

    @Test
    void attachingStopsWhatIsForcedHereAloneAtOnce() {
        rule.begin(rule.lastHold(), false);
        rule.forced(20);
        assertEquals(20, rule.requireAcknowledgements());
        assertTrue(rule.isAcknowledgementRequired());
        rule.forced(25);
        assertEquals(20, rule.committed());
        rule.acknowledged(18);
        assertEquals(20, rule.committed(), "it never goes back");
        rule.acknowledged(22);
        assertEquals(22, rule.committed());
        rule.releaseAlone();
        assertFalse(rule.isAcknowledgementRequired());
        assertEquals(25, rule.committed());
    }

    @Test
    void aHoldForgetsTheAcknowledgementsOfTheEpochBefore() {
        rule.begin(rule.lastHold(), true);
        rule.acknowledged(50);
        rule.hold();
        rule.forced(30);
        rule.begin(rule.lastHold(), true);
        assertEquals(10, rule.committed());
    }

    @Test
    void anEpochThatWasGrantedBeforeTheLastHoldDoesNotEndIt() {
        int granted = rule.lastHold();
        rule.hold();
        rule.forced(20);
        rule.begin(granted, false);
        assertEquals(10, rule.committed());
    }

    @Test
    void whatWasRequiredBetweenTheFirstRecordAndItsForceStaysRequired() {
        rule.hold();
        int granted = rule.lastHold();
        rule.forced(20);
        assertEquals(10, rule.requireAcknowledgements());
        rule.begin(granted, false);
        assertTrue(rule.isAcknowledgementRequired());
        assertEquals(10, rule.committed());
        rule.acknowledged(15);
        assertEquals(15, rule.committed());
        rule.hold();
        rule.begin(rule.lastHold(), false);
        assertFalse(rule.isAcknowledgementRequired(), "a hold ends with it");
        assertEquals(20, rule.committed());
    }

    @Test
    void underRacesNothingIsReleasedWithoutTheAcknowledgementThatIsRequiredAndNothingIsForgotten() throws Exception {
        rule.begin(rule.lastHold(), false);
        AtomicBoolean isOver = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<Long> core = threads.submit(() -> {
                long forced = 10;
                while (!isOver.get()) {
                    rule.forced(++forced);
                }
                return forced;
            });
            Callable<Long> reading = () -> {
                long last = 0;
                while (!isOver.get()) {
                    long committed = rule.committed();
                    assertTrue(committed >= last, "it never goes back");
                    last = committed;
                }
                return last;
            };
            Future<Long> reader = threads.submit(reading);
            Future<Long> pair = threads.submit(() -> attachAndDetach(isOver));
            long acknowledged = pair.get(60, TimeUnit.SECONDS);
            long forced = core.get(60, TimeUnit.SECONDS);
            assertTrue(reader.get(60, TimeUnit.SECONDS) <= forced);
            assertEquals(Math.min(forced, acknowledged), rule.committed(), "as the rule says, whoever came last");
        }
    }

    private long attachAndDetach(AtomicBoolean isOver) {
        try {
            SplittableRandom random = new SplittableRandom(1);
            long acknowledged = 0;
            for (int i = 0; i < 100_000; i++) {
                long released = rule.requireAcknowledgements();
                long most = Math.max(released, acknowledged);
                for (int look = 0; look < 3; look++) {
                    assertTrue(rule.committed() <= most, "released without acknowledgement");
                }
                acknowledged = most + random.nextInt(100);
                rule.acknowledged(acknowledged);
                assertTrue(rule.committed() <= acknowledged);
                if (random.nextBoolean()) {
                    rule.hold();
                    long held = rule.committed();
                    Thread.onSpinWait();
                    assertEquals(held, rule.committed());
                    acknowledged = 0;
                    rule.begin(rule.lastHold(), random.nextBoolean());
                }
                rule.releaseAlone();
            }
            rule.requireAcknowledgements();
            acknowledged = rule.committed() + 5;
            rule.acknowledged(acknowledged);
            return acknowledged;
        } finally {
            isOver.set(true);
        }
    }
}
