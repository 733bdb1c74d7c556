package az.ecbar.stp.message;

/**
 * What a notice or advice says of a message that this bank had sent.
 *
 * @param event what happened to it
 * @param ourReference the centre's reference of it, empty when it cannot be told
 * @param reference field 20 of our message
 * @param code the reason's external code, empty when there is none
 * @param text the reason in words, empty when there is none
 */
public record AboutOurs(Event event, String ourReference, String reference, String code, String text) {

    /** What happened to our message. */
    public enum Event {
        /** SMT012 or MT900: it was executed. */
        SETTLED,
        /** SMT700: it waits. */
        WAITS,
        /** SMT701: it was annulled. */
        ANNULLED,
        /** SMT900, or of a request for a pending payment SMT250 or SMT252: it was refused. */
        REFUSED
    }
}
