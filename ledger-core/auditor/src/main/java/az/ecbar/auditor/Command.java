package az.ecbar.auditor;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.Site;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A command of the journal in readable values; money in whole minor units. */
sealed interface Command {
    /** Gives a template id that is no command. */
    record Unknown(int templateId) implements Command {}

    record BeginLedger(int level) implements Command {}

    record CompleteGenesis() implements Command {}

    record BeginEpoch(int epoch, int owner, EpochMode mode, GrantedBy grantedBy) implements Command {}

    record Tick() implements Command {}

    record JobStep() implements Command {}

    record HashPoint(long eventCount) implements Command {}

    record OpenSession(long connectionId, String bic, char terminal, Site site, long outputReceived, String fingerprint)
            implements Command {}

    record CloseSession(long sessionId, String bic, char terminal) implements Command {}

    record AcknowledgeOutputs(long sessionId, String bic, char terminal, long upTo) implements Command {}

    /** A numbered input, of a bank or an operator. */
    sealed interface Input extends Command {
        Origin origin();

        /** The transfer in parts that brought the bytes; 0 if they came in one piece. */
        default long transferId() {
            return 0;
        }
    }

    record Origin(
            long sessionId,
            long inputNumber,
            String participant,
            char terminal,
            Channel channel,
            int certificateId,
            String digest) {}

    record RefuseInput(Origin origin, long transferId, int reason, String tag, String reference) implements Input {}

    /** Takes no number: it is an input's part. */
    record TransferPart(Origin origin, long transferId, int part, int of, long wholeLength, int length)
            implements Input {}

    record SubmitTransfer(Origin origin, long transferId, int messageType, String reference) implements Input {}

    record ProposeAction(Origin origin, int templateId, Command action) implements Input {}

    record ApproveAction(Origin origin, long proposalId) implements Input {}

    record Query(Origin origin, QueryKind kind, long cursor, String argument) implements Input {}

    /** A bank asks; the account's number and currency, or the payment meant. */
    record SubmitInquiry(
            Origin origin,
            long transferId,
            AccountReport report,
            String account,
            String currency,
            BigDecimal floor,
            String meant,
            String reference,
            String senderBic)
            implements Input {}

    record SubmitPayment(
            Origin origin,
            long transferId,
            BigDecimal amount,
            long debtorTin,
            long creditorTin,
            int valueDate,
            int priority,
            PaymentType type,
            LimitTarget limitTarget,
            boolean isNoticeAsked,
            boolean isNoticeWaived,
            String currency,
            String reference,
            String senderBic,
            String debtorBic,
            String creditorBic,
            String debtorAccount,
            String creditorAccount)
            implements Input {}

    /** 4.26.3; output 0: not said. */
    record ReportBadSignature(
            Origin origin, long transferId, long outputNumber, String reference, String senderBic, String fault)
            implements Input {}

    record ChangePayment(
            Origin origin,
            long transferId,
            PaymentChange change,
            int priority,
            int valueDate,
            String reference,
            String paymentReference,
            String senderBic)
            implements Input {}

    /** 5-1.12.1, 5-1.14: a payment or refund instruction to IPS; of a payment there is no original. */
    record SubmitIpsTransfer(
            Origin origin,
            long transferId,
            IpsFlow flow,
            BigDecimal amount,
            int valueDate,
            String currency,
            String senderBic,
            String debtorBic,
            String creditorBic,
            String debtorAccount,
            String creditorAccount,
            String debtorCorrespondent,
            String creditorCorrespondent,
            String messageId,
            String txId,
            String originalSenderBic,
            String originalTxId)
            implements Input {}

    /** Which payment or refund of IPS is meant, by its sender and its number. */
    record IpsMeant(IpsFlow flow, String senderBic, String id) {}

    /** 5-1.12.1.3, 5-1.14.3. */
    record AnswerIps(Origin origin, long transferId, IpsVerdict verdict, String senderBic, IpsMeant meant)
            implements Input {}

    /** 5-1.17.1. */
    record AskIpsStatus(Origin origin, long transferId, String senderBic, IpsMeant meant) implements Input {}

    /** 5-1.10, 5-1.11: a message to IPS that nobody could read. */
    record RefuseIpsInput(Origin origin, long transferId, IpsFlow flow, int reason, String tag) implements Input {}

    /** 5-1.7: a limit is set or asked for; what follows is not judged. */
    record ManageLiquidity(Origin origin, long transferId) implements Input {}

    /** What two operators decide, and what the genesis may do alone (D23). */
    sealed interface Decision extends Command {}

    record RaiseLevel(int level) implements Decision {}

