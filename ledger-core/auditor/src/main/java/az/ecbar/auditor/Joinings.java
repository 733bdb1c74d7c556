package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.ACCOUNT_UNKNOWN;
import static az.ecbar.reason.RejectReason.CERTIFICATE_NOT_VALID_NOW;
import static az.ecbar.reason.RejectReason.CERTIFICATE_OF_OTHER;
import static az.ecbar.reason.RejectReason.CERTIFICATE_REVOKED;
import static az.ecbar.reason.RejectReason.CERTIFICATE_UNKNOWN;
import static az.ecbar.reason.RejectReason.CONFORMANCE_NOT_SHOWN;
import static az.ecbar.reason.RejectReason.CONFORMANCE_OVER;
import static az.ecbar.reason.RejectReason.DATE_MALFORMED;
import static az.ecbar.reason.RejectReason.DECISION_MISSING;
import static az.ecbar.reason.RejectReason.LIMIT_REACHED;
import static az.ecbar.reason.RejectReason.PARTICIPANT_NOT_JOINING;
import static az.ecbar.reason.RejectReason.PARTICIPANT_UNKNOWN;

import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 7-10.1: "A participant newly joined the systems signs a connection protocol": with its number and date, after its
 * self-test, which it ran here and signed; the others are sent information on it.
 */
final class Joinings {
    private static final String RULE = "7-10.1";

    private final State state;
    private final List<Event.ParticipantAdmitted> register = new ArrayList<>();

    Joinings(State state) {
        this.state = state;
    }

    /** Those with whom the ledger begins have joined before; who comes to AZIPS later has not. */
    void register(Participant participant) {
        boolean isOfAzips =
                participant.kind == ParticipantKind.BANK || participant.kind == ParticipantKind.LEGAL_ENTITY;
        if (isOfAzips && state.isGenesisComplete) {
            participant.causes.add(StatusCause.JOINING);
            expectStatus(participant, 0, "");
        }
    }

    Reasons reasons(Command.AdmitParticipant admission) {
        Optional<Participant> participant = state.directory.byBic(admission.bic());
        Optional<Directory.Certificate> certificate = state.directory.byFingerprint(admission.fingerprint());
        boolean isOfOther = certificate
                .filter(one -> participant.filter(one.owner()::equals).isEmpty())
                .isPresent();
        Reasons reasons = new Reasons()
                .when(participant.isEmpty(), PARTICIPANT_UNKNOWN, "2.1.1")
                .when(
                        participant
                                .filter(one -> !one.isJoining() || one.isGone())
                                .isPresent(),
                        PARTICIPANT_NOT_JOINING,
                        RULE)
                .when(!Dates.exists(admission.protocolDate()), DATE_MALFORMED, RULE)
                .when(admission.protocolNumber().isEmpty(), DECISION_MISSING, RULE)
                .when(
                        participant
                                .filter(one -> !state.directory.hasOpenAccount(one, "AZN"))
                                .isPresent(),
                        ACCOUNT_UNKNOWN,
                        "3.1")
                .when(certificate.isEmpty(), CERTIFICATE_UNKNOWN, "4.26.2")
                .when(isOfOther, CERTIFICATE_OF_OTHER, "4.26.2")
                .when(certificate.filter(Directory.Certificate::isRevoked).isPresent(), CERTIFICATE_REVOKED, "4.26.2")
                .when(
                        certificate.filter(one -> !one.isValidAt(state.timeNs)).isPresent(),
                        CERTIFICATE_NOT_VALID_NOW,
                        "4.26.2")
                .perhaps(true, LIMIT_REACHED);
        if (certificate.isPresent() && !isOfOther) {
            addTest(reasons, admission, certificate.get());
        }
        return reasons;
    }

    private void addTest(Reasons reasons, Command.AdmitParticipant admission, Directory.Certificate certificate) {
        Optional<Terminal.Taken> tested = tested(admission, certificate);
        long days = state.rules.value(RuleId.CONFORMANCE_DAYS, state.today());
        boolean isOver = tested.filter(
                        taken -> Duration.ofNanos(state.timeNs - taken.timeNs()).compareTo(Duration.ofDays(days)) > 0)
                .isPresent();
        reasons.when(tested.isEmpty(), CONFORMANCE_NOT_SHOWN, RULE).when(isOver, CONFORMANCE_OVER, RULE);
    }

    /** The last input of the test, as it was taken from the terminal of the certificate, signed under it. */
    private Optional<Terminal.Taken> tested(Command.AdmitParticipant admission, Directory.Certificate certificate) {
        return state.terminals
                .find(new Event.Address(
                        certificate.owner().id, certificate.registration().terminal()))
                .flatMap(terminal -> terminal.remembered(admission.testedInput()))
                .filter(taken -> taken.digest().equals(admission.testedDigest()))
                .filter(taken -> taken.certificateId() == certificate.id());
    }

    void admit(Command.AdmitParticipant admission) {
        Participant participant = state.directory.byBic(admission.bic()).orElseThrow();
        Directory.Certificate certificate =
                state.directory.byFingerprint(admission.fingerprint()).orElseThrow();
        Terminal.Taken tested = tested(admission, certificate).orElseThrow();
        participant.causes.remove(StatusCause.JOINING);
        Event.ParticipantAdmitted admitted = new Event.ParticipantAdmitted(
                participant.id,
                admission.protocolDate(),
                admission.protocolNumber(),
                certificate.id(),
                certificate.registration().terminal(),
                admission.testedInput(),
                tested.sequence(),
                tested.timeNs(),
                state.timeNs);
        register.add(admitted);
        state.evidence.expect(RULE, admitted);
        expectStatus(participant, admission.protocolDate(), admission.protocolNumber());
        state.participationNotices.toOthers(
                RULE, ParticipationNews.JOINED, participant, admission.protocolDate(), admission.protocolNumber());
    }

    private void expectStatus(Participant participant, int date, String number) {
        state.evidence.expect(
                RULE,
                new Event.StatusChanged(participant.id, SystemId.AZIPS, Set.copyOf(participant.causes), date, number));
    }

    /** The register, as an operator is told of it. */
    List<Event.JoiningReported> rows(Command.Origin asker) {
        return register.stream()
                .map(one -> new Event.JoiningReported(asker.sessionId(), asker.inputNumber(), one))
                .toList();
    }
}
