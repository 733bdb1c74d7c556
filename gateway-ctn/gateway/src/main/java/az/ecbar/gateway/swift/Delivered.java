package az.ecbar.gateway.swift;

/** What a message in a file of the adapter is. */
sealed interface Delivered {
    /**
     * A message of a bank, as its sender gave it to FIN: what the network wrote on the way is taken off, so that each
     * delivery of one message gives the same bytes.
     *
     * @param bic the sender's BIC11
     * @param number sender's number of it, see {@link InputReference}
     * @param head blocks 1 and 2 as they were delivered
     * @param tail blocks 5 and S as they were delivered; empty if there were none
     * @param isDeliveredAgain whether the network marked it as possibly delivered before (PDM)
     */
    record OfBank(byte[] message, String bic, long number, byte[] head, byte[] tail, boolean isDeliveredAgain)
            implements Delivered {}

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
