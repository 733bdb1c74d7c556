package az.ecbar.ops.sandbox;

import java.util.List;

/**
 * Where and how a child process runs. Immutable.
 *
 * @param before words before the command, such as those that enter a network namespace; the process that they begin must
 *     become the command, so that a signal reaches it
 * @param classPathInFront folders or archives before the class path, separated as in one; empty if there are none
 */
public record ChildPlace(List<String> before, String classPathInFront) {
    /** As this process itself. */
    public static final ChildPlace HERE = new ChildPlace(List.of(), "");

    public ChildPlace {
        before = List.copyOf(before);
    }

    /** With words before the command. */
    public ChildPlace withBefore(List<String> words) {
        return new ChildPlace(words, classPathInFront);
    }

    /** With other classes before those of this build. */
    public ChildPlace withClassPathInFront(String classPath) {
        return new ChildPlace(before, classPath);
    }
}
