package az.ecbar.trust.merkle;

import java.nio.charset.StandardCharsets;

/** The eleven characters that name a participant: capital letters and digits. Full rules of a BIC are the formats' task. */
final class Bic11 {
    private Bic11() {}

    /**
     * The bytes of a BIC11.
     *
     * @throws IllegalArgumentException when it is none
     */
    static byte[] bytesOf(String bic) {
        byte[] bytes = bic.getBytes(StandardCharsets.US_ASCII);
        if (!isBic11(bytes, 0, bytes.length) || bytes.length != bic.length()) {
            throw new IllegalArgumentException("no BIC11: '" + bic + "'");
        }
        return bytes;
    }

    static boolean isBic11(byte[] source, int offset, int length) {
        if (length != LeafLayout.BIC_LENGTH) {
            return false;
        }
        for (int i = offset; i < offset + length; i++) {
            byte c = source[i];
            boolean isLetter = c >= 'A' && c <= 'Z';
            boolean isDigit = c >= '0' && c <= '9';
            if (!isLetter && !isDigit) {
                return false;
            }
        }
        return true;
    }

    static String read(byte[] source, int offset) {
        return new String(source, offset, LeafLayout.BIC_LENGTH, StandardCharsets.US_ASCII);
    }
}
