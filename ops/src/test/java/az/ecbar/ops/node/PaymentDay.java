package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.BatchBuilder;
import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The random payments of one AZIPS day, and the judgement over it: from the messages that the banks hold, and from
 * nothing else, whether every payment had its one ending at both sides, and what every account must hold.
 */
final class PaymentDay {
    private static final Set<Notice.Kind> ENDINGS =
            EnumSet.of(Notice.Kind.EXECUTED, Notice.Kind.ANNULLED, Notice.Kind.REFUSED);
    private static final long LARGEST_MINOR = 60_000;
    private static final int LARGEST_BATCH = 24;

    /** What a bank is to send, as text in ISO 8859-1. */
    record Order(int from, String message) {}

    /** A payment as its sender remembers it. */
    private record Sent(int from, int to, String reference, long amountMinor, boolean isRepeated) {}

    /** What a bank holds, by the references that it names. */
    private record Received(Map<String, List<BankMessage>> byReference) {
        static Received of(List<BankMessage> messages) {
            return new Received(messages.stream().collect(Collectors.groupingBy(Received::reference)));
        }

        private static String reference(BankMessage message) {
            return switch (message) {
                case Notice notice -> notice.reference();
                case Advice advice -> advice.reference();
                case ReceivedPayment one -> one.reference();
                default -> "";
            };
        }

        Stream<BankMessage> about(Sent payment) {
            return byReference.getOrDefault(payment.reference, List.of()).stream();
        }
    }

    private final List<InventedBank> banks;
    private final long openingMinor;
    private final int valueDate;
    private final RandomGenerator random;
    private final List<Sent> sent = new ArrayList<>();
    private final List<List<Sent>> sentBy = new ArrayList<>();
    private int references;
    private int changes;

    PaymentDay(List<InventedBank> banks, long openingMinor, int valueDate, RandomGenerator random) {
        this.banks = banks;
        this.openingMinor = openingMinor;
        this.valueDate = valueDate;
        this.random = random;
        banks.forEach(_ -> sentBy.add(new ArrayList<>()));
    }

    /**
     * A bank, chosen by chance, pays another; now and then under a reference that it has used before. Or it asks for
     * another priority of a payment that it has sent, or cancels it, whatever became of it meanwhile.
     */
    Order next() {
        int from = random.nextInt(banks.size());
        return random.nextInt(6) == 0 && !sentBy.get(from).isEmpty() ? change(from) : payment(from);
    }

    private Order change(int from) {
        List<Sent> own = sentBy.get(from);
        Sent meant = own.get(Math.max(0, own.size() - 1 - random.nextInt(4)));
        ChangeBuilder builder =
                random.nextBoolean() ? ChangeBuilder.cancellation() : ChangeBuilder.priority(25 + random.nextInt(75));
        String reference = String.format(Locale.ROOT, "C%06d", ++changes);
        byte[] message = builder.sender(banks.get(from).terminal(), changes)
                .reference(reference)
                .payment(meant.reference)
                .build();
        return new Order(from, new String(message, StandardCharsets.ISO_8859_1));
    }

    private Order payment(int from) {
        int to = (from + 1 + random.nextInt(banks.size() - 1)) % banks.size();
        List<Sent> own = sentBy.get(from);
        boolean isRepeated = !own.isEmpty() && random.nextInt(10) == 0;
        String reference = isRepeated
                ? own.get(random.nextInt(own.size())).reference
                : String.format(Locale.ROOT, "R%06d", ++references);
        Sent payment = new Sent(from, to, reference, 1 + random.nextLong(LARGEST_MINOR), isRepeated);
        sent.add(payment);
        own.add(payment);
        return new Order(from, message(payment));
    }

    /** A bank pays another in a batch, most often one that is too long for one piece. */
    Order nextBatch(RandomGenerator dice) {
        int from = dice.nextInt(banks.size());
        int to = (from + 1 + dice.nextInt(banks.size() - 1)) % banks.size();
        int items = 4 + dice.nextInt(LARGEST_BATCH);
        Sent payment = new Sent(from, to, String.format(Locale.ROOT, "R%06d", ++references), 7L * items, false);
        sent.add(payment);
        sentBy.get(from).add(payment);
        BatchBuilder batch = new BatchBuilder()
                .sender(banks.get(from).terminal(), sent.size())
                .priority(30 + dice.nextInt(70))
                .reference(payment.reference);
        Party issuer = banks.get(from).customer("MUSTERI BIR", 1, "");
        Party beneficiary = banks.get(to).customer("MUSTERI IKI", 2, "");
        for (int i = 0; i < items; i++) {
            batch.item("I-" + i, "AZN0,07", issuer, beneficiary, "ODENIS " + i);
        }
        String sum = String.format(Locale.ROOT, "AZN%d,%02d", 7 * items / 100, 7 * items % 100);
        return new Order(from, batch.total(valueDate, sum).text());
    }

