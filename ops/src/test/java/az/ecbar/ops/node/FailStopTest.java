package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.gateway.outbox.OutboxFailure;
import az.ecbar.journal.JournalExitCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a process that ends by itself says by its exit code. */
class FailStopTest {
    @Test
    void anOutboxThatCannotBeWrittenIsAFailureOfTheDiskAndNotADifference() {
        OutboxFailure full =
                new OutboxFailure("segment 1 cannot be written", new IOException("No space left on device"));
        assertEquals(JournalExitCode.FAILED, FailStop.exitCode(full));
        assertEquals(NodeExitCode.OUTBOX, FailStop.exitCode(new OutboxFailure("output 7 differs")));
    }
}
