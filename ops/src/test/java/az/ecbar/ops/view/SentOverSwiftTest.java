package az.ecbar.ops.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.swift.SwiftTrouble;
import az.ecbar.testkit.Rule;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What operators are shown of outputs over SWIFT that people must look at. */
@Rule("4.3.2")
class SentOverSwiftTest {
    private final SentOverSwift ofNone = new SentOverSwift(null);

    @Test
    void whatIsStuckIsShownWithItsLastNak() {
        assertEquals(
                "{\"view\":\"SWIFT\",\"waiting\":12,\"rows\":[{\"bic\":\"ALFAAZ22XXX\",\"number\":7,\"sendings\":6,"
                        + "\"error\":\"H25\",\"stuck\":true},{\"bic\":\"BETAAZ22XXX\",\"number\":1,\"sendings\":1,"
                        + "\"error\":\"\",\"stuck\":false}]}",
                SentOverSwift.answer(
                        12,
                        List.of(
                                new SwiftTrouble("ALFAAZ22XXX", 7, 6, "H25", true),
                                new SwiftTrouble("BETAAZ22XXX", 1, 1, "", false))));
        SwiftTrouble longest = new SwiftTrouble("ALFAAZ22XXX", Long.MAX_VALUE, Integer.MAX_VALUE, "T".repeat(9), false);
        assertTrue(SentOverSwift.answer(Integer.MAX_VALUE, Collections.nCopies(64, longest))
                        .length()
                < 10_000);
    }

    @Test
    void aNodeWithoutSwiftSaysSoAndWhatIsNoRequestIsNotAnswered() {
        assertEquals(
                "{\"view\":\"SWIFT\",\"error\":\"this node has no SWIFT channel\"}", asked(SentOverSwift.request()));
        assertEquals("", asked(new byte[] {2, 4}));
        assertEquals("", asked(new byte[] {1, 4, 0}));
    }

    private String asked(byte[] request) {
        UnsafeBuffer answer = new UnsafeBuffer(new byte[1024]);
        int length = ofNone.onView(new UnsafeBuffer(request), 0, request.length, answer, 0, 1024);
        assertEquals(0, ofNone.onView(new UnsafeBuffer(request), 0, request.length, answer, 0, 10), "no room");
        return answer.getStringWithoutLengthAscii(0, length);
    }
}
