package az.ecbar.auditor;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountNews;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.Announcement;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.DayState;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.Site;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * An event of the ledger in readable values. Money is counted in whole minor units. Fields that nothing here decides (the
 * pace of jobs, the credit of a session, hashes) are left out, and so is the number of an output: {@link OutputNumbers}
 * looks after those.
 */
sealed interface Event {
    /** What the event is about: of two events of one kind with the same subject, one is the other told differently. */
    default Object subject() {
        return "";
    }

    record LedgerBegun(int level) implements Event {}

    record EpochBegun(int epoch, int owner, EpochMode mode, GrantedBy grantedBy) implements Event {}

    record GenesisCompleted(int participants, int accounts) implements Event {}

    record CommandRefused(int templateId, int reason) implements Event {}

    record JobStarted(JobKind job) implements Event {}

    record JobFinished(JobKind job) implements Event {}

    record LevelRaised(int level) implements Event {}

    record ClockAccepted(long acceptances) implements Event {}

    record StandingOrderSet(long proposalId, long fromNs, long untilNs, long longestNs) implements Event {}

    record StandingOrderRevoked(long proposalId) implements Event {}

    record ParticipantRegistered(
            int participantId,
            String bic,
            ParticipantKind kind,
            char terminal,
            long tin,
            String registrationCode,
            String name)
            implements Event {}

    record AliasAdded(int participantId, String alias) implements Event {}

    record AccountOpened(
            int accountId, int participantId, SystemId system, AccountKind kind, String currency, String number)
            implements Event {}

    record StatusChanged(
            int participantId, SystemId system, Set<StatusCause> causes, int decisionDate, String decisionNumber)
            implements Event {}

    record SystemStatusChanged(SystemId system, Set<SystemPart> parts, int decisionDate, String decisionNumber)
            implements Event {}

    record AccountSeized(int accountId, BigDecimal wanted, BigDecimal held, int decisionDate, String decisionNumber)
            implements Event {}

    record SeizureLifted(
            int accountId, String seizedBy, BigDecimal wanted, BigDecimal held, int decisionDate, String decisionNumber)
            implements Event {}

    record SeizureHeld(int accountId, String seizedBy, BigDecimal wanted, BigDecimal held) implements Event {
        @Override
        public Object subject() {
            return List.of(accountId, seizedBy);
        }
    }

    record AccountClosed(int accountId, int decisionDate, String decisionNumber) implements Event {}

    /** A seizure as its account's owner is told of it. */
    record SeizureTold(String seizedBy, BigDecimal wanted, BigDecimal held) {
        static final SeizureTold NONE = new SeizureTold("", BigDecimal.ZERO, BigDecimal.ZERO);
    }

    record AccountToldDue(
            Address to,
            int accountId,
            AccountNews news,
            long decidedSequence,
            long timeNs,
            String currency,
            BigDecimal available,
            SeizureTold seizure,
            int decisionDate,
            String decisionNumber)
            implements Event {}

    record SeizureReported(
            long sessionId,
            long inputNumber,
            int accountId,
            BigDecimal wanted,
            BigDecimal held,
            int decisionDate,
            String decisionNumber,
            String currency)
            implements Event {
        @Override
        public Object subject() {
            return List.of(accountId, decisionNumber);
        }
    }

    record CalendarDayReported(
            long sessionId,
            long inputNumber,
            SystemId system,
            int date,
            boolean isBusinessDay,
            boolean isDeclared,
            int decisionDate,
            String decisionNumber)
            implements Event {
        @Override
        public Object subject() {
            return date;
        }
    }

    record ChannelSet(int participantId, Channel channel, long effectiveNs, int paperDate, String paperNumber)
            implements Event {}

    record LanguageSet(int participantId, MessageLanguage language) implements Event {}

    record ChannelChanged(int participantId, Channel channel) implements Event {}

    record OutputGivenUp(int participantId, long outputNumber, String why) implements Event {}

    record ChangeEntered(
            int participantId,
            long proposalId,
            Channel channel,
            int paperDate,
            String paperNumber,
            PaymentChange change,
            String paymentReference,
            long paymentId)
            implements Event {}

    record PaymentEntered(
            long paymentId, int participantId, long proposalId, Channel carrier, int paperDate, String paperNumber)
            implements Event {}

    record BadSignatureReported(
            Address from,
            long reportSequence,
            long outputNumber,
            long lastOutput,
            long acknowledged,
            String reference,
            String fault)
            implements Event {}

    record WorkstationSet(int participantId, boolean isOutOfOrder, int paperDate, String paperNumber)
            implements Event {}

    record AuthorityGranted(Authority authority, int from, int to) implements Event {}

