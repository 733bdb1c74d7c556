package az.ecbar.ledger.azips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentState;
import org.junit.jupiter.api.Test;

class PaymentStoriesTest {
    private static final int MORE = 10;

    private final PaymentStories stories = new PaymentStories(3);
    private final Reference none = new Reference();

    @Test
    void forgetsTheOldestAndFindsAllOthers() {
        int told = PaymentStories.CAPACITY + MORE;
        for (int i = 1; i <= told; i++) {
            stories.begin(3L * i, 1, 'A', new Reference().set(i, 0), none);
        }

        assertEquals(MORE, stories.first());
        assertEquals(told, stories.end());
        assertEquals(PaymentStories.NONE, stories.find(3L * MORE));
        for (int i = MORE + 1; i <= told; i++) {
            long story = stories.find(3L * i);
            assertTrue(stories.hasReference(story, new Reference().set(i, 0)), "payment " + 3L * i);
            assertEquals(PaymentStories.NONE, stories.find(3L * i + 1));
        }
    }

    @Test
    void whatIsForgottenIsToldNothingMoreAndASlotBeginsAnew() {
        stories.begin(1, 1, 'A', none, none);
        stories.noticed(1, NoticeKind.REFUSED, 7, 1, 0, 0, 226, 0, 5);
        for (int i = 2; i <= PaymentStories.CAPACITY + 1; i++) {
            stories.begin(i, 1, 'A', none, none);
        }
        stories.noticed(1, NoticeKind.DEBIT_ADVICE, 8, 9, 0, 0, 0, 0, 0);

        long newest = stories.find(PaymentStories.CAPACITY + 1);
        assertEquals(PaymentState.WAITING, stories.state(newest));
        assertEquals(0, stories.reason(newest));
        assertEquals(0, stories.tag(newest));
        assertEquals(0, stories.senderOutput(newest));
        assertEquals(NoticeKind.NULL_VAL, stories.senderNotice(newest));
    }
}
