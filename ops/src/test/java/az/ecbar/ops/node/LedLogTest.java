package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.port.Clock;
import az.ecbar.port.JournalFile;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.NewEpoch;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sender of a node that leads sees a record in the moment in which its force begins. */
class LedLogTest {
    private final Surroundings around = new Surroundings(1, new StillClock());
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final List<Long> sentBeforeForced = new ArrayList<>();
    private @Nullable LedLog log;

    private record StillClock() implements Clock {
        @Override
        public long utcNs() {
            return TestAuthority.NOW_NS;
        }

        @Override
        public long monotonicNs() {
            return 0;
        }
    }

    /** Calls {@link #onForce} before each force of a file of records. */
    private JournalFolder watched(JournalFolder folder) {
        return (JournalFolder) Proxy.newProxyInstance(
                JournalFolder.class.getClassLoader(), new Class<?>[] {JournalFolder.class}, (_, method, arguments) -> {
                    Object result = called(() -> method.invoke(folder, arguments));
                    return method.getName().equals("startFile") ? watched((JournalFile) result) : result;
                });
    }

    private JournalFile watched(JournalFile file) {
        return (JournalFile) Proxy.newProxyInstance(
                JournalFile.class.getClassLoader(), new Class<?>[] {JournalFile.class}, (_, method, arguments) -> {
                    if (method.getName().equals("force")) {
                        onForce();
                    }
                    return called(() -> method.invoke(file, arguments));
                });
    }

    private interface Call {
        Object make() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object called(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void onForce() {
        LedLog led = log;
        if (led == null || led.appendedSequence() == led.forcedSequence()) {
            return;
        }
        long last = led.appendedSequence();
        assertTrue(led.read(last, record, 0) > 0, "not forced, and there");
        assertEquals(last, RecordHeader.sequence(record, 0));
        assertEquals(0, led.read(last + 1, record, 0), "not appended");
        assertTrue(led.committedSequence() < last, "nothing of it is released");
        sentBeforeForced.add(last);
    }

    /** One whom the genesis knows and who never comes. */
    private void operator(char letter) {
        ClientSessionListener nobody = (ClientSessionListener) Proxy.newProxyInstance(
                ClientSessionListener.class.getClassLoader(),
                new Class<?>[] {ClientSessionListener.class},
                (_, _, _) -> null);
        ClientSession _ =
                around.session(Role.OPERATOR, Surroundings.CENTRE, letter, new Random(letter)::nextBytes, nobody);
    }

    @Test
    void aRecordIsThereBeforeItIsForcedAndIsNotReleased() throws Exception {
        operator('L');
        operator('R');
        Node.Folders folders = new Node.Folders(
                watched(new MemoryFolder()), new MemoryFolder(), new MemoryFolder(), new MemoryFolder());
        Node leading = Node.solo(
                around.ports(0, folders),
                Surroundings.settings(64, 1_000),
                around.genesis("LEDGER", List.of()),
                JournalProgress.SILENT);
        log = new LedLog(leading, new MemoryFolder(), new StillClock(), new NodeLog());
        leading.core().begin(NewEpoch.solo(leading.epoch() + 1));
        leading.core().doWork();
        assertEquals(List.of(log.appendedSequence()), sentBeforeForced);
        assertEquals(log.appendedSequence(), log.forcedSequence());
    }
}
