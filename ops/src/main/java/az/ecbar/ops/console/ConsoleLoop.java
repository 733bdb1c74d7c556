package az.ecbar.ops.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Reads commands from the terminal, with history and completion, until the operator leaves. */
final class ConsoleLoop {
    private static final Set<String> LEAVING = Set.of("exit", "quit");

    private final CommandLine commands;

    /** @param commands the console's own commands, on a desk that stays open */
    ConsoleLoop(CommandLine commands) {
        this.commands = commands;
    }

    /** Returns the exit code of the last command. */
    int run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            commands.setOut(terminal.writer()).setErr(terminal.writer());
            commands.setParameterExceptionHandler((mistake, _) -> {
                terminal.writer().println(mistake.getMessage() + "; help lists the commands");
                return ConsoleCommand.WRONG_USE;
            });
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .completer((_, line, candidates) -> complete(line, candidates))
                    .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".ecbar_console"))
                    .build();
            terminal.writer().println("help lists the commands, exit leaves.");
            int code = ConsoleCommand.DONE;
            while (true) {
                String line = readLine(reader);
                if (line == null) {
                    return code;
                }
                List<String> words = words(reader, line);
                if (words.isEmpty()) {
                    continue;
                }
                if (LEAVING.contains(words.getFirst())) {
                    return code;
                }
                code = execute(words);
                terminal.flush();
            }
        }
    }

    private int execute(List<String> words) {
        if (words.equals(List.of("help"))) {
            commands.usage(commands.getOut());
            return ConsoleCommand.DONE;
        }
        return commands.execute(words.toArray(String[]::new));
    }

    /** A line; empty if it was given up, null at the end of the input. */
    private static @Nullable String readLine(LineReader reader) {
        try {
            return reader.readLine("ecbar> ");
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    private static List<String> words(LineReader reader, String line) {
        try {
            return reader.getParser().parse(line, line.length()).words().stream()
                    .filter(word -> !word.isBlank())
                    .toList();
        } catch (EOFError e) {
            // A quote that was never closed: taken as it stands.
            return List.of(line.strip().split("\\s+"));
        }
    }

    /** Offers the commands below those typed, their options, and the values that a parameter may have. */
    void complete(ParsedLine line, List<Candidate> candidates) {
        CommandLine at = commands;
        for (String word : line.words().subList(0, line.wordIndex())) {
            CommandLine below = at.getSubcommands().get(word);
            at = below == null ? at : below;
        }
        at.getSubcommands().keySet().forEach(name -> candidates.add(new Candidate(name)));
        for (OptionSpec option : at.getCommandSpec().options()) {
            candidates.add(new Candidate(option.longestName()));
        }
        for (PositionalParamSpec parameter : at.getCommandSpec().positionalParameters()) {
            if (parameter.completionCandidates() != null) {
                parameter.completionCandidates().forEach(value -> candidates.add(new Candidate(value)));
            }
        }
    }
}
