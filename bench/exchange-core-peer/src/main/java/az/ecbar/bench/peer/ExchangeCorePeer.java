package az.ecbar.bench.peer;

import exchange.core2.core.ExchangeApi;
import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiAdjustUserBalance;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One run of exchange-core 0.5.3: one thread publishes transfers into its ring, its threads apply them. exchange-core
 * has no transfer command, so a transfer is two balance adjustments: a debit, which checks the balance, and a credit;
 * both check for a repeated transaction id. No journal. All memory of a run is its own; the process ends after it.
 *
 * <p>Writes the lines {@code figure <tab> name <tab> unit <tab> value}. Fails, with no figures, when a command was
 * refused or did not come back.
 */
final class ExchangeCorePeer {

    private static final int CURRENCY = 944;
    private static final long OPENING_BALANCE = 1L << 40;
    private static final int BURST = 64;
    private static final long ANSWER_LIMIT_SECONDS = 60;

    private final PeerSettings settings;
    private final ResultCounter results = new ResultCounter();
    private final ExchangeApi api;
    private long submitted;
    private long transactionId;
    private long random = 0x9E3779B97F4A7C15L;

    private ExchangeCorePeer(PeerSettings settings, PerformanceConfiguration performance) {
        this.settings = settings;
        ExchangeCore core = ExchangeCore.builder()
                .resultsConsumer(results)
                .exchangeConfiguration(ExchangeConfiguration.defaultBuilder()
                        .performanceCfg(performance)
                        .build())
                .build();
        core.startup();
        this.api = core.getApi();
    }

    /** Runs once and ends the process; exchange-core's threads are not asked to stop, they have nothing to save. */
    public static void main(String[] args) throws Exception {
        PeerSettings settings = PeerSettings.of(args);
        PerformanceConfiguration performance = PerformanceConfiguration.baseBuilder()
                .ringBufferSize(64 * 1024)
                .msgsInGroupLimit(4_096)
                .maxGroupDurationNs(4_000_000)
                .waitStrategy(settings.waitStrategy())
                .build();
        new ExchangeCorePeer(settings, performance).run();
        Runtime.getRuntime().halt(0);
    }

    private void run() throws InterruptedException, IOException {
        openAccounts();
        transferFor(settings.warmUpSeconds());

        long startNs = System.nanoTime();
        long before = results.succeeded();
        transferFor(settings.seconds());
        double adjustmentsPerSecond =
                (results.succeeded() - before) / ((System.nanoTime() - startNs) / (double) TimeUnit.SECONDS.toNanos(1));

        if (results.refused() > 0) {
            throw new IllegalStateException(results.refused() + " commands were refused");
        }
        String name = "exchange-core through its ring, "
                + settings.waitStrategy().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Files.write(
                settings.results(),
                List.of(
                        "figure\t" + name + ", transfers\t1/s\t" + adjustmentsPerSecond / 2,
                        "figure\t" + name + ", balance adjustments\t1/s\t" + adjustmentsPerSecond));
    }

    private void openAccounts() throws InterruptedException {
        for (int uid = 1; uid <= settings.accounts(); uid++) {
            api.submitCommand(ApiAddUser.builder().uid(uid).build());
            adjust(uid, OPENING_BALANCE);
        }
        submitted += settings.accounts();
        awaitAnswers();
    }

    private void transferFor(int seconds) throws InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - endNs < 0) {
            for (int i = 0; i < BURST; i++) {
                transfer();
            }
        }
        awaitAnswers();
    }

    private void transfer() {
        int debtor = 1 + nextInt(settings.accounts());
        int creditor = 1 + nextInt(settings.accounts());
        if (debtor == creditor) {
            creditor = creditor == 1 ? 2 : creditor - 1;
        }
        adjust(debtor, -1);
        adjust(creditor, 1);
    }

    private void adjust(int uid, long amount) {
        api.submitCommand(ApiAdjustUserBalance.builder()
                .uid(uid)
                .currency(CURRENCY)
                .amount(amount)
                .transactionId(++transactionId)
                .build());
        submitted++;
    }

    private void awaitAnswers() throws InterruptedException {
        results.await(submitted, System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_LIMIT_SECONDS));
    }

    private int nextInt(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) Long.remainderUnsigned(random, bound);
    }
}
