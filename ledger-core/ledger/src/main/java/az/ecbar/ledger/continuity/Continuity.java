package az.ecbar.ledger.continuity;

import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.ContinuityEvents;
import az.ecbar.ledger.event.ContinuityFact;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;

/**
 * Takes the entries of the register of continuity: that a participant is systemically important, what it delivered and
 * what it is reminded of. What follows from them, duties and deadlines, is no matter of the ledger: nothing that settles
 * asks for it.
 *
 * <p>Owned by the ledger's thread; keeps nothing between commands. Dates as yyyymmdd.
 *
 * @rule 7.1, 7.7, 7.8, 7.9, 7.10
 */
public final class Continuity {
    private static final long WHOLE = 10_000;
    private static final int FIRST_OF_JANUARY = 101;
    private static final int YEAR = 10_000;

    private final Participants participants;
    private final Certificates certificates;
    private final Terminals terminals;
    private final RuleSet rules;
    private final ContinuityEvents events;

    public Continuity(
            Participants participants,
            Certificates certificates,
            Terminals terminals,
            RuleSet rules,
            ContinuityEvents events) {
        this.participants = participants;
        this.certificates = certificates;
        this.terminals = terminals;
        this.rules = rules;
        this.events = events;
    }

    /**
     * Enters one fact. Refused, in this order: PARTICIPANT_UNKNOWN, KIND_NOT_ALLOWED (neither a bank nor a legal entity
     * with an account in AZIPS), DATE_MALFORMED, CONTINUITY_ENTRY_NOT_ALLOWED (it lacks what its kind wants, or its dates
     * cannot be), SHARE_NOT_ABOVE (of who is named important), CERTIFICATE_UNKNOWN, CERTIFICATE_OF_OTHER (of one that is
     * kept at the backup centre).
     */
    public RejectReason record(ContinuityFact fact, long sequence, long timeNs, boolean isGenesis) {
        int id = participants.find(fact.bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (!isOfAzips(participants.kind(id))) {
            return RejectReason.KIND_NOT_ALLOWED;
        }
        if (!areDates(fact)) {
            return RejectReason.DATE_MALFORMED;
        }
        int today = BusinessDate.ofUtc(timeNs, rules.value(RuleId.UTC_OFFSET_MINUTES));
        if (fact.receivedDate > today || !isWhole(fact, sequence)) {
            return RejectReason.CONTINUITY_ENTRY_NOT_ALLOWED;
        }
        if (fact.entry == ContinuityEntry.NAMED && !isShareAbove(fact)) {
            return RejectReason.SHARE_NOT_ABOVE;
        }
        RejectReason certificate = fact.entry == ContinuityEntry.BACKUP_CERTIFICATE
                ? checkCertificate(certificates.find(fact.digest), id)
                : RejectReason.NONE;
        if (certificate != RejectReason.NONE) {
            return certificate;
        }
        // Decided: recorded.
        events.continuityRecorded(id, fact);
        if (!isGenesis && isTold(fact.entry)) {
            int terminal = participants.terminal(id);
            long number = terminals.nextOutput(terminals.ensure(id, terminal));
            events.continuityToldDue(id, terminal, number, sequence, timeNs, fact);
        }
        return RejectReason.NONE;
    }

    private RejectReason checkCertificate(int certificate, int participantId) {
        if (certificate == Certificates.UNKNOWN) {
            return RejectReason.CERTIFICATE_UNKNOWN;
        }
        boolean isItsOwn = certificates.participant(certificate) == participantId
                && certificates.role(certificate) == CertificateRole.BANK;
        return isItsOwn ? RejectReason.NONE : RejectReason.CERTIFICATE_OF_OTHER;
    }

    /** A share that is the limit exactly is not above it; the limit is that of the first day of the list's year. */
    private boolean isShareAbove(ContinuityFact fact) {
        long valueMinor = fact.valueMinor;
        long totalMinor = fact.totalMinor;
        if (valueMinor < 0 || totalMinor < valueMinor) {
            return false;
        }
        long limit = rules.valueOn(RuleId.IMPORTANT_SHARE_BASIS_POINTS, fact.date);
        long valueHigh = Math.multiplyHigh(valueMinor, WHOLE);
        long limitHigh = Math.multiplyHigh(totalMinor, limit);
        return valueHigh != limitHigh
                ? valueHigh > limitHigh
                : Long.compareUnsigned(valueMinor * WHOLE, totalMinor * limit) > 0;
    }

    private static boolean isOfAzips(ParticipantKind kind) {
        return kind == ParticipantKind.BANK || kind == ParticipantKind.LEGAL_ENTITY;
    }

    private static boolean areDates(ContinuityFact fact) {
        boolean isDate = fact.entry == ContinuityEntry.WITHDRAWN ? fact.date == 0 : BusinessDate.isValid(fact.date);
        boolean isUntil = hasUntil(fact.entry) ? BusinessDate.isValid(fact.untilDate) : fact.untilDate == 0;
        return isDate && isUntil && BusinessDate.isValid(fact.receivedDate) && BusinessDate.isValid(fact.paperDate);
    }

    private static boolean hasUntil(ContinuityEntry entry) {
        return entry == ContinuityEntry.INTERRUPTION_REPORTED || entry == ContinuityEntry.REMINDER;
    }

    private static boolean isTold(ContinuityEntry entry) {
        return entry == ContinuityEntry.NAMED
                || entry == ContinuityEntry.NOT_NAMED
                || entry == ContinuityEntry.REMINDER;
    }

    /** Whether an entry has what its kind wants. */
    private static boolean isWhole(ContinuityFact fact, long sequence) {
        boolean isOfYear = fact.date % YEAR == FIRST_OF_JANUARY;
        boolean isOver = fact.date <= fact.receivedDate;
        return switch (fact.entry) {
            case NAMED, NOT_NAMED -> isOfYear;
            case CONTACTS, TOPOLOGY -> isOfYear && fact.hasText();
            case CONTACTS_REPLACED, INTERRUPTION -> isOver && fact.hasText();
            case INTERRUPTION_REPORTED ->
                fact.date <= fact.untilDate && fact.untilDate <= fact.receivedDate && fact.hasText();
            case TEST_REPORTED -> isOver;
            case TEST_ANNOUNCED, BACKUP_CERTIFICATE -> true;
            case REMINDER -> fact.duty != ContinuityDuty.NONE && fact.duty != ContinuityDuty.NULL_VAL;
            case WITHDRAWN -> fact.withdrawnSequence > 0 && fact.withdrawnSequence < sequence;
            case NULL_VAL -> false;
        };
    }
}
