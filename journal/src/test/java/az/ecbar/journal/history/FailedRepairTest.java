package az.ecbar.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileRepair;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalVerifier;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A repair whose new file cannot be given its name leaves the journal's list as it was, and can be done again. */
class FailedRepairTest {
    private final TestHistory with = new TestHistory();
    private final MemoryFolder folder = new MemoryFolder();
    private boolean isRefusing;

    @Test
    void aRepairThatCannotBeNamedIsDoneAgain() throws IOException {
        MemoryFolder peer = new MemoryFolder();
        try (Journal journal = TestHistory.open(peer)) {
            with.append(journal, 400, 100, 0);
        }
        JournalFolder refusing = (JournalFolder) Proxy.newProxyInstance(
                JournalFolder.class.getClassLoader(), new Class<?>[] {JournalFolder.class}, this::call);
        try (Journal journal = TestHistory.open(refusing)) {
            with.append(journal, 400, 100, 0);
            List<String> before = names(journal);
            ClosedFile file = journal.history().files().get(1);
            folder.flip(file.name(), 3000, 4);
            isRefusing = true;
            assertThrows(IOException.class, () -> repair(peer, journal, file));
            assertEquals(before, names(journal));
            isRefusing = false;
            repair(peer, journal, journal.history().files().get(1));
            assertEquals(before, names(journal));
            try (JournalReader reader = journal.newReader()) {
                assertEquals(
                        400,
                        new JournalVerifier(reader, JournalProgress.SILENT)
                                .verify()
                                .records());
            }
        }
    }

    private static void repair(MemoryFolder peer, Journal journal, ClosedFile file) throws IOException {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        try (JournalReader source = JournalReader.offline(peer, JournalProgress.SILENT);
                FileRepair repair = journal.history().repair(file)) {
            source.seek(file.firstSequence());
            while (!repair.isComplete()) {
                int length = source.next(Long.MAX_VALUE, record, 0);
                assertEquals(RecordCheck.VALID, repair.add(record, 0, length));
            }
            repair.finish();
        }
    }

    private static List<String> names(Journal journal) {
        return journal.history().files().stream().map(ClosedFile::name).toList();
    }

    private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (isRefusing && method.getName().equals("replace")) {
            throw new IOException("no name can be given");
        }
        try {
            return method.invoke(folder, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
