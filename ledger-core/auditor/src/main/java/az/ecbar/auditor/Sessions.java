package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.CERTIFICATE_NOT_VALID_NOW;
import static az.ecbar.reason.RejectReason.CERTIFICATE_OF_OTHER;
import static az.ecbar.reason.RejectReason.CERTIFICATE_REVOKED;
import static az.ecbar.reason.RejectReason.CERTIFICATE_UNKNOWN;
import static az.ecbar.reason.RejectReason.GENESIS_NOT_COMPLETE;
import static az.ecbar.reason.RejectReason.LIMIT_REACHED;
import static az.ecbar.reason.RejectReason.OUTPUT_NOT_SENT;
import static az.ecbar.reason.RejectReason.PARTICIPANT_UNKNOWN;

import java.util.Optional;

/** CTN sessions: who may log on (4.26.2), which of two is the open one (D19), what a terminal holds. */
final class Sessions {
    private static final String NO_DIGEST = "00".repeat(Values.DIGEST_LENGTH);

    private final State state;

    Sessions(State state) {
        this.state = state;
    }

    /** The later of two sessions of a terminal supersedes the earlier. */
    void open(Command.OpenSession opening) {
        Optional<Participant> participant = state.directory.byBic(opening.bic());
        Optional<Directory.Certificate> certificate = state.directory.byFingerprint(opening.fingerprint());
        Reasons reasons = reasons(opening, participant, certificate);
        Optional<Event.SessionRefused> told = state.evidence.first(
                Event.SessionRefused.class, refused -> refused.connectionId() == opening.connectionId());
        told.ifPresent(state.evidence::strike);
        boolean isLawful = reasons.areKept(
                "4.26.2",
                "logon of " + opening.bic() + opening.terminal(),
                told.map(Event.SessionRefused::reason).orElse(0),
                state.findings);
        if (reasons.isRefusalDue() || (isLawful && told.isPresent())) {
            return;
        }
        Terminal terminal = state.terminals.of(new Event.Address(participant.orElseThrow().id, opening.terminal()));
        // What the terminal holds is as good as acknowledged.
        terminal.acknowledged = Math.max(terminal.acknowledged, opening.outputReceived());
        state.evidence.expect(
                "D19", opened(opening, terminal, certificate.orElseThrow().id()));
        end(terminal);
        terminal.sessionId = state.sequence;
    }

    private Reasons reasons(
            Command.OpenSession opening,
            Optional<Participant> participant,
            Optional<Directory.Certificate> certificate) {
        Optional<Terminal> terminal =
                participant.flatMap(known -> state.terminals.find(new Event.Address(known.id, opening.terminal())));
        long sent = terminal.map(one -> one.lastOutput).orElse(0L);
        boolean isNew = terminal.filter(Terminal::hadSession).isEmpty();
        Reasons reasons = new Reasons()
                .when(participant.isEmpty(), PARTICIPANT_UNKNOWN, "4.26.2")
                .when(opening.outputReceived() > sent, OUTPUT_NOT_SENT, "D19")
                .perhaps(!state.isGenesisComplete, GENESIS_NOT_COMPLETE)
                .perhaps(isNew, LIMIT_REACHED);
        addCertificate(reasons, certificate, participant, opening.terminal());
        return reasons;
    }

    /** 4.26.2: certificates of the Central Bank's centre, each for one terminal. */
    void addCertificate(
            Reasons reasons,
            Optional<Directory.Certificate> certificate,
            Optional<Participant> participant,
            char terminal) {
        reasons.when(certificate.isEmpty(), CERTIFICATE_UNKNOWN, "4.26.2")
                .when(certificate.filter(Directory.Certificate::isRevoked).isPresent(), CERTIFICATE_REVOKED, "4.26.2")
                .when(
                        certificate.filter(one -> !one.isValidAt(state.timeNs)).isPresent(),
                        CERTIFICATE_NOT_VALID_NOW,
                        "4.26.2")
                .when(
                        certificate.isPresent()
                                && participant.isPresent()
                                && !certificate.get().isOf(participant.get(), terminal),
                        CERTIFICATE_OF_OTHER,
                        "4.26.2");
    }

    private Event.SessionOpened opened(Command.OpenSession opening, Terminal terminal, int certificateId) {
        return new Event.SessionOpened(
                opening.connectionId(),
                state.sequence,
                terminal.sessionId,
                terminal.address.participantId(),
                terminal.address.terminal(),
                opening.site(),
                certificateId,
                terminal.lastInput,
                terminal.lastOutput,
                terminal.acknowledged,
                terminal.remembered(terminal.lastInput)
                        .map(Terminal.Taken::digest)
                        .orElse(NO_DIGEST));
    }

    private static void end(Terminal terminal) {
        if (terminal.sessionId != 0) {
            terminal.formerSessions.add(terminal.sessionId);
        }
        terminal.sessionId = 0;
    }

    /** Only the open session can end; the end of a superseded one says nothing. */
    void close(Command.CloseSession closing) {
        openAt(closing.bic(), closing.terminal(), closing.sessionId()).ifPresent(terminal -> {
            state.evidence.expect(
                    "D19",
                    new Event.SessionClosed(
                            closing.sessionId(), terminal.address.participantId(), terminal.address.terminal()));
            end(terminal);
        });
    }

    /** Acknowledgements are cumulative, and of what was sent. */
    void acknowledge(Command.AcknowledgeOutputs acknowledgement) {
        openAt(acknowledgement.bic(), acknowledgement.terminal(), acknowledgement.sessionId())
                .filter(terminal -> acknowledgement.upTo() > terminal.acknowledged)
                .filter(terminal -> acknowledgement.upTo() <= terminal.lastOutput)
                .ifPresent(terminal -> {
                    terminal.acknowledged = acknowledgement.upTo();
                    state.evidence.expect(
                            "D19",
                            new Event.OutputsAcknowledged(
                                    terminal.address.participantId(),
                                    terminal.address.terminal(),
                                    acknowledgement.upTo()));
                });
    }

    private Optional<Terminal> openAt(String bic, char letter, long sessionId) {
        return state.directory
                .byBic(bic)
                .flatMap(participant -> state.terminals.find(new Event.Address(participant.id, letter)))
                .filter(terminal -> terminal.sessionId == sessionId)
                // Over SWIFT there is no session; elsewhere 0 is none.
                .filter(_ -> sessionId != 0 || letter == Channels.TERMINAL);
    }
}
