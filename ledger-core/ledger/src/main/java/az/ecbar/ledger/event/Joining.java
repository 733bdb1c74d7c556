package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Reference;

/**
 * How a participant joined AZIPS after the genesis: a row of the register of joining.
 *
 * @param protocolDate of the connection protocol, yyyymmdd
 * @param protocolNumber of the connection protocol; never changed
 * @param certificateId certificate that signed the self-test
 * @param testedInput number of its last input
 * @param testedSequence command that took that input
 * @param testedNs when, UTC
 * @param timeNs when the participant was admitted, UTC
 * @rule 7-10.1
 */
public record Joining(
        int participantId,
        int protocolDate,
        Reference protocolNumber,
        int certificateId,
        long testedInput,
        long testedSequence,
        long testedNs,
        long timeNs) {}
