package az.ecbar.stp;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every subcommand takes too. */
final class SharedOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "the bank's configuration, as bank.yaml")
    private @Nullable Path config;

    @Option(names = "--json", description = "one JSON object a line instead of text")
    private boolean json;

    @Nullable
    Path config() {
        return config;
    }

    boolean json() {
        return json;
    }
}
