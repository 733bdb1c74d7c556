package az.ecbar.ledger.reference;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountNews;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.DayState;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * Who takes part and by which rules: participants, aliases, accounts, rules, certificates, notice profiles.
 * Each method checks in the order of its documented reasons and then applies.
 *
 * <p>Owned by the ledger's thread. Allocates for what it adds to the directory.
 */
public final class ReferenceData {
    private static final Reference NO_DECISION = new Reference();

    private final Participants participants;
    private final Accounts accounts;
    private final Certificates certificates;
    private final Terminals terminals;
    private final RuleSet rules;
    private final Days days;
    private final Jobs jobs;
    private final Announcements announcements;
    private final OwnerNotices ownerNotices;
    private final ClearingAccounts clearingAccounts;
    private final Reference noDecision = new Reference();
    private final ReferenceEvents events;

    public ReferenceData(
            Participants participants,
            Accounts accounts,
            Certificates certificates,
            Terminals terminals,
            RuleSet rules,
            Days days,
            Jobs jobs,
            Announcements announcements,
            OwnerNotices ownerNotices,
            ClearingAccounts clearingAccounts,
            ReferenceEvents events) {
        this.participants = participants;
        this.accounts = accounts;
        this.certificates = certificates;
        this.terminals = terminals;
        this.rules = rules;
        this.days = days;
        this.jobs = jobs;
        this.announcements = announcements;
        this.ownerNotices = ownerNotices;
        this.clearingAccounts = clearingAccounts;
        this.events = events;
    }

    /**
     * Refused, in this order: BIC_MALFORMED, KIND_NOT_ALLOWED, BIC_TAKEN, TIN_TAKEN, PARTICIPANT_UNKNOWN (settlement bank).
     *
     * @param isGenesis whether the genesis is not complete yet: whoever of AZIPS comes later has to be admitted (7-10.1)
     */
    public RejectReason registerParticipant(
            long bic,
            ParticipantKind kind,
            int terminal,
            long tin,
            long settlementBankBic,
            byte[] registrationCode,
            byte[] name,
            boolean isGenesis) {
        if (bic <= 0 || settlementBankBic == Bic.MALFORMED) {
            return RejectReason.BIC_MALFORMED;
        }
        boolean isSecondCentralBank = kind == ParticipantKind.CENTRAL_BANK && participants.hasCentralBank();
        if (kind == ParticipantKind.NULL_VAL || !isTerminal(terminal) || isSecondCentralBank) {
            return RejectReason.KIND_NOT_ALLOWED;
        }
        if (participants.find(bic) != Participants.UNKNOWN) {
            return RejectReason.BIC_TAKEN;
        }
        if (tin != 0 && participants.findByTin(tin) != Participants.UNKNOWN) {
            return RejectReason.TIN_TAKEN;
        }
        int settlementBank =
                settlementBankBic == Bic.ABSENT ? Participants.UNKNOWN : participants.find(settlementBankBic);
        boolean isIndirect = kind == ParticipantKind.IPS_PARTICIPANT;
        if (isIndirect != (settlementBank != Participants.UNKNOWN)) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        // Decided: registered.
        int id = participants.add(bic, kind, terminal, tin, settlementBank, registrationCode, name);
        terminals.ensure(id, terminal);
        events.participantRegistered(id, bic, kind, terminal, tin, registrationCode, name);
        if (!isGenesis && (kind == ParticipantKind.BANK || kind == ParticipantKind.LEGAL_ENTITY)) {
            participants.causes(id, SystemId.AZIPS, StatusCause.JOINING);
            events.participantStatusChanged(id, SystemId.AZIPS, StatusCause.JOINING, 0, NO_DECISION);
        }
        return RejectReason.NONE;
    }

