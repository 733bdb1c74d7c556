package az.ecbar.stp.folder;

import java.util.Locale;

/** Names that never take an existing file's place. */
final class FreeName {
    private FreeName() {}

    /** Says whether a name is taken. */
    interface Taken {
        boolean test(String name) throws java.io.IOException;
    }

    /** The name itself when it is free, else with the lowest number that is: {@code pay.fin}, {@code pay-2.fin}. */
    static String of(String name, Taken taken) throws java.io.IOException {
        String candidate = name;
        for (int i = 2; taken.test(candidate); i++) {
            candidate = numbered(name, i);
        }
        return candidate;
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= 0
                ? String.format(Locale.ROOT, "%s-%d", name, number)
                : String.format(Locale.ROOT, "%s-%d%s", name.substring(0, dot), number, name.substring(dot));
    }
}
