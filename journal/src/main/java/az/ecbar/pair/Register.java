package az.ecbar.pair;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.journal.SmallFiles;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What a node must not forget of ownership.
 *
 * <pre>
 *  0          8        12         16      20     21     22      23   24         40         56          72       76    80
 *  +----------+--------+----------+-------+------+------+-------+----+----------+----------+-----------+--------+----+
 *  | 8 chars  | int32  | int32    | int32 | u8   | u8   | u8    | u8 | 16 bytes | 16 bytes | 16 bytes  | int32  | 0  |
 *  | ECBARREG | ver. 1 | promised | owned | mode | node | flags | 0  | ledger   | folder   | witness   | crc32c |    |
 *  +----------+--------+----------+-------+------+------+-------+----+----------+----------+-----------+--------+----+
 * </pre>
 *
 * @param promised the highest epoch that this node asked for, granted or followed; nothing older counts here
 * @param owned the last epoch that this node led; 0 if it never did
 * @param mode how it owns
 * @param node 1 or 2
 * @param isNew whether this folder was never counted in: it promised nothing before its first epoch
 * @param differs whether the ledger here differed from the owner's
 * @param wasAlone whether it granted an epoch while it was ALONE, and followed nobody since: all that its journal holds is
 *     committed, though its mode does not say so any more
 * @param ledger the first 16 bytes of the link of sequence 1
 * @param folder this data folder's own identity
 * @param witness the only witness that this node speaks to
 */
