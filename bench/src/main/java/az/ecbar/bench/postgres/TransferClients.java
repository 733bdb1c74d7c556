package az.ecbar.bench.postgres;

import az.ecbar.bench.run.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A measured process: so many clients, each on a connection of its own, ask for one transfer after the other and wait
 * for each to be durable. Fails if a transfer is refused or the sum of the balances changed.
 */
public final class TransferClients {

    /** Environment variable with the password of the server. */
    static final String PASSWORD = "ECBAR_BENCH_POSTGRES_PASSWORD";

    private static final int ACCOUNTS = 10_000;
    private static final long BALANCE_MINOR = 1_000_000_000_000L;

    private final String url;
    private final String runName;

    private TransferClients(String url, String runName) {
        this.url = url;
        this.runName = runName;
    }

    /** {@code URL CLIENTS WARM_UP_SECONDS SECONDS FIGURE RESULTS}. */
    public static void main(String[] args) throws SQLException, IOException, InterruptedException, ExecutionException {
        TransferClients clients = new TransferClients(args[0], "c" + args[1] + "-");
        try (Connection connection = clients.connect()) {
            createOnce(connection);
        }
        int count = Integer.parseInt(args[1]);
        clients.transferFor(Integer.parseInt(args[2]), count, "w");
        long startNs = System.nanoTime();
        Histogram latenciesNs = clients.transferFor(Integer.parseInt(args[3]), count, "m");
        double seconds = (System.nanoTime() - startNs) / 1e9;
        try (Connection connection = clients.connect()) {
            checkSum(connection);
        }

        ResultFile results = new ResultFile();
        results.figure(args[4], "1/s", latenciesNs.getTotalCount() / seconds);
        results.latency(args[4], latenciesNs);
        results.write(Path.of(args[5]));
    }

    private static void createOnce(Connection connection) throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, null, "account", null)) {
            if (!table.next()) {
                TransferSchema.create(connection, ACCOUNTS, BALANCE_MINOR);
            }
        }
    }

    private static void checkSum(Connection connection) throws SQLException {
        try (ResultSet sum =
                connection.createStatement().executeQuery("SELECT sum(balance_minor)::bigint FROM account")) {
            sum.next();
            if (sum.getLong(1) != ACCOUNTS * BALANCE_MINOR) {
                throw new IllegalStateException("the sum of the balances is " + sum.getLong(1));
            }
        }
    }

    private Histogram transferFor(int seconds, int clients, String phase)
            throws InterruptedException, ExecutionException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Callable<Histogram>> tasks = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            String prefix = runName + phase + i + "-";
            tasks.add(() -> transferUntil(endNs, prefix));
        }
        Histogram all = new Histogram(3);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Histogram> one : threads.invokeAll(tasks)) {
                all.add(one.get());
            }
        }
        return all;
    }

    private Histogram transferUntil(long endNs, String prefix) throws SQLException {
        Histogram latenciesNs = new Histogram(3);
        try (Connection connection = connect();
                PreparedStatement transfer = connection.prepareStatement("SELECT transfer(?, ?, ?, ?)")) {
            long startNs = System.nanoTime();
            for (long number = 0; startNs - endNs < 0; number++) {
                transfer(transfer, prefix + number);
                long nowNs = System.nanoTime();
                latenciesNs.recordValue(nowNs - startNs);
                startNs = nowNs;
            }
        }
        return latenciesNs;
    }

    private static void transfer(PreparedStatement transfer, String reference) throws SQLException {
        int debtor = 1 + ThreadLocalRandom.current().nextInt(ACCOUNTS);
        int creditor = 1 + (debtor + ThreadLocalRandom.current().nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        transfer.setInt(1, debtor);
        transfer.setInt(2, creditor);
        transfer.setString(3, reference);
        transfer.setLong(4, 1 + ThreadLocalRandom.current().nextInt(10_000));
        try (ResultSet answer = transfer.executeQuery()) {
            answer.next();
            if (!answer.getString(1).equals("SETTLED")) {
                throw new IllegalStateException(reference + ": " + answer.getString(1));
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.user(), System.getenv(PASSWORD));
    }
}
