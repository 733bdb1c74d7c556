package az.ecbar.pair.memory;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Somebody who reads what is under way and sends messages of his own, without a key. */
final class Attacker {
    private static final int REMEMBERED = 64;

    private final RandomGenerator random;
    private final byte[][] seen = new byte[REMEMBERED][];
    private int count;

    Attacker(RandomGenerator random) {
        this.random = random;
    }

    /** Lets him read a message that was sent. */
    void sees(byte[] message) {
        seen[count % REMEMBERED] = message;
        count++;
    }

    /** One of his own, after he has seen the given one last: never the same bytes as a message that is still expected. */
    byte[] forge(byte[] latest) {
        return switch (random.nextInt(4)) {
            case 0 -> changed(latest);
            case 1 -> count < 2 ? changed(latest) : earlier();
            case 2 -> Arrays.copyOf(latest, random.nextInt(latest.length));
            default -> madeUp(latest);
        };
    }

    private byte[] changed(byte[] message) {
        byte[] copy = message.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return copy;
    }

    private byte[] earlier() {
        int back = 2 + random.nextInt(Math.min(count, REMEMBERED) - 1);
        return seen[(count - back) % REMEMBERED];
    }

    /** The header as it should be, and behind it anything. */
    private byte[] madeUp(byte[] latest) {
        byte[] bytes = new byte[latest.length];
        random.nextBytes(bytes);
        System.arraycopy(latest, 0, bytes, 0, Math.min(latest.length, 16));
        return bytes;
    }
}
