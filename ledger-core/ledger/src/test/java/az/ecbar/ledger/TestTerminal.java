package az.ecbar.ledger;

import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.Channel;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.Site;
import java.util.Random;
import org.agrona.MutableDirectBuffer;

/** One terminal of a participant with its session and its numbers. */
final class TestTerminal {
    /** Message input reference of 2026-04-27, logical terminal A, session 1, sequence 1. */
    static final long FIRST_REFERENCE = 260427_10_0001_000001L;

    final Scenario scenario;
    final String bic;
    final char letter;
    final byte[] fingerprint = new byte[32];
    int certificateId = -1;
    long sessionId;
    long nextInput = 1;
    long lastTakenSequence;
    RejectReason lastReason = RejectReason.NONE;

    TestTerminal(Scenario scenario, String bic, char letter) {
        this.scenario = scenario;
        this.bic = bic;
        this.letter = letter;
        if (letter == SwiftTerminal.LETTER) {
            nextInput = FIRST_REFERENCE;
        }
        new Random((bic + letter).hashCode()).nextBytes(fingerprint);
    }

    void logOn() {
        scenario.apply(TestCommands.openCtnSession(this, 0));
    }

    /** Proposes an action and gives the proposal. */
    long propose(byte[] action) {
        scenario.apply(TestCommands.proposeAction(this, nextInput++, action));
        return lastTakenSequence;
    }

    /** Approves a proposal; gives why its action was not applied. */
    RejectReason approve(long proposalId) {
        scenario.apply(TestCommands.approveAction(this, nextInput++, proposalId));
        return lastReason;
    }

    void asks(QueryKind kind, String argument, long cursor) {
        scenario.apply(TestCommands.query(this, nextInput++, kind, argument, cursor));
    }

    void inquires(AccountReport report, String bank) {
        scenario.apply(TestCommands.submitInquiry(this, nextInput++, report, Scenario.account(bank), "", 0));
    }

    void inquiresAfter(String payment) {
        scenario.apply(TestCommands.submitInquiry(this, nextInput++, AccountReport.PAYMENT, "", payment, 0));
    }

    /** Fills the origin of a numbered input; equal messages have equal digests. */
    void origin(InputOriginEncoder origin, MutableDirectBuffer buffer, long inputNumber, int messageHash) {
        origin.sessionId(sessionId)
                .inputNumber(inputNumber)
                .participant(bic)
                .terminal((short) letter)
                .channel(letter == SwiftTerminal.LETTER ? Channel.SWIFT : Channel.CTN)
                .site(Site.MAIN)
                .certificateId(certificateId);
        byte[] digest = new byte[32];
        new Random(messageHash).nextBytes(digest);
        buffer.putBytes(origin.offset() + InputOriginEncoder.digestEncodingOffset(), digest);
    }
}
