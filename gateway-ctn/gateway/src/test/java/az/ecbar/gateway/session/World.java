package az.ecbar.gateway.session;

import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.testing.PassingTranslator;
import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Banks, network, gateway and ledger on one thread with virtual time; everything follows from the seed. */
final class World implements Clock {
    final SplittableRandom random;
    final FakeCentre centre = new FakeCentre();
    final FakeLedger ledger = new FakeLedger();
    final MemoryNetwork network;
    final List<FakeBank> banks = new ArrayList<>();
    final List<FakeOperator> operators = new ArrayList<>();
    SessionServerConfig config = SessionServerConfig.usual(FakeCentre.BIC);
    LiveView view = LiveView.NONE;
    SessionServer server;
    private MessageTranslator translator = new PassingTranslator(ledger);
    private long nowNs = TimeUnit.DAYS.toNanos(20_000);
    private long instance;

    World(long seed) {
        random = new SplittableRandom(seed);
        network = new MemoryNetwork(seed ^ 0x5EED, List.of(), 64);
        server = newServer();
    }

    private SessionServer newServer() {
        instance += 1_000_000;
        return new SessionServer(
                config,
                new SessionServer.Ports(
                        network.server(),
                        ledger,
                        new Translators(translator, translator, view),
                        ledger,
                        ledger,
                        centre,
                        centre,
                        centre.signer,
                        this),
                new byte[] {1, 2, 3},
                instance);
    }

    /** The node dies and starts again: its connections are gone, its numbers are in the ledger. */
    void restartServer() {
        network.cutAll();
        server = newServer();
    }

    void configure(SessionServerConfig other) {
        config = other;
        server = newServer();
    }

    void translate(MessageTranslator other) {
        translator = other;
        server = newServer();
    }

    void shows(LiveView shown) {
        view = shown;
        server = newServer();
    }

    FakeBank bank(String bic) {
        return bank(bic, 'A');
    }

    FakeBank bank(String bic, char terminal) {
        FakeBank bank = new FakeBank(
                bic,
                terminal,
                () -> network.client(List.of(), 2),
                centre.participant(bic),
                centre,
                this,
                random.nextLong());
        banks.add(bank);
        ledger.terminal(bic, terminal);
        return bank;
    }

    /** A run of a console; the terminal's key is made with the first one. */
    FakeOperator operator(Signer signer, char terminal) {
        FakeOperator operator = new FakeOperator(this, signer, terminal);
        operators.add(operator);
        ledger.terminal(FakeCentre.BIC, terminal);
        return operator;
    }

    void step() {
        step(TimeUnit.MILLISECONDS.toNanos(1));
    }

    void step(long timeNs) {
        nowNs += timeNs;
        for (FakeBank bank : banks) {
            bank.step();
        }
        operators.forEach(FakeOperator::step);
        network.step();
        server.doWork();
        ledger.release(16, server);
    }

    /** Steps until it is so; fails after too many steps. */
    void until(String what, BooleanSupplier condition) {
        for (int i = 0; i < 100_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never: " + what);
    }

    void pass(long timeNs, long stepNs) {
        for (long passed = 0; passed < timeNs; passed += stepNs) {
            step(stepNs);
        }
    }

    @Override
    public String toString() {
        return banks.stream()
                .map(bank -> bank.bic + " " + bank.session.state() + " " + bank.highestReceipt + " of "
                        + bank.inputs.size() + ", ended by "
                        + bank.endings.subList(Math.max(0, bank.endings.size() - 5), bank.endings.size())
                        + " " + bank.lastText + ", " + bank.logons + " logons")
                .toList()
                .toString();
    }

    @Override
    public long utcNs() {
        return nowNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }
}
