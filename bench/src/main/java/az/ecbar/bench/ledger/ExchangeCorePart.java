package az.ecbar.bench.ledger;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** exchange-core in its own process and class path, with each of its ways to wait that fits few cores. */
final class ExchangeCorePart {

    /** Transfers a second with the way to wait that was the fastest in this round. */
    static final String BEST = "exchange-core through its ring, best of these, transfers";

    private static final String MAIN_CLASS = "az.ecbar.bench.peer.ExchangeCorePeer";
    private static final List<String> WAIT_STRATEGIES = List.of("BLOCKING", "YIELDING");

    private ExchangeCorePart() {}

    /** Fails at once, and not after all that comes before it, if the peer is not there. */
    static void check(Settings settings) throws BrokenRunException {
        Path classes = Path.of(settings.peer().split(":", 2)[0]);
        if (!Files.exists(classes)) {
            throw new BrokenRunException("the peer is not built: " + classes);
        }
    }

    static void measure(Round round, int accounts) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        double best = 0;
        for (String waitStrategy : WAIT_STRATEGIES) {
            new ChildJvm("exchange-core", MAIN_CLASS)
                    .classPath(settings.peer())
                    .arguments(waitStrategy, accounts, settings.warmUpSeconds(), settings.seconds())
                    .run(round);
            best = Math.max(best, round.value(figure(waitStrategy)));
        }
        round.put(BEST, "1/s", best);
    }

    private static String figure(String waitStrategy) {
        return "exchange-core through its ring, " + waitStrategy.toLowerCase(Locale.ROOT) + ", transfers";
    }
}
