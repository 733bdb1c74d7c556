package az.ecbar.journal.history;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.port.Clock;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.record.RecordHeader;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/** What the tests of this package share: records over some days, a signer, a clock, and an ear. */
final class TestHistory implements HistoryListener, Clock {
    static final long START_NS = 1_767_225_600L * 1_000_000_000L;
    static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.DAY_NS)
            .withMaxFileBytes(256 * 1024)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);
    private static final KeyPair KEYS = newKeys();

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private long nowNs;

    /** Appends records, so many a day, up to a sequence; the payload follows from sequence and salt. */
    void append(Journal journal, long upTo, int recordsOfDay, int salt) {
        for (long sequence = journal.lastSequence() + 1; sequence <= upTo; sequence++) {
            SplittableRandom random = new SplittableRandom(sequence * 31 + salt);
            int length = RecordHeader.HEADER_LENGTH + random.nextInt(600);
            RecordHeader.write(
                    buffer, 0, length, sequence, START_NS + sequence * (JournalConfig.DAY_NS / recordsOfDay), 1);
            buffer.setMemory(
                    RecordHeader.HEADER_LENGTH, length - RecordHeader.HEADER_LENGTH, (byte) ('A' + random.nextInt(8)));
            journal.append(buffer, 0, length);
        }
        journal.force();
    }

    static Journal open(JournalFolder folder) {
        return Journal.open(folder, CONFIG, JournalProgress.SILENT);
    }

    /** Lets the agent work until it has nothing to do for a while. */
    void run(HistoryAgent agent) {
        int idle = 0;
        while (idle < 50) {
            nowNs += 1_000_000_000L;
            idle = agent.doWork() == 0 ? idle + 1 : 0;
        }
    }

    /** So many seconds of its time. */
    void run(HistoryAgent agent, int seconds) {
        for (int i = 0; i < seconds; i++) {
            nowNs += 1_000_000_000L;
            agent.doWork();
        }
    }

    List<String> alarms() {
        return heard.stream().filter(line -> line.startsWith("ALARM")).toList();
    }

    @Override
    public void onCompressed(String file, long plainBytes, long compressedBytes) {
        heard.add("compressed " + file + " " + (compressedBytes < plainBytes));
    }

    @Override
    public void onArchived(String file, long lastSequence) {
        heard.add("archived " + file + " " + lastSequence);
    }

    @Override
    public void onChecked(int files, int damaged) {
        heard.add("checked " + files + " " + damaged);
    }

    @Override
    public void onDamage(String file, long firstSequence, long lastSequence, long position, String cause) {
        heard.add("ALARM " + file + " " + firstSequence + " to " + lastSequence);
    }

    @Override
    public void onRepaired(String file, long firstSequence, long lastSequence) {
        heard.add("repaired " + file + " " + firstSequence + " to " + lastSequence);
    }

    @Override
    public void onNotRepaired(String file, String cause) {
        heard.add("ALARM not repaired " + file + ": " + cause);
    }

    @Override
    public void onArchiveDiffers(String file, String cause) {
        heard.add("ALARM archive " + file + " " + cause);
    }

    @Override
    public void onArchiveHalted(String file) {
        heard.add("ALARM archive halted by " + file);
    }

    @Override
    public void onTrouble(String task, String cause) {
        heard.add("trouble " + task + " " + cause);
    }

    @Override
    public void onStopped(RuntimeException cause) {
        throw cause;
    }

    @Override
    public long utcNs() {
        return START_NS + nowNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }

    /** Signs with an Ed25519 key. */
    static final class TestSigner implements Signer {
        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ED25519;
        }

        @Override
        public byte[] certificateFingerprint() {
            return new byte[32];
        }

        @Override
        public int sign(byte[] statement, int offset, int length, byte[] signature, int signatureOffset) {
            try {
                Signature signing = Signature.getInstance("Ed25519");
                signing.initSign(KEYS.getPrivate());
                signing.update(statement, offset, length);
                return signing.sign(signature, signatureOffset, signature.length - signatureOffset);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static boolean isSignedWell(ArchiveHead head) {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(KEYS.getPublic());
            verifying.update(head.statement());
            return verifying.verify(head.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
