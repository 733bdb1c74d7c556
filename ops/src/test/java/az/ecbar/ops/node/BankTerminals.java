package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.Statement;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.port.Signer;
import az.ecbar.stp.StpConfig;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.Pkcs12Keys;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.tls.TlsMaterial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The terminals of the sandbox's banks, with stores that never lose anything, over real TLS; stepped by the thread of the
 * test. They come back within a tenth of a second.
 */
final class BankTerminals implements AutoCloseable {
    private static final int MAX_OPEN = 64;
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    final List<RememberingTerminal> all = new ArrayList<>();
    private final SystemClock clock = new SystemClock();
    private final IdleStrategy idle = new BackoffIdleStrategy(10, 20, 1_000, 200_000);
    private final List<NettyClientTransport> transports = new ArrayList<>();
    private final SplittableRandom random;
    private final PaymentDay day;

    BankTerminals(Sandbox sandbox, PaymentDay day, SplittableRandom random) throws Exception {
        this.day = day;
        this.random = random;
        for (InventedBank bank : sandbox.banks()) {
            all.add(terminal(sandbox, bank));
        }
    }

    private RememberingTerminal terminal(Sandbox sandbox, InventedBank bank) throws Exception {
        StpConfig files = sandbox.stpConfig(bank);
        KeySource keys = Pkcs12Keys.open(files.keyFile(), sandbox.password(bank));
        CertificateChecker checker = Operators.checker(sandbox);
        TlsMaterial tls = new TlsMaterial(keys.entry(KeySource.TLS), () -> checker, clock);
        NettyClientTransport transport =
                new NettyClientTransport(sandbox.gateways(), tls, checker.anchor(), TlsEngine.JDK);
        transports.add(transport);
        ClientSessionConfig config = new ClientSessionConfig(
                bank.bic(),
                'A',
                ClientSessionConfig.CENTRE_BIC,
                Site.MAIN,
                TimeUnit.SECONDS.toNanos(5),
                TimeUnit.MILLISECONDS.toNanos(20),
                TimeUnit.MILLISECONDS.toNanos(100),
                TimeUnit.MILLISECONDS.toNanos(100),
                TimeUnit.MILLISECONDS.toNanos(50),
                TimeUnit.MINUTES.toNanos(5));
        Signer signer = keys.entry(KeySource.SIGN).newSigner();
        RememberingTerminal terminal = new RememberingTerminal(
                bank.bic(),
                'A',
                MessageKind.MESSAGE,
                listener -> new ClientSession(
                        config,
                        transport,
                        signer,
                        new AuthorityStore(new CertificateDirectory(checker), List.of()),
                        clock,
                        random.split()::nextBytes,
                        listener));
        terminal.start(clock.monotonicNs());
        return terminal;
    }

    /** Pays for so long, or until so many more are answered. */
    void pay(long answers, long forNs) {
        long wanted = receipts() + answers;
        long end = System.nanoTime() + forNs;
        while (receipts() < wanted && System.nanoTime() - end < 0) {
            if (inputs() - receipts() < MAX_OPEN) {
                PaymentDay.Order order = day.next();
                all.get(order.from()).send(order.message().getBytes(StandardCharsets.ISO_8859_1));
            }
            step();
        }
    }

    long receipts() {
        return all.stream().mapToLong(bank -> bank.receipts.size()).sum();
    }

    private long inputs() {
        return all.stream().mapToLong(bank -> bank.inputs.size()).sum();
    }

    List<List<BankMessage>> messages() {
        return all.stream().map(RememberingTerminal::messages).toList();
    }

    void awaitAnswers() {
        until("all answered", () -> all.stream().allMatch(RememberingTerminal::isAnswered));
    }

    /** The day is closed: each bank has heard the end of each of its payments, and has its whole statement. */
    void awaitEndings() {
        for (int i = 0; i < all.size(); i++) {
            int bank = i;
            until("all endings", () -> day.open(bank, all.get(bank).messages()) == 0);
            until("the statement", () -> all.get(bank).messages().stream().anyMatch(BankTerminals::isLastPage));
        }
    }

    private static boolean isLastPage(BankMessage message) {
        return message instanceof Statement statement && statement.isLast();
    }

    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, "never: " + what);
            step();
        }
    }

    void step() {
        int work = 0;
        for (RememberingTerminal bank : all) {
            work += bank.step(clock.monotonicNs());
        }
        idle.idle(work);
    }

    @Override
    public void close() {
        transports.forEach(NettyClientTransport::close);
    }
}
