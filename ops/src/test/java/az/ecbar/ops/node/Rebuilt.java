package az.ecbar.ops.node;

import az.ecbar.gateway.notice.NoticeHandler;
import az.ecbar.gateway.notice.RendererConfig;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.trust.certificate.CertificateChecker;
import java.util.ArrayList;
import java.util.List;

/** What a journal alone gives: ledger and outputs, made again from the first command on. */
record Rebuilt(Ledger ledger, Outbox outbox) {
    static Rebuilt of(MemoryFolder folder, Node.Settings settings, CertificateChecker checker) throws Exception {
        Journal journal = Journal.open(folder, settings.journal(), JournalProgress.SILENT);
        Outbox outbox = Outbox.open(new MemoryFolder(), OutboxConfig.standard());
        JournalReader reader = journal.newReader();
        NodeDirectory directory = new NodeDirectory(checker, reader);
        NoticeHandler notices = new NoticeHandler(RendererConfig.standard(), reader::read, outbox);
        Ledger ledger = new NodeStart(
                        journal,
                        journal.newReader(),
                        new SnapshotStore(new MemoryFolder()),
                        outbox,
                        notices,
                        directory,
                        JournalProgress.SILENT)
                .run(new Ledger(settings.ledger()));
        return new Rebuilt(ledger, outbox);
    }

    /** All outputs of one terminal in the order of their numbers. */
    List<byte[]> outputs(int participantId, char terminal) {
        List<byte[]> all = new ArrayList<>();
        OutputReader reader = output -> {
            byte[] bytes = new byte[output.messageLength()];
            output.buffer().getBytes(output.messageOffset(), bytes);
            return all.add(bytes);
        };
        outbox.read(participantId, (byte) terminal, 1, Integer.MAX_VALUE, reader);
        return all;
    }

    /** The digest of a ledger's state, as snapshots bear it. */
    static byte[] digest(Ledger ledger) {
        StateDigest digest = new StateDigest();
        ledger.write(digest);
        return digest.digest();
    }
}
