package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AcceptClockDecoder;
import az.ecbar.schema.AddAliasDecoder;
import az.ecbar.schema.AddStatusCauseDecoder;
import az.ecbar.schema.AdmitParticipantDecoder;
import az.ecbar.schema.CloseDayDecoder;
import az.ecbar.schema.EnterChangeDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.GiveUpOutputDecoder;
import az.ecbar.schema.GrantAuthorityDecoder;
import az.ecbar.schema.IssueFundsDecoder;
import az.ecbar.schema.LiftStatusCauseDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.OpenAccountDecoder;
import az.ecbar.schema.OpenDayDecoder;
import az.ecbar.schema.RaiseLevelDecoder;
import az.ecbar.schema.RecordContinuityDecoder;
import az.ecbar.schema.RegisterCertificateDecoder;
import az.ecbar.schema.RegisterParticipantDecoder;
import az.ecbar.schema.ResolveGridlockDecoder;
import az.ecbar.schema.ResumeSystemDecoder;
import az.ecbar.schema.RevokeCertificateDecoder;
import az.ecbar.schema.RevokeStandingOrderDecoder;
import az.ecbar.schema.SetChannelDecoder;
import az.ecbar.schema.SetIpsLimitDecoder;
import az.ecbar.schema.SetIpsProfileDecoder;
import az.ecbar.schema.SetLanguageDecoder;
import az.ecbar.schema.SetNoticeProfileDecoder;
import az.ecbar.schema.SetRuleDecoder;
import az.ecbar.schema.SetStandingOrderDecoder;
import az.ecbar.schema.SetWorkstationDecoder;
import az.ecbar.schema.SuspendSystemDecoder;
import az.ecbar.schema.WithdrawAuthorityDecoder;
import az.ecbar.schema.WithdrawFundsDecoder;
import org.agrona.DirectBuffer;

/**
 * Routes the commands that come from the genesis or need two operators: reads each once and calls the class that owns
 * it. Tells the reason for which a command was not applied.
 *
 * <p>Owned by the ledger's thread. Allocates for names and codes that are kept.
 */
final class ActionDispatcher {
    private final LedgerState state;
    private final AccountActions accountActions;
    private final CalendarActions calendarActions;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RegisterParticipantDecoder registerParticipant = new RegisterParticipantDecoder();
    private final AddAliasDecoder addAlias = new AddAliasDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final AddStatusCauseDecoder addStatusCause = new AddStatusCauseDecoder();
    private final LiftStatusCauseDecoder liftStatusCause = new LiftStatusCauseDecoder();
    private final SuspendSystemDecoder suspendSystem = new SuspendSystemDecoder();
    private final ResumeSystemDecoder resumeSystem = new ResumeSystemDecoder();
    private final SetRuleDecoder setRule = new SetRuleDecoder();
    private final RegisterCertificateDecoder registerCertificate = new RegisterCertificateDecoder();
    private final RevokeCertificateDecoder revokeCertificate = new RevokeCertificateDecoder();
    private final IssueFundsDecoder issueFunds = new IssueFundsDecoder();
    private final WithdrawFundsDecoder withdrawFunds = new WithdrawFundsDecoder();
    private final SetNoticeProfileDecoder setNoticeProfile = new SetNoticeProfileDecoder();
    private final ChannelActions channels;
    private final OpenDayDecoder openDay = new OpenDayDecoder();
    private final CloseDayDecoder closeDay = new CloseDayDecoder();
    private final ResolveGridlockDecoder resolveGridlock = new ResolveGridlockDecoder();
    private final RaiseLevelDecoder raiseLevel = new RaiseLevelDecoder();
    private final SetStandingOrderDecoder setStandingOrder = new SetStandingOrderDecoder();
    private final WorkstationDispatcher workstation;
    private final LiquidityDispatcher liquidity;
    private final GrantAuthorityDecoder grantAuthority = new GrantAuthorityDecoder();
    private final WithdrawAuthorityDecoder withdrawAuthority = new WithdrawAuthorityDecoder();
    private final AdmitParticipantDecoder admitParticipant = new AdmitParticipantDecoder();
    private final ContinuityReader continuity = new ContinuityReader();
    private final long[] key = new long[Accounts.KEY_LONGS];
    private final long[] contraKey = new long[Accounts.KEY_LONGS];
    private final Digest digest = new Digest();
    private final Digest testedDigest = new Digest();
    private final Reference reference = new Reference();

