package az.ecbar.ops.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is shown of a terminal that has acknowledged two outputs of five. */
class KeptOutputsTest {
    private static final String ALFA = "ALFAAZ22XXX";
    private static final byte A = 'A';

    @TempDir
    private Path folder;

    private Outbox outbox;
    private KeptOutputs view;

    @BeforeEach
    void fiveOutputs() throws IOException {
        outbox = Outbox.open(new DiskFolder(folder), OutboxConfig.standard());
        for (int number = 1; number <= 5; number++) {
            byte[] message = ("message " + number).getBytes(StandardCharsets.US_ASCII);
            outbox.messageBuffer().putBytes(outbox.messageOffset(), message);
            outbox.put(number, 0, 0, A, number, NoticeKind.DEBIT_ADVICE, number, number, message.length, 0);
        }
        outbox.acknowledge(0, A, 2);
        view = new KeptOutputs(outbox, new OneBank());
    }

    @Test
    @Rule("4.27")
    void whatIsNotAcknowledgedIsShownOneBehindTheOther() {
        assertTrue(asked(ALFA, 'A', 0)
                .endsWith("\"last\":5,\"acknowledged\":2,\"number\":3,\"kind\":\"DEBIT_ADVICE\",\"timeNs\":3,"
                        + "\"message\":\"message 3\"}"));
        assertTrue(asked(ALFA, 'A', 1).contains("\"number\":3,"), "1 and 2 are acknowledged and may be gone");
        assertTrue(asked(ALFA, 'A', 4).contains("\"number\":5,"));
    }

    /** A number is what an operator types: one that was never given must not be looked for, for that stops the node. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6, Long.MAX_VALUE - 1, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void behindANumberThatWasNeverGivenThereIsNothing(long after) {
        assertEquals(
                "{\"view\":\"OUTPUTS\",\"bic\":\"ALFAAZ22XXX\",\"terminal\":\"A\",\"after\":" + after
                        + ",\"last\":5,\"acknowledged\":2,\"number\":0}",
                asked(ALFA, 'A', after));
        assertTrue(
                asked(ALFA, 'Z', after).endsWith("\"last\":0,\"acknowledged\":0,\"number\":0}"),
                "a terminal that never had any");
    }

    @Test
    void whatIsAllAcknowledgedIsNotShown() {
        outbox.acknowledge(0, A, 5);
        assertTrue(asked(ALFA, 'A', 0).endsWith("\"last\":5,\"acknowledged\":5,\"number\":0}"));
    }

    @Test
    void ofAnOutputThatWaitsTheNumberIsNotToldAndTheLastOneIs() {
        outbox.putGap(6, 0, 0, A, 6, NoticeKind.DEBIT_ADVICE, 6, 6, 0);
        assertTrue(asked(ALFA, 'A', 4).contains("\"last\":6,\"acknowledged\":2,\"number\":5,"));
        assertTrue(asked(ALFA, 'A', 5).endsWith("\"last\":6,\"acknowledged\":2,\"number\":0}"));
    }

    @Test
    void nothingIsShownOfWhoIsNoParticipant() {
        assertTrue(asked("BETAAZ22XXX", 'A', 0).contains("\"error\":\"no participant has this BIC\""));
    }

    private String asked(String bic, char terminal, long after) {
        byte[] request = new OutputsRequest(bic, terminal, after).encode();
        UnsafeBuffer answer = new UnsafeBuffer(new byte[4096]);
        int length = view.onView(new UnsafeBuffer(request), 0, request.length, answer, 0, answer.capacity());
        return answer.getStringWithoutLengthAscii(0, length);
    }

    private static final class OneBank implements Names {
        @Override
        public String bic(int participantId) {
            return participantId == 0 ? ALFA : "";
        }

        @Override
        public String holder(int certificateId) {
            return "";
        }

        @Override
        public String account(int accountId) {
            return "";
        }

        @Override
        public String owner(int accountId) {
            return "";
        }

        @Override
        public String proposed(long proposalId) {
            return "";
        }
    }
}
