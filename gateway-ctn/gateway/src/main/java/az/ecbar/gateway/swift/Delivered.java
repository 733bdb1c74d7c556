package az.ecbar.gateway.swift;

/** What a message in a file of the adapter is. */
sealed interface Delivered {
    /**
     * A message of a bank, as its sender gave it to FIN: what the network wrote on the way is taken off, so that each
     * delivery of one message gives the same bytes.
     *
     * <p>Its arrays are not copied.
     */
    final class OfBank implements Delivered {
        private final byte[] message;
        private final String bic;
        private final long number;
        private final byte[] head;
        private final byte[] tail;

        OfBank(byte[] message, String bic, long number, byte[] head, byte[] tail) {
            this.message = message;
            this.bic = bic;
            this.number = number;
            this.head = head;
            this.tail = tail;
        }

        byte[] message() {
            return message;
        }

        /** The sender's BIC11. */
        String bic() {
            return bic;
        }

        /** The sender's number of it, see {@link InputReference}. */
        long number() {
            return number;
        }

        /** Blocks 1 and 2 as they were delivered. */
        byte[] head() {
            return head;
        }

        /** Blocks 5 and S as they were delivered; empty if there were none. */
        byte[] tail() {
            return tail;
        }
    }

    /**
     * F21: what FIN says of a message that was sent.
     *
     * @param errorCode field 405 of a NAK; empty: it was an ACK
     * @param messageReference field 108; empty if it bears none
     * @param sent what the copy behind it is known by; empty if there is no copy
     */
    record Acknowledgement(boolean isAccepted, String errorCode, String messageReference, String sent)
            implements Delivered {}

    /** A message of the network itself, such as 019: for people. */
    record OfNetwork(String type) implements Delivered {}

    /** None of these. */
    record Unknown(String why) implements Delivered {}
}
