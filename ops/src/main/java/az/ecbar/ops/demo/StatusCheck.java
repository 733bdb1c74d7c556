package az.ecbar.ops.demo;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.demo.plan.Fate;
import az.ecbar.ops.demo.plan.PlannedMessage;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the status files that the adapters left with what the plan says must become of each message. */
final class StatusCheck {
    private static final String SUFFIX = ".status.json";

    private final DemoPlan plan;
    private final Map<String, Status> found = new HashMap<>();

    /**
     * What a status file says.
     *
     * @param receipt the file of the signed receipt; null if none is named
     */
    private record Status(
            String outcome,
            String state,
            String text,
            @Nullable Path receipt,
            List<String> notices) {}

    private StatusCheck(DemoPlan plan) {
        this.plan = plan;
    }

    /** Reads all status files of a sandbox. */
    static StatusCheck read(Sandbox sandbox, DemoPlan plan) throws IOException, ConfigException {
        StatusCheck check = new StatusCheck(plan);
        for (InventedBank bank : sandbox.banks()) {
            Path root = sandbox.bankFolder(bank);
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (file.toString().endsWith(SUFFIX)) {
                        check.read(root, file);
                    }
                }
            }
        }
        return check;
    }

    /** What differs from the plan. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        for (PlannedMessage message : plan.messages()) {
            Status status = found.get(message.fileName());
            String expected = expected(plan.fate(message));
            String is = status == null ? "no status file" : said(status);
            if (!expected.equals(is)) {
                wrong.add(message.fileName() + ": " + is + " instead of " + expected);
            }
        }
        if (found.size() != plan.messages().size()) {
            wrong.add(found.size() + " status files for " + plan.messages().size() + " messages");
        }
        return wrong;
    }

    /** The receipts of all messages that have one. */
    List<Path> receipts() {
        List<Path> receipts = new ArrayList<>();
        for (PlannedMessage message : plan.messages()) {
            Status status = found.get(message.fileName());
            if (status != null && status.receipt() != null) {
                receipts.add(status.receipt());
            }
        }
        return receipts;
    }

    private void read(Path root, Path file) throws ConfigException {
        // JSON is YAML.
        YamlMap status = YamlMap.read(file);
        List<String> notices = new ArrayList<>();
        for (YamlMap notice : status.maps("notices")) {
            notices.add(notice.text("kind"));
        }
        String receipt = status.text("receipt", "");
        found.put(
                status.text("file"),
                new Status(
                        status.text("outcome"),
                        status.text("state"),
                        status.text("text", ""),
                        receipt.isEmpty() ? null : root.resolve(receipt),
                        notices));
    }

    /** A status in the words of {@link #expected}. */
    private static String said(Status status) {
        int space = status.text().indexOf(' ');
        String code = space > 0 && !status.state().equals("SETTLED")
                ? " " + status.text().substring(0, space)
                : "";
        String waited = status.notices().contains("SMT700") ? " after waiting" : "";
        return status.outcome() + " " + status.state() + code + waited;
    }

    private static String expected(Fate fate) {
        return switch (fate) {
            case Fate.Settled settled -> "accepted SETTLED" + (settled.hasWaited() ? " after waiting" : "");
            case Fate.Refused refused -> "rejected REFUSED " + refused.code();
            case Fate.Annulled annulled ->
                "accepted ANNULLED " + annulled.code() + (annulled.hasWaited() ? " after waiting" : "");
        };
    }
}
