package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.GENESIS_NOT_COMPLETE;
import static az.ecbar.reason.RejectReason.LEDGER_ALREADY_BEGUN;
import static az.ecbar.reason.RejectReason.LEDGER_NOT_BEGUN;
import static az.ecbar.reason.RejectReason.NEEDS_TWO_OPERATORS;

import az.ecbar.schema.JobKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.SystemId;
import java.util.Optional;
import java.util.Set;

/** What operators, or the genesis, decide: whether it may be done, and what then follows. */
final class Decisions {
    private final State state;
    private final DecisionReasons reasons;
    private final Settlement settlement;
    private final Changes changes;
    /** Sequence of the command that bears what is being decided. */
    private long bearer;

    Decisions(State state, Settlement settlement, Changes changes) {
        this.state = state;
        this.settlement = settlement;
        this.changes = changes;
        reasons = new DecisionReasons(state);
    }

    /** A command that nobody signed: only the genesis may decide anything so (D23). */
    void decideAlone(Command.Decision decision) {
        bearer = state.sequence;
        Reasons whyNot = state.isGenesisComplete || !state.hasBegun ? new Reasons() : reasons.of(decision);
        whyNot.when(state.isGenesisComplete, NEEDS_TWO_OPERATORS, "D23")
                .when(!state.hasBegun, LEDGER_NOT_BEGUN, "D23")
                .perhaps(!state.isGenesisComplete, GENESIS_NOT_COMPLETE);
        if (isDone(whyNot, decision.getClass().getSimpleName())) {
            apply(decision);
        }
    }

    void begin(Command.BeginLedger beginning) {
        if (isDone(new Reasons().when(state.hasBegun, LEDGER_ALREADY_BEGUN, "D23"), "BeginLedger")) {
            state.hasBegun = true;
            state.level = beginning.level();
            state.evidence.expect("D5", new Event.LedgerBegun(beginning.level()));
        }
    }

    void completeGenesis() {
        Reasons whyNot = new Reasons()
                .when(!state.hasBegun, LEDGER_NOT_BEGUN, "D23")
                .when(state.isGenesisComplete, NEEDS_TWO_OPERATORS, "D23");
        if (isDone(whyNot, "CompleteGenesis")) {
            state.isGenesisComplete = true;
            state.evidence.expect(
                    "D23",
                    new Event.GenesisCompleted(state.directory.participants.size(), state.directory.accounts.size()));
        }
    }

    /** Of a command that stands alone. */
    private boolean isDone(Reasons whyNot, String what) {
        Optional<Event.CommandRefused> refused = state.evidence.first(Event.CommandRefused.class, _ -> true);
        int told = refused.map(Event.CommandRefused::reason).orElse(0);
        if (told != 0) {
            state.evidence.expect("D23", new Event.CommandRefused(state.templateId, told));
        }
        return isDone(whyNot, what, told);
    }

    private boolean isDone(Reasons whyNot, String what, int told) {
        boolean isLawful = whyNot.areKept("D23", what, told, state.findings);
        return !whyNot.isRefusalDue() && (told == 0 || !isLawful);
    }

    /**
     * What a second operator approved.
     *
     * @param proposal command that bears it
     * @param told why it was not done, 0 if it was
     */
    void decideTogether(Command.Decision decision, long proposal, int told) {
        bearer = proposal;
        if (decision instanceof Command.EnterPayment entry) {
            enter(entry, told);
        } else if (decision instanceof Command.EnterChange entry) {
            enter(entry, told);
        } else if (isDone(reasons.of(decision), decision.getClass().getSimpleName(), told)) {
            apply(decision);
        }
    }

    /** 4.27, 6.1: once it was entered, it is as any payment of its participant; the operators are told what became of it. */
    private void enter(Command.EnterPayment entry, int told) {
        boolean isEntered =
                state.evidence.first(Event.PaymentEntered.class, _ -> true).isPresent();
        if (!isDone(reasons.of(entry), "EnterPayment", isEntered ? 0 : told)) {
            return;
        }
        Participant issuer = participant(entry.instruction().senderBic());
        state.evidence.expect(
                "4.27",
                new Event.PaymentEntered(
                        state.sequence, issuer.id, bearer, entry.carrier(), entry.paperDate(), entry.paperNumber()));
        int refused = state.evidence
                .first(Event.PaymentRefused.class, one -> one.paymentId() == state.sequence)
                .map(Event.PaymentRefused::reason)
                .orElse(0);
        if (refused != told) {
            state.findings.add("D23", "operators told of reason " + refused, String.valueOf(told));
        }
        Terminal terminal = state.terminals.of(new Event.Address(issuer.id, issuer.terminal()));
        settlement.submit(new Input(issuer, terminal, entry.instruction().origin(), bearer), entry.instruction());
    }