    record AuthorityWithdrawn(Authority authority) implements Event {}

    record AuthorityReported(
            long sessionId,
            long inputNumber,
            int grantorId,
            int granteeId,
            int accountId,
            AuthorityScope scope,
            int from,
            int to,
            String currency)
            implements Event {
        @Override
        public Object subject() {
            return List.of(accountId, granteeId, scope);
        }
    }

    record Authority(
            int grantorId, int granteeId, int accountId, AuthorityScope scope, int paperDate, String paperNumber) {}

    record ParticipantAdmitted(
            int participantId,
            int protocolDate,
            String protocolNumber,
            int certificateId,
            char terminal,
            long testedInput,
            long testedSequence,
            long testedNs,
            long timeNs)
            implements Event {}

    record JoiningReported(long sessionId, long inputNumber, ParticipantAdmitted joining) implements Event {
        @Override
        public Object subject() {
            return joining.participantId();
        }
    }

    record ParticipantToldDue(
            Address to,
            int aboutId,
            SystemId system,
            ParticipationNews news,
            Set<StatusCause> causes,
            long decidedSequence,
            long timeNs,
            int decisionDate,
            String decisionNumber)
            implements Event {
        @Override
        public Object subject() {
            return List.of(to, aboutId, news);
        }

        /** The same to somebody else. */
        ParticipantToldDue to(Address other) {
            return new ParticipantToldDue(
                    other, aboutId, system, news, causes, decidedSequence, timeNs, decisionDate, decisionNumber);
        }
    }

    record RuleChanged(RuleId rule, SystemId system, long value, int effectiveDate) implements Event {}

    record DayDeclared(SystemId system, int date, boolean isBusinessDay, int decisionDate, String decisionNumber)
            implements Event {}

    /** The day is opened or closed by its timetable. */
    record TimetableKept(SystemId system, int date, boolean opens, long dueNs) implements Event {}

    /** To one participant, an output of its own. */
    record AnnouncementDue(
            Address to,
            long announcedSequence,
            long timeNs,
            Announcement announcement,
            SystemId system,
            RuleId rule,
            long value,
            int date,
            int decisionDate,
            String decisionNumber,
            List<Long> businessDays)
            implements Event {
        @Override
        public Object subject() {
            return to.participantId;
        }
    }

    /** What a paper says about the continuity of a participant; dates as yyyymmdd. */
    record ContinuityPaper(
            ContinuityEntry entry,
            ContinuityDuty duty,
            int date,
            int untilDate,
            int receivedDate,
            boolean isPassed,
            BigDecimal value,
            BigDecimal total,
            long withdrawn,
            int paperDate,
            String paperNumber,
            String digest,
            String text) {}

    record ContinuityRecorded(int participantId, ContinuityPaper paper) implements Event {}

    /** To the participant that it is about, an output of its own. */
    record ContinuityToldDue(
            Address to,
            long decidedSequence,
            long timeNs,
            ContinuityEntry entry,
            ContinuityDuty duty,
            int date,
            int untilDate,
            BigDecimal value,
            BigDecimal total,
            int paperDate,
            String paperNumber)
            implements Event {}

    record CertificateRegistered(
            int certificateId,
            int participantId,
            char terminal,
            CertificateRole role,
            long notBeforeNs,
            long notAfterNs,
            String fingerprint,
            String holder,
            long certificateSequence)
            implements Event {}

    record CertificateRevoked(int certificateId, int reasonCode) implements Event {}

    /** Legs in the order of their accounts: which stands first is nobody's rule. */
    record Posted(long postingSequence, long paymentId, String currency, List<Leg> legs) implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    record Leg(int accountId, BigDecimal amount, BigDecimal balance) {}

    record NoticeProfileSet(int participantId, boolean isExecutionNoticeWanted) implements Event {}

    record AccountDayEnded(
            int accountId, int date, BigDecimal balance, BigDecimal held, BigDecimal debits, BigDecimal credits)
            implements Event {
        @Override
        public Object subject() {
            return accountId;
        }
    }

    /** A page about an account, an output of its own. */
    record AccountPageDue(
            Address to,
            AccountReport report,
            long inquirySequence,
            long timeNs,
            int accountId,
            int date,
            int number,
            Page page,
            int openingDate,
            BigDecimal opening,
            BigDecimal closing,
            String currency,
            String reference,
            Standing standing)
            implements Event {
        @Override
        public Object subject() {
            return accountId;
        }
    }

    /** How an account stands, as far as it was asked. */
    record Standing(BigDecimal held, BigDecimal floor, int waiting, BigDecimal waitingSum, Set<StatusCause> causes) {
        static final Standing NOT_ASKED = new Standing(BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO, Set.of());
    }

