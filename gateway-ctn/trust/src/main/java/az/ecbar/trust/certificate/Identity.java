package az.ecbar.trust.certificate;

/**
 * Who the authority says the holder of a certificate is.
 *
 * @param bic the participant's BIC11; for operators and nodes the Central Bank's
 * @param registrationCode the code under which the authority has registered the participant (rule 4.26.2)
 * @param unit the operator's login or the node's id within the organisation; for a bank the adapter's, or empty
 * @param name the name for people
 */
public record Identity(Role role, String bic, String registrationCode, String unit, String name) {
    private static final int BIC8 = 8;

    /**
     * True when the holder may sign in the name of this BIC11: a bank for exactly its own, operators and nodes for all
     * of the Central Bank's (AZIPS, LVPCSS and IPS have a branch code each).
     */
    public boolean speaksFor(String bic11) {
        return role == Role.BANK ? bic.equals(bic11) : bic11.regionMatches(0, bic, 0, BIC8);
    }
}
