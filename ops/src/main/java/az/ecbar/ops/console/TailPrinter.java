package az.ecbar.ops.console;

import az.ecbar.ops.pki.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what a console looks at: one line, or with JSON one object, for each event. */
final class TailPrinter {
    private final PrintWriter out;
    private final boolean isJson;

    TailPrinter(PrintWriter out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    /** Prints the events of one answer and gives their number. */
    int print(Answer seen) {
        if (seen.text("restarted").equals("true")) {
            tell("restarted", 1, "the node has started again; what happened in between is not shown");
        }
        long dropped = seen.number("dropped");
        if (dropped > 0) {
            tell("dropped", dropped, dropped + " events were dropped: this console was too slow");
        }
        for (Answer event : seen.entries("events")) {
            if (isJson) {
                out.println(event.toJson());
            } else {
                out.println(TextTable.printable(String.format(
                        Locale.ROOT,
                        "%s  %-14s %s",
                        BakuTime.timeOfDay(event.number("timeNs")),
                        event.text("event"),
                        event.text("text"))));
            }
        }
        out.flush();
        return seen.entries("events").size();
    }

    private void tell(String what, long value, String words) {
        out.println(isJson ? new JsonObject().with(what, value).toString() : "-- " + words + " --");
    }
}
