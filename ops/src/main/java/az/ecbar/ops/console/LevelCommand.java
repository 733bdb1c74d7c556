package az.ecbar.ops.console;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console level}. */
@Command(name = "level", description = "What operators decide about the behaviour level; needs two operators.")
final class LevelCommand extends ActionGroup {
    private static final int NODES = 2;

    @ParentCommand
    private ConsoleCommand console;

    @Command(
            description =
                    "Raises it: from then on the rules of that level hold. Of a pair both nodes must run a build that"
                            + " knows the level, and say so.")
    int raise(@Parameters(paramLabel = "LEVEL") int level) {
        int code = console.hasControlPorts() ? console.runAtPair((desk, _) -> check(desk, level)) : ConsoleCommand.DONE;
        return code == ConsoleCommand.DONE ? console.act(writer -> writer.raiseLevel(level)) : code;
    }

    private static boolean areNodesHeard(List<PairView> heard) {
        return heard.stream().filter(view -> view.node() != 0).count() == NODES;
    }

    private static int check(PairDesk desk, int level) {
        int able = 0;
        for (PairView view : desk.look(LevelCommand::areNodesHeard)) {
            String known = view.value("level");
            if (view.node() != 0 && known.matches("\\d+") && Integer.parseInt(known) >= level) {
                able++;
            }
        }
        if (able != NODES) {
            throw new IllegalArgumentException("level " + level + ": " + able + " of " + NODES
                    + " nodes say that they can run it; 'pair' shows what each says, as level");
        }
        return ConsoleCommand.DONE;
    }
}