    /** 4.27, 6.1: once it was entered, it is as any request of its participant. */
    private void enter(Command.EnterChange entry, int told) {
        boolean isEntered =
                state.evidence.first(Event.ChangeEntered.class, _ -> true).isPresent();
        if (!isDone(reasons.of(entry), "EnterChange", isEntered ? 0 : told)) {
            return;
        }
        Participant sender = participant(entry.request().senderBic());
        state.evidence.expect(
                "4.27",
                new Event.ChangeEntered(
                        sender.id,
                        bearer,
                        entry.carrier(),
                        entry.paperDate(),
                        entry.paperNumber(),
                        entry.request().change(),
                        entry.request().paymentReference(),
                        meant(entry).map(payment -> payment.id).orElse(0L)));
        int refused = state.evidence
                .first(Event.ChangeRefused.class, _ -> true)
                .map(Event.ChangeRefused::reason)
                .orElse(0);
        if (refused != told) {
            state.findings.add("D23", "operators told of reason " + refused, String.valueOf(told));
        }
        Terminal terminal = state.terminals.of(new Event.Address(sender.id, sender.terminal()));
        state.enteredChange = bearer;
        changes.judge(new Input(sender, terminal, entry.request().origin(), bearer), entry.request());
        state.enteredChange = 0;
    }

    /** The payment that a change means now, also one that has ended. */
    Optional<Payment> meant(Command.EnterChange entry) {
        return Dates.exists(entry.request().valueDate())
                ? state.directory
                        .byBic(entry.request().senderBic())
                        .flatMap(sender -> changes.meant(sender, entry.request()))
                : Optional.empty();
    }

    private void apply(Command.Decision decision) {
        switch (decision) {
            case Command.RaiseLevel raise -> raise(raise);
            case Command.AcceptClock _ ->
                state.evidence.expect("D3", new Event.ClockAccepted(++state.clockAcceptances));
            case Command.SetStandingOrder order -> {
                state.standingOrder = Optional.of(bearer);
                state.evidence.expect(
                        "D18", new Event.StandingOrderSet(bearer, order.fromNs(), order.untilNs(), order.longestNs()));
            }
            case Command.RevokeStandingOrder _ -> {
                state.evidence.expect("D18", new Event.StandingOrderRevoked(state.standingOrder.orElseThrow()));
                state.standingOrder = Optional.empty();
            }
            case Command.RegisterParticipant registration -> register(registration);
            case Command.AdmitParticipant admission -> state.joinings.admit(admission);
            case Command.AddAlias alias -> add(alias);
            case Command.OpenAccount opening -> open(opening);
            case Command.AddStatusCause added -> add(added);
            case Command.LiftStatusCause lifted -> lift(lifted);
            case Command.SuspendSystem suspension -> {
                state.day.suspended.addAll(suspension.parts());
                expectParts(suspension.parts(), suspension.decisionDate(), suspension.decisionNumber());
            }
            case Command.ResumeSystem resumption -> {
                state.day.suspended.removeAll(resumption.parts());
                expectParts(resumption.parts(), resumption.decisionDate(), resumption.decisionNumber());
            }
            case Command.SeizeAccount seizure -> state.accounts.seize(seizure);
            case Command.LiftSeizure lifting -> state.accounts.lift(lifting);
            case Command.CloseAccount closing -> state.accounts.close(closing);
            case Command.SetRule rule -> set(rule);
            case Command.DeclareDay day -> declare(day);
            case Command.DeclareYear year -> declare(year);
            case Command.RegisterCertificate certificate -> register(certificate);
            case Command.RevokeCertificate revocation -> revoke(revocation);
            case Command.IssueFunds issue -> issue(issue.booking());
            case Command.WithdrawFunds withdrawal -> withdraw(withdrawal.booking());
            case Command.SetNoticeProfile profile -> set(profile);
            case Command.SetChannel set -> state.channels.set(set);
            case Command.GiveUpOutput given -> state.channels.giveUp(given);
            case Command.SetLanguage set -> {
                Participant participant = participant(set.bic());
                participant.language = set.language();
                state.evidence.expect("4.19", new Event.LanguageSet(participant.id, set.language()));
            }
            case Command.DecideLimits _ -> {} // IpsLimits heard of it.
            case Command.SetWorkstation set -> set(set);
            case Command.EnterPayment _, Command.EnterChange _ -> {} // Of two operators alone.
            case Command.GrantAuthority grant -> state.authorities.grant(grant);
            case Command.WithdrawAuthority withdrawal -> state.authorities.withdraw(withdrawal.right());
            case Command.RecordContinuity paper -> state.continuity.record(paper);
            case Command.OpenDay opening -> {
                state.timetable.opened(opening.date());
                state.day.open(opening.date());
            }
            case Command.CloseDay _ -> state.day.close();
            case Command.ResolveGridlock _ -> state.gridlocks.require();
        }
    }

