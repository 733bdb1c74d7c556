package az.ecbar.stp;

import az.ecbar.stp.files.DiskFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.store.OutStore;
import az.ecbar.stp.store.StoreLimits;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * Lets a new, empty folder go on from the centre's numbers, after the old folder was lost. The bank decides that, since
 * the new folder does not know which of the last messages the centre has.
 */
@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        description = {
            "After a folder was lost: lets this one go on behind the last input that the centre took.",
            "The alarm NUMBERS_DIFFER names that number. First find out by query what became of the last messages."
        })
final class AdoptCommand implements Callable<Integer> {
    @Option(
            names = "--last-input",
            required = true,
            paramLabel = "N",
            description = "the last input number that the centre took, as the alarm named it")
    private long lastInput;

    @Option(
            names = "--last-output",
            defaultValue = "-1",
            paramLabel = "N",
            description = "the last output that the bank surely has; without it what the folder knows, so that"
                    + " the centre sends again all that follows")
    private long lastOutput;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @ParentCommand
    private @Nullable StpCommand parent;

    @Override
    public Integer call() throws Exception {
        Setting setting = Objects.requireNonNull(parent).setting(shared);
        StpConfig config = setting.bankFile().config();
        BankFolders folders = new BankFolders(config.folder());
        try (FolderLock lock = FolderLock.take(folders.store()).orElse(null)) {
            if (lock == null) {
                throw new FolderInUseException(config.folder());
            }
            try (OutStore store =
                    OutStore.open(new DiskFiles(), folders.store(), StpAdapter.identity(config), StoreLimits.DEFAULT)) {
                adopt(store);
                setting.out()
                        .println("the next message gets input number " + (store.lastInputNumber() + 1)
                                + "; the next output expected is " + (store.lastOutputNumber() + 1));
                setting.out().flush();
            }
        }
        return 0;
    }

    private void adopt(OutStore store) throws Exception {
        if (!store.unansweredNumbers().isEmpty()) {
            throw new ConfigException(List.of("messages in this folder wait for an answer under numbers of their own:"
                    + " begin with a new folder, and find out about these by query"));
        }
        long output = lastOutput < 0 ? store.lastOutputNumber() : lastOutput;
        if (lastInput < store.lastInputNumber() || output < store.lastOutputNumber()) {
            throw new ConfigException(List.of("this folder is already at input " + store.lastInputNumber()
                    + " and output " + store.lastOutputNumber() + ": numbers never go back"));
        }
        store.adopt(lastInput, output);
        store.force();
    }
}
