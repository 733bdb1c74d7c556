package az.ecbar.auditor;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.command.ActionWriter;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.OpenDayEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.Site;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A day told by hand: the commands, and for each the events that a right ledger would give. What happens to a payment is
 * said by the test; the story only counts balances and numbers. Then one event is falsified.
 */
final class Story {
    static final int TODAY = 20_260_302;
    static final long OPENING = 1_000;
    static final Bank ALFA = new Bank(1, "ALFAAZ22XXX", 1_400_090_181L);
    static final Bank BETA = new Bank(2, "BETAAZ22XXX", 1_400_090_331L);
    static final Bank QAMA = new Bank(3, "QAMAAZ22XXX", 1_400_090_591L);
    static final Operator LEYLA = new Operator('L', 0);
    static final Operator RAUF = new Operator('R', 1);
    static final long PROPOSAL_LIFE_NS = TimeUnit.HOURS.toNanos(1);

    private static final String CENTRE = "NABZAZ2CXXX";
    private static final String NO_DIGEST = "00".repeat(CommandBytes.DIGEST);

    final ActionWriter actions = new ActionWriter();
    final CommandBytes commands = new CommandBytes();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Event.Address, Long> outputs = new HashMap<>();
    private final Map<Event.Address, Long> inputs = new HashMap<>();
    private final Map<Event.Address, Long> sessions = new HashMap<>();
    final Happenings happenings = new Happenings(this);
    private long timeNs =
            TimeUnit.SECONDS.toNanos(LocalDateTime.of(2026, 3, 2, 10, 0).toEpochSecond(ZoneOffset.ofHours(4)));

    /** With an account that has the bank's id. */
    record Bank(int id, String bic, long tin) {
        String number() {
            return "AZ00NABZ013501000000009" + id + "944";
        }

        Event.Address address() {
            return new Event.Address(id, 'A');
        }

        int certificate() {
            return 1 + id;
        }
    }

    record Operator(char letter, int certificate) {
        Event.Address address() {
            return new Event.Address(0, letter);
        }
    }

    /** A payment as the test tells it. */
    record Told(long id, Bank from, Bank to, long amount, int priority, String reference) {}

    private record Step(long timeNs, UnsafeBuffer command, List<EventReader.Numbered> events) {}

    Story() {
        genesis();
        Stream.of(LEYLA, RAUF).forEach(one -> logOn(one.address(), CENTRE, one.certificate()));
        Stream.of(ALFA, BETA, QAMA).forEach(one -> logOn(one.address(), one.bic(), one.certificate()));
        openDay();
    }

    // ---- telling

    long next() {
        return steps.size() + 1L;
    }

    long timeNs() {
        return timeNs;
    }

    /** Time of the command told last. */
    long lastNs() {
        return steps.getLast().timeNs();
    }

    void pass(long ns) {
        timeNs += ns;
    }

    /** A command and all that follows from it; outputs get their numbers in order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final void tell(byte[] command, Event.Address asker, List<? extends Event>... events) {
        List<EventReader.Numbered> numbered = new ArrayList<>();
        Arrays.stream(events)
                .flatMap(List::stream)
                .forEach(event -> numbered.add(new EventReader.Numbered(event, number(event, asker))));
        steps.add(new Step(timeNs, new UnsafeBuffer(command), numbered));
        timeNs += 1_000;
    }

    private long number(Event event, Event.Address asker) {
        return switch (event) {
            case Event.NoticeDue notice -> outputs.merge(notice.to(), 1L, Long::sum);
            case Event.AccountPageDue page -> outputs.merge(page.to(), 1L, Long::sum);
            case Event.AnnouncementDue told -> outputs.merge(told.to(), 1L, Long::sum);
            case Event.ContinuityToldDue told -> outputs.merge(told.to(), 1L, Long::sum);
            case Event.ParticipantToldDue told -> outputs.merge(told.to(), 1L, Long::sum);
            case Event.ActionProposed _, Event.ActionApproved _, Event.QueryAnswered _ ->
                outputs.merge(asker, 1L, Long::sum);
            default -> 0;
        };
    }

    private void tell(byte[] command, Event... events) {
        tell(command, LEYLA.address(), List.of(events));
    }

    // ---- falsifying what was told last

    <E extends Event> Story replace(Class<E> kind, Function<E, Event> other) {
        List<EventReader.Numbered> events = steps.getLast().events();
        int place = place(kind);
        EventReader.Numbered before = events.get(place);
        events.set(place, new EventReader.Numbered(other.apply(kind.cast(before.event())), before.outputNumber()));
        return this;
    }

    Story drop(Class<? extends Event> kind) {
        steps.getLast().events().remove(place(kind));
        return this;
    }

    /** Told twice; an output with the next number. */
    Story repeat(Class<? extends Event> kind) {
        EventReader.Numbered one = steps.getLast().events().get(place(kind));
        return add(one.event());
    }

