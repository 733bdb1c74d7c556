package az.ecbar.bench.postgres;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures PostgreSQL within a round of any benchmark: one client, then sixteen. */
public final class PostgresPeer {

    private static final int[] CLIENTS = {1, 16};

    private PostgresPeer() {}

    /** Starts a server, measures, stops it. On a machine without binaries for it there are no figures. */
    public static void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        if (!PostgresBinaries.areAvailable()) {
            return;
        }
        Path folder = Files.createTempDirectory(round.settings().work(), "postgres");
        try (PostgresServer server = PostgresServer.start(folder)) {
            for (int clients : CLIENTS) {
                measure(round, server, clients);
            }
        }
    }

    /** Name of the figure for so many clients. */
    public static String figure(int clients) {
        return "PostgreSQL 15 double-entry transfer, " + clients + (clients == 1 ? " client" : " clients");
    }

    private static void measure(Round round, PostgresServer server, int clients)
            throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("postgres-clients", TransferClients.class.getName())
                .arguments(server.url(), clients, settings.warmUpSeconds(), settings.seconds(), figure(clients))
                .environment(TransferClients.PASSWORD, server.password())
                .run(round);
    }
}
