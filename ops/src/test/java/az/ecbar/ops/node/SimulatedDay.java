package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One AZIPS day of the simulated banks: sends random payments, and at the end judges from what the banks hold alone
 * whether every payment had its one ending and every account its balance.
 */
final class SimulatedDay {
    private static final long LARGEST_MINOR = 60_000;

    /** A payment as its sender remembers it. */
    private record Sent(int from, int to, String reference, long amountMinor, boolean isRepeated) {}

    private final SimulatedWorld world;
    private final List<Sent> sent = new ArrayList<>();
    private int references;

    SimulatedDay(SimulatedWorld world) {
        this.world = world;
    }

    void open() throws Exception {
        world.until("banks logged on", () -> world.banks.stream()
                .allMatch(bank -> bank.state() == ClientState.ACTIVE));
        String answer = world.decide(world.actions.openDay(SystemId.AZIPS, SimulatedWorld.TODAY));
        assertTrue(answer.contains("\"code\":0"), answer);
    }

    /** A bank, chosen by chance, pays another; now and then under a reference that it has used before. */
    void pay() {
        int from = world.random.nextInt(SimulatedWorld.BANKS.size());
        int to = (from + 1 + world.random.nextInt(SimulatedWorld.BANKS.size() - 1)) % SimulatedWorld.BANKS.size();
        List<Sent> own = sent.stream().filter(payment -> payment.from == from).toList();
        boolean isRepeated = !own.isEmpty() && world.random.nextInt(10) == 0;
        String reference = isRepeated
                ? own.get(world.random.nextInt(own.size())).reference
                : String.format(Locale.ROOT, "R%06d", ++references);
        pay(new Sent(from, to, reference, 1 + world.random.nextLong(LARGEST_MINOR), isRepeated));
    }

    private void pay(Sent payment) {
        SimulatedTerminal bank = world.banks.get(payment.from);
        sent.add(payment);
        bank.send(PaymentBuilder.mt103()
                .sender(bank.bic.substring(0, 8) + "AXXX")
                .number(bank.inputs.size() + 1)
                .priority(30 + world.random.nextInt(70))
                .reference(payment.reference)
                .valueDate(SimulatedWorld.TODAY)
                .amount("AZN", payment.amountMinor)
                .issuer(SimulatedWorld.party(payment.from))
                .beneficiary(SimulatedWorld.party(payment.to))
                .remittanceInformation("SIMULATION")
                .build());
    }

    int count() {
        return sent.size();
    }

    /** Waits for all answers, closes the day, and waits until everybody has what is due to him. */
    void close() throws Exception {
        world.until("all inputs answered", () -> world.banks.stream().allMatch(SimulatedTerminal::isAnswered));
        String answer = world.decide(world.actions.closeDay(SystemId.AZIPS));
        assertTrue(answer.contains("\"code\":0"), answer);
        world.until("all outputs received", () -> isEverythingReceived());
    }

