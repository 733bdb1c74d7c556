package az.ecbar.gateway.swift;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Local authentication between the adapter and the node: HMAC-SHA256 of a whole file, under a key of two halves of
 * {@value #HALF_LENGTH} characters that two people hold. Beside {@code NAME} lies {@code NAME.lau} with 64 hexadecimal
 * digits.
 *
 * <p>It proves that a file comes from whoever has the key, and is whole. Used by one thread.
 */
public final class LocalAuthentication {
    /** Ending of the file that authenticates another one. */
    public static final String SUFFIX = ".lau";

    /** Length of each half of the key. */
    public static final int HALF_LENGTH = 16;

    static final int CODE_LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /**
     * Under a key.
     *
     * @throws IllegalArgumentException when a half has another length or other characters than visible ASCII; it does not
     *     say which
     */
    public LocalAuthentication(String left, String right) {
        if (!isHalf(left) || !isHalf(right)) {
            throw new IllegalArgumentException(
                    "each half of the LAU key has " + HALF_LENGTH + " visible ASCII characters");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec((left + right).getBytes(StandardCharsets.US_ASCII), ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform must have " + ALGORITHM, e);
        }
    }

    /** The code of a file, {@value #CODE_LENGTH} bytes. */
    byte[] codeOf(byte[] file) {
        return mac.doFinal(file);
    }

    /** What the LAU file of a file holds. */
    public byte[] sign(byte[] file) {
        return HexFormat.of().withUpperCase().formatHex(codeOf(file)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a LAU file, with or without a line end, is that of a file. */
    boolean isGenuine(byte[] file, byte[] lauFile) {
        String text = new String(lauFile, StandardCharsets.US_ASCII).strip();
        return text.length() == 2 * CODE_LENGTH
                && text.chars().allMatch(HexFormat::isHexDigit)
                && MessageDigest.isEqual(HexFormat.of().parseHex(text), codeOf(file));
    }

    private static boolean isHalf(String half) {
        return half.length() == HALF_LENGTH && half.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
