package az.ecbar.pair.simulator;

import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.Identity;
import az.ecbar.pair.Link;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterFile;
import az.ecbar.pair.RegisterNotForced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** What a node has on its disk: the register in a folder with the faults of a disk, and a journal of which a part is forced. */
final class SimDisk {
    private static final DirectBuffer NO_ORDERS = new UnsafeBuffer(0, 0);

    final Identity id;
    final List<SimRecord> log = new ArrayList<>();
    private MemoryFolder folder = new MemoryFolder();
    private final Map<Integer, DirectBuffer> orders = new HashMap<>();
    private int forced;
    private long unreadable;

    SimDisk(Identity id) {
        this.id = id;
    }

    MemoryFolder folder() {
        return folder;
    }

    @Nullable
    Register register() {
        return new RegisterFile(folder.afterKill()).read();
    }

    int forced() {
        return forced;
    }

    void force() {
        forced = log.size();
    }

    Link link(long sequence) {
        return sequence == 0 ? Link.ZERO : log.get((int) sequence - 1).link();
    }

    /** The disk does not give this record, except its last one, which is in memory; 0: it gives all. */
    void rot(long sequence) {
        unreadable = sequence;
    }

    void requireReadable(long sequence) {
        if (sequence == unreadable && sequence < log.size()) {
            throw new JournalFailure("sequence " + sequence + " cannot be read");
        }
    }

    /** Whether a record of this sequence and link is forced here. */
    boolean hasForced(long sequence, Link link) {
        return sequence <= forced && link(sequence).equals(link);
    }

    void append(SimRecord record) {
        log.add(record);
    }

    /** With the first record of an epoch; it is not told apart on a standby, which never starts by it. */
    void orders(int epoch, DirectBuffer ofFirstRecord) {
        orders.put(epoch, ofFirstRecord);
    }

    DirectBuffer lastOrders() {
        return log.isEmpty() ? NO_ORDERS : orders.getOrDefault(log.getLast().epoch(), NO_ORDERS);
    }

    void truncate(long last) {
        log.subList((int) last, log.size()).clear();
        forced = log.size();
    }

    /** What was forced is damaged from somewhere on: a start notes that it is not counted in, then cuts. */
    void damage(RandomGenerator random) {
        RegisterFile file = new RegisterFile(folder);
        Register said = file.read();
        if (said == null) {
            return;
        }
        try {
            file.force(said.notCountedIn());
            truncate(random.nextInt(log.size() + 1));
        } catch (RegisterNotForced e) {
            lostPower(random); // nothing is cut before that is forced
        }
    }

    /** The process is gone; all that was written is there, and the system writes it some day. */
    void killed() {
        folder = folder.afterKill();
        forced = log.size();
    }

    /** The power is gone: what was not forced is there or not. */
    void lostPower(RandomGenerator random) {
        folder = folder.afterPowerLoss(random);
        truncate(forced + random.nextInt(log.size() - forced + 1));
    }
}