    ActionDispatcher(LedgerState state) {
        this.state = state;
        accountActions = new AccountActions(state);
        calendarActions = new CalendarActions(state.calendarDecisions);
        channels = new ChannelActions(state);
        workstation = new WorkstationDispatcher(state.workstations);
        liquidity = new LiquidityDispatcher(state);
    }

    /** Whether a template is one of these commands. */
    static boolean isAction(int templateId) {
        return switch (templateId) {
            case RegisterParticipantDecoder.TEMPLATE_ID,
                    AddAliasDecoder.TEMPLATE_ID,
                    OpenAccountDecoder.TEMPLATE_ID,
                    AddStatusCauseDecoder.TEMPLATE_ID,
                    LiftStatusCauseDecoder.TEMPLATE_ID,
                    SetRuleDecoder.TEMPLATE_ID,
                    RegisterCertificateDecoder.TEMPLATE_ID,
                    RevokeCertificateDecoder.TEMPLATE_ID,
                    IssueFundsDecoder.TEMPLATE_ID,
                    WithdrawFundsDecoder.TEMPLATE_ID,
                    SetNoticeProfileDecoder.TEMPLATE_ID,
                    SetChannelDecoder.TEMPLATE_ID,
                    GiveUpOutputDecoder.TEMPLATE_ID,
                    SetLanguageDecoder.TEMPLATE_ID,
                    SetWorkstationDecoder.TEMPLATE_ID,
                    EnterPaymentDecoder.TEMPLATE_ID,
                    EnterChangeDecoder.TEMPLATE_ID,
                    OpenDayDecoder.TEMPLATE_ID,
                    CloseDayDecoder.TEMPLATE_ID,
                    ResolveGridlockDecoder.TEMPLATE_ID,
                    RaiseLevelDecoder.TEMPLATE_ID,
                    SetStandingOrderDecoder.TEMPLATE_ID,
                    RevokeStandingOrderDecoder.TEMPLATE_ID,
                    GrantAuthorityDecoder.TEMPLATE_ID,
                    WithdrawAuthorityDecoder.TEMPLATE_ID,
                    RecordContinuityDecoder.TEMPLATE_ID,
                    SuspendSystemDecoder.TEMPLATE_ID,
                    ResumeSystemDecoder.TEMPLATE_ID,
                    AdmitParticipantDecoder.TEMPLATE_ID,
                    SetIpsLimitDecoder.TEMPLATE_ID,
                    SetIpsProfileDecoder.TEMPLATE_ID,
                    AcceptClockDecoder.TEMPLATE_ID -> true;
            default -> CalendarActions.isAction(templateId) || AccountActions.isAction(templateId);
        };
    }

