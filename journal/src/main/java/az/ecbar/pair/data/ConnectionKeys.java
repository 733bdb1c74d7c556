package az.ecbar.pair.data;

import az.ecbar.pair.ControlLink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one control connection gives, one for each range of message numbers.
 *
 * <p>Owned by the pair thread.
 */
final class ConnectionKeys {
    static final int KEY_LENGTH = 32;

    private static final int CONTEXT_LENGTH = 2 * KeyContext.FOLDER_ID_LENGTH + Integer.BYTES;

    private final ControlLink control;
    private final KeyContext context;
    private final String label;
    private final int numbersPerKeyBits;
    private byte[] folders = new byte[0];
    private long connection;

    /** @param numbersPerKeyBits a key serves two to the power of this many numbers */
    ConnectionKeys(ControlLink control, KeyContext context, String label, int numbersPerKeyBits) {
        if (numbersPerKeyBits < 0 || numbersPerKeyBits > DataSealing.MAX_NUMBERS_PER_KEY_BITS) {
            throw new IllegalArgumentException("a key serves 2^" + numbersPerKeyBits + " messages");
        }
        this.control = control;
        this.context = context;
        this.label = label;
        this.numbersPerKeyBits = numbersPerKeyBits;
    }

    /** Takes the control connection that stands now. */
    void start() {
        folders = context.folders().clone();
        if (folders.length != 2 * KeyContext.FOLDER_ID_LENGTH) {
            throw new IllegalArgumentException("two folders have ids of 16 bytes each");
        }
        connection = control.connection();
    }

    /** The connection of the last start. */
    long connection() {
        return connection;
    }

    private boolean isAtHand() {
        return connection != 0 && control.connection() == connection;
    }

    /** Which key serves a number; -1 if none does. */
    int indexOf(long number) {
        long index = (number - 1) >> numbersPerKeyBits;
        return number < 1 || index > Integer.MAX_VALUE ? -1 : (int) index;
    }

    /** Makes the key of this index; null if the connection of the last start is gone. */
    byte @Nullable [] key(int index) {
        if (!isAtHand()) {
            return null;
        }
        byte[] bytes = ByteBuffer.allocate(CONTEXT_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(folders)
                .putInt(index)
                .array();
        return control.exportKey(label, bytes, KEY_LENGTH);
    }
}
