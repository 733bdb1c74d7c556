package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.bank.Notice;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A bank reports a bad signature of the centre by MT999, in real messages through a whole node. */
@Rule("4.26.3")
class SignatureReportOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.getFirst();

    private final SimulatedWorld world;
    private final RememberingTerminal alfa;

    SignatureReportOnNodeTest() throws Exception {
        world = new SimulatedWorld(23, 64, 20);
        world.openDay();
        alfa = world.banks.getFirst();
    }

    private void reports(String reference, String content) {
        String message = "{1:F01" + ALFA.terminal() + "0000000000}{2:I999NABZAZ2CXRTSN}{4:\r\n:20:" + reference
                + "\r\n:79:" + content + "\r\n-}";
        alfa.send(message.getBytes(StandardCharsets.US_ASCII));
    }

    private List<Notice> refusals() {
        return alfa.messages().stream()
                .filter(message -> message instanceof Notice notice && notice.kind() == Notice.Kind.REFUSED)
                .map(Notice.class::cast)
                .toList();
    }

    @Test
    void theReportIsTakenAndAWrongOneIsToldWhy() throws Exception {
        reports("SIG-1", "/SIGNATURE/1\r\n/FAULT/THE SIGNATURE OF THE ENVELOPE DOES NOT FIT THE\r\nROOT OF ITS TREE");
        reports("SIG-2", "/SIGNATURE/99");
        world.kill();
        world.restart();
        reports("TALK-1", "WHO IS THERE");
        world.until("answered", () -> refusals().size() == 2 && alfa.isAnswered());
        assertRefused("SIG-2", 368, refusals().getFirst());
        assertRefused("TALK-1", 113, refusals().getLast());
        assertTrue(refusals().stream().noneMatch(notice -> notice.reference().equals("SIG-1")));
        world.requireSound();
    }

    private static void assertRefused(String reference, int code, Notice notice) {
        Notice.Reason reason = Objects.requireNonNull(notice.reason());
        assertEquals(reference, notice.reference());
        assertEquals(code, reason.code());
        assertEquals("79", reason.tag());
        assertEquals(999, notice.messageType());
    }
}
