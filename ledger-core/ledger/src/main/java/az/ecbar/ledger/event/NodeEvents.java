package az.ecbar.ledger.event;

import az.ecbar.schema.ClockAcceptedEncoder;
import az.ecbar.schema.CommandRefusedEncoder;
import az.ecbar.schema.EpochBegunEncoder;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GenesisCompletedEncoder;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.JobFinishedEncoder;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.JobStartedEncoder;
import az.ecbar.schema.LedgerBegunEncoder;
import az.ecbar.schema.LevelRaisedEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.StandingOrderRevokedEncoder;
import az.ecbar.schema.StandingOrderSetEncoder;

/**
 * Events of the node: level, epochs, standing order and jobs; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class NodeEvents {
    private final EventBuffer out;
    private final LedgerBegunEncoder ledgerBegun = new LedgerBegunEncoder();
    private final GenesisCompletedEncoder genesisCompleted = new GenesisCompletedEncoder();
    private final CommandRefusedEncoder commandRefused = new CommandRefusedEncoder();
    private final JobStartedEncoder jobStarted = new JobStartedEncoder();
    private final JobFinishedEncoder jobFinished = new JobFinishedEncoder();
    private final LevelRaisedEncoder levelRaised = new LevelRaisedEncoder();
    private final ClockAcceptedEncoder clockAccepted = new ClockAcceptedEncoder();
    private final EpochBegunEncoder epochBegun = new EpochBegunEncoder();
    private final StandingOrderSetEncoder standingOrderSet = new StandingOrderSetEncoder();
    private final StandingOrderRevokedEncoder standingOrderRevoked = new StandingOrderRevokedEncoder();

    public NodeEvents(EventBuffer out) {
        this.out = out;
    }

    /** LedgerBegun. */
    public void ledgerBegun(int level) {
        ledgerBegun.wrapAndApplyHeader(out.buffer(), room(LedgerBegunEncoder.BLOCK_LENGTH), out.header());
        ledgerBegun.level(level);
    }

    /** GenesisCompleted. */
    public void genesisCompleted(int participants, int accounts) {
        genesisCompleted.wrapAndApplyHeader(out.buffer(), room(GenesisCompletedEncoder.BLOCK_LENGTH), out.header());
        genesisCompleted.participants(participants);
        genesisCompleted.accounts(accounts);
    }

    /** CommandRefused: a command of the node or of the genesis could not be applied. */
    public void commandRefused(int templateId, int reason) {
        commandRefused.wrapAndApplyHeader(out.buffer(), room(CommandRefusedEncoder.BLOCK_LENGTH), out.header());
        commandRefused.templateId(templateId);
        commandRefused.reason(reason);
    }

    /** JobStarted. */
    public void jobStarted(JobKind job) {
        jobStarted.wrapAndApplyHeader(out.buffer(), room(JobStartedEncoder.BLOCK_LENGTH), out.header());
        jobStarted.job(job);
    }

    /** JobFinished. */
    public void jobFinished(JobKind job, long steps) {
        jobFinished.wrapAndApplyHeader(out.buffer(), room(JobFinishedEncoder.BLOCK_LENGTH), out.header());
        jobFinished.job(job);
        jobFinished.steps(steps);
    }

    /** LevelRaised. */
    public void levelRaised(int level) {
        levelRaised.wrapAndApplyHeader(out.buffer(), room(LevelRaisedEncoder.BLOCK_LENGTH), out.header());
        levelRaised.level(level);
    }

    /** ClockAccepted: two operators accepted the wall clock. */
    public void clockAccepted(long acceptances) {
        clockAccepted.wrapAndApplyHeader(out.buffer(), room(ClockAcceptedEncoder.BLOCK_LENGTH), out.header());
        clockAccepted.acceptances(acceptances);
    }

    /** EpochBegun. */
    public void epochBegun(int epoch, int owner, EpochMode mode, GrantedBy grantedBy) {
        epochBegun.wrapAndApplyHeader(out.buffer(), room(EpochBegunEncoder.BLOCK_LENGTH), out.header());
        epochBegun.epoch(epoch);
        epochBegun.owner((short) owner);
        epochBegun.mode(mode);
        epochBegun.grantedBy(grantedBy);
    }

    /** StandingOrderSet. */
    public void standingOrderSet(long proposalId, long fromNs, long untilNs, long longestNs) {
        standingOrderSet.wrapAndApplyHeader(out.buffer(), room(StandingOrderSetEncoder.BLOCK_LENGTH), out.header());
        standingOrderSet.proposalId(proposalId);
        standingOrderSet.fromNs(fromNs);
        standingOrderSet.untilNs(untilNs);
        standingOrderSet.longestNs(longestNs);
    }

    /** StandingOrderRevoked. */
    public void standingOrderRevoked(long proposalId) {
        standingOrderRevoked.wrapAndApplyHeader(
                out.buffer(), room(StandingOrderRevokedEncoder.BLOCK_LENGTH), out.header());
        standingOrderRevoked.proposalId(proposalId);
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