    private boolean isEverythingReceived() {
        for (int i = 0; i < world.banks.size(); i++) {
            List<BankMessage> messages = world.banks.get(i).messages();
            long endings = messages.stream().filter(SimulatedDay::isEnding).count();
            int from = i;
            if (endings < sent.stream().filter(payment -> payment.from == from).count()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEnding(BankMessage message) {
        return message instanceof Notice notice && notice.kind() != Notice.Kind.WAITS;
    }

    /** Judges the day. */
    void audit() throws Exception {
        long total = 0;
        for (int bank = 0; bank < world.banks.size(); bank++) {
            long balance = auditBank(bank);
            assertEquals(balance, world.balance(bank), "balance of " + SimulatedWorld.BANKS.get(bank));
            total += balance;
        }
        assertEquals(SimulatedWorld.OPENING_MINOR * world.banks.size(), total, "money is neither made nor lost");
        auditReplay();
    }

    private long auditBank(int bank) {
        List<BankMessage> messages = world.banks.get(bank).messages();
        long balance = SimulatedWorld.OPENING_MINOR;
        for (Sent payment : sent) {
            if (payment.from == bank) {
                balance -= auditSent(payment, messages);
            } else if (payment.to == bank) {
                balance += auditReceived(payment, messages);
            }
        }
        assertTrue(balance >= 0, "no account is ever below zero");
        return balance;
    }

    /** What the payment took from its sender's account. */
    private long auditSent(Sent payment, List<BankMessage> messages) {
        List<Notice> endings = messages.stream()
                .filter(SimulatedDay::isEnding)
                .map(Notice.class::cast)
                .filter(notice -> notice.reference().equals(payment.reference))
                .toList();
        long repetitions = sent.stream()
                .filter(other -> other.from == payment.from && other.reference.equals(payment.reference))
                .count();
        assertEquals(repetitions, endings.size(), "endings of " + payment);
        long refused = endings.stream()
                .filter(notice -> notice.kind() == Notice.Kind.REFUSED)
                .count();
        assertEquals(repetitions - 1, refused, "of several with one reference all but the first are refused");
        boolean isExecuted =
                !payment.isRepeated && endings.stream().anyMatch(notice -> notice.kind() == Notice.Kind.EXECUTED);
        long debited = messages.stream()
                .filter(message -> message instanceof Advice advice
                        && !advice.isCredit()
                        && advice.reference().equals(payment.reference)
                        && advice.amountMinor() == payment.amountMinor)
                .count();
        if (!payment.isRepeated) {
            assertEquals(isExecuted ? 1 : 0, debited, "debit advices of " + payment);
        }
        return isExecuted ? payment.amountMinor : 0;
    }

    /** What the payment brought to its receiver's account. */
    private long auditReceived(Sent payment, List<BankMessage> messages) {
        if (payment.isRepeated) {
            return 0;
        }
        String issuer = SimulatedWorld.BANKS.get(payment.from);
        long forwarded = messages.stream()
                .filter(message -> message instanceof ReceivedPayment received
                        && received.reference().equals(payment.reference)
                        && received.issuer().bic().equals(issuer)
                        && received.amountMinor() == payment.amountMinor)
                .count();
        boolean isExecuted = world.banks.get(payment.from).messages().stream()
                .anyMatch(message -> message instanceof Notice notice
                        && notice.kind() == Notice.Kind.EXECUTED
                        && notice.reference().equals(payment.reference));
        assertEquals(isExecuted ? 1 : 0, forwarded, "forwarded to its receiver: " + payment);
        return isExecuted ? payment.amountMinor : 0;
    }

    /** The journal alone gives the same ledger and, byte for byte, the outputs that the terminals hold. */
    private void auditReplay() throws Exception {
        Rebuilt rebuilt = world.rebuild();
        assertEquals(world.node.ledger().eventHash(), rebuilt.ledger().eventHash());
        assertEquals(world.node.ledger().totalEvents(), rebuilt.ledger().totalEvents());
        assertArrayEquals(Rebuilt.digest(world.node.ledger()), Rebuilt.digest(rebuilt.ledger()));
        List<SimulatedTerminal> terminals = new ArrayList<>(world.banks);
        for (int i = 0; i < terminals.size(); i++) {
            assertSameOutputs(terminals.get(i), rebuilt.outputs(1 + i, 'A'));
        }
        for (SimulatedTerminal operator : world.operators) {
            assertSameOutputs(operator, rebuilt.outputs(0, operator.letter));
        }
    }

    private static void assertSameOutputs(SimulatedTerminal terminal, List<byte[]> rebuilt) {
        assertEquals(rebuilt.size(), terminal.outputs.size(), "outputs of " + terminal.bic + terminal.letter);
        for (int i = 0; i < rebuilt.size(); i++) {
            assertTrue(
                    Arrays.equals(rebuilt.get(i), terminal.outputs.get(i)),
                    "output " + (i + 1) + " of " + terminal.bic + terminal.letter);
        }
    }
}
