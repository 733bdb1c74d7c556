package az.ecbar.mt;

import static az.ecbar.mt.SamplePayments.ALFA;

import az.ecbar.mt.output.AccountAnswerWriter;
import az.ecbar.mt.output.Balance;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.mt.output.PaymentTold;
import az.ecbar.mt.output.StatementLine;
import az.ecbar.mt.output.Totals;
import az.ecbar.mt.output.WaitingLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What banks ask and what they are answered in the documents, by the names of the files. */
final class SampleInquiries {
    private static final int DAY = 20_260_401;
    private static final long MOMENT_NS = 1_775_025_000_000_000_000L;
    private static final Text AZN = Text.of("AZN");
    private static final Text OURS = Text.of("A000000000000060");
    private static final Text ACCOUNT = Text.of(ALFA.account());

    private final Map<String, byte[]> samples = new TreeMap<>();
    private final AccountAnswerWriter writer = new AccountAnswerWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    private SampleInquiries() {}

    static Map<String, byte[]> all() {
        SampleInquiries inquiries = new SampleInquiries();
        inquiries.asked();
        inquiries.account();
        inquiries.movements();
        inquiries.service();
        return inquiries.samples;
    }

    private void asked() {
        String account = ":25:" + ALFA.account() + "\r\n";
        add("in-920-balance.fin", message(920, "ALFA-Q-1", ":12:941\r\n" + account));
        add("in-920-interim.fin", message(920, "ALFA-Q-2", ":12:942\r\n" + account + ":34F:AZN0,\r\n"));
        add("in-920-statement.fin", message(920, "ALFA-Q-3", ":12:950\r\n" + account));
        add("in-298-800-movements.fin", message(298, "ALFA-Q-6", ":12:800\r\n:77E:\r\n" + account));
        add("in-298-801-pending.fin", message(298, "ALFA-Q-4", ":12:801\r\n:77E:\r\n" + account));
        add("in-298-804-payment.fin", message(298, "ALFA-Q-5", ":12:804\r\n:77E:\r\n:21:ALFA260401-00031\r\n"));
    }

    private static byte[] message(int type, String reference, String fields) {
        String text = "{1:F01ALFAAZ22AXXX0001000140}{2:I" + type + "NABZAZ2CXRTSN}{4:\r\n:20:" + reference + "\r\n"
                + fields + "-}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void account() {
        int length = writer.balance(
                header(113),
                OURS,
                Text.of("ALFA-Q-1"),
                ACCOUNT,
                61,
                new Balance(20_260_331, AZN, 250_000_000),
                new Totals(1, AZN, 150_000),
                new Totals(1, AZN, 5_000_000),
                new Balance(DAY, AZN, 254_850_000),
                254_850_000,
                target,
                0);
        add("out-941-balance.fin", Arrays.copyOf(target, length));
        writer.startInterim(header(114), OURS, Text.of("ALFA-Q-2"), ACCOUNT, 61, 1, AZN, 0, target, 0);
        writer.line(line(false, 150_000, 103, "ALFA260401-00001", "A000000000000042"));
        writer.line(line(true, 5_000_000, 205, "BETA260401-00007", "A000000000000051"));
        length = writer.endEntries(new Totals(1, AZN, 150_000), new Totals(1, AZN, 5_000_000));
        add("out-942-interim.fin", Arrays.copyOf(target, length));
    }

    private void movements() {
        writer.startMovements(
                header(117), OURS, Text.of("ALFA-Q-6"), ACCOUNT, 61, 1, new Totals(2, AZN, 300_000_000), target, 0);
        writer.waiting(new WaitingLine(
                new Money(DAY, AZN, 250_000_000), 40, 205, Text.of("ALFA260401-00030"), Text.of("A000000000000054")));
        writer.waiting(new WaitingLine(
                new Money(DAY, AZN, 50_000_000), 50, 103, Text.of("ALFA260401-00031"), Text.of("A000000000000055")));
        writer.line(line(false, 150_000, 103, "ALFA260401-00001", "A000000000000042"));
        writer.line(line(true, 5_000_000, 205, "BETA260401-00007", "A000000000000051"));
        int length = writer.endEntries(new Totals(1, AZN, 150_000), new Totals(1, AZN, 5_000_000));
        add("out-298-850-movements.fin", Arrays.copyOf(target, length));
    }

    private void service() {
        int length = writer.pending(
                header(115),
                OURS,
                Text.of("ALFA-Q-4"),
                ACCOUNT,
                Text.of("ACTIVE"),
                new Balance(DAY, AZN, 254_850_000),
                254_850_000,
                new Totals(2, AZN, 300_000_000),
                target,
                0);
        add("out-298-851-pending.fin", Arrays.copyOf(target, length));
        PaymentTold told = new PaymentTold(
                new Money(DAY, AZN, 50_000_000),
                50,
                1,
                45_150_000,
                Text.of("THE PAYMENTS BEFORE IT HAVE GONE\r\nWHAT 32L SAYS HAS COME IN"));
        NoticeReason behind = new NoticeReason(
                Text.of("AM04"), 302, new Text(), Text.of("an earlier or more urgent payment waits for funds"));
        length = writer.payment(
                header(116),
                OURS,
                Text.of("ALFA-Q-5"),
                Text.of("A000000000000055"),
                Text.of("ALFA260401-00031"),
                "WAITING",
                told,
                behind,
                target,
                0);
        add("out-298-854-payment.fin", Arrays.copyOf(target, length));
    }

    private static OutputHeader header(long output) {
        return new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(output, 60)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static StatementLine line(boolean isCredit, long minor, int type, String reference, String ours) {
        return new StatementLine(DAY, DAY, isCredit, AZN, minor, type, Text.of(reference), Text.of(ours));
    }

    private void add(String name, byte[] message) {
        samples.put(name, message);
    }
}
