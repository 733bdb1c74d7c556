package az.ecbar.stp;

import az.ecbar.stp.files.DiskFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.store.OutStore;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a command works with: the options, the way to the centre, where to print. */
record Setting(Connector connector, @Nullable Path file, boolean json, CommandLine commandLine) {

    PrintWriter out() {
        return commandLine.getOut();
    }

    BankFile bankFile() throws ConfigException {
        if (file == null) {
            throw new ConfigException(List.of("--config FILE is missing: which bank's configuration?"));
        }
        return BankFile.read(file);
    }

    /** The key file's password, from the environment or asked for; never from the command line or a file. */
    @SuppressWarnings("SystemConsoleNull") // the checker of nulls does not know that newer JDKs never give one
    static char[] password(BankFile bank) throws ConfigException {
        String variable = bank.passwordVariable();
        if (!variable.isEmpty()) {
            String value = System.getenv(variable);
            if (value == null || value.isEmpty()) {
                throw new ConfigException(List.of(
                        "keys.passwordVariable names " + variable + ", which is not set: export it before the start"));
            }
            return value.toCharArray();
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new ConfigException(List.of("keys.passwordVariable is missing, and there is no terminal to ask on"));
        }
        return console.readPassword("Password of %s: ", bank.config().keyFile());
    }

    StpAdapter open(BankFile bank, StpListener listener) throws ConfigException, IOException {
        Connector.Connection connection = connector.connect(bank.config(), password(bank));
        return StpAdapter.open(bank.config(), connection.links(), connection.verifier(), listener);
    }

    /** The store as it was last forced; the adapter may be running. */
    static OutStore peek(StpConfig config) throws IOException {
        DiskFiles files = new DiskFiles();
        BankFolders folders = new BankFolders(config.folder());
        files.createFolder(folders.store());
        return OutStore.peek(files, folders.store(), StpAdapter.identity(config));
    }
}
