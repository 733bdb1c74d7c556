package az.ecbar.pair.data;

import static az.ecbar.pair.data.MessageLayout.EPOCH_OFFSET;
import static az.ecbar.pair.data.MessageLayout.HEADER_LENGTH;
import static az.ecbar.pair.data.MessageLayout.OVERHEAD;
import static az.ecbar.pair.data.MessageLayout.TAG_LENGTH;

import az.ecbar.pair.ControlLink;
import az.ecbar.record.RecordHeader;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a message of a record, or a record of a message, between two buffers of its own: AES-256-GCM of the JDK's
 * provider, nonce of the message's bytes [4, 16), additional data [0, 16).
 *
 * <p>In clear the record stands as it is, and in the place of the tag 16 bytes that only this control connection knows,
 * so that what an earlier one left on the way is not taken for its own.
 *
 * <p>Owned by one thread. Nothing of ours is allocated per record; the JDK's cipher makes a few objects for each nonce.
 */
final class RecordSeal {
    private static final String LABEL = "EXPERIMENTAL-ECBAR-PAIR-1";
    private static final String LABEL_IN_CLEAR = "EXPERIMENTAL-ECBAR-PAIR-CLEAR-1";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final String PROVIDER = "SunJCE";
    private static final int NONCE_LENGTH = HEADER_LENGTH - EPOCH_OFFSET;
    private static final int NOT_OPENED = -1;

    private final boolean isSealed;
    private final ConnectionKeys keys;
    private final Cipher cipher = newCipher();
    private final byte[] messageBytes = new byte[MessageLayout.MAX_LENGTH];
    private final byte[] recordBytes = new byte[RecordHeader.MAX_RECORD_LENGTH];
    private final UnsafeBuffer message = new UnsafeBuffer(messageBytes);
    private final UnsafeBuffer record = new UnsafeBuffer(recordBytes);
    private byte[] keyBytes = new byte[0];
    private @Nullable SecretKey key;
    private int keyIndex = -1;

    RecordSeal(ControlLink control, KeyContext context, DataSealing sealing) {
        isSealed = sealing.isSealed();
        keys = new ConnectionKeys(control, context, isSealed ? LABEL : LABEL_IN_CLEAR, sealing.numbersPerKeyBits());
    }

    /** Takes the keys of the control connection that stands now. */
    void start() {
        keys.start();
        keyIndex = -1;
        key = null;
    }

    /** The connection of the last start. */
    long connection() {
        return keys.connection();
    }

    /** Where the record is that is to be sealed, or was opened, from 0 on. */
    UnsafeBuffer record() {
        return record;
    }

    /** Where the message is that was made, from 0 on. */
    UnsafeBuffer message() {
        return message;
    }

    /**
     * Makes the key of a message number ready for {@link #seal} or {@link #open}; false if there is none, because the
     * connection of the last start is gone.
     */
    boolean isReadyFor(long number) {
        int index = keys.indexOf(number);
        if (index >= 0 && index == keyIndex) {
            return true;
        }
        byte[] exported = index < 0 ? null : keys.key(index);
        if (exported == null) {
            return false;
        }
        keyBytes = exported;
        key = new SecretKeySpec(keyBytes, "AES");
        keyIndex = index;
        return true;
    }

    /** Makes the message of the record in {@link #record}; gives its length in bytes. */
    int seal(int epoch, long number, int recordLengthBytes) {
        int length = OVERHEAD + recordLengthBytes;
        MessageLayout.write(message, length, epoch, number);
        if (!isSealed) {
            System.arraycopy(recordBytes, 0, messageBytes, HEADER_LENGTH, recordLengthBytes);
            System.arraycopy(keyBytes, 0, messageBytes, HEADER_LENGTH + recordLengthBytes, TAG_LENGTH);
            return length;
        }
        try {
            start(Cipher.ENCRYPT_MODE);
            cipher.doFinal(recordBytes, 0, recordLengthBytes, messageBytes, HEADER_LENGTH);
            return length;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record of " + recordLengthBytes + " bytes cannot be sealed", e);
        }
    }

    /**
     * Makes the record of a whole message, into {@link #record}; gives its length in bytes, or less than 0 if the
     * message was not made so, with the same key.
     */
    int open(DirectBuffer source, int offset, int lengthBytes) {
        source.getBytes(offset, messageBytes, 0, lengthBytes);
        int recordLength = lengthBytes - OVERHEAD;
        if (!isSealed) {
            System.arraycopy(messageBytes, HEADER_LENGTH, recordBytes, 0, recordLength);
            int tag = HEADER_LENGTH + recordLength;
            return Arrays.equals(messageBytes, tag, lengthBytes, keyBytes, 0, TAG_LENGTH) ? recordLength : NOT_OPENED;
        }
        try {
            start(Cipher.DECRYPT_MODE);
            return cipher.doFinal(messageBytes, HEADER_LENGTH, recordLength + TAG_LENGTH, recordBytes, 0);
        } catch (AEADBadTagException _) {
            return NOT_OPENED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a message of " + lengthBytes + " bytes cannot be opened", e);
        }
    }

    private void start(int mode) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, messageBytes, EPOCH_OFFSET, NONCE_LENGTH));
        cipher.updateAAD(messageBytes, 0, HEADER_LENGTH);
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance(TRANSFORMATION, PROVIDER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }
}