    private void raise(Command.RaiseLevel raise) {
        state.level = raise.level();
        state.evidence.expect("D5", new Event.LevelRaised(raise.level()));
    }

    private void register(Command.RegisterParticipant registration) {
        Participant participant = new Participant(state.directory.participants.size(), registration);
        state.directory.add(participant);
        state.evidence.expect(
                "7-10.1",
                new Event.ParticipantRegistered(
                        participant.id,
                        participant.bic,
                        participant.kind,
                        participant.registeredTerminal,
                        participant.tin,
                        participant.registrationCode,
                        participant.name));
        state.joinings.register(participant);
    }

    private Participant participant(String bic) {
        return state.directory.byBic(bic).orElseThrow();
    }

    private void add(Command.AddAlias alias) {
        Participant participant = participant(alias.bic());
        state.directory.addAlias(participant, alias.alias());
        state.evidence.expect("2.1.5", new Event.AliasAdded(participant.id, alias.alias()));
    }

    private void open(Command.OpenAccount opening) {
        Account account = new Account(state.directory.accounts.size(), participant(opening.bic()), opening);
        state.directory.accounts.add(account);
        state.evidence.expect(
                "3.1",
                new Event.AccountOpened(
                        account.id, account.owner.id, account.system, account.kind, account.currency, account.number));
        state.accounts.opened(account);
    }

    /** 7-10.2; 7-10.4, 7-10.5, and 7-10.6: from this moment on nothing of the participant is pending. */
    private void add(Command.AddStatusCause added) {
        Participant participant = participant(added.bic());
        participant.causesIn(added.system()).addAll(added.causes());
        expectStatus("7-10.2", participant, added.system(), added.decisionDate(), added.decisionNumber());
        if (added.system() == SystemId.IPS) {
            return; // Nothing waits there.
        }
        boolean isForGood = StatusCause.ENDS.containsAll(added.causes());
        state.jobs.start("7-10.6", isForGood ? JobKind.ANNUL_OF_PARTICIPANT : JobKind.TELL_WAITING);
        int date = added.decisionDate();
        String number = added.decisionNumber();
        if (isForGood && participant.isJoining()) {
            // Of one that is no participant yet there is nothing to tell (7-10.5).
            return;
        }
        if (added.causes().contains(StatusCause.REMOVED)) {
            state.participationNotices.toOthers("7-10.5", ParticipationNews.REMOVED, participant, date, number);
        } else if (isForGood) {
            state.participationNotices.toOthers("7-10.5", ParticipationNews.LEAVING, participant, date, number);
        } else if (!participant.isGone()) {
            state.participationNotices.toItself("7-10.2", ParticipationNews.SUSPENDED, participant, date, number);
        }
    }

    /** 7-10.3. */
    private void lift(Command.LiftStatusCause lifted) {
        Participant participant = participant(lifted.bic());
        participant.causesIn(lifted.system()).removeAll(lifted.causes());
        expectStatus("7-10.3", participant, lifted.system(), lifted.decisionDate(), lifted.decisionNumber());
        if (lifted.system() == SystemId.IPS) {
            return;
        }
        state.jobs.start("7-10.3", JobKind.TELL_WAITING);
        if (!participant.isSuspended() && !participant.isGone()) {
            state.participationNotices.toItself(
                    "7-10.3", ParticipationNews.RESUMED, participant, lifted.decisionDate(), lifted.decisionNumber());
        }
    }

    /** 4.12.3, 4.13: who waits is told where that stops or stopped settlement. */
    private void expectParts(Set<SystemPart> changed, int decisionDate, String decisionNumber) {
        state.evidence.expect(
                "4.12.3",
                new Event.SystemStatusChanged(
                        SystemId.AZIPS, Set.copyOf(state.day.suspended), decisionDate, decisionNumber));
        state.announcements.announceSuspended(state.day.suspended, decisionDate, decisionNumber);
        if (changed.contains(SystemPart.SETTLEMENT)) {
            state.jobs.start("4.13", JobKind.TELL_WAITING);
        }
    }

    private void expectStatus(
            String rule, Participant participant, SystemId system, int decisionDate, String decisionNumber) {
        state.evidence.expect(
                rule,
                new Event.StatusChanged(
                        participant.id,
                        system,
                        Set.copyOf(participant.causesIn(system)),
                        decisionDate,
                        decisionNumber));
    }

