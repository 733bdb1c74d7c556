package az.ecbar.mt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.Unreadable;
import az.ecbar.testkit.Rule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Changes valid messages at random and asks the real reader and a naive one of regular expressions: both must be of the same
 * opinion, whether the message is valid and what it says. The seed is printed with a failure and gives the same run.
 */
@Rule("4.8.3")
class MutationFuzzTest {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final MtReader reader = SamplePayments.reader();
    private final Map<FormatReason, Integer> refused = new EnumMap<>(FormatReason.class);
    private int accepted;

    @Test
    @Timeout(60)
    void bothReadersAgree() {
        run(20_260_401, 8);
        assertTrue(accepted > 1_000, () -> "accepted only " + accepted);
        assertTrue(refused.size() > 50, () -> "met only " + refused.keySet());
    }

    @Test
    @Tag("long")
    @Timeout(400)
    void bothReadersAgreeForLong() {
        long seed = System.nanoTime();
        run(seed, 300);
    }

    @Test
    @Timeout(60)
    void noMessageOfAnyKindMakesAReaderThrow() {
        SplittableRandom random = new SplittableRandom(298);
        MessageMutator mutator = new MessageMutator(random);
        BankReader bank = new BankReader(false);
        List<byte[]> samples = List.copyOf(SampleMessages.all().values());
        int unreadable = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] message = mutator.mutate(
                    samples.get(random.nextInt(samples.size())), samples.get(random.nextInt(samples.size())));
            unreadable += bank.read(message) instanceof Unreadable ? 1 : 0;
            reader.read(message);
        }
        assertTrue(unreadable > 30_000 && unreadable < 49_000, "unreadable " + unreadable);
    }

    private void run(long seed, int seconds) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomPayments payments = new RandomPayments(seed);
        MessageMutator mutator = new MessageMutator(random);
        long end = System.nanoTime() + seconds * NS_PER_SECOND;
        byte[] other = payments.next().build();
        for (int round = 0; System.nanoTime() < end; round++) {
            byte[] message = payments.next().build();
            check(message, seed, round);
            for (int i = 0; i < 20; i++) {
                check(mutator.mutate(message, other), seed, round);
            }
            other = message;
        }
    }

    private void check(byte[] message, long seed, int round) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        try {
            MtResult result = reader.read(message);
            NaivePayment naive = NaivePayment.read(text);
            switch (result) {
                case PaymentInstruction payment -> agree(naive, payment);
                case MtError error -> {
                    refused.merge(error.reason(), 1, Integer::sum);
                    assertEquals(null, naive, error::text);
                    assertTrue(error.offset() >= 0 && error.offset() <= message.length, error::text);
                }
                case ChangeRequest request -> assertTrue(ChangeRequest.isOne(request.smt()));
                case FieldMessage fields -> assertEquals(298, fields.messageType());
            }
        } catch (RuntimeException | AssertionError e) {
            fail("seed " + seed + ", round " + round + ":\n" + text, e);
        }
    }

    private void agree(@Nullable NaivePayment naive, PaymentInstruction payment) {
        if (!NaivePayment.knowsCurrency(payment.currency().toString())) {
            return;
        }
        if (naive == null) {
            fail("accepted by one reader only");
            return;
        }
        accepted++;
        assertEquals(naive.type(), String.valueOf(payment.messageType()));
        assertEquals(naive.sender(), payment.senderTerminal().toString());
        assertEquals(naive.receiver(), payment.receiverTerminal().toString());
        header(naive, "113", payment.priority() < 0 ? "" : String.format("%04d", payment.priority()));
        header(naive, "108", payment.userReference().toString());
        header(naive, "119", payment.validationFlag().toString());
        header(naive, "121", payment.uetr().toString());
        assertEquals(naive.reference(), payment.reference().toString());
        assertEquals(naive.related(), payment.relatedReference().toString());
        assertEquals(naive.valueDate().toString().replace("-", ""), String.valueOf(payment.valueDate()));
        assertEquals(naive.currency(), payment.currency().toString());
        assertEquals(0, naive.amount().compareTo(BigDecimal.valueOf(payment.amountMinor(), payment.currencyDigits())));
        boolean isCustomer = payment.messageType() == 103;
        assertEquals(naive.issuer(), lines(payment.issuer(), isCustomer));
        assertEquals(naive.beneficiary(), lines(payment.beneficiary(), isCustomer));
        assertEquals(naive.remittance(), payment.remittanceInformation().toString());
        assertEquals(naive.instruction(), payment.senderToReceiver().toString());
    }

    private static void header(NaivePayment naive, String tag, String value) {
        String item = value.isEmpty() ? "{" + tag + ":" : "{" + tag + ":" + value + "}";
        assertEquals(!value.isEmpty(), naive.userHeader().contains(item));
    }

    private static List<String> lines(PaymentParty party, boolean isCustomer) {
        String name = party.name().toString();
        return isCustomer
                ? List.of(
                        party.customerAccount().toString(),
                        name,
                        party.customerTin().toString(),
                        party.bankCode() + "/" + party.tin() + "/" + party.bic(),
                        party.account().toString())
                : List.of(
                        party.bankCode().toString(),
                        name,
                        party.account().toString(),
                        party.tin().toString(),
                        party.bic().toString());
    }
}
