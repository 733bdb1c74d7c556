package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxFailure;
import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.trust.certificate.CertificateChecker;
import java.util.ArrayList;
import java.util.List;

/** What a journal alone gives: ledger and outputs, made again from the first command on. */
record Rebuilt(Ledger ledger, Outbox outbox) {
    /** From the first command on, into an empty outbox. */
    static Rebuilt of(JournalFolder journal, Node.Settings settings, CertificateChecker checker) throws Exception {
        return of(journal, settings, checker, PassedOver.NONE);
    }

    /** As above, by what that node's folder says of hash points that count for nothing. */
    static Rebuilt of(JournalFolder journal, Node.Settings settings, CertificateChecker checker, PassedOver passedOver)
            throws Exception {
        return of(folders(journal, new MemoryFolder(), new MemoryFolder()), settings, checker, passedOver);
    }

    /** From the newest snapshot on, proving what the outbox holds: as a node starts. */
    static Rebuilt of(
            JournalFolder folder,
            FileFolder snapshots,
            FileFolder outputs,
            Node.Settings settings,
            CertificateChecker checker)
            throws Exception {
        return of(folders(folder, snapshots, outputs), settings, checker, PassedOver.NONE);
    }

    private static Node.Folders folders(JournalFolder journal, FileFolder snapshots, FileFolder outputs) {
        return new Node.Folders(journal, snapshots, outputs, new MemoryFolder());
    }

    private static Rebuilt of(
            Node.Folders folders, Node.Settings settings, CertificateChecker checker, PassedOver passedOver)
            throws Exception {
        Replica replica = Replica.open(folders, checker, settings, passedOver, false, JournalProgress.SILENT);
        try (Journal _ = replica.journal()) {
            replica.commitAll(JournalProgress.SILENT);
            return new Rebuilt(replica.ledger(), replica.behind().outbox());
        }
    }

    /** The same events and the same state. */
    void assertSameLedger(Ledger other) {
        assertEquals(other.lastSequence(), ledger.lastSequence());
        assertEquals(other.totalEvents(), ledger.totalEvents());
        assertEquals(other.eventHash(), ledger.eventHash());
        assertArrayEquals(digest(other), digest(ledger), "digest of the state");
    }

    /** The outputs of a terminal, in the order of their numbers, are these, byte for byte. */
    void assertSameOutputs(int participantId, char terminal, List<byte[]> held) {
        List<byte[]> made = outputs(participantId, terminal);
        assertEquals(made.size(), held.size(), "outputs of participant " + participantId + terminal);
        for (int i = 0; i < made.size(); i++) {
            assertArrayEquals(made.get(i), held.get(i), "output " + (i + 1) + " of " + participantId + terminal);
        }
    }

    /**
     * The outputs that an outbox holds of a terminal are the last of these, byte for byte.
     *
     * @param mayLackOlder whether those at the beginning may be gone
     */
    static void assertSameTail(
            Outbox outbox, int participantId, char terminal, List<byte[]> held, boolean mayLackOlder) {
        assertEquals(held.size(), outbox.lastNumber(participantId, (byte) terminal));
        int number = held.size();
        try {
            for (; number > 0; number--) {
                byte[] expected = held.get(number - 1);
                int _ = outbox.read(participantId, (byte) terminal, number, 1, output -> {
                    byte[] bytes = new byte[output.messageLength()];
                    output.buffer().getBytes(output.messageOffset(), bytes);
                    assertArrayEquals(expected, bytes, "output of " + participantId + terminal);
                    return true;
                });
            }
        } catch (OutboxFailure e) {
            assertTrue(mayLackOlder, e.getMessage());
        }
    }

    private List<byte[]> outputs(int participantId, char terminal) {
        List<byte[]> all = new ArrayList<>();
        OutputReader reader = output -> {
            byte[] bytes = new byte[output.messageLength()];
            output.buffer().getBytes(output.messageOffset(), bytes);
            return all.add(bytes);
        };
        int _ = outbox.read(participantId, (byte) terminal, 1, Integer.MAX_VALUE, reader);
        return all;
    }

    private static byte[] digest(Ledger ledger) {
        StateDigest digest = new StateDigest();
        ledger.write(digest);
        return digest.digest();
    }
}
