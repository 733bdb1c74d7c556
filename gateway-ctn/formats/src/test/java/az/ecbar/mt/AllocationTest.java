package az.ecbar.mt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.mt.output.Booking;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OrderingParty;
import az.ecbar.mt.output.OutputHeader;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Reading a payment and writing what follows from it allocates nothing once warm. */
class AllocationTest {
    private static final int MESSAGES = 200;
    private static final int ROUNDS = 50;
    private static final int ATTEMPTS = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[][] messages = new byte[MESSAGES][];
    private final MtReader reader = SamplePayments.reader();
    private final byte[] bic = new byte[11];
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];
    private long sum;

    AllocationTest() {
        RandomPayments payments = new RandomPayments(42);
        for (int i = 0; i < MESSAGES; i++) {
            messages[i] = payments.next().build();
        }
    }

    @Test
    void readingDoesNotAllocate() {
        assertEquals(0, leastAllocated(() -> {
            for (byte[] message : messages) {
                if (reader.read(message) instanceof PaymentInstruction payment) {
                    payment.copySenderBic(bic, 0);
                    sum += payment.amountMinor()
                            + payment.issuer().tin().toNumber()
                            + payment.reference().length();
                }
            }
        }));
    }

    @Test
    void writingDoesNotAllocate() {
        MtWriter writer = new MtWriter();
        PaymentInstruction payment = assertInstanceOf(PaymentInstruction.class, reader.read(messages[0]));
        OutputHeader header = new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of("BETAAZ22XXXX"))
                .uetr(Text.of(SamplePayments.UETR));
        MessageMeant meant = new MessageMeant(Text.of("A000000000000042"), Text.of("X"), 103, 20_260_401);
        Money money = new Money(20_260_401, Text.of("AZN"), 150_000);
        NoticeReason reason = NoticeReason.of(FormatReason.AMOUNT_CHARACTER, "32A");
        Booking booking = new Booking(Text.of("A1"), Text.of("X"), Text.of(SamplePayments.ALFA.account()), money);
        OrderingParty ordering = OrderingParty.of(payment);
        assertEquals(0, leastAllocated(() -> {
            header.numbers(sum++ & 0xFFFF, 42).moment(1_775_000_000_000_000_000L, 240);
            sum += writer.forward(header, payment, target, 0);
            sum += writer.executed(header, meant, money, target, 0);
            sum += writer.waits(header, meant, money, 50, reason, target, 0);
            sum += writer.annulled(header, meant, money, reason, target, 0);
            sum += writer.refused(header, meant, reason, target, 0);
            sum += writer.debitAdvice(header, booking, OrderingParty.OWNER, target, 0);
            sum += writer.creditAdvice(header, booking, ordering, target, 0);
        }));
    }

    /** The least of several attempts: what the compiler allocates on this thread while it warms up does not count. */
    private long leastAllocated(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < ROUNDS; round++) {
                work.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
