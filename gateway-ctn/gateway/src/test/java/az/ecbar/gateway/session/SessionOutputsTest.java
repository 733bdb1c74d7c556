package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.ctn.frame.EnvelopeFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.gateway.outbox.OutputSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outputs on their way to a bank: every one that the outbox can hold goes in a frame. */
class SessionOutputsTest {
    private final World world = new World(7);

    @Test
    void theLongestOutputGoesAmongOthers() {
        FakeBank bank = world.bank(RawBank.ALFA);
        FakeLedger.Terminal terminal = world.ledger.terminal(bank.bic, 'A');
        byte[] longest = new byte[OutputSource.MAX_OUTPUT_BYTES - FakeLedger.ATTACHMENT_BYTES];
        for (byte[] output : List.of(new byte[1], longest, longest, longest, longest, longest, new byte[2], longest)) {
            world.ledger.output(terminal, output);
        }
        bank.start();
        world.until("all outputs", () -> bank.outputs.size() == 8);
        assertEquals(1, bank.logons);
        assertArrayEquals(longest, bank.outputs.getLast());
        world.until("acknowledged", () -> terminal.acknowledged == 8);
    }

    @Test
    void aCentreWhoseFramesAreTooShortForItsOutputsDoesNotStart() {
        SessionLimits usual = SessionLimits.usual();
        int enough = OutputSource.MAX_OUTPUT_BYTES + EnvelopeFrame.OVERHEAD;
        assertEquals(
                enough,
                world.config.withLimits(withFrame(usual, enough)).limits().maxFrameBytes());
        SessionLimits tooShort = withFrame(usual, enough - 1);
        assertThrows(IllegalArgumentException.class, () -> world.config.withLimits(tooShort));
    }

    @Test
    void anOutboxForLongerOutputsIsRefused() {
        OutboxConfig standard = OutboxConfig.standard();
        int longer = standard.maxRecordBytes() + 1;
        assertThrows(
                IllegalArgumentException.class,
                () -> new OutboxConfig(standard.segmentBytes(), longer, standard.retentionNs()));
    }

    private static SessionLimits withFrame(SessionLimits limits, int maxFrameBytes) {
        return new SessionLimits(
                limits.credit(),
                limits.maxMessageBytes(),
                maxFrameBytes,
                limits.outputWindow(),
                limits.heartbeatMs(),
                limits.idleMs(),
                limits.ratePerSecond());
    }
}
