package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import az.ecbar.trust.certificate.UtcNs;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code console standing-order}. */
@Command(
        name = "standing-order",
        description = {
            "The standing order: by it an owner whose standby is silent detaches itself, with the witness's leave, so"
                    + " that payments do not wait for people. Setting and revoking it needs two operators."
        })
final class StandingOrderCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Gives the standing order, in the place of the one before.")
    int set(
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            defaultValue = "",
                            description = "Valid from, as 2026-03-02T19:00 in Baku; by default from now on.")
                    String from,
            @Option(names = "--until", paramLabel = "TIME", required = true, description = "Valid until, in Baku.")
                    String until,
            @Option(
                            names = "--longest",
                            paramLabel = "DURATION",
                            required = true,
                            description = "How long the owner may be alone by it before banks are told to wait, as 90s,"
                                    + " 45m, 12h or 2d.")
                    String longest) {
        return console.act(writer -> writer.setStandingOrder(
                from.isEmpty() ? UtcNs.of(Instant.now()) : UtcNs.of(BakuTime.instant(from)),
                UtcNs.of(BakuTime.instant(until)),
                duration(longest).toNanos()));
    }

    @Command(description = "Takes the standing order back. An owner that is alone by it already stays so.")
    int revoke() {
        return console.act(ActionWriter::revokeStandingOrder);
    }

    @Command(description = "The standing order as each node has it, and how long an owner goes on alone by it.")
    int show() {
        return console.runAtPair((desk, printer) -> {
            List<PairView> views = desk.look();
            printer.printOnly(
                    views,
                    key -> key.startsWith("standing")
                            || List.of("node", "state", "mode", "admitsAloneFor")
                                    .contains(key));
            return views.stream().anyMatch(PairView::isHeard) ? ConsoleCommand.DONE : ConsoleCommand.NO_ANSWER;
        });
    }

    /** Of 90s, 45m, 12h, 2d; {@link IllegalArgumentException} for anything else. */
    static Duration duration(String text) {
        try {
            return Duration.parse(text.endsWith("d") ? "P" + text : "PT" + text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration as 90s, 45m, 12h or 2d", e);
        }
    }
}
