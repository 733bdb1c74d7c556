package az.ecbar.ops.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What each demo does around its day: a folder of its own, the end told, and what the exit code says. */
final class DemoRun {
    /** Every check held. */
    static final int DONE = 0;

    /** A check failed, or the day could not be played. */
    static final int FAILED = 1;

    /** Wrong usage. */
    static final int WRONG_USE = 2;

    private DemoRun() {}

    /** The day and its checks. */
    @FunctionalInterface
    interface Play {
        void in(Path folder) throws Exception;
    }

    /**
     * Plays in a temporary folder, which goes afterwards unless something failed or it shall be kept.
     *
     * @param title what is played; the folder is told behind it
     * @return the exit code
     */
    static int of(String folderPrefix, String title, boolean isKept, Story story, Play play) throws IOException {
        Path folder = Files.createTempDirectory(folderPrefix);
        boolean isDone = false;
        try {
            story.out().println(title + ", in " + folder);
            story.out().println();
            isDone = hasHeld(folder, story, play);
        } finally {
            if (isDone && !isKept) {
                Folders.remove(folder);
            } else {
                story.out().println("kept: " + folder);
            }
            story.out().flush();
        }
        return isDone ? DONE : FAILED;
    }

    private static boolean hasHeld(Path folder, Story story, Play play) {
        try {
            play.in(folder);
        } catch (Exception e) {
            story.out().println();
            story.out().println("FAILED: " + (e.getMessage() == null ? e : e.getMessage()));
            if (!(e instanceof DemoFailure)) {
                e.printStackTrace(story.out());
            }
            return false;
        }
        story.out().println();
        story.tell(story.passed() + " checks held, " + story.failed() + " failed");
        return story.failed() == 0;
    }
}