    /** What became of a payment, told to who asked. */
    record PaymentToldDue(
            Address to,
            long inquirySequence,
            long timeNs,
            long paymentId,
            PaymentState paymentState,
            Set<WaitCause> causes,
            int priority,
            int ahead,
            BigDecimal shortfall,
            BigDecimal amount,
            String paymentReference,
            String reference)
            implements Event {}

    /** A payment to be written off, told to who asked about the account (4.21). */
    record WaitingPaymentTold(
            long inquirySequence,
            long paymentId,
            BigDecimal amount,
            int valueDate,
            int priority,
            PaymentType type,
            String reference)
            implements Event {}

    /** Which page, and which entries of the day it shows: the first one's place, from 0, and how many. */
    record Page(int page, int pages, int firstLine, int lines) {}

    record SessionOpened(
            long connectionId,
            long sessionId,
            long supersededSessionId,
            int participantId,
            char terminal,
            Site site,
            int certificateId,
            long lastInputNumber,
            long lastOutputNumber,
            long outputAcknowledged,
            String lastInputDigest)
            implements Event {}

    record SessionRefused(long connectionId, int reason) implements Event {}

    record SessionClosed(long sessionId, int participantId, char terminal) implements Event {}

    record InputTaken(
            long sessionId,
            int participantId,
            char terminal,
            boolean isRepeated,
            long inputNumber,
            long inputSequence,
            long timeNs,
            String digest)
            implements Event {}

    record InputRefused(
            long sessionId, int participantId, char terminal, long inputNumber, long expectedNumber, int reason)
            implements Event {}

    record OutputsAcknowledged(int participantId, char terminal, long upTo) implements Event {}

    record TransferProgressed(long sessionId, int participantId, char terminal, long transferId, int part, int of)
            implements Event {}

    record TransferDropped(int participantId, char terminal, long transferId, int reason) implements Event {}

    /** A notice, each due once; it bears the time of the command that caused it. */
    record NoticeDue(
            Address to,
            NoticeKind kind,
            Meant meant,
            Booked booked,
            int counterpartyId,
            int reason,
            Set<WaitCause> causes,
            int priority,
            long timeNs)
            implements Event {
        static final int NOBODY = -1;
        static final int NO_PRIORITY = -1;

        @Override
        public Object subject() {
            return List.of(kind, meant.paymentId);
        }
    }

    /** Terminal of a participant. */
    record Address(int participantId, char terminal) {}

    /**
     * The input that a notice is about; its payment is 0 if it never became one. The tag is the field that could not be
     * read; which field of a readable payment is named is not judged. A change that operators entered on the sender's
     * behalf is told as such, by its proposal (4.27, 6.1); 0: none is told.
     */
    record Meant(
            long paymentId,
            long inputSequence,
            BigDecimal amount,
            int valueDate,
            PaymentType paymentType,
            String currency,
            String reference,
            String tag,
            long enteredChange) {
        Meant(
                long paymentId,
                long inputSequence,
                BigDecimal amount,
                int valueDate,
                PaymentType paymentType,
                String currency,
                String reference,
                String tag) {
            this(paymentId, inputSequence, amount, valueDate, paymentType, currency, reference, tag, 0);
        }
    }

    /** The account that an advice is about, and its balance afterwards. */
    record Booked(int accountId, BigDecimal balance) {
        static final Booked NOTHING = new Booked(-1, BigDecimal.ZERO);
    }

    record ActionProposed(
            long proposalId, int certificateId, int templateId, long expiresNs, long sessionId, long inputNumber)
            implements Event {}

    record ActionApproved(
            long proposalId, int certificateId, int templateId, int reason, long sessionId, long inputNumber)
            implements Event {}

    record ActionRefused(long proposalId, int certificateId, int reason, long sessionId, long inputNumber)
            implements Event {}

    record ProposalExpired(long proposalId) implements Event {}

    record StatusReported(
            long sessionId,
            long inputNumber,
            int level,
            DayState dayState,
            int dayDate,
            int participants,
            int accounts,
            int waiting,
            long accepted,
            long settled,
            BigDecimal settledAmount,
            long refused,
            long annulled,
            long eventCount)
            implements Event {}

    record ParticipantReported(
            long sessionId,
            long inputNumber,
            int participantId,
            String bic,
            ParticipantKind kind,
            long tin,
            Set<StatusCause> causes,
            boolean isConnected,
            long lastInputNumber,
            long lastOutputNumber,
            long outputAcknowledged,
            String name,
            Channel channel,
            Channel nextChannel,
            long nextFromNs,
            int outOfOrderDate,
            String outOfOrderNumber,
            MessageLanguage language)
            implements Event {
        @Override
        public Object subject() {
            return participantId;
        }
    }

