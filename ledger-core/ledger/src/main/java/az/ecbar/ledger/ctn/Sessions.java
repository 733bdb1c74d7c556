package az.ecbar.ledger.ctn;

import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.Site;

/**
 * CTN sessions as state: a logon opens one, a later logon of the same terminal supersedes it, so that a race of two
 * connections is decided by the order of the ring (design D19). Acknowledgements of outputs are cumulative.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.26.2
 */
public final class Sessions {
    private final Participants participants;
    private final Certificates certificates;
    private final Terminals terminals;
    private final RuleSet rules;
    private final CtnEvents events;
    private final Digest lastDigest = new Digest();

    public Sessions(
            Participants participants,
            Certificates certificates,
            Terminals terminals,
            RuleSet rules,
            CtnEvents events) {
        this.participants = participants;
        this.certificates = certificates;
        this.terminals = terminals;
        this.rules = rules;
        this.events = events;
    }

    /**
     * A terminal logs on. Refused, in this order: PARTICIPANT_UNKNOWN, CERTIFICATE_UNKNOWN, CERTIFICATE_OF_OTHER,
     * CERTIFICATE_REVOKED, CERTIFICATE_NOT_VALID_NOW, TERMINAL_UNKNOWN, OUTPUT_NOT_SENT (it holds more than was ever
     * given). A participant that was removed may still log on, to take what was said to it.
     */
    public void open(
            long sequence,
            long timeNs,
            long connectionId,
            long bic,
            int letter,
            Site site,
            long outputReceived,
            Digest fingerprint) {
        int participantId = participants.find(bic);
        int certificateId = certificates.find(fingerprint);
        RejectReason reason = checkOpen(participantId, certificateId, letter, timeNs, outputReceived);
        if (reason != RejectReason.NONE) {
            events.ctnSessionRefused(connectionId, reason.code());
            return;
        }
        // Decided: the session opens.
        int id = terminals.find(participantId, letter);
        long superseded = terminals.session(id);
        terminals.session(id, sequence, certificateId, site);
        if (outputReceived > terminals.acknowledged(id)) {
            terminals.acknowledge(id, outputReceived);
        }
        long lastInput = terminals.lastInput(id);
        if (lastInput == 0) {
            lastDigest.clear();
        } else {
            terminals.digest(id, lastInput, lastDigest);
        }
        events.ctnSessionOpened(
                connectionId,
                sequence,
                superseded,
                participantId,
                letter,
                site,
                certificateId,
                lastInput,
                terminals.lastOutput(id),
                terminals.acknowledged(id),
                (int) rules.value(RuleId.CTN_CREDIT),
                lastDigest);
    }

    /** A terminal logs out or its connection ended; of a session that is not open any more nothing is said. */
    public void close(long sessionId, long bic, int letter) {
        int id = openTerminal(sessionId, bic, letter);
        if (id == Terminals.UNKNOWN) {
            return;
        }
        // Decided: the session closes.
        terminals.session(id, 0, terminals.certificate(id), terminals.site(id));
        events.ctnSessionClosed(sessionId, terminals.participant(id), letter);
    }

    /**
     * The terminal holds all outputs up to a number; what is not new or of another session says nothing. The SWIFT terminal
     * has no session: it acknowledges under 0.
     */
    public void acknowledge(long sessionId, long bic, int letter, long upTo) {
        int id = openTerminal(sessionId, bic, letter);
        if (id == Terminals.UNKNOWN || upTo <= terminals.acknowledged(id) || upTo > terminals.lastOutput(id)) {
            return;
        }
        // Decided: acknowledged.
        terminals.acknowledge(id, upTo);
        events.outputsAcknowledged(terminals.participant(id), letter, upTo);
    }

    private int openTerminal(long sessionId, long bic, int letter) {
        int participantId = participants.find(bic);
        int id = participantId == Participants.UNKNOWN ? Terminals.UNKNOWN : terminals.find(participantId, letter);
        boolean isAddressed = sessionId != 0 || letter == SwiftTerminal.LETTER;
        return id != Terminals.UNKNOWN && isAddressed && terminals.session(id) == sessionId ? id : Terminals.UNKNOWN;
    }

    private RejectReason checkOpen(int participantId, int certificateId, int letter, long timeNs, long outputReceived) {
        if (participantId == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        RejectReason certificate = certificates.check(certificateId, participantId, letter, timeNs);
        if (certificate != RejectReason.NONE) {
            return certificate;
        }
        int id = terminals.find(participantId, letter);
        if (id == Terminals.UNKNOWN) {
            return RejectReason.TERMINAL_UNKNOWN;
        }
        return outputReceived < 0 || outputReceived > terminals.lastOutput(id)
                ? RejectReason.OUTPUT_NOT_SENT
                : RejectReason.NONE;
    }
}
