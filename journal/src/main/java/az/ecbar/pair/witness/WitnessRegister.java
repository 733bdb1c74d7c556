package az.ecbar.pair.witness;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.journal.SmallFiles;
import az.ecbar.pair.Identity;
import az.ecbar.pair.RegisterDamaged;
import az.ecbar.pair.RegisterNotForced;
import az.ecbar.port.FileFolder;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the witness must not forget.
 *
 * <pre>
 *  0          8        12      16      17      18   20         36         52       56
 *  +----------+--------+-------+-------+-------+----+----------+----------+--------+
 *  | 8 chars  | int32  | int32 | uint8 | uint8 | 0  | 16 bytes | 16 bytes | int32  |
 *  | ECBARWIT | ver. 1 | epoch | owner | state |    | own id   | ledger   | crc32c |
 *  +----------+--------+-------+-------+-------+----+----------+----------+--------+
 * </pre>
 *
 * @param epoch the last epoch granted
 * @param owner 1 or 2, to whom; 0 while empty
 * @param state whether the other may have the next one
 * @param id this witness's own identity
 * @param ledger the ledger of the pair that it serves
 */
public record WitnessRegister(int epoch, int owner, WitnessState state, Identity id, Identity ledger) {
    /** Its name in the witness's folder. */
    public static final String NAME = "witness";

    private static final int LENGTH = 56;
    private static final long MAGIC = 0x5449_5752_4142_4345L; // ECBARWIT
    private static final int VERSION = 1;
    private static final int CRC_OFFSET = 52;

    /** That of a new witness. */
    public static WitnessRegister ofNewWitness(Identity id) {
        return new WitnessRegister(0, 0, WitnessState.EMPTY, id, Identity.NONE);
    }

    /**
     * Reads it; null if there is none.
     *
     * @throws RegisterDamaged if it is broken
     * @throws RegisterNotForced if it cannot be read
     */
    public static @Nullable WitnessRegister read(FileFolder folder) {
        try {
            return folder.exists(NAME) ? read(SmallFiles.read(folder, NAME, LENGTH + 1)) : null;
        } catch (IOException e) {
            throw new RegisterNotForced("the witness's register cannot be read", e);
        }
    }

    /**
     * Makes it durable.
     *
     * @throws RegisterNotForced if it may not be; the process must end
     */
    void force(FileFolder folder) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        buffer.putLong(0, MAGIC, LITTLE_ENDIAN);
        buffer.putInt(8, VERSION, LITTLE_ENDIAN);
        buffer.putInt(12, epoch, LITTLE_ENDIAN);
        buffer.putByte(16, (byte) owner);
        buffer.putByte(17, (byte) state.code());
        id.write(buffer, 20);
        ledger.write(buffer, 36);
        buffer.putInt(CRC_OFFSET, SmallFiles.crc32c(buffer, 0, CRC_OFFSET), LITTLE_ENDIAN);
        try {
            SmallFiles.replace(folder, NAME, buffer, LENGTH);
            folder.forceNames();
        } catch (IOException e) {
            throw new RegisterNotForced("the witness's register could not be forced", e);
        }
    }

    private static WitnessRegister read(DirectBuffer buffer) {
        if (buffer.capacity() != LENGTH
                || buffer.getLong(0, LITTLE_ENDIAN) != MAGIC
                || buffer.getInt(CRC_OFFSET, LITTLE_ENDIAN) != SmallFiles.crc32c(buffer, 0, CRC_OFFSET)) {
            throw new RegisterDamaged("the witness's register is broken");
        }
        int epoch = buffer.getInt(12, LITTLE_ENDIAN);
        int owner = buffer.getByte(16);
        int state = buffer.getByte(17);
        boolean isEmpty = state == WitnessState.EMPTY.code();
        if (buffer.getInt(8, LITTLE_ENDIAN) != VERSION
                || epoch < 0
                || owner < 0
                || owner > 2
                || !WitnessState.isKnown(state)
                || isEmpty != (owner == 0)) {
            throw new RegisterDamaged("the witness's register contradicts itself, or is of another version");
        }
        return new WitnessRegister(
                epoch, owner, WitnessState.of(state), Identity.read(buffer, 20), Identity.read(buffer, 36));
    }
}
