package az.ecbar.ledger.reference;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.Joining;
import az.ecbar.ledger.event.ParticipationEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.participation.JoiningRegister;
import az.ecbar.ledger.participation.ParticipationNotices;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * Admits a participant to AZIPS that was registered after the genesis, once it signed the connection protocol and ran the
 * conformance self-test against this ledger: from then on it pays and is paid, and the others are told.
 *
 * <p>The self-test is bound by its last input, which names the report: this ledger took that input, under its number and
 * with its digest, from a terminal of the participant and under the certificate that signed the report. It is over when the
 * days of the rule set have passed since, or when the terminal has sent so many inputs that it is not remembered.
 *
 * <p>Owned by the ledger's thread; allocates for the register and for what is told.
 *
 * @rule 7-10.1
 */
public final class ParticipantAdmission {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Participants participants;
    private final Accounts accounts;
    private final Certificates certificates;
    private final Terminals terminals;
    private final RuleSet rules;
    private final Jobs jobs;
    private final JoiningRegister register;
    private final ParticipationNotices notices;
    private final ParticipationEvents events;
    private final ReferenceEvents referenceEvents;

    public ParticipantAdmission(
            Participants participants,
            Accounts accounts,
            Certificates certificates,
            Terminals terminals,
            RuleSet rules,
            Jobs jobs,
            JoiningRegister register,
            ParticipationNotices notices,
            ParticipationEvents events,
            ReferenceEvents referenceEvents) {
        this.participants = participants;
        this.accounts = accounts;
        this.certificates = certificates;
        this.terminals = terminals;
        this.rules = rules;
        this.jobs = jobs;
        this.register = register;
        this.notices = notices;
        this.events = events;
        this.referenceEvents = referenceEvents;
    }

    /**
     * Refused, in this order: PARTICIPANT_UNKNOWN, PARTICIPANT_NOT_JOINING, DATE_MALFORMED, DECISION_MISSING (the protocol
     * has no number), ACCOUNT_UNKNOWN (it has no correspondent or
     * current account of AZIPS in manats that is not closed), those of {@link Certificates#check}, CONFORMANCE_NOT_SHOWN,
     * CONFORMANCE_OVER, LIMIT_REACHED.
     *
     * @param fingerprint of the certificate that signed the report
     * @param testedInput number of the last input of the self-test
     * @param testedDigest of that input
     */
    public RejectReason admit(
            long bic,
            int protocolDate,
            Reference protocolNumber,
            Digest fingerprint,
            long testedInput,
            Digest testedDigest,
            long sequence,
            long timeNs) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (!participants.isJoining(id) || participants.isGone(id, SystemId.AZIPS)) {
            return RejectReason.PARTICIPANT_NOT_JOINING;
        }
        if (!BusinessDate.isValid(protocolDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (protocolNumber.isAbsent()) {
            return RejectReason.DECISION_MISSING;
        }
        if (!accounts.hasOpenInAzips(id, Currency.AZN)) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        int certificate = certificates.find(fingerprint);
        int letter = certificate == Certificates.UNKNOWN ? 0 : certificates.terminal(certificate);
        RejectReason unfit = certificates.check(certificate, id, letter, timeNs);
        if (unfit != RejectReason.NONE) {
            return unfit;
        }
        int terminal = terminals.find(id, letter);
        if (!terminals.isTaken(terminal, testedInput, testedDigest, certificate)) {
            return RejectReason.CONFORMANCE_NOT_SHOWN;
        }
        if (timeNs - terminals.inputTimeNs(terminal, testedInput) > rules.value(RuleId.CONFORMANCE_DAYS) * DAY_NS) {
            return RejectReason.CONFORMANCE_OVER;
        }
        if (!jobs.hasRoomFor(1)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: admitted.
        int left = participants.causes(id, SystemId.AZIPS) & ~StatusCause.JOINING;
        participants.causes(id, SystemId.AZIPS, left);
        Reference kept = new Reference();
        kept.set(protocolNumber.first(), protocolNumber.second());
        Joining joining = new Joining(
                id,
                protocolDate,
                kept,
                certificate,
                testedInput,
                terminals.inputSequence(terminal, testedInput),
                terminals.inputTimeNs(terminal, testedInput),
                timeNs);
        register.add(joining);
        events.participantAdmitted(joining, letter);
        referenceEvents.participantStatusChanged(id, SystemId.AZIPS, left, protocolDate, protocolNumber);
        notices.tellOthers(ParticipationNews.JOINED, id, protocolDate, protocolNumber, sequence, timeNs);
        return RejectReason.NONE;
    }
}
