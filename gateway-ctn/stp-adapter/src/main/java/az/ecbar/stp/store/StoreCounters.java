package az.ecbar.stp.store;

/**
 * The numbers that the store gives or has seen.
 *
 * @param messages highest id given to a message
 * @param files highest ordinal given to a file
 * @param input highest input number given and not given back
 * @param output highest output number received
 */
record StoreCounters(long messages, long files, long input, long output) {
    static final StoreCounters NONE = new StoreCounters(0, 0, 0, 0);
}
