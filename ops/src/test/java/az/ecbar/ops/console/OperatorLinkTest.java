package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OperatorLinkTest {
    private final List<Long> persisted = new ArrayList<>();
    private final OperatorLink link = new OperatorLink(persisted::add);

    @Test
    void takesTheAnswerToItsOwnInputOnly() {
        link.expectAnswer(7);
        output(1, "{\"inputNumber\":6}");
        assertNull(link.answer());

        output(2, "{\"inputNumber\":7}");
        assertEquals("{\"inputNumber\":7}", link.answer());
        assertEquals(List.of(1L, 2L), persisted);
    }

    @Test
    void acknowledgesWhatItCannotRead() {
        link.expectAnswer(7);
        output(1, "no JSON: [");

        assertNull(link.answer());
        assertEquals(List.of(1L), persisted);
    }

    @Test
    void hopesOnlyWhereTryingAgainHelps() {
        link.onState(ClientState.CONNECTING, ClientState.BACKING_OFF, CtnCode.NONE, "Connection refused");
        assertFalse(link.isHopeless());

        link.onState(ClientState.LOGGING_ON, ClientState.HALTED, CtnCode.CERTIFICATE_REVOKED, "revoked");
        assertTrue(link.isHopeless());
        assertEquals("CERTIFICATE_REVOKED: revoked", link.trouble());
    }

    private void output(long number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        link.onOutput(number, MessageKind.ANSWER, new UnsafeBuffer(bytes), 0, bytes.length, () -> new byte[0]);
    }
}
