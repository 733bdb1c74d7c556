package az.ecbar.ops.console;

import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that is nothing without one of its own. */
abstract class ActionGroup implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                spec.name() + " needs one of: "
                        + String.join(", ", new TreeSet<>(spec.subcommands().keySet())));
    }
}
