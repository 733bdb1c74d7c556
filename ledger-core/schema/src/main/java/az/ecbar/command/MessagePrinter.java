package az.ecbar.command;

import az.ecbar.schema.AcceptClockDecoder;
import az.ecbar.schema.AccountClosedDecoder;
import az.ecbar.schema.AccountDayEndedDecoder;
import az.ecbar.schema.AccountOpenedDecoder;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.AccountReportedDecoder;
import az.ecbar.schema.AccountSeizedDecoder;
import az.ecbar.schema.AccountToldDueDecoder;
import az.ecbar.schema.AcknowledgeOutputsDecoder;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.ActionProposedDecoder;
import az.ecbar.schema.ActionRefusedDecoder;
import az.ecbar.schema.AddAliasDecoder;
import az.ecbar.schema.AddStatusCauseDecoder;
import az.ecbar.schema.AdmitParticipantDecoder;
import az.ecbar.schema.AliasAddedDecoder;
import az.ecbar.schema.AliasRecordDecoder;
import az.ecbar.schema.AnnouncementDueDecoder;
import az.ecbar.schema.ApproveActionDecoder;
import az.ecbar.schema.AuthorityGrantedDecoder;
import az.ecbar.schema.AuthorityRecordDecoder;
import az.ecbar.schema.AuthorityReportedDecoder;
import az.ecbar.schema.AuthorityWithdrawnDecoder;
import az.ecbar.schema.BadSignatureReportedDecoder;
import az.ecbar.schema.BeginEpochDecoder;
import az.ecbar.schema.BeginLedgerDecoder;
import az.ecbar.schema.BlockRecordDecoder;
import az.ecbar.schema.BookingRecordDecoder;
import az.ecbar.schema.CertificateRecordDecoder;
import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.CertificateRevokedDecoder;
import az.ecbar.schema.ChangePaymentDecoder;
import az.ecbar.schema.ChangeRefusedDecoder;
import az.ecbar.schema.ChannelChangedDecoder;
import az.ecbar.schema.ChannelRecordDecoder;
import az.ecbar.schema.ChannelSetDecoder;
import az.ecbar.schema.ClockAcceptedDecoder;
import az.ecbar.schema.CloseAccountDecoder;
import az.ecbar.schema.CloseCtnSessionDecoder;
import az.ecbar.schema.CloseDayDecoder;
import az.ecbar.schema.CommandRefusedDecoder;
import az.ecbar.schema.CompleteGenesisDecoder;
import az.ecbar.schema.ContinuityRecordedDecoder;
import az.ecbar.schema.ContinuityToldDueDecoder;
import az.ecbar.schema.CtnSessionClosedDecoder;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.CtnSessionRefusedDecoder;
import az.ecbar.schema.DayClosedDecoder;
import az.ecbar.schema.DayClosingDecoder;
import az.ecbar.schema.DayDeclaredDecoder;
import az.ecbar.schema.DayOpenedDecoder;
import az.ecbar.schema.DeclareDayDecoder;
import az.ecbar.schema.DeclaredDayRecordDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.EpochBegunDecoder;
import az.ecbar.schema.EpochRecordDecoder;
import az.ecbar.schema.GenesisCompletedDecoder;
import az.ecbar.schema.GiveUpOutputDecoder;
import az.ecbar.schema.GivenUpOutputRecordDecoder;
import az.ecbar.schema.GrantAuthorityDecoder;
import az.ecbar.schema.GridlockResolvedDecoder;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.InputRefusedDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.IssueFundsDecoder;
import az.ecbar.schema.JobFinishedDecoder;
import az.ecbar.schema.JobRecordDecoder;
import az.ecbar.schema.JobStartedDecoder;
import az.ecbar.schema.JobStepDecoder;
import az.ecbar.schema.JoiningRecordDecoder;
import az.ecbar.schema.JoiningReportedDecoder;
import az.ecbar.schema.KeptPaymentRecordDecoder;
import az.ecbar.schema.LanguageRecordDecoder;
import az.ecbar.schema.LanguageSetDecoder;
import az.ecbar.schema.LedgerBegunDecoder;
import az.ecbar.schema.LedgerStateDecoder;
import az.ecbar.schema.LevelRaisedDecoder;
import az.ecbar.schema.LiftSeizureDecoder;
import az.ecbar.schema.LiftStatusCauseDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeProfileSetDecoder;
import az.ecbar.schema.NoticeReportedDecoder;
import az.ecbar.schema.OpenAccountDecoder;
import az.ecbar.schema.OpenAnswerRecordDecoder;
import az.ecbar.schema.OpenCtnSessionDecoder;
import az.ecbar.schema.OpenDayDecoder;
import az.ecbar.schema.OutputGivenUpDecoder;
import az.ecbar.schema.OutputsAcknowledgedDecoder;
import az.ecbar.schema.ParticipantAdmittedDecoder;
import az.ecbar.schema.ParticipantRecordDecoder;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.ParticipantReportedDecoder;
import az.ecbar.schema.ParticipantStatusChangedDecoder;
import az.ecbar.schema.ParticipantToldDueDecoder;
import az.ecbar.schema.ParticipationNoticeRecordDecoder;
import az.ecbar.schema.PaymentAcceptedDecoder;
import az.ecbar.schema.PaymentAnnulledDecoder;
import az.ecbar.schema.PaymentDueDecoder;
import az.ecbar.schema.PaymentEnteredDecoder;
import az.ecbar.schema.PaymentKeptDecoder;
import az.ecbar.schema.PaymentMatchedDecoder;
import az.ecbar.schema.PaymentQueuedDecoder;
import az.ecbar.schema.PaymentRefusedDecoder;
import az.ecbar.schema.PaymentReportedDecoder;
import az.ecbar.schema.PaymentSetAsideDecoder;
import az.ecbar.schema.PaymentSettledDecoder;
import az.ecbar.schema.PaymentStoryRecordDecoder;
import az.ecbar.schema.PaymentStoryReportedDecoder;
import az.ecbar.schema.PaymentTakenUpDecoder;
import az.ecbar.schema.PaymentToldDueDecoder;
import az.ecbar.schema.PostedDecoder;
import az.ecbar.schema.PriorityChangedDecoder;
import az.ecbar.schema.ProposalExpiredDecoder;
import az.ecbar.schema.ProposalRecordDecoder;
import az.ecbar.schema.ProposalReportedDecoder;
import az.ecbar.schema.ProposeActionDecoder;
import az.ecbar.schema.QueryAnsweredDecoder;
import az.ecbar.schema.QueryDecoder;
import az.ecbar.schema.RaiseLevelDecoder;
import az.ecbar.schema.RecordContinuityDecoder;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.schema.RegisterCertificateDecoder;
import az.ecbar.schema.RegisterParticipantDecoder;
import az.ecbar.schema.ReleaseRecordDecoder;
import az.ecbar.schema.ReportBadSignatureDecoder;
import az.ecbar.schema.ResolveGridlockDecoder;
import az.ecbar.schema.ResumeSystemDecoder;
import az.ecbar.schema.RevokeCertificateDecoder;
import az.ecbar.schema.RevokeStandingOrderDecoder;
import az.ecbar.schema.RuleChangedDecoder;
import az.ecbar.schema.RuleRecordDecoder;
import az.ecbar.schema.SeizeAccountDecoder;
import az.ecbar.schema.SeizureHeldDecoder;
import az.ecbar.schema.SeizureLiftedDecoder;
import az.ecbar.schema.SeizureReportedDecoder;
import az.ecbar.schema.SetChannelDecoder;
import az.ecbar.schema.SetLanguageDecoder;
import az.ecbar.schema.SetNoticeProfileDecoder;
import az.ecbar.schema.SetRuleDecoder;
import az.ecbar.schema.SetStandingOrderDecoder;
import az.ecbar.schema.SetWorkstationDecoder;
import az.ecbar.schema.StandingOrderRecordDecoder;
import az.ecbar.schema.StandingOrderRevokedDecoder;
import az.ecbar.schema.StandingOrderSetDecoder;
import az.ecbar.schema.StateEndDecoder;
import az.ecbar.schema.StatementRecordDecoder;
import az.ecbar.schema.StatusDecisionRecordDecoder;
import az.ecbar.schema.StatusReportedDecoder;
import az.ecbar.schema.SubmitInquiryDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import az.ecbar.schema.SubmitTransferDecoder;
import az.ecbar.schema.SuspendSystemDecoder;
import az.ecbar.schema.SwiftInputRecordDecoder;
import az.ecbar.schema.SystemDayRecordDecoder;
import az.ecbar.schema.SystemStatusChangedDecoder;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.TickDecoder;
import az.ecbar.schema.TimerRecordDecoder;
import az.ecbar.schema.TimetableKeptDecoder;
import az.ecbar.schema.TransferDroppedDecoder;
import az.ecbar.schema.TransferPartDecoder;
import az.ecbar.schema.TransferProgressedDecoder;
import az.ecbar.schema.TransferRecordDecoder;
import az.ecbar.schema.UsedReferenceRecordDecoder;
import az.ecbar.schema.WaitingPaymentRecordDecoder;
import az.ecbar.schema.WaitingPaymentToldDecoder;
import az.ecbar.schema.WithdrawAuthorityDecoder;
import az.ecbar.schema.WithdrawFundsDecoder;
import az.ecbar.schema.WorkstationRecordDecoder;
import az.ecbar.schema.WorkstationSetDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/**
 * Readable form of every message of the schema: for dumps, the console and failing tests.
 *
 * <p>Any thread, one instance each; allocates.
 */