    private void set(Command.SetRule rule) {
        state.rules.add(rule);
        state.evidence.expect(
                "3.6", new Event.RuleChanged(rule.rule(), rule.system(), rule.value(), rule.effectiveDate()));
        state.announcements.announce(rule);
    }

    private void declare(Command.DeclareDay day) {
        state.dates.declare(day);
        if (!day.isBusinessDay() && day.system() != SystemId.LVPCSS) {
            state.jobs.loseDate();
        }
        state.evidence.expect(
                "3.5",
                new Event.DayDeclared(
                        day.system(), day.date(), day.isBusinessDay(), day.decisionDate(), day.decisionNumber()));
        state.announcements.announce(day);
    }

    /** Each listed day as it says, and no other. */
    private void declare(Command.DeclareYear year) {
        year.days().forEach(listed -> {
            Command.DeclareDay day = new Command.DeclareDay(
                    year.system(), listed.date(), listed.isBusinessDay(), year.decisionDate(), year.decisionNumber());
            state.dates.declare(day);
            if (!day.isBusinessDay() && year.system() != SystemId.LVPCSS) {
                state.jobs.loseDate();
            }
            state.evidence.expect(
                    "3.5",
                    new Event.DayDeclared(
                            day.system(), day.date(), day.isBusinessDay(), day.decisionDate(), day.decisionNumber()));
        });
        state.announcements.announce(year);
    }

    private void register(Command.RegisterCertificate registration) {
        int id = state.directory.certificates.size();
        Participant owner = participant(registration.bic());
        state.directory.certificates.add(new Directory.Certificate(id, owner, registration));
        state.evidence.expect(
                "4.26.2",
                new Event.CertificateRegistered(
                        id,
                        owner.id,
                        registration.terminal(),
                        registration.role(),
                        registration.notBeforeNs(),
                        registration.notAfterNs(),
                        registration.fingerprint(),
                        registration.holder(),
                        bearer));
    }

    private void revoke(Command.RevokeCertificate revocation) {
        Directory.Certificate certificate =
                state.directory.byFingerprint(revocation.fingerprint()).orElseThrow();
        certificate.revocations().add(revocation.reasonCode());
        state.evidence.expect("4.26.2", new Event.CertificateRevoked(certificate.id(), revocation.reasonCode()));
    }

    private void issue(Command.Booking booking) {
        Account account = account(booking);
        state.books.book("I1", 0, contra(booking), account, booking.amount());
        advise(account, true, booking);
    }

    private void withdraw(Command.Booking booking) {
        Account account = account(booking);
        state.books.book("I1", 0, account, contra(booking), booking.amount());
        advise(account, false, booking);
    }

    /** 4.19; what the genesis books is where the books begin. */
    private void advise(Account account, boolean isCredit, Command.Booking booking) {
        if (state.isGenesisComplete) {
            state.notices.bookedByCentralBank(account, isCredit, booking);
        }
    }

    private Account account(Command.Booking booking) {
        return state.directory
                .settlementAccount(booking.number(), booking.currency())
                .orElseThrow();
    }

    private Account contra(Command.Booking booking) {
        return state.directory.accounts.stream()
                .filter(Account::mayBeNegative)
                .filter(one -> one.number.equals(booking.contraNumber()) && one.currency.equals(booking.currency()))
                .findFirst()
                .orElseThrow();
    }

    /** 4.27, 6.1: the others are told, unless it is gone. */
    private void set(Command.SetWorkstation set) {
        Participant participant = participant(set.bic());
        participant.outOfOrderDate = set.isOutOfOrder() ? set.paperDate() : 0;
        participant.outOfOrderNumber = set.isOutOfOrder() ? set.paperNumber() : "";
        state.evidence.expect(
                "4.27",
                new Event.WorkstationSet(participant.id, set.isOutOfOrder(), set.paperDate(), set.paperNumber()));
        if (!participant.isGone()) {
            ParticipationNews news = set.isOutOfOrder() ? ParticipationNews.WORKSTATION : ParticipationNews.RESTORED;
            state.participationNotices.toOthers("4.27", news, participant, set.paperDate(), set.paperNumber());
        }
    }

    private void set(Command.SetNoticeProfile profile) {
        Participant participant = participant(profile.bic());
        participant.isExecutionNoticeWanted = Optional.of(profile.isExecutionNoticeWanted());
        state.evidence.expect("4.10.2", new Event.NoticeProfileSet(participant.id, profile.isExecutionNoticeWanted()));
    }
}
