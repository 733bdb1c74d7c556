package az.ecbar.ops;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Runs a command of the launcher inside a test and gives back what it printed. */
public final class EcbarCommandLine {
    private EcbarCommandLine() {}

    /** Reads the words of a command as the launcher would, and runs nothing; throws what is wrong with them. */
    public static void parse(List<String> args) {
        CommandLine.ParseResult _ = new CommandLine(new EcbarCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(args.toArray(String[]::new));
    }

    /** Runs one command; gives its exit code. What it prints goes to a text. */
    public static int execute(StringBuilder told, List<String> args) {
        StringWriter text = new StringWriter();
        CommandLine commands = new CommandLine(new EcbarCommand());
        commands.setOut(new PrintWriter(text));
        commands.setErr(new PrintWriter(text));
        int code = commands.execute(args.toArray(String[]::new));
        told.append(text);
        return code;
    }

    /** Runs one command as if the software lay in a folder. Standard output and error come back as one text. */
    public static String run(Path home, String... args) {
        String before = System.setProperty("ecbar.home", home.toString());
        try {
            StringWriter text = new StringWriter();
            CommandLine commands = new CommandLine(new EcbarCommand());
            commands.setOut(new PrintWriter(text));
            commands.setErr(new PrintWriter(text));
            commands.execute(args);
            return text.toString();
        } finally {
            if (before == null) {
                System.clearProperty("ecbar.home");
            } else {
                System.setProperty("ecbar.home", before);
            }
        }
    }
}
