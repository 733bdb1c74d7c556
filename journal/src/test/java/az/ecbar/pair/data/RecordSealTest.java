package az.ecbar.pair.data;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What is sealed opens at the other end, unchanged, and nowhere else, and nothing else opens there. */
class RecordSealTest {
    private static final int EPOCH = 7;

    private final TestControl ownerControl = new TestControl();
    private final TestControl standbyControl = new TestControl();
    private final byte[] folders = ids(1, 2);
    private final RecordSeal owner = new RecordSeal(ownerControl, () -> folders, new DataSealing(true, 3));
    private final RecordSeal standby = new RecordSeal(standbyControl, () -> folders, new DataSealing(true, 3));

    private static byte[] ids(int owner, int standby) {
        byte[] both = new byte[32];
        Arrays.fill(both, 0, 16, (byte) owner);
        Arrays.fill(both, 16, 32, (byte) standby);
        return both;
    }

    private void connect(String secret) {
        TestControl.connect(ownerControl, standbyControl, secret);
        owner.start();
        standby.start();
    }

    private static byte[] record(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    private UnsafeBuffer sealed(RecordSeal seal, long number, byte[] record) {
        assertTrue(seal.isReadyFor(number));
        seal.record().putBytes(0, record);
        byte[] message = new byte[seal.seal(EPOCH, number, record.length)];
        seal.message().getBytes(0, message);
        return new UnsafeBuffer(message);
    }

    private int open(long number, UnsafeBuffer message) {
        assertTrue(standby.isReadyFor(number));
        return standby.open(message, 0, message.capacity());
    }

    @Test
    void whatIsSealedOpensUnchanged() {
        connect("one");
        long number = 1;
        for (int length = 72; length <= 4096; length += 61) {
            byte[] record = record(length);
            UnsafeBuffer message = sealed(owner, number, record);
            assertEquals(length + 32, message.capacity());
            assertEquals(length, open(number, message));
            byte[] opened = new byte[length];
            standby.record().getBytes(0, opened);
            assertArrayEquals(record, opened);
            number++;
        }
    }

    /** As docs/replication.md draws it, opened by another hand. */
    @Test
    void aMessageIsLaidOutAsDocumented() throws Exception {
        connect("one");
        byte[] record = record(100);
        byte[] message = sealed(owner, 10, record).byteArray();
        ByteBuffer header = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(132, header.getInt(0));
        assertEquals(EPOCH, header.getInt(4));
        assertEquals(10, header.getLong(8));
        byte[] context = Arrays.copyOf(folders, 36);
        context[32] = 1; // eight numbers to a key: the tenth has the second
        byte[] key = requireNonNull(ownerControl.exportKey("EXPERIMENTAL-ECBAR-PAIR-1", context, 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, Arrays.copyOfRange(message, 4, 16)));
        cipher.updateAAD(message, 0, 16);
        assertArrayEquals(record, cipher.doFinal(message, 16, message.length - 16));
    }

    @Test
    void noChangedBitOpens() {
        connect("one");
        UnsafeBuffer message = sealed(owner, 1, record(90));
        for (int bit = 0; bit < message.capacity() * 8; bit++) {
            UnsafeBuffer changed = new UnsafeBuffer(message.byteArray().clone());
            changed.putByte(bit / 8, (byte) (changed.getByte(bit / 8) ^ 1 << bit % 8));
            assertTrue(open(1, changed) < 0, "bit " + bit);
        }
        assertEquals(90, open(1, message));
    }

    @Test
    void onlyTheSameConnectionAndFoldersOpen() {
        connect("one");
        UnsafeBuffer message = sealed(owner, 1, record(200));
        connect("two");
        assertTrue(open(1, message) < 0, "of an earlier connection");
        System.arraycopy(ids(1, 3), 0, folders, 0, 32);
        owner.start();
        UnsafeBuffer toAnother = sealed(owner, 1, record(200));
        System.arraycopy(ids(1, 2), 0, folders, 0, 32);
        standby.start();
        assertTrue(open(1, toAnother) < 0, "for another folder");
        System.arraycopy(ids(2, 1), 0, folders, 0, 32);
        owner.start();
        assertFalse(Arrays.equals(
                toAnother.byteArray(), sealed(owner, 1, record(200)).byteArray()));
    }

    @Test
    void eachKeyServesItsNumbersAndNoMore() {
        connect("one");
        UnsafeBuffer message = new UnsafeBuffer(0, 0);
        for (long number = 1; number <= 64; number++) {
            message = sealed(owner, number, record(80));
            assertEquals(80, open(number, message), "number " + number);
            assertEquals((number + 7) / 8, ownerControl.exports());
            assertEquals((number + 7) / 8, standbyControl.exports());
        }
        assertTrue(open(65, message) < 0, "with the next key");
        assertEquals(80, open(64, message), "and again with its own");
    }

    @Test
    void noKeyIsMadeOfAConnectionThatIsGone() {
        connect("one");
        assertTrue(owner.isReadyFor(8));
        ownerControl.disconnect();
        assertTrue(owner.isReadyFor(8), "this one is here");
        assertFalse(owner.isReadyFor(9));
        ownerControl.connect("two");
        assertFalse(owner.isReadyFor(9), "another connection needs a start");
        owner.start();
        assertTrue(owner.isReadyFor(9));
        assertFalse(owner.isReadyFor(0));
        assertFalse(owner.isReadyFor(Long.MAX_VALUE), "no such key");
    }

    @Test
    void inClearItIsTheSameLayoutWithAMarkOfTheConnection() {
        RecordSeal sender = new RecordSeal(ownerControl, () -> folders, DataSealing.inClear());
        RecordSeal receiver = new RecordSeal(standbyControl, () -> folders, DataSealing.inClear());
        TestControl.connect(ownerControl, standbyControl, "one");
        sender.start();
        receiver.start();
        byte[] record = record(300);
        UnsafeBuffer message = sealed(sender, 1, record);
        assertArrayEquals(record, Arrays.copyOfRange(message.byteArray(), 16, 316));
        assertTrue(receiver.isReadyFor(1));
        assertEquals(300, receiver.open(message, 0, message.capacity()));
        standby.start();
        assertTrue(open(1, message) < 0, "a sealed end takes nothing in clear");
        TestControl.connect(ownerControl, standbyControl, "two");
        receiver.start();
        assertTrue(receiver.isReadyFor(1));
        assertTrue(receiver.open(message, 0, message.capacity()) < 0, "of an earlier connection");
    }

    @Test
    void aKeyServesNoMoreThanItMay() {
        assertThrows(IllegalArgumentException.class, () -> new DataSealing(true, 27));
        assertThrows(IllegalArgumentException.class, () -> new DataSealing(true, -1));
        byte[] tooShort = new byte[31];
        RecordSeal seal = new RecordSeal(ownerControl, () -> tooShort, DataSealing.sealed());
        assertThrows(IllegalArgumentException.class, seal::start);
    }
}
