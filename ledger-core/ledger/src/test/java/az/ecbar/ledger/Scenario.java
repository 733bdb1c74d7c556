package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.MessagePrinter;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountOpenedDecoder;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.InputRefusedDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PostedDecoder;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A ledger under test with the Central Bank, two operators and banks that are known by four letters. Every command is
 * kept, so that the scenario can be replayed, and after every command the invariants are checked.
 */
final class Scenario {
    static final String AZN = "AZN";
    static final int TODAY = 20260427;
    static final long OPENING_NS = 1_777_267_200_000_000_000L; // 2026-04-27 09:20 in Baku

    private static final Pattern REASON = Pattern.compile("\\breason=(\\d+)");

    /** A notice as the ledger said it is due. */
    record Notice(
            String bank,
            char terminal,
            NoticeKind kind,
            int reason,
            int causes,
            int priority,
            long amount,
            String reference,
            long number,
            MessageLanguage language) {}

    /** A page about an account as the ledger said it is due. */
    record Page(
            String bank,
            long output,
            String account,
            int date,
            int number,
            int page,
            int pages,
            int firstLine,
            int lines,
            int openingDate,
            long opening,
            long closing) {}

    /** One command as it was applied. */
    record Applied(UnsafeBuffer bytes, long sequence, long timeNs) {}

    final Ledger ledger;
    final ActionWriter actions = new ActionWriter();
    final List<Applied> applied = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<Page> pages = new ArrayList<>();
    final List<Integer> templates = new ArrayList<>();
    final List<String> story = new ArrayList<>();
    final Map<String, Long> balances = new LinkedHashMap<>();
    final Map<Integer, String> bankOfId = new HashMap<>();
    final Map<Integer, String> accountOfId = new HashMap<>();
    final Map<String, TestTerminal> terminals = new HashMap<>();
    long timeNs = OPENING_NS;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessagePrinter printer = new MessagePrinter();

    /** The Central Bank with two operators; banks follow, then {@link #open}. */
    Scenario() {
        this(LedgerCapacity.small());
    }

    /** The same with room for more. */
    Scenario(LedgerCapacity capacity) {
        ledger = new Ledger(capacity);
        apply(actions.beginLedger(1, "scenario"));
        apply(actions.registerParticipant(
                "NABZAZ2CXXX", ParticipantKind.CENTRAL_BANK, 'A', 9900003871L, "", "CBAR", "Central Bank"));
        apply(actions.openAccount("NABZAZ2CXXX", SystemId.AZIPS, AccountKind.CENTRAL_BANK, AZN, "ISSUE-AZN"));
        certificate("NABZAZ2CXXX", 'L', CertificateRole.OPERATOR, "CBAR");
        certificate("NABZAZ2CXXX", 'R', CertificateRole.OPERATOR, "CBAR");
    }

    static String bic(String bank) {
        return bank + "AZ22XXX";
    }

    static String account(String bank) {
        return bank + "-CORRESPONDENT";
    }

    static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    /** A bank with a correspondent account and money on it. */
    Scenario bank(String bank, String balance) {
        apply(actions.registerParticipant(
                bic(bank), ParticipantKind.BANK, 'A', tin(bank), "", "REG-" + bank, bank + " Bank"));
        apply(actions.openAccount(bic(bank), SystemId.AZIPS, AccountKind.CORRESPONDENT, AZN, account(bank)));
        certificate(bic(bank), 'A', CertificateRole.BANK, "REG-" + bank);
        if (minor(balance) > 0) {
            apply(actions.issueFunds(AZN, account(bank), "ISSUE-AZN", minor(balance), "OPENING"));
        }
        return this;
    }

    static long tin(String bank) {
        return 1_000_000_000L + Math.floorMod(bank.hashCode(), 1_000_000_000);
    }

    /** Ends the genesis, lets everybody log on and opens the day. */
    Scenario open() {
        apply(actions.completeGenesis());
        terminals.values().forEach(terminal -> terminal.logOn());
        decide(actions.openDay(SystemId.AZIPS, TODAY));
        runJobs();
        return this;
    }

    /** Two operators decide something; gives the reason for which it was not applied. */
    RejectReason decide(byte[] action) {
        long proposal = operator("L").propose(action);
        return operator("R").approve(proposal);
    }

    TestTerminal operator(String letter) {
        return terminal("NABZAZ2CXXX" + letter);
    }

    TestTerminal bank(String bank) {
        return terminal(bic(bank) + "A");
    }

    /** Where all that a bank sends and gets over SWIFT belongs; it has no certificate. */
    TestTerminal swift(String bank) {
        return terminals.computeIfAbsent(bic(bank) + "s", _ -> new TestTerminal(this, bic(bank), 's'));
    }

    private TestTerminal terminal(String name) {
        return Objects.requireNonNull(terminals.get(name), name);
    }

    /** A payment order of a bank that is right in every respect. */
    TestPayment pays(String from, String to, String amount) {
        return new TestPayment(this, bank(from), from, to, minor(amount));
    }

