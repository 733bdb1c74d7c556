package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.ACTION_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.ACTION_TOO_LARGE;
import static az.ecbar.reason.RejectReason.PROPOSALS_TOO_MANY;
import static az.ecbar.reason.RejectReason.PROPOSAL_UNKNOWN;
import static az.ecbar.reason.RejectReason.SAME_OPERATOR;

import az.ecbar.schema.RuleId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Two different operators for everything that is dangerous (D23): one proposes, another approves, in time and once. */
final class Operators {
    private final State state;
    private final Decisions decisions;
    private final Map<Long, Proposal> open = new TreeMap<>();
    /** How long a proposal stays open where no rule was set: the first one tells, the others must agree. */
    private OptionalLong usualNs = OptionalLong.empty();

    /** What waits for a second operator. */
    record Proposal(
            long id,
            Event.Address proposer,
            int certificateId,
            int templateId,
            Command.Decision action,
            long expiresNs) {}

    Operators(State state, Decisions decisions) {
        this.state = state;
        this.decisions = decisions;
    }

    /** Those that nobody approved, in the order of their ids. */
    Iterable<Proposal> proposals() {
        return open.values();
    }

    /** The payment that a proposed change means now. */
    Optional<Payment> meant(Proposal proposal) {
        return proposal.action() instanceof Command.EnterChange change ? decisions.meant(change) : Optional.empty();
    }

    void propose(Input input, Command.ProposeAction proposed) {
        Reasons reasons = new Reasons()
                .when(!(proposed.action() instanceof Command.Decision), ACTION_NOT_ALLOWED, "D23")
                .perhaps(true, ACTION_TOO_LARGE)
                .perhaps(true, PROPOSALS_TOO_MANY);
        if (isAdmitted(input, reasons, state.sequence) && proposed.action() instanceof Command.Decision action) {
            Proposal proposal = new Proposal(
                    state.sequence,
                    input.terminal().address,
                    input.origin().certificateId(),
                    proposed.templateId(),
                    action,
                    expiry());
            open.put(proposal.id(), proposal);
            state.evidence.expect(
                    "D23",
                    new Event.ActionProposed(
                            proposal.id(),
                            proposal.certificateId(),
                            proposal.templateId(),
                            proposal.expiresNs(),
                            input.origin().sessionId(),
                            input.origin().inputNumber()));
        }
    }

    private long expiry() {
        OptionalLong rule = state.rules.find(RuleId.PROPOSAL_EXPIRY_SECONDS, state.today());
        if (rule.isPresent()) {
            return state.timeNs + TimeUnit.SECONDS.toNanos(rule.getAsLong());
        }
        if (usualNs.isEmpty()) {
            usualNs = state.evidence.all(Event.ActionProposed.class).stream()
                    .mapToLong(told -> told.expiresNs() - state.timeNs)
                    .findFirst();
        }
        return state.timeNs + usualNs.orElse(0);
    }

    private String holder(int certificateId) {
        return state.directory
                .certificate(certificateId)
                .map(one -> one.registration().holder())
                .orElse("");
    }

    /** The approver is another person, at another terminal with another certificate that names another holder. */
    void approve(Input input, Command.ApproveAction approval) {
        Optional<Proposal> proposal =
                Optional.ofNullable(open.get(approval.proposalId())).filter(one -> state.timeNs <= one.expiresNs());
        boolean isSame = proposal.filter(one -> one.proposer().equals(input.terminal().address)
                        || one.certificateId() == input.origin().certificateId()
                        || holder(one.certificateId())
                                .equalsIgnoreCase(holder(input.origin().certificateId())))
                .isPresent();
        Reasons reasons =
                new Reasons().when(proposal.isEmpty(), PROPOSAL_UNKNOWN, "D23").when(isSame, SAME_OPERATOR, "D23");
        if (isAdmitted(input, reasons, approval.proposalId())) {
            approve(input, proposal.orElseThrow());
        }
    }

    private void approve(Input input, Proposal proposal) {
        open.remove(proposal.id());
        int told = state.evidence.all(Event.ActionApproved.class).stream()
                .mapToInt(Event.ActionApproved::reason)
                .findFirst()
                .orElse(0);
        decisions.decideTogether(proposal.action(), proposal.id(), told);
        state.evidence.expect(
                "D23",
                new Event.ActionApproved(
                        proposal.id(),
                        input.origin().certificateId(),
                        proposal.templateId(),
                        told,
                        input.origin().sessionId(),
                        input.origin().inputNumber()));
    }

    private boolean isAdmitted(Input input, Reasons reasons, long proposalId) {
        Optional<Event.ActionRefused> told = state.evidence.first(Event.ActionRefused.class, _ -> true);
        int reason = told.map(Event.ActionRefused::reason).orElse(0);
        boolean isLawful = reasons.areKept("D23", "proposal " + proposalId, reason, state.findings);
        if (reasons.isRefusalDue() || (isLawful && told.isPresent())) {
            state.evidence.expect(
                    "D23",
                    new Event.ActionRefused(
                            proposalId,
                            input.origin().certificateId(),
                            told.isPresent() ? reason : reasons.first(),
                            input.origin().sessionId(),
                            input.origin().inputNumber()));
            return false;
        }
        told.ifPresent(state.evidence::strike);
        return true;
    }

    /** A proposal lapses after its deadline, never before: who is in time at the deadline is in time. */
    void expire(Event.ProposalExpired expired) {
        Proposal proposal = open.get(expired.proposalId());
        if (proposal != null && state.timeNs > proposal.expiresNs()) {
            open.remove(proposal.id());
            state.evidence.strike(expired);
        }
    }
}
