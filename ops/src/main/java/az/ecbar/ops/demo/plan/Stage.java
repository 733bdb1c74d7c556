package az.ecbar.ops.demo.plan;

/** The course of the demo's day. What was sent in a stage, and before, is at rest before the next one begins. */
public enum Stage {
    /** Messages before the operators open the day. */
    BEFORE_OPENING,
    /** The day is open, and a bank without money fills its queue. */
    QUEUE,
    /** The operators remove a participant; no messages. */
    REMOVAL,
    /** Payments and messages that are refused, from all sides; in its midst the node is killed. */
    FLOW,
    /** A little money for the queue. */
    FIRST_FUNDS,
    /** More money for the queue. */
    MORE_FUNDS,
    /** The operators close the day; no messages. */
    CLOSING,
    /** Messages after that. */
    AFTER_CLOSING
}
