package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.SuspensionCause;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What {@code console suspend} and {@code console resume} have in common. */
abstract class SuspensionCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleCommand console;

    @Parameters(index = "0", paramLabel = "BIC", description = "Of the participant.")
    private String bic = "";

    @Parameters(index = "1", paramLabel = "CAUSE", description = "One of ${COMPLETION-CANDIDATES}.")
    private SuspensionCause cause = SuspensionCause.ORDER;

    @Option(
            names = "--number",
            required = true,
            paramLabel = "N",
            description = "Of the decision, or of the participant's request; at most 16 characters.")
    private String number = "";

    @Option(
            names = "--date",
            paramLabel = "YYYYMMDD",
            defaultValue = "0",
            description = "Of the decision or request; by default today.")
    private int date;

    @Override
    public final Integer call() {
        return console.act(
                writer -> write(writer, new Decision(bic, cause, date == 0 ? BakuTime.today() : date, number)));
    }

    abstract byte[] write(ActionWriter writer, Decision decision);

    /** What was decided of whom. */
    record Decision(String bic, SuspensionCause cause, int date, String number) {}

    /** {@code console suspend}. */
    @Command(
            name = "suspend",
            description =
                    "Suspends a participant in AZIPS (7-10.2): payments from and to it wait; needs two operators.")
    static final class Suspend extends SuspensionCommand {
        @Override
        byte[] write(ActionWriter writer, Decision decision) {
            return writer.suspendParticipant(decision.bic(), decision.cause(), decision.date(), decision.number());
        }
    }

    /** {@code console resume}. */
    @Command(
            name = "resume",
            description = "Lifts one cause of a participant's suspension (7-10.3); needs two operators.")
    static final class Resume extends SuspensionCommand {
        @Override
        byte[] write(ActionWriter writer, Decision decision) {
            return writer.resumeParticipant(decision.bic(), decision.cause(), decision.date(), decision.number());
        }
    }
}
