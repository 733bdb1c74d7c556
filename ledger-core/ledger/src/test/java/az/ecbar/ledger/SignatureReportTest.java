package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.BadSignatureReportedDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.testkit.Rule;
import org.junit.jupiter.api.Test;

/** The Central Bank is notified at once of what a participant finds wrong with its signatures (4.26.3). */
@Rule("4.26.3")
class SignatureReportTest {
    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").open();

    private void reports(String bank, long output, String senderBic) {
        TestTerminal terminal = s.bank(bank);
        s.forgetNotices();
        s.apply(TestCommands.reportBadSignature(terminal, terminal.nextInput++, output, senderBic));
    }

    @Test
    void theReportIsRecordedWithItsFactsAndChangesNothing() {
        s.pays("ALFA", "BETA", "10.00").send();
        reports("BETA", 1, Scenario.bic("BETA"));
        assertTrue(s.said(BadSignatureReportedDecoder.TEMPLATE_ID));
        String told = s.story.getLast();
        for (String fact :
                new String[] {"outputNumber=1|", "lastOutput=2|", "acknowledged=0|", "fault=THE SIGNATURE DOES NOT FIT"
                }) {
            assertTrue(told.contains(fact), told);
        }
        assertEquals(0, s.notices.size(), "the receipt is the answer");
        reports("BETA", 3, Scenario.bic("BETA"));
        assertTrue(s.said(BadSignatureReportedDecoder.TEMPLATE_ID), "an envelope without outputs: the one to come");
        reports("BETA", 0, Scenario.bic("BETA"));
        assertTrue(s.said(BadSignatureReportedDecoder.TEMPLATE_ID), "it does not say which");
        s.assertReplaysEqual();
    }

    @Test
    void itIsRefusedInThisOrder() {
        reports("BETA", 9, Scenario.bic("ALFA"));
        assertRefused(RejectReason.SENDER_NOT_OF_SESSION);
        reports("BETA", 3, Scenario.bic("BETA"));
        assertRefused(RejectReason.OUTPUT_UNKNOWN);
        reports("BETA", -1, Scenario.bic("BETA"));
        assertRefused(RejectReason.OUTPUT_UNKNOWN);
        s.assertReplaysEqual();
    }

    private void assertRefused(RejectReason reason) {
        assertFalse(s.said(BadSignatureReportedDecoder.TEMPLATE_ID));
        assertEquals(NoticeKind.REFUSED, s.notices.getFirst().kind());
        assertEquals(reason.code(), s.notices.getFirst().reason());
    }
}