public record Register(
        int promised,
        int owned,
        PairMode mode,
        int node,
        boolean isNew,
        boolean differs,
        boolean wasAlone,
        Identity ledger,
        Identity folder,
        Identity witness) {
    /** Bytes of the file. */
    public static final int LENGTH = 80;

    /** Bit of the flags: not counted in yet. */
    public static final int NEW = 1;

    /** Bit of the flags: the ledger here differed from the owner's. */
    public static final int DIFFERS = 2;

    /** Bit of the flags as they are stored, and not sent: was ALONE when it granted. */
    private static final int WAS_ALONE = 4;

    private static final long MAGIC = 0x4745_5252_4142_4345L; // ECBARREG
    private static final int VERSION = 1;
    private static final int CRC_OFFSET = 72;

    /** That of a node that granted nothing while it was ALONE. */
    public Register(
            int promised,
            int owned,
            PairMode mode,
            int node,
            boolean isNew,
            boolean differs,
            Identity ledger,
            Identity folder,
            Identity witness) {
        this(promised, owned, mode, node, isNew, differs, false, ledger, folder, witness);
    }

    /** That of an empty folder: it may follow, and nothing else. */
    public static Register ofNewFolder(int node, Identity folder, Identity witness) {
        return new Register(0, 0, PairMode.STANDBY, node, true, false, Identity.NONE, folder, witness);
    }

    /**
     * That of the journal from which a pair begins: a node that has led alone until now.
     *
     * @param epoch that of the journal's last record; 1 for an empty journal
     */
    public static Register ofFirstOwner(int node, int epoch, Identity ledger, Identity folder, Identity witness) {
        return new Register(epoch, epoch, PairMode.ALONE, node, false, false, ledger, folder, witness);
    }

    /** Whether all that the journal here holds is committed: nobody else may have led since it was ALONE. */
    public boolean isAllCommitted() {
        return mode == PairMode.ALONE || wasAlone;
    }

    Register promising(int epoch) {
        return new Register(epoch, owned, mode, node, isNew, differs, wasAlone, ledger, folder, witness);
    }

    /** The other node is promised this epoch. */
    Register granting(int epoch) {
        return new Register(
                epoch, owned, PairMode.STANDBY, node, isNew, differs, isAllCommitted(), ledger, folder, witness);
    }

    /** The other node leads this epoch, and nothing that is committed is set aside for it. */
    Register following(int epoch) {
        return new Register(epoch, owned, PairMode.STANDBY, node, isNew, differs, ledger, folder, witness);
    }

    Register owning(int epoch, PairMode newMode) {
        return new Register(epoch, epoch, newMode, node, isNew, differs, ledger, folder, witness);
    }

    Register withMode(PairMode newMode) {
        return new Register(promised, owned, newMode, node, isNew, differs, wasAlone, ledger, folder, witness);
    }

    Register withLedger(Identity newLedger) {
        return new Register(promised, owned, mode, node, isNew, differs, wasAlone, newLedger, folder, witness);
    }

    Register withWitness(Identity newWitness) {
        return new Register(promised, owned, mode, node, isNew, differs, wasAlone, ledger, folder, newWitness);
    }

    Register countedIn() {
        return new Register(promised, owned, mode, node, false, differs, wasAlone, ledger, folder, witness);
    }

    /** That of a standby that may have lost what it acknowledged: it keeps its promises, and has to be counted in again. */
    public Register notCountedIn() {
        return new Register(promised, owned, mode, node, true, differs, wasAlone, ledger, folder, witness);
    }

    /** That of a node whose ledger differs: it neither asks for an epoch nor may be promoted. */
    public Register differing() {
        return new Register(promised, owned, mode, node, isNew, true, wasAlone, ledger, folder, witness);
    }

    Register agreeing() {
        return new Register(promised, owned, mode, node, isNew, false, wasAlone, ledger, folder, witness);
    }

    private int flags() {
        return (isNew ? NEW : 0) | (differs ? DIFFERS : 0) | (wasAlone ? WAS_ALONE : 0);
    }

    void write(MutableDirectBuffer buffer) {
        buffer.putLong(0, MAGIC, LITTLE_ENDIAN);
        buffer.putInt(8, VERSION, LITTLE_ENDIAN);
        buffer.putInt(12, promised, LITTLE_ENDIAN);
        buffer.putInt(16, owned, LITTLE_ENDIAN);
        buffer.putByte(20, (byte) mode.code());
        buffer.putByte(21, (byte) node);
        buffer.putByte(22, (byte) flags());
        buffer.putByte(23, (byte) 0);
        ledger.write(buffer, 24);
        folder.write(buffer, 40);
        witness.write(buffer, 56);
        buffer.putInt(CRC_OFFSET, SmallFiles.crc32c(buffer, 0, CRC_OFFSET), LITTLE_ENDIAN);
        buffer.putInt(76, 0, LITTLE_ENDIAN);
    }

    /**
     * Reads a whole file.
     *
     * @throws RegisterDamaged if it is not as {@link #write} makes it, or contradicts itself
     */
    static Register read(DirectBuffer buffer) {
        if (buffer.capacity() != LENGTH
                || buffer.getLong(0, LITTLE_ENDIAN) != MAGIC
                || buffer.getInt(CRC_OFFSET, LITTLE_ENDIAN) != SmallFiles.crc32c(buffer, 0, CRC_OFFSET)
                || buffer.getInt(76, LITTLE_ENDIAN) != 0) {
            throw new RegisterDamaged("the register is broken");
        }
        int promised = buffer.getInt(12, LITTLE_ENDIAN);
        int owned = buffer.getInt(16, LITTLE_ENDIAN);
        int mode = buffer.getByte(20);
        int node = buffer.getByte(21);
        int flags = buffer.getByte(22);
        if (buffer.getInt(8, LITTLE_ENDIAN) != VERSION
                || owned < 0
                || owned > promised
                || !PairMode.isKnown(mode)
                || node < 1
                || node > 2
                || (flags & ~(NEW | DIFFERS | WAS_ALONE)) != 0
                || buffer.getByte(23) != 0) {
            throw new RegisterDamaged("the register contradicts itself, or is of another version");
        }
        return new Register(
                promised,
                owned,
                PairMode.of(mode),
                node,
                (flags & NEW) != 0,
                (flags & DIFFERS) != 0,
                (flags & WAS_ALONE) != 0,
                Identity.read(buffer, 24),
                Identity.read(buffer, 40),
                Identity.read(buffer, 56));
    }
}
