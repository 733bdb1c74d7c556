package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.ACCOUNT_CLOSED;
import static az.ecbar.reason.RejectReason.ACCOUNT_EXISTS;
import static az.ecbar.reason.RejectReason.ACCOUNT_NUMBER_MALFORMED;
import static az.ecbar.reason.RejectReason.ACCOUNT_UNKNOWN;
import static az.ecbar.reason.RejectReason.ACTION_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.AMOUNT_NOT_POSITIVE;
import static az.ecbar.reason.RejectReason.ARGUMENT_UNKNOWN;
import static az.ecbar.reason.RejectReason.AUTHORITY_EXISTS;
import static az.ecbar.reason.RejectReason.AUTHORITY_MISSING;
import static az.ecbar.reason.RejectReason.AUTHORITY_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.BALANCE_LIMIT;
import static az.ecbar.reason.RejectReason.BIC_MALFORMED;
import static az.ecbar.reason.RejectReason.BIC_TAKEN;
import static az.ecbar.reason.RejectReason.CALENDAR_DAY_DECIDED;
import static az.ecbar.reason.RejectReason.CALENDAR_DAY_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.CARRIER_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.CAUSE_ALREADY_SET;
import static az.ecbar.reason.RejectReason.CAUSE_NOT_SET;
import static az.ecbar.reason.RejectReason.CAUSE_NOT_SUPPORTED;
import static az.ecbar.reason.RejectReason.CERTIFICATE_EXISTS;
import static az.ecbar.reason.RejectReason.CERTIFICATE_NOT_VALID_NOW;
import static az.ecbar.reason.RejectReason.CERTIFICATE_REVOKED;
import static az.ecbar.reason.RejectReason.CERTIFICATE_UNKNOWN;
import static az.ecbar.reason.RejectReason.CHANNEL_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.CONTRA_NOT_CENTRAL_BANK;
import static az.ecbar.reason.RejectReason.CURRENCY_MALFORMED;
import static az.ecbar.reason.RejectReason.DATE_MALFORMED;
import static az.ecbar.reason.RejectReason.DATE_NOT_TODAY;
import static az.ecbar.reason.RejectReason.DAY_ALREADY_HELD;
import static az.ecbar.reason.RejectReason.DAY_NOT_CLOSED;
import static az.ecbar.reason.RejectReason.DAY_NOT_OPEN;
import static az.ecbar.reason.RejectReason.DECISION_MISSING;
import static az.ecbar.reason.RejectReason.FUNDS_INSUFFICIENT;
import static az.ecbar.reason.RejectReason.GRIDLOCK_OFF;
import static az.ecbar.reason.RejectReason.KIND_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.LANGUAGE_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.LANGUAGE_NOT_OVER_SWIFT;
import static az.ecbar.reason.RejectReason.LEVEL_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.LIMIT_REACHED;
import static az.ecbar.reason.RejectReason.NOT_A_BUSINESS_DAY;
import static az.ecbar.reason.RejectReason.NOT_OUT_OF_ORDER;
import static az.ecbar.reason.RejectReason.PARTICIPANT_NOT_JOINED;
import static az.ecbar.reason.RejectReason.PARTICIPANT_UNKNOWN;
import static az.ecbar.reason.RejectReason.PART_ALREADY_SUSPENDED;
import static az.ecbar.reason.RejectReason.PART_NOT_SUSPENDED;
import static az.ecbar.reason.RejectReason.REGISTRATION_CODE_WRONG;
import static az.ecbar.reason.RejectReason.ROLE_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.RULE_TOO_SOON;
import static az.ecbar.reason.RejectReason.RULE_VALUE_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.STANDING_ORDER_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.STANDING_ORDER_NOT_GIVEN;
import static az.ecbar.reason.RejectReason.SYSTEM_NOT_SUPPORTED;
import static az.ecbar.reason.RejectReason.TERMINAL_UNKNOWN;
import static az.ecbar.reason.RejectReason.TIN_TAKEN;
import static az.ecbar.reason.RejectReason.WORKSTATION_NOT_ALLOWED;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.DayState;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Why what operators, or the genesis, decide cannot be done. */
final class DecisionReasons {
    /** 3.6: "at least 3 (three) days prior to the day the changes have been introduced": three full days between. */
    private static final int NOTICE_DAYS = 3;

