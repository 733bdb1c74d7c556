package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of two MiB runs full under a real process. Needs the right to mount. */
class FullFileSystemTest {
    @TempDir
    Path work = Path.of("");

    private Path mount = Path.of("");
    private boolean isMounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mount = Files.createDirectories(work.resolve("small"));
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount.toString()) == 0;
        assumeTrue(isMounted, "a small file system can be mounted here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (isMounted) {
            assertEquals(0, run("umount", "--lazy", mount.toString()));
        }
    }

    @Test
    void theNodeStopsCleanlyBeforeSpaceEnds() throws IOException, InterruptedException {
        Path data = mount.resolve("data");
        ChildProcess child = ChildProcess.start(List.of(), data, 1, Long.MAX_VALUE, "heed");
        assertEquals(JournalExitCode.NO_SPACE, child.awaitEnd(), child::heard);
        assertTrue(child.durable() > 1000, child::heard);
        recoversAllOf(child.durable());
    }

    @Test
    void whoGoesOnIsHaltedByTheFirstPageThatCannotBeHad() throws IOException, InterruptedException {
        Path data = mount.resolve("data");
        ChildProcess child = ChildProcess.start(List.of(), data, 1, Long.MAX_VALUE, "go on");
        int exitCode = child.awaitEnd();
        assertTrue(
                exitCode == JournalExitCode.MAPPED_MEMORY || exitCode == JournalExitCode.FAILED,
                () -> exitCode + ": " + child.heard());
        assertTrue(child.durable() > 1000, child::heard);
        recoversAllOf(child.durable());
    }

    private void recoversAllOf(long acknowledged) throws IOException, InterruptedException {
        assertEquals(0, run("mount", "-o", "remount,size=64m", mount.toString()));
        ChildProcess again = ChildProcess.start(List.of(), mount.resolve("data"), 2, 3, "heed");
        assertEquals(0, again.awaitEnd(), again::heard);
        assertTrue(again.recovered() >= acknowledged, again::heard);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
