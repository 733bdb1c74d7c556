package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.CERTIFICATE_OF_OTHER;
import static az.ecbar.reason.RejectReason.CERTIFICATE_UNKNOWN;
import static az.ecbar.reason.RejectReason.CONTINUITY_ENTRY_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.DATE_MALFORMED;
import static az.ecbar.reason.RejectReason.KIND_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.PARTICIPANT_UNKNOWN;
import static az.ecbar.reason.RejectReason.SHARE_NOT_ABOVE;

import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Section 7: what is entered about systemically important participants, "the participant that has over 2% share in total
 * value of transactions" (2.1.21), and that "related participants" are notified (7.1).
 */
final class Continuity {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    /** What the Central Bank tells the participant; all else the participant tells the Central Bank. */
    private static final Set<ContinuityEntry> TOLD =
            EnumSet.of(ContinuityEntry.NAMED, ContinuityEntry.NOT_NAMED, ContinuityEntry.REMINDER);

    private static final Set<ContinuityEntry> OF_A_YEAR = EnumSet.of(
            ContinuityEntry.NAMED, ContinuityEntry.NOT_NAMED, ContinuityEntry.CONTACTS, ContinuityEntry.TOPOLOGY);

    /** 7.8 persons, 7.10 an address, 7.9 "detailed information on the case". */
    private static final Set<ContinuityEntry> TELLS_SOMETHING = EnumSet.of(
            ContinuityEntry.CONTACTS,
            ContinuityEntry.CONTACTS_REPLACED,
            ContinuityEntry.TOPOLOGY,
            ContinuityEntry.INTERRUPTION,
            ContinuityEntry.INTERRUPTION_REPORTED);

    /** What has happened when it is written about. */
    private static final Set<ContinuityEntry> OF_THE_PAST = EnumSet.of(
            ContinuityEntry.CONTACTS_REPLACED,
            ContinuityEntry.INTERRUPTION,
            ContinuityEntry.INTERRUPTION_REPORTED,
            ContinuityEntry.TEST_REPORTED);

    private final State state;

    Continuity(State state) {
        this.state = state;
    }

    Reasons of(Command.RecordContinuity command) {
        Event.ContinuityPaper paper = command.paper();
        Optional<Participant> participant = state.directory.byBic(command.bic());
        boolean isKind = participant
                .filter(one -> one.kind == ParticipantKind.BANK || one.kind == ParticipantKind.LEGAL_ENTITY)
                .isPresent();
        Reasons reasons = new Reasons()
                .when(participant.isEmpty(), PARTICIPANT_UNKNOWN, "2.1.1")
                .when(participant.isPresent() && !isKind, KIND_NOT_ALLOWED, "2.1.21");
        if (!areDates(paper)) {
            return reasons.when(true, DATE_MALFORMED, "7.7");
        }
        reasons.when(isWrong(paper), CONTINUITY_ENTRY_NOT_ALLOWED, "7.7");
        reasons.when(paper.entry() == ContinuityEntry.NAMED && !isImportant(paper), SHARE_NOT_ABOVE, "2.1.21");
        if (paper.entry() == ContinuityEntry.BACKUP_CERTIFICATE) {
            Optional<Directory.Certificate> certificate = state.directory.byFingerprint(paper.digest());
            boolean isItsOwn = certificate
                    .filter(one -> participant.filter(one.owner()::equals).isPresent())
                    .filter(one -> one.registration().role() == CertificateRole.BANK)
                    .isPresent();
            reasons.when(certificate.isEmpty(), CERTIFICATE_UNKNOWN, "7.5")
                    .when(certificate.isPresent() && !isItsOwn, CERTIFICATE_OF_OTHER, "7.5");
        }
        return reasons;
    }

    void record(Command.RecordContinuity command) {
        Participant participant = state.directory.byBic(command.bic()).orElseThrow();
        Event.ContinuityPaper paper = command.paper();
        state.evidence.expect("7.7", new Event.ContinuityRecorded(participant.id, paper));
        if (state.isGenesisComplete && TOLD.contains(paper.entry())) {
            state.evidence.expect(
                    "7.1",
                    new Event.ContinuityToldDue(
                            new Event.Address(participant.id, participant.terminal()),
                            state.sequence,
                            state.timeNs,
                            paper.entry(),
                            paper.duty(),
                            paper.date(),
                            paper.untilDate(),
                            paper.value(),
                            paper.total(),
                            paper.paperDate(),
                            paper.paperNumber()));
        }
    }

    /** "Over 2%": two percent exactly is not. */
    private boolean isImportant(Event.ContinuityPaper paper) {
        BigDecimal limit = BigDecimal.valueOf(state.rules.value(RuleId.IMPORTANT_SHARE_BASIS_POINTS, paper.date()));
        boolean isShare = paper.value().signum() >= 0 && paper.value().compareTo(paper.total()) <= 0;
        return isShare
                && paper.value().multiply(BASIS_POINTS).compareTo(paper.total().multiply(limit)) > 0;
    }

    private static boolean areDates(Event.ContinuityPaper paper) {
        boolean isDate = paper.entry() == ContinuityEntry.WITHDRAWN ? paper.date() == 0 : Dates.exists(paper.date());
        boolean hasEnd =
                paper.entry() == ContinuityEntry.INTERRUPTION_REPORTED || paper.entry() == ContinuityEntry.REMINDER;
        boolean isEnd = hasEnd ? Dates.exists(paper.untilDate()) : paper.untilDate() == 0;
        return isDate && isEnd && Dates.exists(paper.receivedDate()) && Dates.exists(paper.paperDate());
    }

    private boolean isWrong(Event.ContinuityPaper paper) {
        ContinuityEntry entry = paper.entry();
        boolean isToCome = paper.receivedDate() > state.today();
        boolean isNoYear = OF_A_YEAR.contains(entry) && paper.date() % 10_000 != 101;
        boolean isSilent = TELLS_SOMETHING.contains(entry) && paper.text().isEmpty();
        boolean isAhead = OF_THE_PAST.contains(entry) && paper.date() > paper.receivedDate();
        boolean isEndless = entry == ContinuityEntry.INTERRUPTION_REPORTED
                && (paper.untilDate() < paper.date() || paper.untilDate() > paper.receivedDate());
        boolean isOfNothing = entry == ContinuityEntry.REMINDER
                && (paper.duty() == ContinuityDuty.NONE || paper.duty() == ContinuityDuty.NULL_VAL);
        boolean isOfNone =
                entry == ContinuityEntry.WITHDRAWN && (paper.withdrawn() <= 0 || paper.withdrawn() >= state.sequence);
        return entry == ContinuityEntry.NULL_VAL
                || isToCome
                || isNoYear
                || isSilent
                || isAhead
                || isEndless
                || isOfNothing
                || isOfNone;
    }
}
