package az.ecbar.stp;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Runs the adapter until the process is told to end (SIGTERM, Ctrl-C): it then logs out and closes the store. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs the adapter (the default).")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SharedOptions shared = new SharedOptions();

    @ParentCommand
    private @org.jspecify.annotations.Nullable StpCommand parent;

    @Override
    public Integer call() throws Exception {
        return run(java.util.Objects.requireNonNull(parent).setting(shared));
    }

    int run(Setting setting) throws Exception {
        BankFile bank = setting.bankFile();
        EventPrinter printer = new EventPrinter(setting.out(), setting.json(), Clock.systemUTC());
        StpAdapter adapter = setting.open(bank, printer);
        Thread closer = new Thread(adapter::close, "ecbar-stp-close");
        Runtime.getRuntime().addShutdownHook(closer);
        if (!setting.json()) {
            setting.out()
                    .println("ecbar stp: " + bank.config().bic() + " terminal "
                            + bank.config().terminal() + ", folder "
                            + bank.config().folder());
            setting.out().flush();
        }
        try {
            adapter.ended().join();
            return 0;
        } catch (CompletionException e) {
            return StpCommand.STOPPED;
        }
    }
}
