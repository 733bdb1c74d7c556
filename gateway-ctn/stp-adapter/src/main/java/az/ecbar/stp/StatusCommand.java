package az.ecbar.stp;

import az.ecbar.stp.files.DiskFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.folder.Json;
import az.ecbar.stp.folder.StatusFile;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says where the adapter and its messages stand; works while the adapter runs and while it does not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Where everything stands, or what became of one message.")
final class StatusCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "REFERENCE", description = "field 20 of a message, or its input number")
    private @Nullable String subject;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @ParentCommand
    private @Nullable StpCommand parent;

    @Override
    public Integer call() throws Exception {
        Setting setting = Objects.requireNonNull(parent).setting(shared);
        StpConfig config = setting.bankFile().config();
        OutStore store = Setting.peek(config);
        return subject == null ? overview(setting, config, store) : oneMessage(setting, store, subject);
    }

    private static int oneMessage(Setting setting, OutStore store, String subject) {
        List<OutMessage> found = store.byReference(subject);
        if (found.isEmpty() && subject.matches("\\d{1,18}")) {
            OutMessage message = store.byInputNumber(Long.parseLong(subject));
            found = message == null ? List.of() : List.of(message);
        }
        for (OutMessage message : found) {
            Map<String, Object> fields = StatusFile.fields(message);
            setting.out().print(setting.json() ? Json.line(fields) + "\n" : Json.pretty(fields));
        }
        setting.out().flush();
        if (found.isEmpty()) {
            setting.commandLine().getErr().println("ecbar stp: no message " + subject + " is remembered");
            return StpCommand.FAILED;
        }
        return 0;
    }

    private static int overview(Setting setting, StpConfig config, OutStore store) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bic", config.bic());
        fields.put("terminal", String.valueOf(config.terminal()));
        boolean isRunning = isRunning(config);
        fields.put("running", isRunning);
        if (isRunning) {
            fields.putAll(SessionPlace.read(new DiskFiles(), new BankFolders(config.folder()).store()));
        }
        fields.put("lastInputNumber", store.lastInputNumber());
        fields.put("lastOutputNumber", store.lastOutputNumber());
        fields.put("unanswered", store.unansweredNumbers().size());
        Map<MessageState, Integer> states = new EnumMap<>(MessageState.class);
        for (OutMessage message : store.messages()) {
            states.merge(message.state(), 1, Integer::sum);
        }
        fields.put("messages", states);
        fields.put("files", folderCounts(config));
        setting.out().print(setting.json() ? Json.line(fields) + "\n" : Json.pretty(fields));
        setting.out().flush();
        return 0;
    }

    private static Map<String, Integer> folderCounts(StpConfig config) throws IOException {
        BankFolders folders = new BankFolders(config.folder());
        DiskFiles files = new DiskFiles();
        folders.create(files);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (var folder :
                List.of(folders.out(), folders.sent(), folders.ack(), folders.nak(), folders.in(), folders.error())) {
            int count = 0;
            for (var found : files.list(folder)) {
                if (!found.name().endsWith(".status.json") && !found.name().endsWith(".reason.txt")) {
                    count++;
                }
            }
            counts.put(String.valueOf(folder.getFileName()), count);
        }
        return counts;
    }

    static boolean isRunning(StpConfig config) throws IOException {
        try (FolderLock lock =
                FolderLock.take(new BankFolders(config.folder()).store()).orElse(null)) {
            return lock == null;
        }
    }
}
