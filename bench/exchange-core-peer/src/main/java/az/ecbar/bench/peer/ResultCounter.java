package az.ecbar.bench.peer;

import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;

/**
 * Counts what exchange-core has answered. Its results thread calls {@link #accept}; any thread may read.
 */
final class ResultCounter implements ObjLongConsumer<OrderCommand> {

    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    @Override
    public void accept(OrderCommand command, long sequence) {
        AtomicLong counter = command.resultCode == CommandResultCode.SUCCESS ? succeeded : refused;
        counter.lazySet(counter.get() + 1);
    }

    long succeeded() {
        return succeeded.get();
    }

    long refused() {
        return refused.get();
    }

    /** Waits until so many commands succeeded. Bounded, so that a lost command ends the run and does not hang it. */
    void await(long count, long deadlineNs) throws InterruptedException {
        while (succeeded() < count) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("only " + succeeded() + " of " + count + " commands came back");
            }
            Thread.sleep(1);
        }
    }
}