    /** Field 25 of an advice or a statement: character set x. */
    private static final Pattern BORNE_BY_MESSAGES =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9/\\-?:().,'+ ]{0,32}[A-Za-z0-9/\\-?:().,'+])?");

    private static final Duration LONGEST_VALIDITY = Duration.ofDays(366);
    private static final Duration SHORTEST_ALONE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ALONE = Duration.ofDays(7);

    private final State state;

    DecisionReasons(State state) {
        this.state = state;
    }

    Reasons of(Command.Decision decision) {
        return switch (decision) {
            case Command.RaiseLevel raise ->
                new Reasons()
                        .when(raise.level() <= state.level, LEVEL_NOT_ALLOWED, "D5")
                        .perhaps(true, LEVEL_NOT_ALLOWED);
            case Command.AcceptClock _ -> new Reasons();
            case Command.SetStandingOrder order -> of(order);
            case Command.RevokeStandingOrder _ ->
                new Reasons().when(state.standingOrder.isEmpty(), STANDING_ORDER_NOT_GIVEN, "D18");
            case Command.RegisterParticipant registration -> of(registration);
            case Command.AdmitParticipant admission -> state.joinings.reasons(admission);
            case Command.AddAlias alias -> of(alias);
            case Command.OpenAccount opening -> of(opening);
            case Command.AddStatusCause added -> of(added);
            case Command.LiftStatusCause lifted -> of(lifted);
            case Command.SuspendSystem suspension ->
                of(suspension.system())
                        .when(
                                suspension.parts().isEmpty()
                                        || !Collections.disjoint(state.day.suspended, suspension.parts()),
                                PART_ALREADY_SUSPENDED,
                                "4.12.3");
            case Command.ResumeSystem resumption ->
                of(resumption.system())
                        .when(
                                resumption.parts().isEmpty() || !state.day.suspended.containsAll(resumption.parts()),
                                PART_NOT_SUSPENDED,
                                "4.12.3");
            case Command.DecideLimits _ -> ofLimits();
            case Command.SeizeAccount seizure -> state.accounts.of(seizure);
            case Command.LiftSeizure lifting -> state.accounts.of(lifting);
            case Command.CloseAccount closing -> state.accounts.of(closing);
            case Command.SetRule rule -> of(rule);
            case Command.DeclareDay day -> of(day);
            case Command.DeclareYear year -> of(year);
            case Command.RegisterCertificate certificate -> of(certificate);
            case Command.RevokeCertificate revocation -> of(revocation);
            case Command.IssueFunds issue -> ofIssue(issue.booking());
            case Command.WithdrawFunds withdrawal -> ofWithdrawal(withdrawal.booking());
            case Command.SetNoticeProfile profile -> known(profile.bic());
            case Command.SetChannel set -> of(set);
            case Command.GiveUpOutput given -> state.channels.of(given);
            case Command.SetLanguage set -> of(set);
            case Command.SetWorkstation set -> of(set);
            case Command.EnterPayment entry ->
                entered(entry.instruction().senderBic(), entry.carrier(), entry.paperDate(), entry.paperNumber());
            case Command.EnterChange entry ->
                entered(entry.request().senderBic(), entry.carrier(), entry.paperDate(), entry.paperNumber())
                        .when(!Dates.exists(entry.request().valueDate()), DATE_MALFORMED, "4.16")
                        .when(entry.request().change() == PaymentChange.NULL_VAL, ARGUMENT_UNKNOWN, "4.14");
            case Command.GrantAuthority grant -> of(grant);
            case Command.WithdrawAuthority withdrawal ->
                of(withdrawal.right()).when(!isGranted(withdrawal.right()), AUTHORITY_MISSING, "4.19");
            case Command.RecordContinuity paper -> state.continuity.of(paper);
            case Command.OpenDay opening -> of(opening);
            case Command.CloseDay closing ->
                new Reasons()
                        .when(closing.system() != SystemId.AZIPS, SYSTEM_NOT_SUPPORTED, "4.1")
                        .when(!state.day.isOpen(), DAY_NOT_OPEN, "3.5");
            case Command.ResolveGridlock resolution ->
                new Reasons()
                        .when(resolution.system() != SystemId.AZIPS, SYSTEM_NOT_SUPPORTED, "4.1")
                        .when(!state.day.isOpen(), DAY_NOT_OPEN, "3.5")
                        .when(!state.gridlocks.areResolved(), GRIDLOCK_OFF, "3.6");
        };
    }

    /** 4.27: out of order is a participant that is not gone, by a paper with number and date; not twice the same. */
    private Reasons of(Command.SetWorkstation set) {
        Optional<Participant> participant = state.directory.byBic(set.bic());
        boolean isParticipant = participant
                .filter(one -> ParticipationNotices.OF_AZIPS.contains(one.kind))
                .filter(one -> !one.isGone() && !one.isJoining())
                .isPresent();
        boolean isSo = participant
                .filter(one -> (one.outOfOrderDate != 0) == set.isOutOfOrder())
                .isPresent();
        return known(set.bic())
                .when((set.isOutOfOrder() && !isParticipant) || isSo, WORKSTATION_NOT_ALLOWED, "4.27")
                .when(!Dates.exists(set.paperDate()), DATE_MALFORMED, "4.27")
                .when(set.paperNumber().isEmpty(), DECISION_MISSING, "4.27")
                .perhaps(true, LIMIT_REACHED);
    }

    /** 4.27, 6.1: for one that is out of order, by its paper. Whether 4.8 is passed is not said here. */
    private Reasons entered(String bic, Channel carrier, int paperDate, String paperNumber) {
        boolean isOutOfOrder = state.directory
                .byBic(bic)
                .filter(one -> one.outOfOrderDate != 0)
                .isPresent();
        boolean isCarrier = carrier == Channel.WORKSTATION || carrier == Channel.PAPER;
        return known(bic)
                .when(!state.isGenesisComplete, ACTION_NOT_ALLOWED, "4.27")
                .when(!isCarrier, CARRIER_NOT_ALLOWED, "6.1")
                .when(!isOutOfOrder, NOT_OUT_OF_ORDER, "4.27")
                .when(!Dates.exists(paperDate), DATE_MALFORMED, "6.1")
                .when(paperNumber.isEmpty(), DECISION_MISSING, "6.1");
    }

    /** D18: valid for a time that is not over, at most a year; alone by it for a second to a week. */
    private Reasons of(Command.SetStandingOrder order) {
        Duration longest = Duration.ofNanos(order.longestNs());
        boolean isOver = order.untilNs() <= order.fromNs() || order.untilNs() <= state.timeNs;
        boolean isTooLong = order.fromNs() < 0
                || Duration.ofNanos(order.untilNs()).minusNanos(order.fromNs()).compareTo(LONGEST_VALIDITY) > 0;
        return new Reasons()
                .when(isOver || isTooLong, STANDING_ORDER_NOT_ALLOWED, "D18")
                .when(
                        longest.compareTo(SHORTEST_ALONE) < 0 || longest.compareTo(LONGEST_ALONE) > 0,
                        STANDING_ORDER_NOT_ALLOWED,
                        "D18");
    }

    private Reasons known(String bic) {
        return new Reasons().when(state.directory.byBic(bic).isEmpty(), PARTICIPANT_UNKNOWN, "2.1.1");
    }

    private Reasons of(Command.RegisterParticipant registration) {
        boolean isSecond = registration.kind() == ParticipantKind.CENTRAL_BANK
                && state.directory.participants.stream().anyMatch(Participant::isCentralBank);
        return new Reasons()
                .when(!isBic(registration.bic()), BIC_MALFORMED, "2.1.5")
                .when(state.directory.byBic(registration.bic()).isPresent(), BIC_TAKEN, "2.1.5")
                .when(state.directory.byTin(registration.tin()).isPresent(), TIN_TAKEN, "4.8.4-1")
                .when(isOtherBank(registration.settlementBank()), PARTICIPANT_UNKNOWN, "2.1.3-2")
                .when(isSecond, KIND_NOT_ALLOWED, "1.1")
                .perhaps(true, KIND_NOT_ALLOWED)
                .perhaps(true, TERMINAL_UNKNOWN)
                .perhaps(true, LIMIT_REACHED);
    }

    private boolean isOtherBank(String settlementBank) {
        return !settlementBank.isEmpty()
                && state.directory.byBic(settlementBank).isEmpty();
    }

    private static boolean isBic(String bic) {
        return bic.matches("[A-Z]{6}[A-Z0-9]{2}[A-Z0-9]{3}");
    }

    private Reasons of(Command.AddAlias alias) {
        return known(alias.bic())
                .when(!isBic(alias.alias()), BIC_MALFORMED, "2.1.5")
                .when(state.directory.byBic(alias.alias()).isPresent(), BIC_TAKEN, "2.1.5")
                .perhaps(true, LIMIT_REACHED);
    }

    /** 3.1: settlements go through correspondent, current and clearing accounts. */
    private Reasons of(Command.OpenAccount opening) {
        Optional<Account> inAzips = state.directory.settlementAccount(opening.number(), opening.currency());
        boolean isTaken = state.directory.accounts.stream()
                .anyMatch(account -> account.system == opening.system()
                        && account.kind == opening.kind()
                        && account.currency.equals(opening.currency())
                        && account.number.equals(opening.number()));
        Optional<Participant> owner = state.directory.byBic(opening.bic());
        boolean fits = owner.filter(one -> mayOwn(one.kind, opening.kind())).isPresent()
                && systemOf(opening.kind()) == opening.system()
                && (opening.system() != SystemId.IPS || opening.currency().equals("AZN"));
        boolean isUnderNobody = opening.kind() == AccountKind.IPS_CLEARING
                && owner.flatMap(state.directory::directParticipant)
                        .filter(direct -> state.directory
                                .openOf(direct, AccountKind.IPS_SETTLEMENT)
                                .isPresent())
                        .isEmpty();
        boolean isSecond = opening.system() == SystemId.IPS
                && owner.flatMap(one -> state.directory.openOf(one, opening.kind()))
                        .isPresent();
        boolean isBacked = inAzips.filter(account -> !account.isClosed)
                .filter(account -> owner.filter(account.owner::equals).isPresent())
                .isPresent();
        boolean hasAny = state.directory.accounts.stream()
                .filter(account -> account.isOfSettlement() && !account.isClosed)
                .filter(account -> account.currency.equals(opening.currency()))
                .anyMatch(account -> owner.filter(account.owner::equals).isPresent());
        return known(opening.bic())
                .when(isClosing() || state.day.isOpening(), DAY_NOT_CLOSED, "R-3.3")
                .when(!fits, KIND_NOT_ALLOWED, "3.1")
                .when(opening.kind() == AccountKind.IPS_SETTLEMENT && !isBacked, ACCOUNT_UNKNOWN, "2.1.10-1")
                .when(opening.kind() == AccountKind.LVPCSS_CLEARING && !hasAny, ACCOUNT_UNKNOWN, "2.1.13")
                .when(isUnderNobody, ACCOUNT_UNKNOWN, "5-1.3")
                .when(isSecond, ACCOUNT_EXISTS, "5-1.3")
                .when(isTaken || (opening.system() == SystemId.AZIPS && inAzips.isPresent()), ACCOUNT_EXISTS, "3.1")
                .when(!opening.currency().matches("[A-Z]{3}"), CURRENCY_MALFORMED, "3.1")
                .when(!BORNE_BY_MESSAGES.matcher(opening.number()).matches(), ACCOUNT_NUMBER_MALFORMED, "4.19")
                .perhaps(true, LIMIT_REACHED);
    }

    /**
     * 2.1.1: banks have correspondent accounts, other legal entities current ones. 2.1.11, 2.1.13: a clearing account is
     * of a participant, that of LVPCSS of one that has an account in AZIPS, where its limit is blocked. 2.1.10-1, 5-1.7.4:
     * the IPS settlement account is of a direct participant, with a correspondent or current account. Who mediates has
     * none (2.1.3-3).
     */
    private static boolean mayOwn(ParticipantKind owner, AccountKind kind) {
        boolean isOfAzips = owner == ParticipantKind.BANK || owner == ParticipantKind.LEGAL_ENTITY;
        return switch (kind) {
            case CENTRAL_BANK -> owner == ParticipantKind.CENTRAL_BANK;
            case CORRESPONDENT -> owner == ParticipantKind.BANK;
            case CURRENT -> owner == ParticipantKind.LEGAL_ENTITY;
            case LVPCSS_CLEARING, IPS_SETTLEMENT -> isOfAzips;
            case IPS_CLEARING -> isOfAzips || owner == ParticipantKind.IPS_PARTICIPANT;
            case NULL_VAL -> false;
        };
    }

    private static SystemId systemOf(AccountKind kind) {
        return switch (kind) {
            case CENTRAL_BANK, CORRESPONDENT, CURRENT -> SystemId.AZIPS;
            case LVPCSS_CLEARING -> SystemId.LVPCSS;
            case IPS_SETTLEMENT, IPS_CLEARING -> SystemId.IPS;
            case NULL_VAL -> SystemId.NULL_VAL;
        };
    }

    /** 7-10.2, 7-10.4, 7-10.5. */
    private Reasons of(Command.AddStatusCause added) {
        Set<StatusCause> causes = added.causes();
        boolean isOne = causes.size() == 1;
        boolean isSet = state.directory
                .byBic(added.bic())
                .filter(participant -> participant.causesIn(added.system()).containsAll(causes))
                .isPresent();
        boolean isOfCentralBank = state.directory
                .byBic(added.bic())
                .filter(Participant::isCentralBank)
                .isPresent();
        return known(added.bic())
                .when(!isOne, CAUSE_NOT_SUPPORTED, "7-10.2")
                .when(causes.contains(StatusCause.JOINING), CAUSE_NOT_SUPPORTED, "7-10.1")
                .when(isOfCentralBank, KIND_NOT_ALLOWED, "1.1")
                .when(isOne && isSet, CAUSE_ALREADY_SET, "7-10.4")
                .perhaps(isClosing() && StatusCause.SUSPENDS.containsAll(causes), DAY_NOT_CLOSED)
                .perhaps(true, LIMIT_REACHED)
                .when(!hasStatus(added.system()), SYSTEM_NOT_SUPPORTED, "7-10.4")
                .perhaps(!Dates.exists(added.decisionDate()), DATE_MALFORMED);
    }

    /** 7-10.3: what was suspended is resumed; who is removed or has left joins anew. */
    private Reasons of(Command.LiftStatusCause lifted) {
        boolean isSet = state.directory
                .byBic(lifted.bic())
                .filter(participant -> participant.causesIn(lifted.system()).containsAll(lifted.causes()))
                .isPresent();
        boolean isForGood = lifted.causes().stream().anyMatch(StatusCause.ENDS::contains);
        return known(lifted.bic())
                .when(lifted.causes().contains(StatusCause.JOINING), CAUSE_NOT_SET, "7-10.1")
                .when(!isSet || isForGood || lifted.causes().size() != 1, CAUSE_NOT_SET, "7-10.3")
                .when(!hasStatus(lifted.system()), SYSTEM_NOT_SUPPORTED, "7-10.3")
                .perhaps(isClosing(), DAY_NOT_CLOSED)
                .perhaps(true, LIMIT_REACHED)
                .perhaps(lifted.causes().size() != 1, CAUSE_NOT_SUPPORTED)
                .perhaps(!Dates.exists(lifted.decisionDate()), DATE_MALFORMED);
    }

    /** Not judged: each may be right. */
    private static Reasons ofLimits() {
        Reasons reasons = new Reasons();
        for (RejectReason reason : RejectReason.values()) {
            reasons.perhaps(reason != RejectReason.NONE, reason);
        }
        return reasons;
    }

    private static boolean hasStatus(SystemId system) {
        return system == SystemId.AZIPS || system == SystemId.IPS;
    }

    private Reasons of(SystemId system) {
        return new Reasons()
                .when(system != SystemId.AZIPS, SYSTEM_NOT_SUPPORTED, "4.1")
                .perhaps(isClosing(), DAY_NOT_CLOSED)
                .perhaps(true, LIMIT_REACHED);
    }

    /** What waits is annulled for the cause that held at the end of the day (4.18): until then nothing else is decided. */
    private boolean isClosing() {
        return state.day.dayState() == DayState.CLOSING;
    }

    private Reasons of(Command.SetRule rule) {
        boolean isTooSoon =
                state.isGenesisComplete && rule.effectiveDate() <= Dates.plusDays(state.today(), NOTICE_DAYS);
        boolean isDate =
                rule.effectiveDate() == 0 || (Dates.exists(rule.effectiveDate()) && rule.effectiveDate() < 22_000_101);
        return new Reasons()
                .when(isTooSoon, RULE_TOO_SOON, "3.6")
                .when(!isDate, DATE_MALFORMED, "3.6")
                .when(rule.system() != SystemId.ALL, RULE_VALUE_NOT_ALLOWED, "3.5")
                .when(!state.rules.leavesPriorities(rule), RULE_VALUE_NOT_ALLOWED, "4.11")
                .when(!state.rules.leavesWindow(rule), RULE_VALUE_NOT_ALLOWED, "3.5")
                .perhaps(true, RULE_VALUE_NOT_ALLOWED)
                .perhaps(true, LIMIT_REACHED);
    }

    /** 3.5: of the systems that have business days (2.1.17-1); after the genesis by a decision with number and date. */
    private Reasons of(Command.DeclareDay day) {
        boolean isDecided = !state.isGenesisComplete || Dates.exists(day.decisionDate());
        return new Reasons()
                .when(!Dates.exists(day.date()) || !isDecided, DATE_MALFORMED, "3.5")
                .when(state.isGenesisComplete && day.decisionNumber().isEmpty(), DECISION_MISSING, "3.5")
                .when(
                        day.system() == SystemId.IPS || day.system() == SystemId.NULL_VAL,
                        SYSTEM_NOT_SUPPORTED,
                        "2.1.17-1")
                .perhaps(true, LIMIT_REACHED);
    }

    /**
     * 3.5: the days of one year, each once, that are otherwise than Monday to Friday would have them, or become so again;
     * what was held until today stays, and what was decided before is decided anew by its name alone.
     */
    private Reasons of(Command.DeclareYear year) {
        boolean isDecided = !state.isGenesisComplete || Dates.exists(year.decisionDate());
        boolean isYear = year.year() >= 2000 && year.year() < 2200;
        List<Integer> inOrder = year.days().stream()
                .map(Command.ListedDay::date)
                .distinct()
                .sorted()
                .toList();
        boolean areDays = year.days().stream()
                .allMatch(day -> Dates.exists(day.date())
                        && day.date() / 10_000 == year.year()
                        && (day.isBusinessDay() == Dates.isWeekend(day.date())
                                || state.dates.isOtherwise(year.system(), day.date())));
        boolean isPast = state.isGenesisComplete && inOrder.stream().anyMatch(date -> date <= state.today());
        boolean isUndone = state.dates.declaredOf(year.system(), year.year()).stream()
                .filter(date -> !state.isGenesisComplete || date > state.today())
                .anyMatch(date -> !inOrder.contains(date) && state.dates.isOtherwise(year.system(), date));
        boolean isInOrder =
                inOrder.equals(year.days().stream().map(Command.ListedDay::date).toList());
        return new Reasons()
                .when(!isYear || !isDecided, DATE_MALFORMED, "3.5")
                .when(state.isGenesisComplete && year.decisionNumber().isEmpty(), DECISION_MISSING, "3.5")
                .when(!areDays || !isInOrder || isPast, CALENDAR_DAY_NOT_ALLOWED, "3.5")
                .when(isUndone, CALENDAR_DAY_DECIDED, "3.5")
                .perhaps(year.days().size() > 64, CALENDAR_DAY_NOT_ALLOWED)
                .when(
                        year.system() == SystemId.IPS || year.system() == SystemId.NULL_VAL,
                        SYSTEM_NOT_SUPPORTED,
                        "2.1.17-1")
                .perhaps(true, LIMIT_REACHED);
    }

    /** 4.26.2: certificates of participants, bound to their registration codes. */
    private Reasons of(Command.RegisterCertificate certificate) {
        Optional<Participant> owner = state.directory.byBic(certificate.bic());
        boolean isOtherCode = owner.filter(one -> !one.registrationCode.equals(certificate.registrationCode()))
                .isPresent();
        boolean isForeignOperator = certificate.role() == CertificateRole.OPERATOR
                && owner.filter(one -> !one.isCentralBank()).isPresent();
        return known(certificate.bic())
                .when(
                        state.directory.byFingerprint(certificate.fingerprint()).isPresent(),
                        CERTIFICATE_EXISTS,
                        "4.26.2")
                .when(isOtherCode, REGISTRATION_CODE_WRONG, "4.26.2")
                .when(isForeignOperator, ROLE_NOT_ALLOWED, "D23")
                .perhaps(true, ROLE_NOT_ALLOWED)
                .perhaps(true, TERMINAL_UNKNOWN)
                .perhaps(true, CERTIFICATE_NOT_VALID_NOW)
                .perhaps(true, LIMIT_REACHED);
    }

    private Reasons of(Command.RevokeCertificate revocation) {
        Optional<Directory.Certificate> certificate = state.directory.byFingerprint(revocation.fingerprint());
        return new Reasons()
                .when(certificate.isEmpty(), CERTIFICATE_UNKNOWN, "4.26.2")
                .when(certificate.filter(Directory.Certificate::isRevoked).isPresent(), CERTIFICATE_REVOKED, "4.26.2");
    }

    /** I1: the Central Bank issues from an account of its own, and takes back to one. */
    private Reasons of(Command.Booking booking) {
        Optional<Account> account = state.directory.settlementAccount(booking.number(), booking.currency());
        Optional<Account> contra = state.directory.accounts.stream()
                .filter(Account::mayBeNegative)
                .filter(one -> one.number.equals(booking.contraNumber()) && one.currency.equals(booking.currency()))
                .findFirst();
        return new Reasons()
                .when(booking.system() != SystemId.AZIPS, SYSTEM_NOT_SUPPORTED, "I1")
                .when(booking.amount().signum() <= 0, AMOUNT_NOT_POSITIVE, "I1")
                .when(account.isEmpty(), ACCOUNT_UNKNOWN, "3.1")
                .when(account.filter(one -> one.isClosed).isPresent(), ACCOUNT_CLOSED, "3.1")
                .when(contra.isEmpty(), CONTRA_NOT_CENTRAL_BANK, "I1")
                .perhaps(contra.isEmpty(), ACCOUNT_UNKNOWN)
                .perhaps(state.isGenesisComplete && !state.day.isOpen(), DAY_NOT_OPEN)
                .perhaps(account.isEmpty(), KIND_NOT_ALLOWED)
                .perhaps(isBeyondCounting(contra, booking.amount()), BALANCE_LIMIT);
    }

    /** 4.19: an issue leads to no balance that cannot be told. */
    private Reasons ofIssue(Command.Booking booking) {
        Optional<Account> account = state.directory.settlementAccount(booking.number(), booking.currency());
        return of(booking).when(Acceptance.isBeyondTelling(account, booking.amount()), BALANCE_LIMIT, "4.19");
    }

    /** What the Central Bank gave and took back is counted in 63 bits. */
    private static boolean isBeyondCounting(Optional<Account> contra, BigDecimal amount) {
        return contra.filter(one -> one.balance.abs().add(amount).compareTo(Values.money(Long.MAX_VALUE)) >= 0)
                .isPresent();
    }

    /** 3.2.4: only what is there can be taken. */
    private Reasons ofWithdrawal(Command.Booking booking) {
        boolean lacks = state.directory
                .settlementAccount(booking.number(), booking.currency())
                .filter(account -> account.available().compareTo(booking.amount()) < 0)
                .isPresent();
        return of(booking).when(lacks, FUNDS_INSUFFICIENT, "3.2.4");
    }

    /** 4.19: "issued by other participants", about accounts of their own. */
    private Reasons of(Command.Right right) {
        Optional<Participant> grantor = state.directory.byBic(right.grantor());
        boolean isOwned = state.directory
                .settlementAccount(right.account(), right.currency())
                .filter(account -> grantor.filter(account.owner::equals).isPresent())
                .isPresent();
        return known(right.grantee())
                .when(state.day.dayState() == DayState.CLOSING, DAY_NOT_CLOSED, "4.25")
                .when(grantor.isEmpty(), PARTICIPANT_UNKNOWN, "2.1.1")
                .when(!isOwned, ACCOUNT_UNKNOWN, "4.19")
                .when(!Dates.exists(right.paperDate()), DATE_MALFORMED, "4.19");
    }

    /** MT or ISO, of who has an account of its own in AZIPS; FIN knows MT alone (4.3.2), and a statement is in one language. */
    private Reasons of(Command.SetLanguage set) {
        Optional<Participant> participant = state.directory.byBic(set.bic());
        boolean hasLanguage = participant
                .filter(one -> one.kind == ParticipantKind.BANK || one.kind == ParticipantKind.LEGAL_ENTITY)
                .filter(one -> one.language != set.language())
                .isPresent();
        boolean isOverSwift = participant
                .filter(one -> one.channel == Channel.SWIFT
                        || state.channels
                                .comingOf(one)
                                .filter(coming -> coming.channel() == Channel.SWIFT)
                                .isPresent())
                .isPresent();
        return known(set.bic())
                .when(state.day.dayState() == DayState.CLOSING, DAY_NOT_CLOSED, "4.25")
                .when(participant.isPresent() && !hasLanguage, LANGUAGE_NOT_ALLOWED, "4.19")
                .when(set.language() == MessageLanguage.NULL_VAL, LANGUAGE_NOT_ALLOWED, "4.19")
                .when(set.language() == MessageLanguage.ISO && isOverSwift, LANGUAGE_NOT_OVER_SWIFT, "4.3.2");
    }

    /** 4.4: CTN or SWIFT, of who has an account of its own in AZIPS; what is so already needs no decision. */
    private Reasons of(Command.SetChannel set) {
        Optional<Participant> participant = state.directory.byBic(set.bic());
        boolean isKind = participant
                .filter(one -> one.kind == ParticipantKind.BANK || one.kind == ParticipantKind.LEGAL_ENTITY)
                .isPresent();
        boolean isChannel = set.channel() == Channel.CTN || set.channel() == Channel.SWIFT;
        boolean isToldInIso =
                participant.filter(one -> one.language == MessageLanguage.ISO).isPresent();
        boolean isSoAlready = participant
                .filter(one -> one.channel == set.channel())
                .filter(one -> state.channels.comingOf(one).isEmpty())
                .isPresent();
        return known(set.bic())
                .when(participant.isPresent() && !isKind, CHANNEL_NOT_ALLOWED, "4.4")
                .when(!isChannel || isSoAlready, CHANNEL_NOT_ALLOWED, "4.4")
                .when(set.channel() == Channel.SWIFT && isToldInIso, LANGUAGE_NOT_OVER_SWIFT, "4.3.2")
                .when(!Dates.exists(set.paperDate()), DATE_MALFORMED, "4.4")
                .perhaps(true, LIMIT_REACHED);
    }

    private Reasons of(Command.GrantAuthority grant) {
        Command.Right right = grant.right();
        Optional<Participant> grantee = state.directory.byBic(right.grantee());
        boolean isToItself = grantee.isPresent() && grantee.equals(state.directory.byBic(right.grantor()));
        boolean isOver = grant.to() != 0 && grant.to() < grant.from();
        boolean isClosed = state.directory
                .settlementAccount(right.account(), right.currency())
                .filter(account -> account.isClosed)
                .isPresent();
        return of(right)
                .when(isClosed, ACCOUNT_CLOSED, "3.1")
                .when(grantee.filter(Participant::isCentralBank).isPresent(), KIND_NOT_ALLOWED, "4.19")
                .when(!Dates.exists(grant.from()), DATE_MALFORMED, "4.19")
                .when(grant.to() != 0 && !Dates.exists(grant.to()), DATE_MALFORMED, "4.19")
                .when(
                        grantee.filter(Participant::isJoining).isPresent()
                                || state.directory
                                        .byBic(right.grantor())
                                        .filter(Participant::isJoining)
                                        .isPresent(),
                        PARTICIPANT_NOT_JOINED,
                        "7-10.1")
                .when(isToItself || isOver, AUTHORITY_NOT_ALLOWED, "4.19")
                .when(right.scope() == AuthorityScope.NULL_VAL, AUTHORITY_NOT_ALLOWED, "4.19")
                .when(isGranted(right), AUTHORITY_EXISTS, "4.19")
                .perhaps(true, LIMIT_REACHED);
    }

    private boolean isGranted(Command.Right right) {
        Optional<Participant> grantee = state.directory.byBic(right.grantee());
        return grantee.isPresent()
                && state.directory
                        .settlementAccount(right.account(), right.currency())
                        .filter(account -> state.authorities.isGranted(account, grantee.get(), right.scope()))
                        .isPresent();
    }

    private Reasons of(Command.OpenDay opening) {
        return new Reasons()
                .when(opening.system() != SystemId.AZIPS, SYSTEM_NOT_SUPPORTED, "4.1")
                .when(!state.day.isClosed(), DAY_NOT_CLOSED, "3.5")
                .when(!state.dates.isBusinessDay(opening.date()), NOT_A_BUSINESS_DAY, "3.5")
                .when(opening.date() != state.today(), DATE_NOT_TODAY, "3.7")
                .when(opening.date() <= state.day.date(), DAY_ALREADY_HELD, "3.5");
    }
}