    /** Refused, in this order: BIC_MALFORMED, PARTICIPANT_UNKNOWN, BIC_TAKEN. */
    public RejectReason addAlias(long bic, long alias) {
        if (alias <= 0) {
            return RejectReason.BIC_MALFORMED;
        }
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (participants.find(alias) != Participants.UNKNOWN) {
            return RejectReason.BIC_TAKEN;
        }
        // Decided: added.
        participants.addAlias(id, alias);
        events.aliasAdded(id, alias);
        return RejectReason.NONE;
    }

    /**
     * Opens an account whose number stands in {@code key} from 1 on. Refused, in this order: DAY_NOT_CLOSED (it would have
     * some of the ends of calendar days that are being written, and some not), PARTICIPANT_UNKNOWN, CURRENCY_MALFORMED,
     * ACCOUNT_NUMBER_MALFORMED (a message that tells of the account could not bear it), KIND_NOT_ALLOWED (also of IPS in another currency than AZN), ACCOUNT_UNKNOWN (a settlement account of IPS bears the
     * number of an open account of its owner in AZIPS, a clearing account of LVPCSS needs any open one of its owner in the
     * currency, one of IPS an open settlement account of its direct participant), IPS_ALL_TO_OWN (that has its limit to
     * itself), LIMIT_REACHED (of clearing accounts under one), ACCOUNT_EXISTS (closed or not; of IPS also a second one that
     * is open). After the genesis the owner of a correspondent or current account of AZIPS is told.
     */
    public RejectReason openAccount(
            long bic,
            SystemId system,
            AccountKind kind,
            int currency,
            long[] key,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        DayState day = days.state(SystemId.AZIPS);
        if (day == DayState.OPENING || day == DayState.CLOSING) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (currency == Currency.MALFORMED) {
            return RejectReason.CURRENCY_MALFORMED;
        }
        if (!AccountNumber.isWellFormed(key, 1)) {
            return RejectReason.ACCOUNT_NUMBER_MALFORMED;
        }
        boolean isInManatsAlone = system == SystemId.IPS && currency != Currency.AZN;
        if (isInManatsAlone || !isAllowed(participants.kind(id), system, kind)) {
            return RejectReason.KIND_NOT_ALLOWED;
        }
        int inAzips = accounts.findInAzips(key, currency);
        RejectReason reason = checkBacking(id, kind, currency, inAzips);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (inAzips != Accounts.UNKNOWN && system == SystemId.AZIPS) {
            return RejectReason.ACCOUNT_EXISTS;
        }
        key[0] = Accounts.keyHead(system, kind, currency);
        boolean isSecond = system == SystemId.IPS && clearingAccounts.has(id, kind);
        if (isSecond || accounts.find(key) != Accounts.UNKNOWN) {
            return RejectReason.ACCOUNT_EXISTS;
        }
        // Decided: opened.
        int accountId = accounts.open(key, id);
        if (system == SystemId.IPS) {
            clearingAccounts.opened(accountId);
        }
        events.accountOpened(accountId, id, system, kind, currency, accounts.keys());
        if (!isGenesis && accounts.isOfSettlement(accountId)) {
            ownerNotices.tell(AccountNews.OPENED, accountId, 0, noDecision, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    /** What an account of another system rests on in AZIPS, or in IPS. */
    private RejectReason checkBacking(int owner, AccountKind kind, int currency, int inAzips) {
        boolean isBacked = switch (kind) {
            case IPS_SETTLEMENT -> isOpenOf(inAzips, owner);
            case LVPCSS_CLEARING -> accounts.hasOpenInAzips(owner, currency);
            default -> true;
        };
        if (!isBacked) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        return kind == AccountKind.IPS_CLEARING ? clearingAccounts.checkOpening(owner) : RejectReason.NONE;
    }

    /**
     * Refused, in this order: the reasons of {@link RuleSet#check}, LIMIT_REACHED. After the genesis it is announced to all
     * (3.6).
     */
    public RejectReason setRule(
            RuleId rule, SystemId system, long value, int effectiveDate, long sequence, boolean isGenesis) {
        RejectReason reason = rules.check(rule, system, value, effectiveDate, isGenesis);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (!isGenesis && !jobs.hasRoomFor(1)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: set.
        rules.set(rule, value, effectiveDate);
        events.ruleChanged(rule, system, value, effectiveDate);
        if (!isGenesis) {
            announcements.ofRule(sequence, rule, value, effectiveDate);
        }
        return RejectReason.NONE;
    }

    /** Refused, in this order: PARTICIPANT_UNKNOWN, ROLE_NOT_ALLOWED, REGISTRATION_CODE_WRONG, CERTIFICATE_EXISTS. */
    public RejectReason registerCertificate(
            long sequence,
            long bic,
            int terminal,
            CertificateRole role,
            long notBeforeNs,
            long notAfterNs,
            Digest fingerprint,
            byte[] registrationCode,
            byte[] holder) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        boolean isCentralBank = participants.kind(id) == ParticipantKind.CENTRAL_BANK;
        boolean isRoleAllowed = isTerminal(terminal)
                && role != CertificateRole.NULL_VAL
                && isCentralBank != (role == CertificateRole.BANK);
        if (!isRoleAllowed) {
            return RejectReason.ROLE_NOT_ALLOWED;
        }
        if (!Arrays.equals(registrationCode, participants.registrationCode(id))) {
            return RejectReason.REGISTRATION_CODE_WRONG;
        }
        if (certificates.find(fingerprint) != Certificates.UNKNOWN) {
            return RejectReason.CERTIFICATE_EXISTS;
        }
        // Decided: registered.
        int certificateId =
                certificates.add(fingerprint, id, terminal, role, notBeforeNs, notAfterNs, sequence, holder);
        terminals.ensure(id, terminal);
        events.certificateRegistered(
                certificateId, id, terminal, role, notBeforeNs, notAfterNs, fingerprint, holder, sequence);
        return RejectReason.NONE;
    }

    /** Refused: CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED. */
    public RejectReason revokeCertificate(Digest fingerprint, int reasonCode) {
        int id = certificates.find(fingerprint);
        if (id == Certificates.UNKNOWN) {
            return RejectReason.CERTIFICATE_UNKNOWN;
        }
        if (certificates.isRevoked(id)) {
            return RejectReason.CERTIFICATE_REVOKED;
        }
        // Decided: revoked.
        certificates.revoke(id);
        events.certificateRevoked(id, reasonCode);
        return RejectReason.NONE;
    }

    /** Refused: PARTICIPANT_UNKNOWN. */
    public RejectReason setNoticeProfile(long bic, boolean executionNotice) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        // Decided: set.
        participants.executionNotice(id, executionNotice ? Participants.NOTICE_YES : Participants.NOTICE_NO);
        events.noticeProfileSet(id, executionNotice);
        return RejectReason.NONE;
    }

    /** A logical terminal is a letter: a header with another character nobody reads. */
    private static boolean isTerminal(int letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private boolean isOpenOf(int account, int participant) {
        return account != Accounts.UNKNOWN
                && accounts.participant(account) == participant
                && !accounts.isClosed(account);
    }

    private static boolean isAllowed(ParticipantKind owner, SystemId system, AccountKind kind) {
        boolean isOfAzips = owner == ParticipantKind.BANK || owner == ParticipantKind.LEGAL_ENTITY;
        return switch (kind) {
            case CENTRAL_BANK -> owner == ParticipantKind.CENTRAL_BANK && system == SystemId.AZIPS;
            case CORRESPONDENT -> owner == ParticipantKind.BANK && system == SystemId.AZIPS;
            case CURRENT -> owner == ParticipantKind.LEGAL_ENTITY && system == SystemId.AZIPS;
            case LVPCSS_CLEARING -> isOfAzips && system == SystemId.LVPCSS;
            case IPS_SETTLEMENT -> isOfAzips && system == SystemId.IPS;
            case IPS_CLEARING -> (isOfAzips || owner == ParticipantKind.IPS_PARTICIPANT) && system == SystemId.IPS;
            case NULL_VAL -> false;
        };
    }
}
