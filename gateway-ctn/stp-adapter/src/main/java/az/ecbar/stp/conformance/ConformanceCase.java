package az.ecbar.stp.conformance;

import java.nio.charset.StandardCharsets;

/**
 * One message of the self-test.
 *
 * @param name of the case
 * @param reference its field 20, by which its answer is known
 * @param text as it is sent, ISO 8859-1
 * @param expected what must answer it: type of the message or SMT, with slash and number of the reason where it bears one
 */
public record ConformanceCase(String name, String reference, String text, String expected) {
    /** As it is sent. */
    public byte[] message() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
