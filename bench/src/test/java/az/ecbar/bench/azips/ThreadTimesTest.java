package az.ecbar.bench.azips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThreadTimesTest {
    private static final int ROUNDS = 20_000;

    @Test
    void aThreadIsToldByTheNameThatTheSystemKnows() {
        assertEquals(ThreadKind.EDGE, ThreadKind.of("edge"));
        assertEquals(ThreadKind.CORE, ThreadKind.of("core"));
        assertEquals(ThreadKind.NETTY, ThreadKind.of("multiThreadIoEv"));
        assertEquals(ThreadKind.PROJECTION, ThreadKind.of("projection"));
        assertEquals(ThreadKind.PROJECTION, ThreadKind.of("H2-serializatio"));
        assertEquals(ThreadKind.COMPILER, ThreadKind.of("C1 CompilerThre"));
        assertEquals(ThreadKind.COMPILER, ThreadKind.of("C2 CompilerThre"));
        assertEquals(ThreadKind.COLLECTOR, ThreadKind.of("ZWorkerYoung#0"));
        assertEquals(ThreadKind.REST, ThreadKind.of("java"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAThreadUsesIsCountedUnderItsKind() throws Exception {
        long pid = ProcessHandle.current().pid();
        ThreadTimes before = ThreadTimes.ofProcess(pid);
        CountDownLatch worked = new CountDownLatch(1);
        CountDownLatch counted = new CountDownLatch(1);
        Thread edge = Thread.ofPlatform().name("edge").start(() -> {
            work();
            worked.countDown();
            awaitQuietly(counted);
        });
        worked.await();
        Map<ThreadKind, Long> used = ThreadTimes.ofProcess(pid).since(before);
        counted.countDown();
        edge.join();

        assertEquals(ThreadKind.values().length, used.size());
        assertTrue(used.getOrDefault(ThreadKind.EDGE, 0L) > 0, used::toString);
        assertEquals(0, used.get(ThreadKind.SNAPSHOT));
    }

    private static void work() {
        CRC32C crc = new CRC32C();
        byte[] bytes = new byte[1024];
        for (int i = 0; i < ROUNDS; i++) {
            crc.update(bytes, 0, bytes.length);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
