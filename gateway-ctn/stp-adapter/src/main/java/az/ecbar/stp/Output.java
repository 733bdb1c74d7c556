package az.ecbar.stp;

/**
 * A message from the centre, verified. The arrays are the receiver's own.
 *
 * @param number the output number, 1, 2, 3 … without gaps: by it a repeated one is known
 * @param kind what it is: {@code MT103}, {@code SMT700} …
 * @param reference its field 20, empty when it has none
 * @param related its field 21, empty when it has none
 * @param message the bytes
 * @param receipt the centre's signed proof of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Output(long number, String kind, String reference, String related, byte[] message, byte[] receipt) {}
