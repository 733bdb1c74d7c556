package az.ecbar.mutation;

/**
 * A conditional jump of the ledger of which one way leads to a refusal or a violation.
 *
 * @param id counted through all classes
 * @param type binary name of the class
 * @param method name and descriptor
 * @param jump its place among the conditional jumps of the method
 * @param line in the source
 * @param refusal to which way: {@link Way#BOTH} if either, for different reasons
 * @param what the reason, or the violation
 */
record Guard(int id, String type, String method, int jump, int line, Way refusal, String what) {
    /** Where the refusal lies. */
    enum Way {
        JUMP,
        FALL_THROUGH,
        BOTH
    }

    /** What is done to it. */
    enum Change {
        REMOVED,
        NEGATED
    }

    String name() {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple + "." + method.substring(0, method.indexOf('(')) + ", line " + line + ", " + what;
    }
}
