package az.ecbar.ops.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.journal.snapshot.SnapshotWriter;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
    private static final String CENTRE = "NABZAZ2CXXX";
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    Path work = Path.of("");

    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();
    private final Ledger ledger = new Ledger(LedgerCapacity.small());

    @Test
    void aReplayEndsWhereTheLedgerStoodAndCountsTheMoney() {
        journal(genesis(), 0);
        assertEquals(0, run(), complained::toString);
        for (String line : List.of(
                "records        11, from sequence 1",
                "hash points    1, all agree",
                "last sequence  11",
                "epoch          7",
                "event hash     " + HexFormat.of().toHexDigits(ledger.eventHash()) + " over " + ledger.totalEvents()
                        + " events",
                "state digest   " + HexFormat.of().formatHex(digest()),
                "money AZN      1500.25 issued, 1500.25 held",
                "money JPY      700 issued, 700 held",
                "The replay holds.")) {
            assertTrue(said.toString().contains(line), () -> line + "\n" + said);
        }
    }

    @Test
    void twoReplaysUpToTheSameRecordAgreeWhereverTheyBegin() {
        journal(genesis(), 0);
        assertEquals(0, run("--json"));
        String whole = said.toString();
        assertEquals(0, run("--json", "--from-snapshot"));
        assertTrue(complained.toString().contains("From snapshot at sequence 8"), complained::toString);
        assertTrue(
                said.toString().startsWith("{\"fromSequence\":9,\"records\":3,\"hashPoints\":0,\"passedOver\":0,"),
                said::toString);
        assertEquals(where(whole), where(said.toString()));
        assertEquals(0, run("--json", "--to", "6"));
        assertTrue(said.toString().contains("\"lastSequence\":6,"), said::toString);
        assertTrue(
                said.toString().contains("\"AZN\":{\"issued\":\"1000.25\",\"held\":\"1000.25\",\"isConserved\":true}"));
    }

    @Test
    void aSnapshotThatDoesNotFitIsPassedOver() throws IOException {
        journal(genesis(), 0);
        flip(work.resolve("snapshots/snapshot-0000000000000000008"), 300);
        assertEquals(0, run("--from-snapshot"));
        assertTrue(said.toString().contains("There is no valid snapshot; from the genesis."), said::toString);
        assertTrue(said.toString().contains("records        11, from sequence 1"), said::toString);
    }

    @Test
    void aHashPointThatContradictsTheEventsFails() {
        journal(genesis(), 1);
        assertEquals(1, run());
        assertTrue(
                complained.toString().contains("The replay does not hold: hash point 7 says "), complained::toString);
        assertFalse(said.toString().contains("The replay holds."), said::toString);
        assertEquals(0, run("--to", "6"), complained::toString);
    }

    /** The words of an owner that was found to have had a fault, in the epoch of these records. */
    @Test
    void aHashPointThatCountsForNothingIsPassedOverAndItSaysSo() throws IOException {
        journal(genesis(), 1);
        judged("6 7\n");
        assertEquals(1, run(), "of another epoch");
        judged("7 8\n");
        assertEquals(1, run(), "of a later hash point");
        judged("3 2\n7 5\n");
        assertEquals(0, run(), complained::toString);
        assertTrue(
                said.toString().contains("hash points    1; 1 do not agree and count for nothing, by the file judged"),
                said::toString);
        assertTrue(said.toString().contains("The replay holds."), said::toString);
        assertEquals(0, run("--json"), complained::toString);
        assertTrue(said.toString().contains("\"hashPoints\":1,\"passedOver\":1,"), said::toString);
        Files.writeString(work.resolve("judged"), "7 5\ncrc 0\n");
        assertNotEquals(0, run());
        assertTrue(complained.toString().contains("the file judged cannot be read"), complained::toString);
    }

    private void judged(String lines) throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(lines.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(work.resolve("judged"), lines + "crc " + Integer.toHexString((int) crc.getValue()) + "\n");
    }

    @Test
    void aDamagedJournalHasItsOwnExitCode() throws IOException {
        journal(genesis(), 0);
        flip(work.resolve("journal/0000000000000000001-19700101.cq4"), 300);
        assertEquals(JournalExitCode.DAMAGED, run(), said::toString);
    }

    private static void flip(Path file, int beforeEnd) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - beforeEnd] ^= 1;
        Files.write(file, bytes);
    }

    private int run(String... arguments) {
        said.getBuffer().setLength(0);
        complained.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new JournalCommand());
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(complained));
        List<String> all = new ArrayList<>(List.of("replay", "--data", work.toString()));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }

    /** All that says where a replay ended. */
    private static String where(String json) {
        return json.substring(json.indexOf("\"lastSequence\""));
    }

    /** Eleven commands; the seventh is the hash point, which is empty here. */
    private static List<byte[]> genesis() {
        ActionWriter writer = new ActionWriter();
        return List.of(
                writer.beginLedger(1, "test"),
                writer.registerParticipant(
                        CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9900003871L, "", "CBAR", "Central Bank"),
                writer.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"),
                writer.registerParticipant(
                        "ALFAAZ22XXX", ParticipantKind.BANK, 'A', 1400090181L, "", "REGALFA", "Alfa"),
                writer.openAccount("ALFAAZ22XXX", SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", "A1"),
                writer.issueFunds("AZN", "A1", "ISSUE-AZN", 100_025, "ONE"),
                new byte[0],
                writer.issueFunds("AZN", "A1", "ISSUE-AZN", 50_000, "TWO"),
                writer.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "JPY", "ISSUE-JPY"),
                writer.openAccount("ALFAAZ22XXX", SystemId.AZIPS, AccountKind.CORRESPONDENT, "JPY", "A2"),
                writer.issueFunds("JPY", "A2", "ISSUE-JPY", 700, "THREE"));
    }

    /** Journals the commands; the ledger follows as long as what is journalled is true, and is snapshot after the 8th. */
    private void journal(List<byte[]> commands, long wrong) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        try (DataFolderLock lock = DataFolderLock.acquire(work);
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, (what, cause) -> {
                            throw new AssertionError(what, cause);
                        }),
                        JournalConfig.defaults().withWaterMarks(0, 0),
                        JournalProgress.SILENT)) {
            boolean isTrue = true;
            for (int sequence = 1; sequence <= commands.size(); sequence++) {
                byte[] command = commands.get(sequence - 1);
                int length = command(command, wrong, record);
                RecordHeader.write(record, 0, length, sequence, sequence * SECOND_NS, 7);
                isTrue &= command.length > 0 || wrong == 0;
                if (isTrue) {
                    ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, sequence * SECOND_NS);
                }
                journal.append(record, 0, length);
                if (isTrue && sequence == 8) {
                    snapshot(record);
                }
            }
            journal.force();
        }
    }

    private void snapshot(UnsafeBuffer record) {
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        record.getBytes(RecordHeader.LINK_OFFSET, link);
        try (SnapshotWriter writer = new SnapshotStore(new DiskFolder(work.resolve("snapshots"))).begin()) {
            ledger.write(writer::write);
            writer.finish(new SnapshotInfo(
                    ledger.lastSequence(),
                    ledger.lastTimeNs(),
                    7,
                    ledger.level(),
                    ledger.eventHash(),
                    ledger.totalEvents(),
                    link,
                    digest()));
        }
    }

    private int command(byte[] command, long wrong, UnsafeBuffer record) {
        if (command.length > 0) {
            record.putBytes(RecordHeader.HEADER_LENGTH, command);
            return RecordHeader.HEADER_LENGTH + command.length;
        }
        HashPointEncoder hashPoint = new HashPointEncoder()
                .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, new MessageHeaderEncoder())
                .eventHash(ledger.eventHash() + wrong)
                .eventCount(ledger.totalEvents());
        return RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + hashPoint.encodedLength();
    }

    private byte[] digest() {
        StateDigest digest = new StateDigest();
        ledger.write(digest);
        return digest.digest();
    }
}