public final class MessagePrinter {
    private static final Map<Integer, Supplier<MessageDecoderFlyweight>> DECODERS = new HashMap<>();
    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        add(BeginLedgerDecoder.TEMPLATE_ID, "BeginLedger", BeginLedgerDecoder::new);
        add(CompleteGenesisDecoder.TEMPLATE_ID, "CompleteGenesis", CompleteGenesisDecoder::new);
        add(TickDecoder.TEMPLATE_ID, "Tick", TickDecoder::new);
        add(JobStepDecoder.TEMPLATE_ID, "JobStep", JobStepDecoder::new);
        add(HashPointDecoder.TEMPLATE_ID, "HashPoint", HashPointDecoder::new);
        add(RaiseLevelDecoder.TEMPLATE_ID, "RaiseLevel", RaiseLevelDecoder::new);
        add(AcceptClockDecoder.TEMPLATE_ID, "AcceptClock", AcceptClockDecoder::new);
        add(BeginEpochDecoder.TEMPLATE_ID, "BeginEpoch", BeginEpochDecoder::new);
        add(SetStandingOrderDecoder.TEMPLATE_ID, "SetStandingOrder", SetStandingOrderDecoder::new);
        add(RevokeStandingOrderDecoder.TEMPLATE_ID, "RevokeStandingOrder", RevokeStandingOrderDecoder::new);
        add(RegisterParticipantDecoder.TEMPLATE_ID, "RegisterParticipant", RegisterParticipantDecoder::new);
        add(AddAliasDecoder.TEMPLATE_ID, "AddAlias", AddAliasDecoder::new);
        add(OpenAccountDecoder.TEMPLATE_ID, "OpenAccount", OpenAccountDecoder::new);
        add(AddStatusCauseDecoder.TEMPLATE_ID, "AddStatusCause", AddStatusCauseDecoder::new);
        add(LiftStatusCauseDecoder.TEMPLATE_ID, "LiftStatusCause", LiftStatusCauseDecoder::new);
        add(SetRuleDecoder.TEMPLATE_ID, "SetRule", SetRuleDecoder::new);
        add(DeclareDayDecoder.TEMPLATE_ID, "DeclareDay", DeclareDayDecoder::new);
        add(RegisterCertificateDecoder.TEMPLATE_ID, "RegisterCertificate", RegisterCertificateDecoder::new);
        add(RevokeCertificateDecoder.TEMPLATE_ID, "RevokeCertificate", RevokeCertificateDecoder::new);
        add(IssueFundsDecoder.TEMPLATE_ID, "IssueFunds", IssueFundsDecoder::new);
        add(WithdrawFundsDecoder.TEMPLATE_ID, "WithdrawFunds", WithdrawFundsDecoder::new);
        add(SetNoticeProfileDecoder.TEMPLATE_ID, "SetNoticeProfile", SetNoticeProfileDecoder::new);
        add(OpenCtnSessionDecoder.TEMPLATE_ID, "OpenCtnSession", OpenCtnSessionDecoder::new);
        add(CloseCtnSessionDecoder.TEMPLATE_ID, "CloseCtnSession", CloseCtnSessionDecoder::new);
        add(AcknowledgeOutputsDecoder.TEMPLATE_ID, "AcknowledgeOutputs", AcknowledgeOutputsDecoder::new);
        add(RefuseInputDecoder.TEMPLATE_ID, "RefuseInput", RefuseInputDecoder::new);
        add(TransferPartDecoder.TEMPLATE_ID, "TransferPart", TransferPartDecoder::new);
        add(SubmitTransferDecoder.TEMPLATE_ID, "SubmitTransfer", SubmitTransferDecoder::new);
        add(ProposeActionDecoder.TEMPLATE_ID, "ProposeAction", ProposeActionDecoder::new);
        add(ApproveActionDecoder.TEMPLATE_ID, "ApproveAction", ApproveActionDecoder::new);
        add(QueryDecoder.TEMPLATE_ID, "Query", QueryDecoder::new);
        add(SubmitPaymentDecoder.TEMPLATE_ID, "SubmitPayment", SubmitPaymentDecoder::new);
        add(ChangePaymentDecoder.TEMPLATE_ID, "ChangePayment", ChangePaymentDecoder::new);
        add(OpenDayDecoder.TEMPLATE_ID, "OpenDay", OpenDayDecoder::new);
        add(CloseDayDecoder.TEMPLATE_ID, "CloseDay", CloseDayDecoder::new);
        add(ResolveGridlockDecoder.TEMPLATE_ID, "ResolveGridlock", ResolveGridlockDecoder::new);
        add(LedgerBegunDecoder.TEMPLATE_ID, "LedgerBegun", LedgerBegunDecoder::new);
        add(GenesisCompletedDecoder.TEMPLATE_ID, "GenesisCompleted", GenesisCompletedDecoder::new);
        add(CommandRefusedDecoder.TEMPLATE_ID, "CommandRefused", CommandRefusedDecoder::new);
        add(JobStartedDecoder.TEMPLATE_ID, "JobStarted", JobStartedDecoder::new);
        add(JobFinishedDecoder.TEMPLATE_ID, "JobFinished", JobFinishedDecoder::new);
        add(LevelRaisedDecoder.TEMPLATE_ID, "LevelRaised", LevelRaisedDecoder::new);
        add(ClockAcceptedDecoder.TEMPLATE_ID, "ClockAccepted", ClockAcceptedDecoder::new);
        add(EpochBegunDecoder.TEMPLATE_ID, "EpochBegun", EpochBegunDecoder::new);
        add(StandingOrderSetDecoder.TEMPLATE_ID, "StandingOrderSet", StandingOrderSetDecoder::new);
        add(StandingOrderRevokedDecoder.TEMPLATE_ID, "StandingOrderRevoked", StandingOrderRevokedDecoder::new);
        add(ParticipantRegisteredDecoder.TEMPLATE_ID, "ParticipantRegistered", ParticipantRegisteredDecoder::new);
        add(AliasAddedDecoder.TEMPLATE_ID, "AliasAdded", AliasAddedDecoder::new);
        add(AccountOpenedDecoder.TEMPLATE_ID, "AccountOpened", AccountOpenedDecoder::new);
        add(
                ParticipantStatusChangedDecoder.TEMPLATE_ID,
                "ParticipantStatusChanged",
                ParticipantStatusChangedDecoder::new);
        add(RuleChangedDecoder.TEMPLATE_ID, "RuleChanged", RuleChangedDecoder::new);
        add(DayDeclaredDecoder.TEMPLATE_ID, "DayDeclared", DayDeclaredDecoder::new);
        add(CertificateRegisteredDecoder.TEMPLATE_ID, "CertificateRegistered", CertificateRegisteredDecoder::new);
        add(CertificateRevokedDecoder.TEMPLATE_ID, "CertificateRevoked", CertificateRevokedDecoder::new);
        add(PostedDecoder.TEMPLATE_ID, "Posted", PostedDecoder::new);
        add(NoticeProfileSetDecoder.TEMPLATE_ID, "NoticeProfileSet", NoticeProfileSetDecoder::new);
        add(AccountDayEndedDecoder.TEMPLATE_ID, "AccountDayEnded", AccountDayEndedDecoder::new);
        add(CtnSessionOpenedDecoder.TEMPLATE_ID, "CtnSessionOpened", CtnSessionOpenedDecoder::new);
        add(CtnSessionRefusedDecoder.TEMPLATE_ID, "CtnSessionRefused", CtnSessionRefusedDecoder::new);
        add(CtnSessionClosedDecoder.TEMPLATE_ID, "CtnSessionClosed", CtnSessionClosedDecoder::new);
        add(InputTakenDecoder.TEMPLATE_ID, "InputTaken", InputTakenDecoder::new);
        add(InputRefusedDecoder.TEMPLATE_ID, "InputRefused", InputRefusedDecoder::new);
        add(OutputsAcknowledgedDecoder.TEMPLATE_ID, "OutputsAcknowledged", OutputsAcknowledgedDecoder::new);
        add(TransferProgressedDecoder.TEMPLATE_ID, "TransferProgressed", TransferProgressedDecoder::new);
        add(TransferDroppedDecoder.TEMPLATE_ID, "TransferDropped", TransferDroppedDecoder::new);
        add(NoticeDueDecoder.TEMPLATE_ID, "NoticeDue", NoticeDueDecoder::new);
        add(ActionProposedDecoder.TEMPLATE_ID, "ActionProposed", ActionProposedDecoder::new);
        add(ActionApprovedDecoder.TEMPLATE_ID, "ActionApproved", ActionApprovedDecoder::new);
        add(ActionRefusedDecoder.TEMPLATE_ID, "ActionRefused", ActionRefusedDecoder::new);
        add(ProposalExpiredDecoder.TEMPLATE_ID, "ProposalExpired", ProposalExpiredDecoder::new);
        add(StatusReportedDecoder.TEMPLATE_ID, "StatusReported", StatusReportedDecoder::new);
        add(ParticipantReportedDecoder.TEMPLATE_ID, "ParticipantReported", ParticipantReportedDecoder::new);
        add(AccountReportedDecoder.TEMPLATE_ID, "AccountReported", AccountReportedDecoder::new);
        add(PaymentReportedDecoder.TEMPLATE_ID, "PaymentReported", PaymentReportedDecoder::new);
        add(QueryAnsweredDecoder.TEMPLATE_ID, "QueryAnswered", QueryAnsweredDecoder::new);
        add(ProposalReportedDecoder.TEMPLATE_ID, "ProposalReported", ProposalReportedDecoder::new);
        add(PaymentStoryReportedDecoder.TEMPLATE_ID, "PaymentStoryReported", PaymentStoryReportedDecoder::new);
        add(NoticeReportedDecoder.TEMPLATE_ID, "NoticeReported", NoticeReportedDecoder::new);
        add(PaymentMatchedDecoder.TEMPLATE_ID, "PaymentMatched", PaymentMatchedDecoder::new);
        add(PaymentAcceptedDecoder.TEMPLATE_ID, "PaymentAccepted", PaymentAcceptedDecoder::new);
        add(PaymentRefusedDecoder.TEMPLATE_ID, "PaymentRefused", PaymentRefusedDecoder::new);
        add(PaymentQueuedDecoder.TEMPLATE_ID, "PaymentQueued", PaymentQueuedDecoder::new);
        add(PaymentSettledDecoder.TEMPLATE_ID, "PaymentSettled", PaymentSettledDecoder::new);
        add(PaymentAnnulledDecoder.TEMPLATE_ID, "PaymentAnnulled", PaymentAnnulledDecoder::new);
        add(PriorityChangedDecoder.TEMPLATE_ID, "PriorityChanged", PriorityChangedDecoder::new);
        add(ChangeRefusedDecoder.TEMPLATE_ID, "ChangeRefused", ChangeRefusedDecoder::new);
        add(PaymentKeptDecoder.TEMPLATE_ID, "PaymentKept", PaymentKeptDecoder::new);
        add(PaymentDueDecoder.TEMPLATE_ID, "PaymentDue", PaymentDueDecoder::new);
        add(SuspendSystemDecoder.TEMPLATE_ID, "SuspendSystem", SuspendSystemDecoder::new);
        add(ResumeSystemDecoder.TEMPLATE_ID, "ResumeSystem", ResumeSystemDecoder::new);
        add(SystemStatusChangedDecoder.TEMPLATE_ID, "SystemStatusChanged", SystemStatusChangedDecoder::new);
        add(PaymentSetAsideDecoder.TEMPLATE_ID, "PaymentSetAside", PaymentSetAsideDecoder::new);
        add(PaymentTakenUpDecoder.TEMPLATE_ID, "PaymentTakenUp", PaymentTakenUpDecoder::new);
        add(GridlockResolvedDecoder.TEMPLATE_ID, "GridlockResolved", GridlockResolvedDecoder::new);
        add(DayOpenedDecoder.TEMPLATE_ID, "DayOpened", DayOpenedDecoder::new);
        add(DayClosingDecoder.TEMPLATE_ID, "DayClosing", DayClosingDecoder::new);
        add(DayClosedDecoder.TEMPLATE_ID, "DayClosed", DayClosedDecoder::new);
        add(SubmitInquiryDecoder.TEMPLATE_ID, "SubmitInquiry", SubmitInquiryDecoder::new);
        add(PaymentToldDueDecoder.TEMPLATE_ID, "PaymentToldDue", PaymentToldDueDecoder::new);
        add(WaitingPaymentToldDecoder.TEMPLATE_ID, "WaitingPaymentTold", WaitingPaymentToldDecoder::new);
        add(AdmitParticipantDecoder.TEMPLATE_ID, "AdmitParticipant", AdmitParticipantDecoder::new);
        add(ParticipantAdmittedDecoder.TEMPLATE_ID, "ParticipantAdmitted", ParticipantAdmittedDecoder::new);
        add(JoiningReportedDecoder.TEMPLATE_ID, "JoiningReported", JoiningReportedDecoder::new);
        add(JoiningRecordDecoder.TEMPLATE_ID, "JoiningRecord", JoiningRecordDecoder::new);
        add(GrantAuthorityDecoder.TEMPLATE_ID, "GrantAuthority", GrantAuthorityDecoder::new);
        add(WithdrawAuthorityDecoder.TEMPLATE_ID, "WithdrawAuthority", WithdrawAuthorityDecoder::new);
        add(AuthorityGrantedDecoder.TEMPLATE_ID, "AuthorityGranted", AuthorityGrantedDecoder::new);
        add(AuthorityWithdrawnDecoder.TEMPLATE_ID, "AuthorityWithdrawn", AuthorityWithdrawnDecoder::new);
        add(SeizeAccountDecoder.TEMPLATE_ID, "SeizeAccount", SeizeAccountDecoder::new);
        add(LiftSeizureDecoder.TEMPLATE_ID, "LiftSeizure", LiftSeizureDecoder::new);
        add(CloseAccountDecoder.TEMPLATE_ID, "CloseAccount", CloseAccountDecoder::new);
        add(AccountSeizedDecoder.TEMPLATE_ID, "AccountSeized", AccountSeizedDecoder::new);
        add(SeizureLiftedDecoder.TEMPLATE_ID, "SeizureLifted", SeizureLiftedDecoder::new);
        add(AccountClosedDecoder.TEMPLATE_ID, "AccountClosed", AccountClosedDecoder::new);
        add(SeizureHeldDecoder.TEMPLATE_ID, "SeizureHeld", SeizureHeldDecoder::new);
        add(AccountToldDueDecoder.TEMPLATE_ID, "AccountToldDue", AccountToldDueDecoder::new);
        add(SeizureReportedDecoder.TEMPLATE_ID, "SeizureReported", SeizureReportedDecoder::new);
        add(SetChannelDecoder.TEMPLATE_ID, "SetChannel", SetChannelDecoder::new);
        add(EnterPaymentDecoder.TEMPLATE_ID, "EnterPayment", EnterPaymentDecoder::new);
        add(SetWorkstationDecoder.TEMPLATE_ID, "SetWorkstation", SetWorkstationDecoder::new);
        add(PaymentEnteredDecoder.TEMPLATE_ID, "PaymentEntered", PaymentEnteredDecoder::new);
        add(WorkstationSetDecoder.TEMPLATE_ID, "WorkstationSet", WorkstationSetDecoder::new);
        add(WorkstationRecordDecoder.TEMPLATE_ID, "WorkstationRecord", WorkstationRecordDecoder::new);
        add(ReportBadSignatureDecoder.TEMPLATE_ID, "ReportBadSignature", ReportBadSignatureDecoder::new);
        add(BadSignatureReportedDecoder.TEMPLATE_ID, "BadSignatureReported", BadSignatureReportedDecoder::new);
        add(SetLanguageDecoder.TEMPLATE_ID, "SetLanguage", SetLanguageDecoder::new);
        add(LanguageSetDecoder.TEMPLATE_ID, "LanguageSet", LanguageSetDecoder::new);
        add(LanguageRecordDecoder.TEMPLATE_ID, "LanguageRecord", LanguageRecordDecoder::new);
        add(ChannelSetDecoder.TEMPLATE_ID, "ChannelSet", ChannelSetDecoder::new);
        add(GiveUpOutputDecoder.TEMPLATE_ID, "GiveUpOutput", GiveUpOutputDecoder::new);
        add(OutputGivenUpDecoder.TEMPLATE_ID, "OutputGivenUp", OutputGivenUpDecoder::new);
        add(GivenUpOutputRecordDecoder.TEMPLATE_ID, "GivenUpOutputRecord", GivenUpOutputRecordDecoder::new);
        add(ChannelChangedDecoder.TEMPLATE_ID, "ChannelChanged", ChannelChangedDecoder::new);
        add(RecordContinuityDecoder.TEMPLATE_ID, "RecordContinuity", RecordContinuityDecoder::new);
        add(ContinuityRecordedDecoder.TEMPLATE_ID, "ContinuityRecorded", ContinuityRecordedDecoder::new);
        add(ContinuityToldDueDecoder.TEMPLATE_ID, "ContinuityToldDue", ContinuityToldDueDecoder::new);
        add(ParticipantToldDueDecoder.TEMPLATE_ID, "ParticipantToldDue", ParticipantToldDueDecoder::new);
        add(
                ParticipationNoticeRecordDecoder.TEMPLATE_ID,
                "ParticipationNoticeRecord",
                ParticipationNoticeRecordDecoder::new);
        add(AuthorityReportedDecoder.TEMPLATE_ID, "AuthorityReported", AuthorityReportedDecoder::new);
        add(OpenAnswerRecordDecoder.TEMPLATE_ID, "OpenAnswerRecord", OpenAnswerRecordDecoder::new);
        add(TimetableKeptDecoder.TEMPLATE_ID, "TimetableKept", TimetableKeptDecoder::new);
        add(AnnouncementDueDecoder.TEMPLATE_ID, "AnnouncementDue", AnnouncementDueDecoder::new);
        add(AccountPageDueDecoder.TEMPLATE_ID, "AccountPageDue", AccountPageDueDecoder::new);
        add(LedgerStateDecoder.TEMPLATE_ID, "LedgerState", LedgerStateDecoder::new);
        add(EpochRecordDecoder.TEMPLATE_ID, "EpochRecord", EpochRecordDecoder::new);
        add(StandingOrderRecordDecoder.TEMPLATE_ID, "StandingOrderRecord", StandingOrderRecordDecoder::new);
        add(JobRecordDecoder.TEMPLATE_ID, "JobRecord", JobRecordDecoder::new);
        add(ReleaseRecordDecoder.TEMPLATE_ID, "ReleaseRecord", ReleaseRecordDecoder::new);
        add(KeptPaymentRecordDecoder.TEMPLATE_ID, "KeptPaymentRecord", KeptPaymentRecordDecoder::new);
        add(StateEndDecoder.TEMPLATE_ID, "StateEnd", StateEndDecoder::new);
        add(ParticipantRecordDecoder.TEMPLATE_ID, "ParticipantRecord", ParticipantRecordDecoder::new);
        add(AliasRecordDecoder.TEMPLATE_ID, "AliasRecord", AliasRecordDecoder::new);
        add(AccountRecordDecoder.TEMPLATE_ID, "AccountRecord", AccountRecordDecoder::new);
        add(BlockRecordDecoder.TEMPLATE_ID, "BlockRecord", BlockRecordDecoder::new);
        add(StatusDecisionRecordDecoder.TEMPLATE_ID, "StatusDecisionRecord", StatusDecisionRecordDecoder::new);
        add(RuleRecordDecoder.TEMPLATE_ID, "RuleRecord", RuleRecordDecoder::new);
        add(DeclaredDayRecordDecoder.TEMPLATE_ID, "DeclaredDayRecord", DeclaredDayRecordDecoder::new);
        add(CertificateRecordDecoder.TEMPLATE_ID, "CertificateRecord", CertificateRecordDecoder::new);
        add(SystemDayRecordDecoder.TEMPLATE_ID, "SystemDayRecord", SystemDayRecordDecoder::new);
        add(ChannelRecordDecoder.TEMPLATE_ID, "ChannelRecord", ChannelRecordDecoder::new);
        add(SwiftInputRecordDecoder.TEMPLATE_ID, "SwiftInputRecord", SwiftInputRecordDecoder::new);
        add(AuthorityRecordDecoder.TEMPLATE_ID, "AuthorityRecord", AuthorityRecordDecoder::new);
        add(TerminalRecordDecoder.TEMPLATE_ID, "TerminalRecord", TerminalRecordDecoder::new);
        add(TransferRecordDecoder.TEMPLATE_ID, "TransferRecord", TransferRecordDecoder::new);
        add(ProposalRecordDecoder.TEMPLATE_ID, "ProposalRecord", ProposalRecordDecoder::new);
        add(TimerRecordDecoder.TEMPLATE_ID, "TimerRecord", TimerRecordDecoder::new);
        add(WaitingPaymentRecordDecoder.TEMPLATE_ID, "WaitingPaymentRecord", WaitingPaymentRecordDecoder::new);
        add(UsedReferenceRecordDecoder.TEMPLATE_ID, "UsedReferenceRecord", UsedReferenceRecordDecoder::new);
        add(BookingRecordDecoder.TEMPLATE_ID, "BookingRecord", BookingRecordDecoder::new);
        add(StatementRecordDecoder.TEMPLATE_ID, "StatementRecord", StatementRecordDecoder::new);
        add(PaymentStoryRecordDecoder.TEMPLATE_ID, "PaymentStoryRecord", PaymentStoryRecordDecoder::new);
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /** Name of a template, or its number if there is none. */
    public static String name(int templateId) {
        return NAMES.getOrDefault(templateId, "template " + templateId);
    }

    /** The message whose SBE header stands at {@code offset}, on one line. */
    public String print(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        Supplier<MessageDecoderFlyweight> supplier = DECODERS.get(header.templateId());
        if (supplier == null) {
            return name(header.templateId());
        }
        MessageDecoderFlyweight decoder = supplier.get();
        decoder.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        StringBuilder text = new StringBuilder(256);
        decoder.appendTo(text);
        return readable(text);
    }

    private static String readable(StringBuilder text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ') {
                line.append(c);
            } else if (c == '\n') {
                line.append(' ');
            }
        }
        return line.toString();
    }

    private static void add(int templateId, String name, Supplier<MessageDecoderFlyweight> decoder) {
        DECODERS.put(templateId, decoder);
        NAMES.put(templateId, name);
    }
}
