package az.ecbar.stp.store;

/**
 * A notice that came before the answer to the message that it is about, which it names by the centre's sequence.
 *
 * @param sequence the centre's sequence of our message
 * @param state what the notice brings
 */
record EarlyNotice(long sequence, MessageState state, Notice notice) {}
