package az.ecbar.ops.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console participant}. */
@Command(
        name = "participant",
        description = "A participant's part in AZIPS (7-10); each of these needs two operators. See also 'remove'.")
final class ParticipantCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(
            description = {
                "A participant ends its participation by its own will, for good: what waits from and to it is annulled,"
                        + " the others are told (7-10.5)."
            })
    int leave(
            @Parameters(paramLabel = "BIC") String bic,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Number of its application, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of its application; by default today.")
                    int date) {
        return console.act(writer -> writer.leave(bic, date == 0 ? BakuTime.today() : date, number));
    }

    @Command(
            name = "out-of-order",
            description = {
                "A participant cannot reach us: from now on operators may enter its payments (4.27, 6.1). The others"
                        + " are told; what is told to it is kept ('outputs')."
            })
    int outOfOrder(
            @Parameters(paramLabel = "BIC") String bic,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Number of its appeal, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of its appeal; by default today.")
                    int date) {
        return console.act(writer -> writer.setWorkstation(bic, true, date == 0 ? BakuTime.today() : date, number));
    }

    @Command(description = "A participant works by itself again (4.27); the others are told.")
    int restore(
            @Parameters(paramLabel = "BIC") String bic,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Number of its information that it works again, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of its information; by default today.")
                    int date) {
        return console.act(writer -> writer.setWorkstation(bic, false, date == 0 ? BakuTime.today() : date, number));
    }
}