    record AccountReported(
            long sessionId,
            long inputNumber,
            int accountId,
            int participantId,
            SystemId system,
            AccountKind kind,
            String currency,
            String number,
            BigDecimal balance,
            BigDecimal held,
            int waiting,
            BigDecimal waitingAmount,
            BigDecimal debits,
            BigDecimal credits,
            boolean isClosed)
            implements Event {
        @Override
        public Object subject() {
            return accountId;
        }
    }

    record PaymentReported(
            long sessionId,
            long inputNumber,
            long paymentId,
            PaymentState state,
            PaymentType paymentType,
            Set<WaitCause> causes,
            int priority,
            int debtorId,
            int creditorId,
            String currency,
            BigDecimal amount,
            BigDecimal shortfall,
            String reference)
            implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    /** A row of an answer that tells the story of a payment, or names those that bear a reference: not judged. */
    record StoryTold(int templateId) implements Event {}

    record QueryAnswered(long sessionId, long inputNumber, QueryKind kind, int rows, long cursor, int reason)
            implements Event {}

    record ProposalReported(
            long sessionId,
            long inputNumber,
            long proposalId,
            int certificateId,
            int templateId,
            long expiresNs,
            long paymentId,
            PaymentState paymentState)
            implements Event {
        @Override
        public Object subject() {
            return proposalId;
        }
    }

    record PaymentAccepted(
            long paymentId,
            int debtorId,
            int creditorId,
            int debitAccountId,
            int creditAccountId,
            BigDecimal amount,
            int valueDate,
            int priority,
            PaymentType paymentType,
            String currency,
            String reference)
            implements Event {}

    record PaymentRefused(long paymentId, int participantId, int reason, String reference) implements Event {}

    record PaymentQueued(long paymentId, Set<WaitCause> causes, BigDecimal shortfall) implements Event {}

    record PaymentSettled(long paymentId, boolean hasWaited) implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    record PaymentAnnulled(long paymentId, int reason) implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    record PriorityChanged(long paymentId, int priority) implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    record PaymentKept(long paymentId, int valueDate) implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    record PaymentDue(long paymentId) implements Event {}

    record GridlockResolved(SystemId system, int lookedAt, int settled, int pairs, int settledInPairs)
            implements Event {}

    record PaymentSetAside(long paymentId) implements Event {}

    record PaymentTakenUp(long paymentId) implements Event {}

    record ChangeRefused(int participantId, PaymentChange change, int reason, String reference, String paymentReference)
            implements Event {}

    record DayOpened(SystemId system, int date) implements Event {}

    record DayClosing(SystemId system, int date) implements Event {}

    record DayClosed(
            SystemId system,
            int date,
            long settled,
            BigDecimal settledAmount,
            long annulled,
            long accepted,
            long keptBefore,
            long kept)
            implements Event {}

    /** One that nothing of today's AZIPS gives, or that has a value which the schema does not know. */
    record Unknown(int templateId) implements Event {}

    /** Of a payment: original 0. */
    record IpsAccepted(
            long paymentId,
            IpsFlow flow,
            int senderId,
            int debitAccountId,
            int creditAccountId,
            BigDecimal amount,
            int date,
            long originalId)
            implements Event {}

    record IpsRefused(long inputSequence, int participantId, IpsFlow flow, int reason, String tag) implements Event {}

    record IpsAsked(long paymentId, int askedId, long deadlineNs) implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    record IpsEnded(long paymentId, IpsState state, int reason, int date, long answerSequence) implements Event {
        @Override
        public Object subject() {
            return paymentId;
        }
    }

    /** What an output of IPS is about: records of the journal, 0 where there is none. */
    record IpsAbout(long paymentId, IpsFlow flow, long message, long answer, long question) {}

    record IpsOutputDue(
            Address to,
            IpsOutput kind,
            IpsAbout about,
            IpsState state,
            int reason,
            String tag,
            int date,
            BigDecimal amount,
            long timeNs)
            implements Event {
        @Override
        public Object subject() {
            return List.of(to, kind, about.paymentId);
        }
    }

    record IpsDayTurned(int date, int dateBefore) implements Event {}

    record IpsLimitChanged(int accountId, BigDecimal limit) implements Event {
        @Override
        public Object subject() {
            return accountId;
        }
    }

    record IpsProfileSet(int participantId) implements Event {}

    record PositionAdjusted(int participantId) implements Event {}

    /** An output about limits, the day or a statement of IPS; what it says is not judged. */
    record LiquidityTold(Address to, int templateId) implements Event {}
}
