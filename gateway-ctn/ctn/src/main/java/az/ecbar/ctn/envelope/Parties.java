package az.ecbar.ctn.envelope;

import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.LeafBuffer;

/**
 * The two ends of a session, as each leaf binds them.
 *
 * @param bank BIC11 of the participant
 * @param centre BIC11 of the Central Bank
 */
public record Parties(String bank, String centre) {
    private static final int BIC8 = 8;

    /** True if the end that logs on is a workstation of the Central Bank, no bank: it holds nothing durably. */
    public boolean isOperator() {
        return bank.regionMatches(0, centre, 0, BIC8);
    }

    /** Leaves of what the bank sends. */
    public LeafBuffer fromBank(long sessionId) {
        return new LeafBuffer(Direction.BANK_TO_CENTRE, bank, centre, sessionId);
    }

    /** Leaves of what the centre sends. */
    public LeafBuffer fromCentre(long sessionId) {
        return new LeafBuffer(Direction.CENTRE_TO_BANK, centre, bank, sessionId);
    }
}
