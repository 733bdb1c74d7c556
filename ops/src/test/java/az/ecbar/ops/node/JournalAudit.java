package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.auditor.Auditor;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.ledger.Ledger;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordHeader;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The auditor over a whole journal, with the events that a ledger gives which replays it from the first command on. */
final class JournalAudit {
    private JournalAudit() {}

    /** Nothing in the journal is against the regulation. */
    static void assertClean(JournalFolder folder, Node.Settings settings) throws Exception {
        assertClean(folder, settings, PassedOver.NONE);
    }

    /** As above, by what is known of hash points that count for nothing. */
    static void assertClean(JournalFolder folder, Node.Settings settings, PassedOver passedOver) throws Exception {
        HashComparison hashPoints = new HashComparison(passedOver);
        Auditor auditor = new Auditor();
        try (Journal journal = Journal.open(folder, settings.journal(), JournalProgress.SILENT)) {
            JournalReader reader = journal.newReader();
            Ledger ledger = new Ledger(settings.ledger());
            UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
            long last = journal.lastSequence();
            reader.seek(1);
            for (long sequence = 1; sequence <= last; sequence++) {
                assertTrue(reader.next(last, record, 0) > RecordHeader.HEADER_LENGTH, "record " + sequence);
                assertTrue(hashPoints.isSound(ledger, record), "hash point " + sequence);
                long timeNs = RecordHeader.timeNs(record, 0);
                ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, timeNs);
                auditor.audit(record, RecordHeader.HEADER_LENGTH, sequence, timeNs, ledger.events(), 0);
            }
        }
        assertEquals(List.of(), auditor.findings());
    }
}
