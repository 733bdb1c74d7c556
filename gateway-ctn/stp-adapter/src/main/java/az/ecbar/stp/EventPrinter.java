package az.ecbar.stp;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.folder.Json;
import az.ecbar.stp.folder.StatusFile;
import az.ecbar.stp.store.OutMessage;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints one line for each event of importance, for people or as JSON for programs. */
final class EventPrinter implements StpListener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final ZoneOffset BAKU = ZoneOffset.ofHours(4);

    private final PrintWriter out;
    private final boolean json;
    private final Clock clock;

    EventPrinter(PrintWriter out, boolean json, Clock clock) {
        this.out = out;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void onOutput(Output output) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("outputNumber", output.number());
        fields.put("kind", output.kind());
        fields.put("reference", output.reference());
        fields.put("related", output.related());
        print(
                "received",
                fields,
                "output " + output.number() + " " + output.kind() + " " + output.reference()
                        + (output.related().isEmpty() ? "" : " about " + output.related()));
    }

    @Override
    public void onChanged(OutMessage message) {
        String reason =
                message.code().isEmpty() && message.text().isEmpty() ? "" : " " + message.code() + " " + message.text();
        print(
                "message",
                StatusFile.fields(message),
                "input " + message.inputNumber() + " MT" + message.type() + " " + message.reference() + " "
                        + message.state().name().toLowerCase(Locale.ROOT) + reason);
    }

    @Override
    public void onState(ClientState state, String text) {
        print(
                "session",
                Map.of("state", state.name(), "text", text),
                "session " + state.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (text.isEmpty() ? "" : ": " + text));
    }

    @Override
    public void onFile(String name, int messages, long firstInputNumber) {
        print(
                "file",
                Map.of("file", name, "messages", messages, "firstInputNumber", firstInputNumber),
                "file " + name + ": " + messages + (messages == 1 ? " message" : " messages") + " from input "
                        + firstInputNumber);
    }

    @Override
    public void onAlarm(Alarm alarm, String text) {
        print("alarm", Map.of("alarm", alarm.name(), "text", text), "ALARM " + alarm + ": " + text);
    }

    private void print(String event, Map<String, ?> fields, String text) {
        Instant now = clock.instant();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("time", now.truncatedTo(ChronoUnit.MILLIS).toString());
            all.put("event", event);
            all.putAll(fields);
            out.println(Json.line(all));
        } else {
            out.println(TIME.format(now.atOffset(BAKU)) + " " + text);
        }
        out.flush();
    }
}
