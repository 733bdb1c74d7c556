package az.ecbar.stp;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.store.OutMessage;

/**
 * What an adapter tells the bank's program, always on the adapter's own thread: return soon, or the session
 * waits for you.
 */
public interface StpListener {

    /**
     * A message came from the centre. When this returns, the adapter makes the message's number durable and
     * acknowledges it; when it throws, the message is not acknowledged and comes again. So each message comes
     * at least once, in order: remember the highest number to know a repeated one after a crash.
     */
    default void onOutput(Output output) {}

    /** Something became known of a sent message: an answer, or a notice that refers to it. Durable already. */
    default void onChanged(OutMessage message) {}

    /** The session's state changed; the text says why. */
    default void onState(ClientState state, String text) {}

    /** Something that a person should look at; see the troubleshooting table in the documentation. */
    default void onAlarm(Alarm alarm, String text) {}

    /** A file from {@code out} was numbered: its messages are durable and on their way. */
    default void onFile(String name, int messages, long firstInputNumber) {}
}
