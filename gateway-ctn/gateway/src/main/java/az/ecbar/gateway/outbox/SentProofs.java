package az.ecbar.gateway.outbox;

import org.agrona.DirectBuffer;

/**
 * Keeps under which signature each output was sent: leaf, path, signed root, signature. The sessions sign what waits
 * when they send, so an output that is sent again after a break has a further proof. Called from the edge's thread.
 */
public interface SentProofs {
    /**
     * Keeps a proof. It is durable after the next {@link #force()}.
     *
     * @param sessionId the CTN session in which the output was sent
     */
    void add(int participantId, byte terminal, long number, long sessionId, DirectBuffer proof, int offset, int length);

    /** Makes all proofs so far durable; called now and then by the node, never for each message. */
    void force();
}