    /** A bank asks to cancel its payment with this reference; gives why not. */
    RejectReason cancels(String bank, String reference) {
        return asks(bank(bank), PaymentChange.CANCELLATION, -1, 0, reference);
    }

    /** A bank asks for another priority of its payment with this reference; gives why not. */
    RejectReason changesPriority(String bank, String reference, int priority) {
        return asks(bank(bank), PaymentChange.PRIORITY, priority, 0, reference);
    }

    RejectReason asks(TestTerminal terminal, PaymentChange change, int priority, int valueDate, String reference) {
        int from = story.size();
        apply(TestCommands.changePayment(
                terminal, terminal.nextInput++, change, priority, valueDate, reference, terminal.bic));
        return story.subList(from, story.size()).stream()
                .filter(line -> line.contains("[ChangeRefused]"))
                .map(Scenario::reason)
                .findFirst()
                .orElse(RejectReason.NONE);
    }

    private static RejectReason reason(String line) {
        Matcher matcher = REASON.matcher(line);
        assertEquals(true, matcher.find(), () -> "no reason in " + line);
        return RejectReason.of(Integer.parseInt(matcher.group(1)));
    }

    /** Steps of jobs until none is left. */
    void runJobs() {
        for (int i = 0; ledger.hasJob(); i++) {
            assertEquals(true, i < 100_000, "jobs do not end");
            apply(TestCommands.jobStep());
        }
    }

    void later(long seconds) {
        timeNs += seconds * 1_000_000_000L;
    }

