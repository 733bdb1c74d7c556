package az.ecbar.ctn;

import org.agrona.MutableDirectBuffer;

/**
 * A message that is longer than one piece may be and goes in parts. The session reads it piece by piece and
 * never holds it whole. Must give the same bytes each time until its number is answered.
 */
public interface LargeMessage {

    long lengthBytes();

    /** SHA-256 of the whole, 32 bytes. */
    byte[] digest();

    /** Copies {@code length} bytes from {@code position} of the message; called on the duty cycle's thread. */
    void read(long position, MutableDirectBuffer target, int offset, int length);
}
