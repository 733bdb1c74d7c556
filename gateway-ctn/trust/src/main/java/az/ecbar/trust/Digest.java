package az.ecbar.trust;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 value: of a message, of a certificate (its fingerprint), of a tree (its root). Immutable, usable as a key of
 * a map, safe to share between threads.
 */
public final class Digest {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies 32 bytes from {@code source} at {@code offset}. */
    public static Digest copyOf(byte[] source, int offset) {
        return new Digest(Arrays.copyOfRange(source, offset, offset + LENGTH));
    }

    /**
     * Copies exactly 32 bytes.
     *
     * @throws IllegalArgumentException for another length
     */
    public static Digest of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /** The SHA-256 of {@code content}. */
    public static Digest ofContent(byte[] content) {
        byte[] digest = new byte[LENGTH];
        new Sha256().update(content, 0, content.length).finish(digest, 0);
        return new Digest(digest);
    }

    /**
     * Reads 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Digest ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Compares with 32 bytes of {@code other} at {@code offset}. */
    public boolean matches(byte[] other, int offset) {
        return Arrays.equals(bytes, 0, LENGTH, other, offset, offset + LENGTH);
    }

    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
