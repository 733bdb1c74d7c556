package az.ecbar.gateway.swift;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what a message that was sent is known again in the copy behind an F21: SHA-256 over its type, the BIC of its receiver
 * and its text. The interface writes session, sequence and trailers into the copy, which are therefore left out. Static
 * methods only.
 */
final class SentKey {
    private SentKey() {}

    /** Of a message in the input form that stands from a place in the list of blocks on; empty if none does. */
    static String of(FinBlocks blocks, int firstIndex) {
        FinBlocks.@Nullable Block application = blocks.find('2', firstIndex);
        FinBlocks.@Nullable Block text = blocks.find('4', firstIndex);
        String header = application == null ? "" : blocks.content(application);
        if (text == null || header.length() < 16 || header.charAt(0) != 'I') {
            return "";
        }
        MessageDigest sha256 = sha256();
        sha256.update((header.substring(1, 4) + InputReference.bic(header, 4))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        sha256.update(blocks.whole(text));
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Of one message. */
    static String of(byte[] message) {
        return of(Objects.requireNonNull(FinBlocks.of(message), "a message that was rendered has blocks"), 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
