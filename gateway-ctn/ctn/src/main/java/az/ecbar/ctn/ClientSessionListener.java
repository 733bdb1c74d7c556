package az.ecbar.ctn;

import org.agrona.DirectBuffer;

/**
 * What a bank's session tells its owner, always from within {@link ClientSession#doWork} on the thread that
 * calls it. Buffers and proofs are valid during the call only. An exception thrown here goes through
 * {@code doWork} to its caller; nothing is acknowledged for it.
 */
public interface ClientSessionListener {

    /** The state changed; {@code code} and {@code text} say why, {@link CtnCode#NONE} for the ordinary way. */
    void onState(ClientState from, ClientState to, CtnCode code, String text);

    /**
     * The centre has answered the logon. Every input up to {@code logon.lastInputNumber()} is recorded, the
     * next number to use is the one after it or after what was offered, whichever is higher. A number here
     * that the owner never gave out means that its own store has lost something: it must call
     * {@link ClientSession#halt} and ask.
     */
    void onLoggedOn(Logon logon);

    /**
     * The input is recorded at the centre; this is not yet settled. Called once per number and in the order
     * of the numbers (again only after a restart of the bank with an older highest receipt).
     *
     * @param sequence the centre's sequence of the input, the name of the message in every later query
     * @param timeNs the centre's time of it, UTC nanoseconds since 1970
     * @param receipt the signed proof of this answer
     */
    void onTaken(long number, long sequence, long timeNs, MessageProof receipt);

    /**
     * The input is refused and its number not used. Nothing with this or a higher number is recorded, save
     * for {@link CtnCode#OTHER_BYTES} and {@link CtnCode#TOO_OLD}, after which the session halts. The session
     * has forgotten this input and all after it: the next offer must bear this number again. Refusals
     * with the advice SOON or LATER are repeated by the session itself and not told here.
     */
    void onNak(long number, CtnCode code, String text, MessageProof receipt);

    /**
     * An output of the centre, each number once and in order, its signature verified (rule 4.26.3). The owner
     * persists it and then calls {@link ClientSession#outputsPersisted}; only then it is acknowledged.
     */
    void onOutput(long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt);

    /** What an operator wanted to look at by {@link ClientSession#view}; valid during the call only. No proof. */
    default void onViewed(DirectBuffer buffer, int offset, int length) {
        // Banks do not look.
    }

    /**
     * Something the centre sent does not verify. It was not delivered, the centre is told by an ERROR and the
     * connection is closed; the owner notifies the Central Bank (rule 4.26.3).
     */
    void onBadSignature(String text);

    /** As {@link #onBadSignature(String)}, with the frame that does not verify, to be put aside as evidence. */
    default void onBadSignature(String text, DirectBuffer frame, int offset, int length) {
        onBadSignature(text);
    }
}
