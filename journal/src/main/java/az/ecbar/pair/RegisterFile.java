package az.ecbar.pair;

import az.ecbar.journal.SmallFiles;
import az.ecbar.port.FileFolder;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The file of the {@link Register}: replaced whole, its bytes and its name forced before {@link #force} returns.
 *
 * <p>For one thread.
 */
public final class RegisterFile {
    /** Its name in the data folder. */
    public static final String NAME = "register";

    private final FileFolder folder;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Register.LENGTH]);

    public RegisterFile(FileFolder folder) {
        this.folder = folder;
    }

    /**
     * Reads it; null if there is none.
     *
     * @throws RegisterDamaged if it is broken
     * @throws RegisterNotForced if it cannot be read
     */
    public @Nullable Register read() {
        try {
            return folder.exists(NAME) ? Register.read(SmallFiles.read(folder, NAME, Register.LENGTH + 1)) : null;
        } catch (IOException e) {
            throw new RegisterNotForced("the register cannot be read", e);
        }
    }

    /**
     * Makes it durable.
     *
     * @throws RegisterNotForced if it may not be; the process must end
     */
    public void force(Register register) {
        register.write(buffer);
        try {
            SmallFiles.replace(folder, NAME, buffer, Register.LENGTH);
            folder.forceNames();
        } catch (IOException e) {
            throw new RegisterNotForced("the register could not be forced", e);
        }
    }
}
