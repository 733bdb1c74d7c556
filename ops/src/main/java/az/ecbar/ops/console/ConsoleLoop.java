package az.ecbar.ops.console;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads commands from the terminal, with history and completion, until the operator leaves. Ctrl-C gives up the line, or
 * ends the command that runs. The history can hold no secret, since no command takes one; its file is the operator's alone.
 */
final class ConsoleLoop {
    private static final Set<String> LEAVING = Set.of("exit", "quit");

    private final CommandLine commands;
    private final StopSign stop;
    private final Prompt prompt;
    private final KnownWords known;

    /**
     * @param commands the console's own commands, on a desk that stays open
     * @param stop what these commands look at
     * @param prompt by which these commands ask
     * @param known what their answers have named
     */
    ConsoleLoop(CommandLine commands, StopSign stop, Prompt prompt, KnownWords known) {
        this.commands = commands;
        this.stop = stop;
        this.prompt = prompt;
        this.known = known;
    }

    /** Returns the exit code of the last command. */
    int run() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Path history = home.resolve(".ecbar_console");
        if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
            createForOwner(history);
        }
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            return run(terminal, history);
        }
    }

    /** As {@link #run()}, at a terminal that its owner closes. */
    int run(Terminal terminal, Path history) {
        commands.setOut(terminal.writer()).setErr(terminal.writer());
        commands.setParameterExceptionHandler((mistake, _) -> explain(terminal, mistake));
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer((_, line, candidates) -> complete(line, candidates))
                .variable(LineReader.HISTORY_FILE, history)
                .build();
        prompt.readWith(words -> answer(reader, words));
        Terminal.SignalHandler _ = terminal.handle(Terminal.Signal.INT, _ -> stop.raise());
        terminal.writer().println("help lists the commands, help COMMAND explains one, exit leaves.");
        int code = ConsoleCommand.DONE;
        while (true) {
            String line = readLine(reader, "ecbar> ");
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
            stop.lower();
            code = commands.execute(words.toArray(String[]::new));
            terminal.flush();
        }
    }

    private static int explain(Terminal terminal, ParameterException mistake) {
        String guess = mistake instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
                : "";
        String name = mistake.getCommandLine().getCommandSpec().qualifiedName(" ");
        String what = name.contains(" ")
                ? "help " + name.substring(name.indexOf(' ') + 1) + " explains it"
                : "help lists the commands";
        terminal.writer().println(mistake.getMessage() + guess + "; " + what);
        return ConsoleCommand.WRONG_USE;
    }

    /** A line; empty if it was given up, null at the end of the input. */
    private static @Nullable String readLine(LineReader reader, String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    /** What is typed to confirm a command is none itself: it stays out of the history. */
    private static String answer(LineReader reader, String prompt) {
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            String typed = readLine(reader, prompt);
            return typed == null ? "" : typed.strip();
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
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

    private static void createForOwner(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Of an earlier console.
        }
    }

    /** Offers the commands below those typed, their options, and the values that a parameter or an option may have: those
     * that it can only have, and BICs, accounts and proposals that answers have named. */
    void complete(ParsedLine line, List<Candidate> candidates) {
        List<String> typed = line.words().subList(0, line.wordIndex());
        CommandLine at = commands;
        for (String word : typed) {
            CommandLine below = at.getSubcommands().get(word);
            at = below == null ? at : below;
        }
        OptionSpec option = typed.isEmpty() ? null : at.getCommandSpec().findOption(typed.getLast());
        if (option != null && option.arity().max() > 0) {
            offer(option.completionCandidates(), candidates);
            offer(known.of(option.paramLabel()), candidates);
            return;
        }
        List<String> values = new ArrayList<>(at.getSubcommands().keySet());
        at.getCommandSpec().options().forEach(each -> values.add(each.longestName()));
        offer(values, candidates);
        for (PositionalParamSpec parameter : at.getCommandSpec().positionalParameters()) {
            offer(parameter.completionCandidates(), candidates);
            offer(known.of(parameter.paramLabel()), candidates);
        }
        if (!typed.isEmpty() && typed.getFirst().equals("help")) {
            offer(commands.getSubcommands().keySet(), candidates);
        }
    }

    private static void offer(@Nullable Iterable<String> values, List<Candidate> candidates) {
        if (values != null) {
            for (String value : values) {
                // The codec's own value for none is no word of anybody.
                if (!value.equals("NULL_VAL")) {
                    candidates.add(new Candidate(value));
                }
            }
        }
    }
}
