package az.ecbar.gateway.outbox;

import org.agrona.DirectBuffer;

/** Takes the outputs that {@link OutputSource#read} hands out. */
@FunctionalInterface
public interface OutputReader {
    /**
     * One output. The view and all that it shows are valid during the call only.
     *
     * @return false if it cannot be taken at present: it does not count as handed out, and none follows
     */
    boolean onOutput(StoredOutput output);

    /** What is stored of one output. */
    interface StoredOutput {
        /** The ledger's number for the terminal. */
        long number();

        /** Code of {@code az.ecbar.schema.NoticeKind}. */
        short kind();

        /** The payment's id; the sequence of the input where no payment came of it. */
        long subject();

        /** Sequence of the command whose event this output tells. */
        long sequence();

        /** Time of that command, UTC nanoseconds since 1970. */
        long timeNs();

        /** Holds message, attachment and digest. */
        DirectBuffer buffer();

        /** Where the message's bytes begin. */
        int messageOffset();

        int messageLength();

        /** Where the attachment's bytes begin. */
        int attachmentOffset();

        /** 0: there is no attachment. */
        int attachmentLength();

        /** Where the SHA-256 of the message's bytes lies, 32 bytes. */
        int digestOffset();
    }
}
