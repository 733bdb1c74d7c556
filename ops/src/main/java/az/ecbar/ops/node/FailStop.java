package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.OutboxFailure;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.pair.OwnLedgerWrong;
import az.ecbar.ring.EventGate;
import java.io.IOException;
import java.net.BindException;
import org.agrona.ErrorHandler;

/**
 * What happens when a duty cycle fails (design D25): the gate closes, so that nothing more leaves the node, the cause is
 * told, and the process ends at once with the code of the cause. It never returns to the duty cycle.
 *
 * <p>Any thread.
 */
public final class FailStop implements ErrorHandler {
    private final Runnable closingGate;
    private final Halt halt;

    /** Ends the process; a test's double records instead. */
    @FunctionalInterface
    public interface Halt {
        /** Does not return in production. */
        void halt(int exitCode);
    }

    public FailStop(EventGate gate, Halt halt) {
        this(gate::close, halt);
    }

    /** @param closingGate closes the gate that lets events out at that moment, if there is one */
    FailStop(Runnable closingGate, Halt halt) {
        this.closingGate = closingGate;
        this.halt = halt;
    }

    @Override
    public void onError(Throwable cause) {
        closingGate.run();
        int code = exitCode(cause);
        System.err.println("FATAL " + cause.getMessage() + " (exit code " + code + ", nothing more left the node)");
        cause.printStackTrace();
        System.err.flush();
        halt.halt(code);
    }

    /** The exit code of a cause. */
    public static int exitCode(Throwable cause) {
        return switch (cause) {
            case LeadingFailed e when e.getCause() != null -> exitCode(e.getCause());
            case PortFailed e when e.getCause() instanceof BindException -> NodeExitCode.PORT;
            case ClockBehindException _ -> NodeExitCode.CLOCK;
            case GenesisException _ -> NodeExitCode.CONFIG;
            case JournalException e -> e.exitCode();
            case OutOfSpace _ -> JournalExitCode.NO_SPACE;
            case InvariantViolation _, LedgerDiffers _ -> NodeExitCode.INVARIANT;
            case OutboxFailure e when e.getCause() instanceof IOException -> JournalExitCode.FAILED;
            case OutboxFailure _ -> NodeExitCode.OUTBOX;
            case OwnLedgerWrong _ -> NodeExitCode.LEDGER_FAULT;
            case InternalError _ -> JournalExitCode.MAPPED_MEMORY;
            default -> NodeExitCode.FAILED;
        };
    }
}
