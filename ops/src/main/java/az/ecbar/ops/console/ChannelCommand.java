package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.view.OutputsRequest;
import az.ecbar.ops.view.SentOverSwift;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.Channel;
import az.ecbar.trust.certificate.UtcNs;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console channel}. */
@Command(
        name = "channel",
        description = {
            "Over which channel a participant exchanges messages with AZIPS (4.4), by its notification. Setting it,"
                    + " and giving up a message that SWIFT never takes, needs two operators; 'participants' shows who"
                    + " uses which."
        })
final class ChannelCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    /** What can be chosen. */
    enum Choice {
        CTN,
        SWIFT
    }

    @Command(description = "Sets the channel of a participant from a moment on.")
    int set(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(index = "1", paramLabel = "CHANNEL", description = "One of ${COMPLETION-CANDIDATES}.")
                    Choice channel,
            @Option(
                            names = "--paper",
                            required = true,
                            paramLabel = "NUMBER",
                            description = "Of the participant's notification, at most 16 characters.")
                    String paperNumber,
            @Option(
                            names = "--paper-date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Of the notification; by default today.")
                    int paperDate,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            defaultValue = "",
                            description = "From when on, in Baku, as 2026-03-02T19:00; by default at once.")
                    String from) {
        return console.act(writer -> writer.setChannel(
                bic,
                channel == Choice.SWIFT ? Channel.SWIFT : Channel.CTN,
                from.isEmpty() ? 0 : UtcNs.of(BakuTime.instant(from)),
                paperDate == 0 ? BakuTime.today() : paperDate,
                paperNumber));
    }

    @Command(
            name = "give-up",
            description = {
                "Gives up the first output to a participant over SWIFT that FIN has not acknowledged: it is not sent"
                        + " any more, and what behind it is acknowledged counts. Prints it before it proposes: tell the"
                        + " participant otherwise what it says."
            })
    int giveUp(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(index = "1", paramLabel = "NUMBER", description = "Of the output, as the alarm names it.")
                    long number,
            @Option(
                            names = "--why",
                            required = true,
                            paramLabel = "WORDS",
                            description = "The reason, such as FIN's error code; at most 50 characters.")
                    String why) {
        return console.run((desk, printer) -> {
            Answer output = kept(desk, bic, number);
            if (output.number("number") != number) {
                return console.refuse(notKept(bic, number, output));
            }
            int _ = printer.printOutputs(List.of(output));
            return printer.printSteps(desk.act(new ActionWriter().giveUpOutput(bic, number, why.strip())));
        });
    }

    @Command(
            description = {
                "Shows the outputs over SWIFT that FIN refused, or that have no ACK after many sendings, as the node"
                        + " that leads knows it since it leads; at most 64."
            })
    int stuck() {
        return console.run((desk, printer) -> {
            Answer answer = desk.view(SentOverSwift.request());
            while (!answer.text("view").equals("SWIFT")) {
                answer = desk.view(SentOverSwift.request());
            }
            return printer.printStuck(answer);
        });
    }

    private static Answer kept(OperatorDesk desk, String bic, long number) throws ConfigException, OperatorException {
        if (number <= 0) {
            throw new ConfigException("NUMBER must be positive");
        }
        return OutputsCommand.ask(
                desk, new OutputsRequest(ConsoleCommand.bic11(bic), (char) SwiftTerminal.LETTER, number - 1));
    }

    /** Nobody gives up what he has not seen. */
    private static String notKept(String bic, long number, Answer answer) {
        String error = answer.text("error");
        return error.isEmpty()
                ? "output " + number + " to " + bic + " over SWIFT cannot be shown: up to "
                        + answer.number("acknowledged") + " they are acknowledged, " + answer.number("last")
                        + " is the last; one that waits to be made can be given up later"
                : error;
    }
}
