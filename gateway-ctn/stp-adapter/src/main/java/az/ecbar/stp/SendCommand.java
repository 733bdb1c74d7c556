package az.ecbar.stp;

import az.ecbar.stp.files.DiskFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.folder.Json;
import az.ecbar.stp.folder.StatusFile;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutFile;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sends one file: puts it into {@code out} as a bank's program would, and waits for the answers. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Sends a file and waits for the centre's answer; runs an adapter meanwhile if none is running.")
final class SendCommand implements Callable<Integer> {
    private static final int MAX_FILE_BYTES = 128 << 20;

    @Parameters(paramLabel = "FILE", description = "one message, or a batch with $ between the messages")
    private Path file = Path.of("");

    @Option(names = "--seconds", defaultValue = "30", description = "how long to wait (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @ParentCommand
    private @Nullable StpCommand parent;

    @Override
    public Integer call() throws Exception {
        Setting setting = Objects.requireNonNull(parent).setting(shared);
        BankFile bank = setting.bankFile();
        byte[] content = content();
        if (StatusCommand.isRunning(bank.config())) {
            return send(setting, bank.config(), content);
        }
        try (StpAdapter adapter = setting.open(bank, new StpListener() {})) {
            int code = send(setting, bank.config(), content);
            return adapter.ended().isCompletedExceptionally() ? StpCommand.STOPPED : code;
        }
    }

    private byte[] content() throws IOException, ConfigException {
        try {
            return new DiskFiles().read(file, MAX_FILE_BYTES);
        } catch (NoSuchFileException e) {
            throw new ConfigException(List.of("there is no file " + file));
        }
    }

    private int send(Setting setting, StpConfig config, byte[] content) throws IOException, InterruptedException {
        BankFolders folders = new BankFolders(config.folder());
        DiskFiles files = new DiskFiles();
        folders.create(files);
        String name = UUID.randomUUID().toString().substring(0, 8) + "-" + file.getFileName();
        Path draft = folders.out().resolve(name + ".tmp");
        files.write(draft, content);
        files.move(draft, folders.out().resolve(name));
        files.forceFolder(folders.out());
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() - deadline < 0) {
            Path reason = folders.error().resolve(name + ".reason.txt");
            // The adapter may just be writing it.
            if (Files.exists(reason) && Files.size(reason) > 0) {
                setting.out().print(Files.readString(reason));
                setting.out().flush();
                return StpCommand.FAILED;
            }
            List<OutMessage> answered = answered(config, name);
            if (!answered.isEmpty()) {
                return print(setting, answered);
            }
            Thread.sleep(100);
        }
        setting.commandLine()
                .getErr()
                .println("ecbar stp: no answer yet; " + name + " is kept and will be sent: see its status file");
        return StpCommand.FAILED;
    }

    /** The file's messages when all of them are answered, else none. */
    private static List<OutMessage> answered(StpConfig config, String name) throws IOException {
        OutStore store = Setting.peek(config);
        for (OutFile sent : store.files().reversed()) {
            if (sent.name().equals(name)) {
                List<OutMessage> messages = store.messagesOf(sent);
                return messages.stream().anyMatch(OutMessage::isUnanswered) ? List.of() : messages;
            }
        }
        return List.of();
    }

    private static int print(Setting setting, List<OutMessage> messages) {
        boolean refused = false;
        for (OutMessage message : messages) {
            var fields = StatusFile.fields(message);
            setting.out().print(setting.json() ? Json.line(fields) + "\n" : Json.pretty(fields));
            refused |= message.state() == MessageState.REJECTED || message.state() == MessageState.REFUSED;
        }
        setting.out().flush();
        return refused ? StpCommand.FAILED : 0;
    }
}
