package az.ecbar.ops.demo;

import az.ecbar.ops.demo.LoadPayments.Order;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.stp.ConfigException;
import az.ecbar.stp.store.MessageState;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The banks that send {@link LoadPayments} at one pace, whatever happens at the centre. One thread. */
final class LoadBanks implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofMinutes(2);

    private final Map<InventedBank, BankDesk> desks = new LinkedHashMap<>();
    private final LoadPayments load;
    private final long pauseNs;
    private int sent;
    private long firstSentNs;

    /** Opens each bank's adapter, and waits until all are logged on. */
    LoadBanks(Sandbox sandbox, LoadPayments load, Duration pause) throws IOException, ConfigException, DemoFailure {
        this.load = load;
        this.pauseNs = pause.toNanos();
        for (InventedBank bank : sandbox.banks()) {
            desks.put(bank, new BankDesk(sandbox, bank));
        }
        Waiting.until(
                "all adapters are logged on",
                START,
                () -> desks.values().stream().allMatch(BankDesk::isActive),
                () -> desks.values().stream()
                        .filter(desk -> !desk.isActive())
                        .map(desk -> desk.bank().bic())
                        .toList());
    }

    /** Sends the next payment when it is due; without one it waits ten milliseconds. */
    void sendNext() throws IOException {
        if (sent == load.orders().size()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            return;
        }
        while (!sendIfDue()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Sends the next payment if it is due; without one it tells that none is. */
    boolean sendIfDue() throws IOException {
        if (sent == 0) {
            firstSentNs = System.nanoTime();
        }
        if (sent == load.orders().size() || firstSentNs + sent * pauseNs - System.nanoTime() > 0) {
            return false;
        }
        Order order = load.orders().get(sent);
        desk(order).put(order.fileName(), order.bytes());
        sent++;
        return true;
    }

    /** Whether any bank's adapter is logged on. */
    boolean isAnyLoggedOn() {
        return desks.values().stream().anyMatch(BankDesk::isActive);
    }

    /** How many were sent. */
    int sent() {
        return sent;
    }

    /** Whether one of those that were sent behind the first so many is settled. */
    boolean isSettledBehind(int first) {
        return load.orders().subList(first, sent).stream().anyMatch(this::isSettled);
    }

    long settled() {
        return load.orders().subList(0, sent).stream().filter(this::isSettled).count();
    }

    void awaitSettled(int count) throws DemoFailure {
        Waiting.until(count + " payments are settled", REST, () -> settled() >= count, List::of);
    }

    void awaitEnd() throws DemoFailure {
        Waiting.until(
                "all payments are at their end",
                REST,
                () -> load.orders().stream().allMatch(this::isFinal),
                () -> load.orders().stream()
                        .filter(order -> !isFinal(order))
                        .map(order -> order.reference() + " (" + desk(order).state(order.fileName()) + ")")
                        .toList());
    }

    /** Waits for the outputs that the centre has made, by BIC. */
    void awaitOutputs(Map<String, Long> outputs) throws DemoFailure {
        for (BankDesk bank : desks.values()) {
            long expected = outputs.getOrDefault(bank.bank().bic(), 0L);
            Waiting.until(
                    "all outputs to " + bank.bank().bic() + " arrive",
                    REST,
                    () -> bank.arrived() >= expected,
                    List::of);
        }
    }

    List<String> alarms() {
        return desks.values().stream().flatMap(desk -> desk.alarms().stream()).toList();
    }

    List<String> notSettled() {
        return load.orders().stream()
                .filter(order -> !isSettled(order))
                .map(order -> order.reference() + " " + desk(order).state(order.fileName()))
                .toList();
    }

    @Override
    public void close() {
        desks.values().forEach(BankDesk::close);
    }

    private boolean isSettled(Order order) {
        return desk(order).state(order.fileName()) == MessageState.SETTLED;
    }

    private boolean isFinal(Order order) {
        MessageState state = desk(order).state(order.fileName());
        return state != null && state.isFinal();
    }

    private BankDesk desk(Order order) {
        return Objects.requireNonNull(desks.get(order.from()));
    }
}