    /**
     * Applies a command.
     *
     * @param bearer sequence of the record that bears the command's bytes
     * @param isGenesis whether the genesis is not complete yet
     */
    RejectReason apply(DirectBuffer buffer, int offset, long bearer, long sequence, long timeNs, boolean isGenesis) {
        header.wrap(buffer, offset);
        return switch (header.templateId()) {
            case RegisterParticipantDecoder.TEMPLATE_ID -> registerParticipant(buffer, offset, isGenesis);
            case AdmitParticipantDecoder.TEMPLATE_ID -> admitParticipant(buffer, offset, sequence, timeNs);
            case AddAliasDecoder.TEMPLATE_ID -> addAlias(buffer, offset);
            case OpenAccountDecoder.TEMPLATE_ID -> openAccount(buffer, offset, sequence, timeNs, isGenesis);
            case AddStatusCauseDecoder.TEMPLATE_ID -> addStatusCause(buffer, offset, sequence, timeNs, isGenesis);
            case LiftStatusCauseDecoder.TEMPLATE_ID -> liftStatusCause(buffer, offset, sequence, timeNs, isGenesis);
            case SetRuleDecoder.TEMPLATE_ID -> setRule(buffer, offset, sequence, isGenesis);
            case RegisterCertificateDecoder.TEMPLATE_ID -> registerCertificate(buffer, offset, bearer);
            case RevokeCertificateDecoder.TEMPLATE_ID -> revokeCertificate(buffer, offset);
            case IssueFundsDecoder.TEMPLATE_ID -> issueFunds(buffer, offset, sequence, timeNs, isGenesis);
            case WithdrawFundsDecoder.TEMPLATE_ID -> withdrawFunds(buffer, offset, sequence, timeNs, isGenesis);
            case SetNoticeProfileDecoder.TEMPLATE_ID -> setNoticeProfile(buffer, offset);
            case SetChannelDecoder.TEMPLATE_ID -> channels.setChannel(buffer, offset, timeNs);
            case GiveUpOutputDecoder.TEMPLATE_ID -> channels.giveUpOutput(buffer, offset);
            case SetLanguageDecoder.TEMPLATE_ID -> channels.setLanguage(buffer, offset);
            case SetWorkstationDecoder.TEMPLATE_ID -> workstation.set(buffer, offset, sequence, timeNs, isGenesis);
            case EnterPaymentDecoder.TEMPLATE_ID ->
                isGenesis
                        ? RejectReason.ACTION_NOT_ALLOWED
                        : workstation.enter(buffer, offset, bearer, sequence, timeNs);
            case EnterChangeDecoder.TEMPLATE_ID ->
                isGenesis
                        ? RejectReason.ACTION_NOT_ALLOWED
                        : workstation.enterChange(buffer, offset, bearer, sequence, timeNs);
            case OpenDayDecoder.TEMPLATE_ID -> openDay(buffer, offset, timeNs);
            case CloseDayDecoder.TEMPLATE_ID -> closeDay(buffer, offset);
            case ResolveGridlockDecoder.TEMPLATE_ID -> resolveGridlock(buffer, offset, sequence, timeNs);
            case RaiseLevelDecoder.TEMPLATE_ID -> raiseLevel(buffer, offset);
            case AcceptClockDecoder.TEMPLATE_ID -> state.acceptClock();
            case SetStandingOrderDecoder.TEMPLATE_ID -> setStandingOrder(buffer, offset, bearer, sequence, timeNs);
            case RevokeStandingOrderDecoder.TEMPLATE_ID -> state.standingOrders.revoke();
            case GrantAuthorityDecoder.TEMPLATE_ID -> grantAuthority(buffer, offset);
            case WithdrawAuthorityDecoder.TEMPLATE_ID -> withdrawAuthority(buffer, offset);
            case RecordContinuityDecoder.TEMPLATE_ID ->
                state.continuity.record(continuity.read(buffer, offset), sequence, timeNs, isGenesis);
            case SetIpsLimitDecoder.TEMPLATE_ID -> liquidity.setLimit(buffer, offset, sequence, timeNs, isGenesis);
            case SetIpsProfileDecoder.TEMPLATE_ID -> liquidity.setProfile(buffer, offset, timeNs, isGenesis);
            case SuspendSystemDecoder.TEMPLATE_ID -> suspendSystem(buffer, offset, sequence, isGenesis);
            case ResumeSystemDecoder.TEMPLATE_ID -> resumeSystem(buffer, offset, sequence, isGenesis);
            default ->
                CalendarActions.isAction(header.templateId())
                        ? calendarActions.apply(buffer, offset, sequence, isGenesis)
                        : accountActions.apply(buffer, offset, sequence, timeNs, isGenesis);
        };
    }

    private RejectReason registerParticipant(DirectBuffer buffer, int offset, boolean isGenesis) {
        RegisterParticipantDecoder c = registerParticipant.wrapAndApplyHeader(buffer, offset, header);
        return state.referenceData.registerParticipant(
                Bic.pack(buffer, c.offset() + RegisterParticipantDecoder.bicEncodingOffset()),
                c.kind(),
                c.terminal(),
                c.tin(),
                Bic.pack(buffer, c.offset() + RegisterParticipantDecoder.settlementBankEncodingOffset()),
                bytes(buffer, c.offset() + RegisterParticipantDecoder.registrationCodeEncodingOffset(), 20),
                bytes(buffer, c.offset() + RegisterParticipantDecoder.participantNameEncodingOffset(), 35),
                isGenesis);
    }

    private RejectReason admitParticipant(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        AdmitParticipantDecoder c = admitParticipant.wrapAndApplyHeader(buffer, offset, header);
        return state.admission.admit(
                Bic.pack(buffer, c.offset() + AdmitParticipantDecoder.bicEncodingOffset()),
                c.protocolDate(),
                reference.read(buffer, c.offset() + AdmitParticipantDecoder.protocolNumberEncodingOffset()),
                digest.read(buffer, c.offset() + AdmitParticipantDecoder.fingerprintEncodingOffset()),
                c.testedInput(),
                testedDigest.read(buffer, c.offset() + AdmitParticipantDecoder.testedDigestEncodingOffset()),
                sequence,
                timeNs);
    }