    /** Applies a command and takes in what the ledger says. */
    void apply(byte[] command) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0x5A);
        buffer.putBytes(0, command);
        templates.clear();
        long sequence = ledger.lastSequence() + 1;
        applied.add(new Applied(new UnsafeBuffer(command.clone()), sequence, timeNs));
        ledger.apply(buffer, 0, sequence, timeNs);
        ledger.checkInvariants();
        EventBatch.forEach(ledger.events(), 0, this::onEvent);
    }

    boolean said(int templateId) {
        return templates.contains(templateId);
    }

    /** The reason that the last event told. */
    RejectReason toldLast() {
        return reason(story.getLast());
    }

    long balance(String bank) {
        return balances.getOrDefault(account(bank), 0L);
    }

    void assertBalance(String bank, String expected) {
        assertEquals(minor(expected), balance(bank), "balance of " + bank);
    }

    List<Notice> noticesTo(String bank) {
        return notices.stream().filter(n -> n.bank().equals(bic(bank))).toList();
    }

    /** Kinds of the notices to a bank since the last call of {@link #forgetNotices}. */
    List<NoticeKind> kindsTo(String bank) {
        return noticesTo(bank).stream().map(Notice::kind).toList();
    }

    void forgetNotices() {
        notices.clear();
    }

    /** I6: a replay, and a snapshot taken in the middle, give the same events and the same state. */
    void assertReplaysEqual() {
        Ledger replayed = new Ledger(LedgerCapacity.standard());
        Ledger restored = new Ledger(LedgerCapacity.small());
        int middle = applied.size() / 2;
        for (int i = 0; i < applied.size(); i++) {
            if (i == middle) {
                replayed.write((b, offset, length) -> restored.read(b, offset));
                assertArrayEquals(digest(replayed), digest(restored), "state after a snapshot is read");
            }
            applyTo(replayed, applied.get(i));
            if (i >= middle) {
                applyTo(restored, applied.get(i));
            }
        }
        assertEquals(ledger.eventHash(), replayed.eventHash(), "event hash of the replay");
        assertEquals(ledger.eventHash(), restored.eventHash(), "event hash from the snapshot");
        assertArrayEquals(digest(ledger), digest(replayed), "state of the replay");
        assertArrayEquals(digest(ledger), digest(restored), "state from the snapshot");
    }

    static byte[] digest(Ledger of) {
        StateDigest digest = new StateDigest();
        of.write(digest);
        return digest.digest();
    }

    static void applyTo(Ledger to, Applied command) {
        to.apply(command.bytes(), 0, command.sequence(), command.timeNs());
    }

    /** One more terminal of a bank, in the genesis. */
    TestTerminal terminalOf(String bank, char letter) {
        return certificate(bic(bank), letter, CertificateRole.BANK, "REG-" + bank);
    }

    /** Two operators register a bank after the genesis, with an account and a certificate; it logs on. */
    TestTerminal registers(String bank) {
        assertEquals(
                RejectReason.NONE,
                decide(actions.registerParticipant(
                        bic(bank), ParticipantKind.BANK, 'A', tin(bank), "", "REG-" + bank, bank + " Bank")));
        assertEquals(
                RejectReason.NONE,
                decide(actions.openAccount(bic(bank), SystemId.AZIPS, AccountKind.CORRESPONDENT, AZN, account(bank))));
        TestTerminal added = new TestTerminal(this, bic(bank), 'A');
        terminals.put(bic(bank) + 'A', added);
        assertEquals(RejectReason.NONE, certify(bank, added));
        added.logOn();
        return added;
    }

    /** Two operators let the terminal's certificate speak for it. */
    RejectReason certify(String bank, TestTerminal terminal) {
        return decide(actions.registerCertificate(
                bic(bank),
                terminal.letter,
                CertificateRole.BANK,
                OPENING_NS - 1_000_000_000L,
                OPENING_NS + 365L * 86_400_000_000_000L,
                terminal.fingerprint,
                "REG-" + bank,
                bic(bank) + terminal.letter,
                new byte[] {1, 2, 3}));
    }

    private TestTerminal certificate(String bic, char terminal, CertificateRole role, String registrationCode) {
        TestTerminal added = new TestTerminal(this, bic, terminal);
        terminals.put(bic + terminal, added);
        apply(actions.registerCertificate(
                bic,
                terminal,
                role,
                OPENING_NS - 1_000_000_000L,
                OPENING_NS + 365L * 86_400_000_000_000L,
                added.fingerprint,
                registrationCode,
                bic + terminal,
                new byte[] {1, 2, 3}));
        return added;
    }

    private void onEvent(
            long sequence, long eventTimeNs, int index, int templateId, DirectBuffer events, int offset, int length) {
        templates.add(templateId);
        story.add(sequence + " " + printer.print(events, offset));
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        switch (templateId) {
            case ParticipantRegisteredDecoder.TEMPLATE_ID -> {
                var e = new ParticipantRegisteredDecoder().wrapAndApplyHeader(events, offset, header);
                bankOfId.put(e.participantId(), e.bic());
            }
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                var e = new AccountOpenedDecoder().wrapAndApplyHeader(events, offset, header);
                accountOfId.put(e.accountId(), e.number());
            }
            case CertificateRegisteredDecoder.TEMPLATE_ID -> {
                var e = new CertificateRegisteredDecoder().wrapAndApplyHeader(events, offset, header);
                terminal(bankOfId.get(e.participantId()) + (char) e.terminal()).certificateId = e.certificateId();
            }
            case PostedDecoder.TEMPLATE_ID -> {
                var e = new PostedDecoder().wrapAndApplyHeader(events, offset, header);
                long sum = 0;
                for (PostedDecoder.LegsDecoder leg : e.legs()) {
                    String account = Objects.requireNonNull(accountOfId.get(leg.accountId()));
                    long before = balances.getOrDefault(account, 0L);
                    balances.put(account, before + leg.amountMinor());
                    assertEquals(before + leg.amountMinor(), leg.balanceMinor(), "balance told of " + account);
                    sum += leg.amountMinor();
                }
                assertEquals(0, sum, "legs of posting " + sequence);
            }
            case CtnSessionOpenedDecoder.TEMPLATE_ID -> {
                var e = new CtnSessionOpenedDecoder().wrapAndApplyHeader(events, offset, header);
                terminal(bankOfId.get(e.participantId()) + (char) e.terminal()).sessionId = e.sessionId();
            }
            case InputTakenDecoder.TEMPLATE_ID -> {
                var e = new InputTakenDecoder().wrapAndApplyHeader(events, offset, header);
                TestTerminal t = terminal(bankOfId.get(e.participantId()) + (char) e.terminal());
                t.lastTakenSequence = e.inputSequence();
                t.lastReason = RejectReason.NONE;
            }
            case InputRefusedDecoder.TEMPLATE_ID -> {
                var e = new InputRefusedDecoder().wrapAndApplyHeader(events, offset, header);
                terminal(bankOfId.get(e.participantId()) + (char) e.terminal()).lastReason =
                        RejectReason.of(e.reason());
            }
            case ActionApprovedDecoder.TEMPLATE_ID -> {
                var e = new ActionApprovedDecoder().wrapAndApplyHeader(events, offset, header);
                operator("R").lastReason = RejectReason.of(e.reason());
            }
            case AccountPageDueDecoder.TEMPLATE_ID -> {
                var e = new AccountPageDueDecoder().wrapAndApplyHeader(events, offset, header);
                pages.add(new Page(
                        Objects.requireNonNull(bankOfId.get(e.participantId())),
                        e.outputNumber(),
                        Objects.requireNonNull(accountOfId.get(e.accountId())),
                        e.date(),
                        e.statementNumber(),
                        e.page(),
                        e.pages(),
                        e.firstLine(),
                        e.lines(),
                        e.openingDate(),
                        e.openingMinor(),
                        e.closingMinor()));
            }
            case NoticeDueDecoder.TEMPLATE_ID -> {
                var e = new NoticeDueDecoder().wrapAndApplyHeader(events, offset, header);
                notices.add(new Notice(
                        Objects.requireNonNull(bankOfId.get(e.participantId())),
                        (char) e.terminal(),
                        e.kind(),
                        e.reason(),
                        e.causes().getRaw(),
                        e.priority(),
                        e.amountMinor(),
                        e.reference(),
                        e.outputNumber(),
                        e.language()));
            }
            default -> {}
        }
    }
}
