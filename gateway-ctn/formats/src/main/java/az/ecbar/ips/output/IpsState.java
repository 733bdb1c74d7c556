package az.ecbar.ips.output;

/**
 * What became of a transaction, as a status report says it.
 *
 * @rule 5-1.12.1.4, 5-1.12.1.5, 5-1.17.1
 */
public enum IpsState {
    /** Settled, for good. */
    EXECUTED("ACSC"),
    /** Confirmed, not settled yet. */
    ACCEPTED("ACCP"),
    /** It waits for an answer. */
    PENDING("PDNG"),
    /** Not executed, for good. */
    REJECTED("RJCT"),
    /** Not executed, because the participant that was asked refused. */
    REFUSED("RJCT");

    /** The national status of everything but a rejection. */
    static final String NATIONAL = "STAT";

    private final String iso;

    IpsState(String iso) {
        this.iso = iso;
    }

    /** The status of ISO 20022. */
    public String iso() {
        return iso;
    }

    boolean isRejection() {
        return this == REJECTED || this == REFUSED;
    }

    /** The status by the receiver's profile. */
    String status(boolean isNational) {
        return isNational && !isRejection() ? NATIONAL : iso;
    }
}
