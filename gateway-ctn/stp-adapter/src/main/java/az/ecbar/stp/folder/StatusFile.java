package az.ecbar.stp.folder;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.store.Notice;
import az.ecbar.stp.store.OutFile;
import az.ecbar.stp.store.OutMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The status file beside a file of the bank: one for each message, {@code pay.fin.status.json}, or
 * {@code batch.rje.3.status.json} for the third of several. It says the message's definite outcome and
 * what followed. It can be made again from the store at any time, and is, at each start.
 */
public final class StatusFile {
    private static final String SUFFIX = ".status.json";

    private static final String DRAFT = ".tmp";

    private StatusFile() {}

    static boolean isStatusName(String name) {
        return name.endsWith(SUFFIX);
    }

    static boolean isDraftName(String name) {
        return name.endsWith(SUFFIX + DRAFT);
    }

    static Path path(Path folder, String fileName, int index, int messages) {
        return folder.resolve(fileName + (messages == 1 ? "" : "." + index) + SUFFIX);
    }

    /** Writes the status of one message of the file into the folder. */
    static void write(AdapterFiles files, Path folder, OutFile file, OutMessage message) throws IOException {
        Path path = path(folder, BankFolders.nameOf(file), message.index(), file.messages());
        Path draft = path.resolveSibling(path.getFileName() + DRAFT);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.name());
        fields.put("message", message.index());
        fields.put("of", file.messages());
        fields.putAll(fields(message));
        files.writeLoosely(draft, Json.pretty(fields).getBytes(StandardCharsets.UTF_8));
        files.replace(draft, path);
    }

    /** What is known of a message, in the order in which it is written. */
    public static Map<String, Object> fields(OutMessage message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", message.type());
        fields.put("reference", message.reference());
        fields.put("sha256", message.digest());
        fields.put("outcome", outcome(message));
        fields.put("state", message.state().name());
        fields.put("inputNumber", message.inputNumber());
        if (message.sequence() != 0) {
            fields.put("sequence", message.sequence());
            fields.put("takenAt", time(message.takenAtNs()));
            fields.put("receipt", message.receipt());
        }
        if (!message.code().isEmpty() || !message.text().isEmpty()) {
            fields.put("code", message.code());
            fields.put("text", message.text());
        }
        if (outcome(message).equals("unknown")) {
            fields.put("query", query(message));
        }
        if (!message.notices().isEmpty()) {
            fields.put("notices", notices(message));
        }
        fields.put("changedAt", Instant.ofEpochMilli(message.changedAtMs()).toString());
        return fields;
    }

    /** {@code accepted}, {@code rejected}, or {@code unknown} until the centre has answered. */
    static String outcome(OutMessage message) {
        return switch (message.state()) {
            case NUMBERED -> "unknown";
            case TAKEN, WAITING, SETTLED, ANNULLED -> "accepted";
            case REFUSED, REJECTED -> "rejected";
        };
    }

    private static String query(OutMessage message) {
        return "The adapter settles it by itself at the next logon: the centre then tells the last input number that it"
                + " took; " + message.inputNumber() + " or higher means that it has this message, a lower one that it"
                + " has not, and the adapter sends it under the same number. Do not send it again under another."
                + (message.reference().isEmpty()
                        ? ""
                        : " By another way: query SMT804 for the reference " + message.reference() + ".");
    }

    private static List<Map<String, Object>> notices(OutMessage message) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Notice notice : message.notices()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("kind", notice.kind());
            fields.put("outputNumber", notice.outputNumber());
            if (!notice.code().isEmpty() || !notice.text().isEmpty()) {
                fields.put("code", notice.code());
                fields.put("text", notice.text());
            }
            if (!notice.file().isEmpty()) {
                fields.put("file", notice.file());
            }
            all.add(fields);
        }
        return all;
    }

    private static String time(long utcNs) {
        return Instant.ofEpochSecond(Math.floorDiv(utcNs, 1_000_000_000L), Math.floorMod(utcNs, 1_000_000_000L))
                .toString();
    }
}
