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

    StoreCounters withMessage(long id, long inputNumber) {
        return new StoreCounters(id, files, inputNumber, output);
    }

    StoreCounters withFile(long ordinal) {
        return new StoreCounters(messages, ordinal, input, output);
    }

    StoreCounters withInput(long inputNumber) {
        return new StoreCounters(messages, files, inputNumber, output);
    }

    StoreCounters withOutput(long outputNumber) {
        return new StoreCounters(messages, files, input, outputNumber);
    }
}