    private RejectReason addAlias(DirectBuffer buffer, int offset) {
        AddAliasDecoder c = addAlias.wrapAndApplyHeader(buffer, offset, header);
        return state.referenceData.addAlias(
                Bic.pack(buffer, c.offset() + AddAliasDecoder.bicEncodingOffset()),
                Bic.pack(buffer, c.offset() + AddAliasDecoder.aliasEncodingOffset()));
    }

    private RejectReason openAccount(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        OpenAccountDecoder c = openAccount.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + OpenAccountDecoder.numberEncodingOffset(), key, 1);
        return state.referenceData.openAccount(
                Bic.pack(buffer, c.offset() + OpenAccountDecoder.bicEncodingOffset()),
                c.systemId(),
                c.kind(),
                Currency.pack(buffer, c.offset() + OpenAccountDecoder.currencyEncodingOffset()),
                key,
                isGenesis,
                sequence,
                timeNs);
    }

    private RejectReason addStatusCause(
            DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        AddStatusCauseDecoder c = addStatusCause.wrapAndApplyHeader(buffer, offset, header);
        return state.participation.addCause(
                Bic.pack(buffer, c.offset() + AddStatusCauseDecoder.bicEncodingOffset()),
                c.systemId(),
                c.cause().getRaw(),
                c.decisionDate(),
                reference.read(buffer, c.offset() + AddStatusCauseDecoder.decisionNumberEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    private RejectReason liftStatusCause(
            DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        LiftStatusCauseDecoder c = liftStatusCause.wrapAndApplyHeader(buffer, offset, header);
        return state.suspensions.resume(
                Bic.pack(buffer, c.offset() + LiftStatusCauseDecoder.bicEncodingOffset()),
                c.systemId(),
                c.cause().getRaw(),
                c.decisionDate(),
                reference.read(buffer, c.offset() + LiftStatusCauseDecoder.decisionNumberEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    private RejectReason suspendSystem(DirectBuffer buffer, int offset, long sequence, boolean isGenesis) {
        SuspendSystemDecoder c = suspendSystem.wrapAndApplyHeader(buffer, offset, header);
        return state.systemControl.suspend(
                c.systemId(),
                c.parts().getRaw(),
                c.decisionDate(),
                reference.read(buffer, c.offset() + SuspendSystemDecoder.decisionNumberEncodingOffset()),
                sequence,
                isGenesis);
    }

    private RejectReason resumeSystem(DirectBuffer buffer, int offset, long sequence, boolean isGenesis) {
        ResumeSystemDecoder c = resumeSystem.wrapAndApplyHeader(buffer, offset, header);
        return state.systemControl.resume(
                c.systemId(),
                c.parts().getRaw(),
                c.decisionDate(),
                reference.read(buffer, c.offset() + ResumeSystemDecoder.decisionNumberEncodingOffset()),
                sequence,
                isGenesis);
    }

    private RejectReason setRule(DirectBuffer buffer, int offset, long sequence, boolean isGenesis) {
        SetRuleDecoder c = setRule.wrapAndApplyHeader(buffer, offset, header);
        return state.referenceData.setRule(c.rule(), c.systemId(), c.value(), c.effectiveDate(), sequence, isGenesis);
    }

    private RejectReason registerCertificate(DirectBuffer buffer, int offset, long bearer) {
        RegisterCertificateDecoder c = registerCertificate.wrapAndApplyHeader(buffer, offset, header);
        return state.referenceData.registerCertificate(
                bearer,
                Bic.pack(buffer, c.offset() + RegisterCertificateDecoder.bicEncodingOffset()),
                c.terminal(),
                c.role(),
                c.notBeforeNs(),
                c.notAfterNs(),
                digest.read(buffer, c.offset() + RegisterCertificateDecoder.fingerprintEncodingOffset()),
                bytes(buffer, c.offset() + RegisterCertificateDecoder.registrationCodeEncodingOffset(), 20),
                bytes(buffer, c.offset() + RegisterCertificateDecoder.holderEncodingOffset(), 35));
    }

    private RejectReason revokeCertificate(DirectBuffer buffer, int offset) {
        RevokeCertificateDecoder c = revokeCertificate.wrapAndApplyHeader(buffer, offset, header);
        return state.referenceData.revokeCertificate(
                digest.read(buffer, c.offset() + RevokeCertificateDecoder.fingerprintEncodingOffset()), c.reasonCode());
    }

    private RejectReason issueFunds(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        IssueFundsDecoder c = issueFunds.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + IssueFundsDecoder.numberEncodingOffset(), key, 1);
        AccountNumber.pack(buffer, c.offset() + IssueFundsDecoder.contraNumberEncodingOffset(), contraKey, 1);
        return state.centralBankMoney.issue(
                c.systemId(),
                Currency.pack(buffer, c.offset() + IssueFundsDecoder.currencyEncodingOffset()),
                key,
                contraKey,
                c.amountMinor(),
                reference.read(buffer, c.offset() + IssueFundsDecoder.referenceEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    private RejectReason withdrawFunds(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        WithdrawFundsDecoder c = withdrawFunds.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + WithdrawFundsDecoder.numberEncodingOffset(), key, 1);
        AccountNumber.pack(buffer, c.offset() + WithdrawFundsDecoder.contraNumberEncodingOffset(), contraKey, 1);
        return state.centralBankMoney.withdraw(
                c.systemId(),
                Currency.pack(buffer, c.offset() + WithdrawFundsDecoder.currencyEncodingOffset()),
                key,
                contraKey,
                c.amountMinor(),
                reference.read(buffer, c.offset() + WithdrawFundsDecoder.referenceEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    private RejectReason setNoticeProfile(DirectBuffer buffer, int offset) {
        SetNoticeProfileDecoder c = setNoticeProfile.wrapAndApplyHeader(buffer, offset, header);
        return state.referenceData.setNoticeProfile(
                Bic.pack(buffer, c.offset() + SetNoticeProfileDecoder.bicEncodingOffset()), c.executionNotice() == 1);
    }

    private RejectReason openDay(DirectBuffer buffer, int offset, long timeNs) {
        OpenDayDecoder c = openDay.wrapAndApplyHeader(buffer, offset, header);
        return state.dayControl.open(c.systemId(), c.date(), timeNs);
    }

    private RejectReason closeDay(DirectBuffer buffer, int offset) {
        CloseDayDecoder c = closeDay.wrapAndApplyHeader(buffer, offset, header);
        return state.dayControl.close(c.systemId());
    }

    private RejectReason resolveGridlock(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        ResolveGridlockDecoder c = resolveGridlock.wrapAndApplyHeader(buffer, offset, header);
        return state.azips.resolveGridlock(c.systemId(), sequence, timeNs);
    }

    private RejectReason raiseLevel(DirectBuffer buffer, int offset) {
        RaiseLevelDecoder c = raiseLevel.wrapAndApplyHeader(buffer, offset, header);
        return state.raiseLevel(c.level());
    }

    private RejectReason setStandingOrder(DirectBuffer buffer, int offset, long bearer, long sequence, long timeNs) {
        SetStandingOrderDecoder c = setStandingOrder.wrapAndApplyHeader(buffer, offset, header);
        return state.standingOrders.set(c.fromNs(), c.untilNs(), c.longestNs(), bearer, sequence, timeNs);
    }

    private RejectReason grantAuthority(DirectBuffer buffer, int offset) {
        GrantAuthorityDecoder c = grantAuthority.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + GrantAuthorityDecoder.accountEncodingOffset(), key, 1);
        return state.authorities.grant(
                Bic.pack(buffer, c.offset() + GrantAuthorityDecoder.grantorEncodingOffset()),
                Bic.pack(buffer, c.offset() + GrantAuthorityDecoder.granteeEncodingOffset()),
                key,
                Currency.pack(buffer, c.offset() + GrantAuthorityDecoder.currencyEncodingOffset()),
                c.scope(),
                c.fromDate(),
                c.toDate(),
                c.paperDate(),
                reference.read(buffer, c.offset() + GrantAuthorityDecoder.paperNumberEncodingOffset()));
    }

    private RejectReason withdrawAuthority(DirectBuffer buffer, int offset) {
        WithdrawAuthorityDecoder c = withdrawAuthority.wrapAndApplyHeader(buffer, offset, header);
        AccountNumber.pack(buffer, c.offset() + WithdrawAuthorityDecoder.accountEncodingOffset(), key, 1);
        return state.authorities.withdraw(
                Bic.pack(buffer, c.offset() + WithdrawAuthorityDecoder.grantorEncodingOffset()),
                Bic.pack(buffer, c.offset() + WithdrawAuthorityDecoder.granteeEncodingOffset()),
                key,
                Currency.pack(buffer, c.offset() + WithdrawAuthorityDecoder.currencyEncodingOffset()),
                c.scope(),
                c.paperDate(),
                reference.read(buffer, c.offset() + WithdrawAuthorityDecoder.paperNumberEncodingOffset()));
    }

    private static byte[] bytes(DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return copy;
    }
}