    Story add(Event event) {
        steps.getLast().events().add(new EventReader.Numbered(event, number(event, LEYLA.address())));
        return this;
    }

    /** The output and all after it at its terminal bear numbers one higher. */
    Story skipNumber(NoticeKind kind) {
        List<EventReader.Numbered> events = steps.getLast().events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).event() instanceof Event.NoticeDue notice && notice.kind() == kind) {
                events.set(i, new EventReader.Numbered(notice, events.get(i).outputNumber() + 1));
            }
        }
        return this;
    }

    private int place(Class<? extends Event> kind) {
        List<EventReader.Numbered> events = steps.getLast().events();
        for (int i = 0; i < events.size(); i++) {
            if (kind.isInstance(events.get(i).event())) {
                return i;
            }
        }
        throw new AssertionError("nothing of " + kind + " was told");
    }

    List<Finding> findings() {
        Auditor auditor = new Auditor();
        EventBytes bytes = new EventBytes();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            auditor.audit(step.command(), 0, i + 1, step.timeNs(), bytes.batch(i + 1, step.timeNs(), step.events()), 0);
        }
        return auditor.findings();
    }

    // ---- genesis, sessions, days

    private void genesis() {
        tell(actions.beginLedger(1, "story"), new Event.LedgerBegun(1));
        register(0, CENTRE, ParticipantKind.CENTRAL_BANK, 9_900_003_871L, AccountKind.CENTRAL_BANK, "ISSUE");
        certify(0, CENTRE, 'L', CertificateRole.OPERATOR, 0);
        certify(0, CENTRE, 'R', CertificateRole.OPERATOR, 1);
        for (Bank bank : List.of(ALFA, BETA, QAMA)) {
            register(bank.id(), bank.bic(), ParticipantKind.BANK, bank.tin(), AccountKind.CORRESPONDENT, bank.number());
            certify(bank.id(), bank.bic(), 'A', CertificateRole.BANK, bank.certificate());
            tell(
                    actions.issueFunds("AZN", bank.number(), "ISSUE", OPENING, "OPENING"),
                    new Event.Posted(
                            next(),
                            0,
                            "AZN",
                            List.of(leg(0, -OPENING, -OPENING * bank.id()), leg(bank.id(), OPENING, OPENING))));
        }
        tell(actions.completeGenesis(), new Event.GenesisCompleted(4, 4));
    }

    private void register(int id, String bic, ParticipantKind kind, long tin, AccountKind accountKind, String number) {
        String code = "REG" + id;
        tell(
                actions.registerParticipant(bic, kind, 'A', tin, "", code, "name"),
                new Event.ParticipantRegistered(id, bic, kind, 'A', tin, code, "name"));
        tell(
                actions.openAccount(bic, SystemId.AZIPS, accountKind, "AZN", number),
                new Event.AccountOpened(id, id, SystemId.AZIPS, accountKind, "AZN", number));
    }

    private void certify(int id, String bic, char terminal, CertificateRole role, int certificate) {
        byte[] fingerprint = CommandBytes.digest(100 + certificate);
        tell(
                actions.registerCertificate(
                        bic, terminal, role, 0, Long.MAX_VALUE, fingerprint, "REG" + id, bic + terminal, new byte[1]),
                new Event.CertificateRegistered(
                        certificate,
                        id,
                        terminal,
                        role,
                        0,
                        Long.MAX_VALUE,
                        HexFormat.of().formatHex(fingerprint),
                        bic + terminal,
                        next()));
    }

    void logOn(Event.Address address, String bic, int certificate) {
        Channel channel = address.participantId() == 0 ? Channel.WORKSTATION : Channel.CTN;
        long session = next();
        tell(
                commands.openSession(7, bic, address.terminal(), channel, 0, 0, 100 + certificate),
                new Event.SessionOpened(
                        7,
                        session,
                        sessions.getOrDefault(address, 0L),
                        address.participantId(),
                        address.terminal(),
                        Site.MAIN,
                        certificate,
                        0,
                        0,
                        0,
                        NO_DIGEST));
        sessions.put(address, session);
    }

    private void openDay() {
        decide(
                actions.openDay(SystemId.AZIPS, TODAY),
                OpenDayEncoder.TEMPLATE_ID,
                List.of(new Event.JobStarted(JobKind.END_CALENDAR_DAYS), new Event.JobStarted(JobKind.OPEN_DAY)));
        tell(commands.jobStep(), new Event.JobFinished(JobKind.END_CALENDAR_DAYS));
        tell(commands.jobStep(), new Event.DayOpened(SystemId.AZIPS, TODAY), new Event.JobFinished(JobKind.OPEN_DAY));
    }

    // ---- operators

    long propose(Operator operator, byte[] action, int templateId) {
        Origin origin = origin(operator.address(), CENTRE, operator.certificate());
        long proposal = next();
        tell(
                commands.propose(origin, action),
                operator.address(),
                List.of(
                        taken(origin, operator.address()),
                        new Event.ActionProposed(
                                proposal,
                                operator.certificate(),
                                templateId,
                                timeNs + PROPOSAL_LIFE_NS,
                                origin.sessionId(),
                                origin.inputNumber())));
        return proposal;
    }

    void approve(Operator operator, long proposal, int templateId, List<? extends Event> effects) {
        Origin origin = origin(operator.address(), CENTRE, operator.certificate());
        tell(
                commands.approve(origin, proposal),
                operator.address(),
                List.of(taken(origin, operator.address())),
                effects,
                List.of(new Event.ActionApproved(
                        proposal, operator.certificate(), templateId, 0, origin.sessionId(), origin.inputNumber())));
    }

    void decide(byte[] action, int templateId, List<? extends Event> effects) {
        approve(RAUF, propose(LEYLA, action, templateId), templateId, effects);
    }

    // ---- payments

    Origin origin(Event.Address address, String bic, int certificate) {
        long number = inputs.merge(address, 1L, Long::sum);
        Channel channel = address.participantId() == 0 ? Channel.WORKSTATION : Channel.CTN;
        return new Origin(
                sessions.getOrDefault(address, 0L), number, bic, address.terminal(), channel, certificate, next());
    }

    Event taken(Origin origin, Event.Address address) {
        return new Event.InputTaken(
                origin.sessionId(),
                address.participantId(),
                address.terminal(),
                false,
                origin.inputNumber(),
                next(),
                timeNs,
                HexFormat.of().formatHex(CommandBytes.digest(origin.content())));
    }

    /** The next payment, with a reference of its own. */
    Told payment(Bank from, Bank to, long amount, int priority) {
        return new Told(next(), from, to, amount, priority, "R" + next());
    }

    /** The bank sends it; what follows is told, after that it was taken. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final void submit(Told payment, List<? extends Event>... events) {
        Origin origin = origin(
                payment.from().address(), payment.from().bic(), payment.from().certificate());
        List<Event> all = new ArrayList<>();
        all.add(taken(origin, payment.from().address()));
        Arrays.stream(events).forEach(all::addAll);
        tell(
                commands.submitPayment(origin, 0, instruction(payment)),
                payment.from().address(),
                all);
    }

    static Instruction instruction(Told payment) {
        Instruction instruction = new Instruction();
        instruction.amountMinor = payment.amount();
        instruction.valueDate = TODAY;
        instruction.priority = payment.priority();
        instruction.reference = payment.reference();
        instruction.senderBic = payment.from().bic();
        instruction.debtorBic = payment.from().bic();
        instruction.creditorBic = payment.to().bic();
        instruction.debtorAccount = payment.from().number();
        instruction.creditorAccount = payment.to().number();
        instruction.debtorTin = payment.from().tin();
        instruction.creditorTin = payment.to().tin();
        return instruction;
    }

    static Event.Leg leg(int account, long amount, long balance) {
        return new Event.Leg(account, money(amount), money(balance));
    }

    static BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor);
    }
}