    private String message(Sent payment) {
        return PaymentBuilder.mt103()
                .sender(banks.get(payment.from).terminal())
                .number(sent.size())
                .priority(30 + random.nextInt(70))
                .reference(payment.reference)
                .valueDate(valueDate)
                .amount("AZN", payment.amountMinor)
                .issuer(banks.get(payment.from).customer("MUSTERI BIR", 1, ""))
                .beneficiary(banks.get(payment.to).customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS " + sent.size())
                .text();
    }

    int count() {
        return sent.size() + changes;
    }

    /** How many of its payments a bank has not heard the end of. */
    long open(int bank, List<BankMessage> messages) {
        return sentBy.get(bank).size()
                - messages.stream().filter(PaymentDay::isEnding).count();
    }

    private static boolean isEnding(BankMessage message) {
        return message instanceof Notice notice && ENDINGS.contains(notice.kind());
    }

    /** Judges the day by what each bank received; gives what each account must hold, in minor units. */
    long[] audit(List<List<BankMessage>> messages) {
        List<Received> received = messages.stream().map(Received::of).toList();
        long[] balances = new long[banks.size()];
        long total = 0;
        for (int bank = 0; bank < balances.length; bank++) {
            balances[bank] = openingMinor;
            for (Sent payment : sent) {
                if (payment.from == bank) {
                    balances[bank] -= debited(payment, received.get(bank));
                } else if (payment.to == bank) {
                    balances[bank] += credited(payment, received);
                }
            }
            long ofCentralBank = ofCentralBank(messages.get(bank));
            balances[bank] += ofCentralBank;
            assertTrue(balances[bank] >= 0, "no account is ever below zero");
            total += balances[bank] - ofCentralBank;
        }
        assertEquals(openingMinor * banks.size(), total, "money is neither made nor lost");
        return balances;
    }

    /** What the Central Bank issued to an account, less what it withdrew. */
    private static long ofCentralBank(List<BankMessage> messages) {
        return messages.stream()
                .mapToLong(message -> message instanceof Advice advice && isOfCentralBank(advice)
                        ? (advice.isCredit() ? advice.amountMinor() : -advice.amountMinor())
                        : 0)
                .sum();
    }

    private static boolean isOfCentralBank(Advice advice) {
        return advice.orderingInstitution().equals(Surroundings.CENTRE);
    }

    /** What the payment took from its sender's account. */
    private long debited(Sent payment, Received messages) {
        long sentUnder = sentBy.get(payment.from).stream()
                .filter(other -> other.reference.equals(payment.reference))
                .count();
        assertEquals(sentUnder, endings(payment, messages, ENDINGS), "endings of " + payment);
        assertEquals(
                sentUnder - 1,
                endings(payment, messages, EnumSet.of(Notice.Kind.REFUSED)),
                "of several with one reference all but the first are refused: " + payment);
        if (payment.isRepeated) {
            return 0;
        }
        long executed = endings(payment, messages, EnumSet.of(Notice.Kind.EXECUTED));
        assertEquals(executed, advices(payment, messages, false), "debit advices of " + payment);
        return executed * payment.amountMinor;
    }

    private static long endings(Sent payment, Received messages, Set<Notice.Kind> kinds) {
        return messages.about(payment)
                .filter(message -> message instanceof Notice notice && kinds.contains(notice.kind()))
                .count();
    }

    private static long advices(Sent payment, Received messages, boolean isCredit) {
        return messages.about(payment)
                .filter(message -> message instanceof Advice advice
                        && advice.isCredit() == isCredit
                        && advice.amountMinor() == payment.amountMinor)
                .count();
    }

    /** What the payment brought to its receiver's account. */
    private long credited(Sent payment, List<Received> messages) {
        if (payment.isRepeated) {
            return 0;
        }
        String issuer = banks.get(payment.from).bic();
        Received received = messages.get(payment.to);
        long forwarded = received.about(payment)
                .filter(message -> message instanceof ReceivedPayment one
                        && one.issuer().bic().equals(issuer)
                        && one.amountMinor() == payment.amountMinor)
                .count();
        long executed = endings(payment, messages.get(payment.from), EnumSet.of(Notice.Kind.EXECUTED));
        assertEquals(executed, forwarded, "forwarded to its receiver: " + payment);
        assertEquals(executed, advices(payment, received, true), "credit advices of " + payment);
        return executed * payment.amountMinor;
    }
}
