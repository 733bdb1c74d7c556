package az.ecbar.ops.console;

import java.io.Console;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the operator type a word before something is signed: where commands are read, at the same line; else at the terminal
 * of the process. One thread.
 */
final class Prompt {
    private @Nullable UnaryOperator<String> lines;

    /** From now on lines are read by this: it shows the words that it is given, and gives what is typed behind them. */
    void readWith(UnaryOperator<String> reader) {
        lines = reader;
    }

    /**
     * Whether the operator types the word.
     *
     * @throws IllegalArgumentException where nobody can be asked
     */
    boolean isTyped(String prompt, String word) {
        UnaryOperator<String> reader = lines;
        return word.equals(reader == null ? readFromTerminal(prompt) : reader.apply(prompt));
    }

    // Java 25 went back to a console that is null without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable String readFromTerminal(String prompt) {
        Console terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) {
            throw new IllegalArgumentException("there is no terminal to ask on; --yes signs without asking");
        }
        return terminal.readLine("%s", prompt);
    }
}