    record AcceptClock() implements Decision {}

    record SuspendSystem(SystemId system, Set<SystemPart> parts, int decisionDate, String decisionNumber)
            implements Decision {}

    record ResumeSystem(SystemId system, Set<SystemPart> parts, int decisionDate, String decisionNumber)
            implements Decision {}

    /** Of 0: the whole account. */
    record SeizeAccount(String number, String currency, BigDecimal wanted, int decisionDate, String decisionNumber)
            implements Decision {}

    record LiftSeizure(
            String number, String currency, String seizedBy, BigDecimal wanted, int decisionDate, String decisionNumber)
            implements Decision {}

    record CloseAccount(AccountKind kind, String number, String currency, int decisionDate, String decisionNumber)
            implements Decision {}

    record SetStandingOrder(long fromNs, long untilNs, long longestNs) implements Decision {}

    record RevokeStandingOrder() implements Decision {}

    record RegisterParticipant(
            String bic,
            ParticipantKind kind,
            char terminal,
            long tin,
            String settlementBank,
            String registrationCode,
            String name)
            implements Decision {}

    record AdmitParticipant(
            String bic,
            int protocolDate,
            String protocolNumber,
            String fingerprint,
            long testedInput,
            String testedDigest)
            implements Decision {}

    record AddAlias(String bic, String alias) implements Decision {}

    record OpenAccount(String bic, SystemId system, AccountKind kind, String currency, String number)
            implements Decision {}

    record AddStatusCause(String bic, SystemId system, Set<StatusCause> causes, int decisionDate, String decisionNumber)
            implements Decision {}

    record LiftStatusCause(
            String bic, SystemId system, Set<StatusCause> causes, int decisionDate, String decisionNumber)
            implements Decision {}

    record SetRule(RuleId rule, SystemId system, long value, int effectiveDate) implements Decision {}

    /** A date that is otherwise than the week has it. */
    record ListedDay(int date, boolean isBusinessDay) {}

    record DeclareYear(SystemId system, int year, List<ListedDay> days, int decisionDate, String decisionNumber)
            implements Decision {}

    record DeclareDay(SystemId system, int date, boolean isBusinessDay, int decisionDate, String decisionNumber)
            implements Decision {}

    record RegisterCertificate(
            String bic,
            char terminal,
            CertificateRole role,
            long notBeforeNs,
            long notAfterNs,
            String fingerprint,
            String registrationCode,
            String holder)
            implements Decision {}

    record RevokeCertificate(String fingerprint, int reasonCode) implements Decision {}

    record IssueFunds(Booking booking) implements Decision {}

    record WithdrawFunds(Booking booking) implements Decision {}

    /** Of the Central Bank, on an account of a participant and one of its own. */
    record Booking(
            SystemId system,
            String currency,
            String number,
            String contraNumber,
            BigDecimal amount,
            String reference) {}

    /** 5-1.7: of limits in IPS; whether it is granted is not judged. */
    record DecideLimits() implements Decision {}

    record SetNoticeProfile(String bic, boolean isExecutionNoticeWanted) implements Decision {}

    record SetLanguage(String bic, MessageLanguage language) implements Decision {}

    record SetChannel(String bic, Channel channel, long effectiveNs, int paperDate, String paperNumber)
            implements Decision {}

    record GiveUpOutput(String bic, long outputNumber, String why) implements Decision {}

    /** 4.27, 6.1: operators enter a payment for a participant, from its workstation's file or its paper. */
    record EnterPayment(Channel carrier, int paperDate, String paperNumber, SubmitPayment instruction)
            implements Decision {}

    /** 4.27, 6.1: operators ask for a change of a payment for its sender. */
    record EnterChange(Channel carrier, int paperDate, String paperNumber, ChangePayment request) implements Decision {}

    /** 4.27, 6.1: a participant is out of order, or works by itself again. */
    record SetWorkstation(String bic, boolean isOutOfOrder, int paperDate, String paperNumber) implements Decision {}

    /** Of a grantee over an account of a grantor, by the grantor's paper (4.19). */
    record Right(
            String grantor,
            String grantee,
            String account,
            String currency,
            AuthorityScope scope,
            int paperDate,
            String paperNumber) {}

    record GrantAuthority(Right right, int from, int to) implements Decision {}

    record WithdrawAuthority(Right right) implements Decision {}

    /** Section 7. */
    record RecordContinuity(String bic, Event.ContinuityPaper paper) implements Decision {}

    record OpenDay(SystemId system, int date) implements Decision {}

    record CloseDay(SystemId system) implements Decision {}

    record ResolveGridlock(SystemId system) implements Decision {}
}
