package az.ecbar.stp;

/**
 * The definite answer to one sent message. What happens to an accepted payment afterwards (it waits, is
 * settled, is annulled) comes through {@link StpListener#onChanged}.
 */
public sealed interface Outcome {

    /**
     * The centre recorded the message. Recorded is not settled.
     *
     * @param inputNumber the CTN input number
     * @param sequence the centre's sequence, the message's name in every later query
     * @param takenAtNs the centre's time, UTC nanoseconds since 1970
     * @param receipt path of the signed receipt below the adapter's folder
     */
    record Accepted(long inputNumber, long sequence, long takenAtNs, String receipt) implements Outcome {}

    /**
     * The message is not recorded and will not be.
     *
     * @param code the centre's code, or one of this adapter: {@code BUSY}, {@code UNREADABLE}, {@code TOO_LARGE}
     * @param text what it means, in words
     */
    record Rejected(String code, String text) implements Outcome {}

    /**
     * The adapter was closed before the centre answered. The message is durable here under its number and
     * is sent by the next adapter that opens this folder; it must not be sent again by anybody else.
     *
     * @param inputNumber the number under which to ask, 0 when the message never got one and is not kept
     * @param query how to learn the outcome
     */
    record Unknown(long inputNumber, String query) implements Outcome {}
}
