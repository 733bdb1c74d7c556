package az.ecbar.ops.pki;

import java.io.Console;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where passwords come from: a variable of the environment, else a prompt at the terminal. Never from arguments, which
 * every user of a machine can see, and never into a log.
 */
public final class Passwords {
    /** Protects the authority's own key. */
    public static final String AUTHORITY = "ECBAR_PKI_PASSWORD";

    /** Protects a holder's key file. */
    public static final String KEYS = "ECBAR_KEY_PASSWORD";

    private final Environment environment;

    /** Looks up a variable. */
    interface Environment {
        @Nullable
        String get(String name);
    }

    /** Those of this process. */
    public Passwords() {
        this(System::getenv);
    }

    Passwords(Environment environment) {
        this.environment = environment;
    }

    /** A password that exists already. */
    public char[] known(String variable, String what) throws PasswordMissing {
        return ask(variable, what, false);
    }

    /** A password for something new: at the terminal it is asked for twice. */
    public char[] chosen(String variable, String what) throws PasswordMissing {
        return ask(variable, what, true);
    }

    // Java 25 went back to a console that is null without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private char[] ask(String variable, String what, boolean isNew) throws PasswordMissing {
        String value = environment.get(variable);
        if (value != null && !value.isEmpty()) {
            return value.toCharArray();
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new PasswordMissing("the password for " + what + " is missing: set " + variable
                    + ", or run this at a terminal to be asked");
        }
        char[] first = read(console, "Password for " + what + ": ");
        if (isNew && !Arrays.equals(first, read(console, "The same again: "))) {
            throw new PasswordMissing("the two passwords are not the same");
        }
        return first;
    }

    private static char[] read(Console console, String prompt) throws PasswordMissing {
        char[] password = console.readPassword("%s", prompt);
        if (password == null) {
            throw new PasswordMissing("no password was given");
        }
        return password;
    }

    /** No password could be had. */
    public static final class PasswordMissing extends Exception {
        private static final long serialVersionUID = 1L;

        PasswordMissing(String message) {
            super(message);
        }
    }
}
