package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ctn.CtnCode;
import az.ecbar.reason.RejectReason;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each reason that the ledger gives for a session or an input is told by the code that says the same. */
class LedgerReasonsTest {
    private static final Map<RejectReason, CtnCode> TOLD = new EnumMap<>(Map.ofEntries(
            Map.entry(RejectReason.PARTICIPANT_UNKNOWN, CtnCode.WRONG_PARTICIPANT),
            Map.entry(RejectReason.CERTIFICATE_UNKNOWN, CtnCode.UNKNOWN_CERTIFICATE),
            Map.entry(RejectReason.CERTIFICATE_OF_OTHER, CtnCode.WRONG_PARTICIPANT),
            Map.entry(RejectReason.CERTIFICATE_REVOKED, CtnCode.CERTIFICATE_REVOKED),
            Map.entry(RejectReason.CERTIFICATE_NOT_VALID_NOW, CtnCode.CERTIFICATE_EXPIRED),
            Map.entry(RejectReason.TERMINAL_UNKNOWN, CtnCode.NOT_ALLOWED),
            Map.entry(RejectReason.ROLE_NOT_ALLOWED, CtnCode.NOT_ALLOWED),
            Map.entry(RejectReason.OUTPUT_NOT_SENT, CtnCode.UNKNOWN_OUTPUT),
            Map.entry(RejectReason.SESSION_UNKNOWN, CtnCode.SESSION_REFUSED),
            Map.entry(RejectReason.SESSION_SUPERSEDED, CtnCode.SUPERSEDED),
            Map.entry(RejectReason.INPUT_TOO_OLD, CtnCode.TOO_OLD),
            Map.entry(RejectReason.INPUT_NUMBER_USED, CtnCode.OTHER_BYTES),
            Map.entry(RejectReason.INPUT_NUMBER_GAP, CtnCode.GAP),
            Map.entry(RejectReason.TRANSFER_TOO_LARGE, CtnCode.MESSAGE_TOO_LARGE),
            Map.entry(RejectReason.TRANSFER_OUT_OF_ORDER, CtnCode.UNKNOWN_TRANSFER),
            Map.entry(RejectReason.TRANSFERS_TOO_MANY, CtnCode.CREDIT_EXCEEDED),
            Map.entry(RejectReason.TRANSFER_UNKNOWN, CtnCode.UNKNOWN_TRANSFER),
            Map.entry(RejectReason.TRANSFER_INCOMPLETE, CtnCode.UNKNOWN_TRANSFER),
            Map.entry(RejectReason.TRANSFER_EXPIRED, CtnCode.UNKNOWN_TRANSFER)));

    @Test
    void eachReasonHasItsCode() {
        for (RejectReason reason : RejectReason.values()) {
            CtnCode expected = TOLD.getOrDefault(reason, CtnCode.SESSION_REFUSED);
            assertEquals(expected, LedgerReasons.codeOf(reason.code()), reason::name);
        }
    }

    @Test
    void aReasonOfALaterVersionEndsTheSession() {
        assertEquals(CtnCode.SESSION_REFUSED, LedgerReasons.codeOf(65_000));
        assertEquals("reason 65000", LedgerReasons.textOf(65_000));
    }
}
