package az.ecbar.stp;

/**
 * A bank's terminal.
 *
 * @param bic the participant's BIC11
 * @param terminal the terminal's letter
 */
record LogicalTerminal(String bic, char terminal) {

    /** The logical terminal of 12 characters, as in block 1. */
    String address() {
        return bic.substring(0, 8) + terminal + bic.substring(8);
    }
}
