package az.ecbar.iso.output;

import az.ecbar.mt.Text;
import az.ecbar.mt.output.AccountAnswerWriter;
import az.ecbar.mt.output.Balance;
import az.ecbar.mt.output.Booking;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OrderingParty;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.mt.output.PaymentTold;
import az.ecbar.mt.output.StatementLine;
import az.ecbar.mt.output.StatementWriter;
import az.ecbar.mt.output.Totals;
import az.ecbar.mt.output.WaitingLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Outputs of AZIPS to a bank, drawn at random within what they may say, written by the writers of MT. */
final class RandomOutputs {
    /** The beginning of 1 April 2026 in Baku, UTC ns. */
    static final long DAY_NS = 1_774_987_200_000_000_000L;

    private static final long LARGEST_MINOR = 99_999_999_999_999L;
    private static final int LINES_OF_PAGE = 24;
    private static final int DAY = 20_260_401;
    private static final Text ALFA_ACCOUNT = Text.of("AZ89NABZ01350100000000901944");
    private static final String NO_TEXT = "";

    private final Random random;
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];
    private final Text currency;
    private OutputHeader header = new OutputHeader();
    private boolean isLargest;

    RandomOutputs(Random random) {
        this.random = random;
        currency = Text.of(List.of("AZN", "USD", "JPY", "KWD").get(random.nextInt(4)));
    }

    OutputHeader header() {
        return header;
    }

    String currency() {
        return currency.toString();
    }

    /** One message. */
    byte[] next() {
        header = header(random.nextInt(24 * 60));
        return switch (random.nextInt(9)) {
            case 0, 1 -> advice();
            case 2, 3 -> statement(random.nextInt(LINES_OF_PAGE + 1));
            case 4 -> interim(random.nextInt(LINES_OF_PAGE + 1));
            case 5 -> movements(random.nextInt(LINES_OF_PAGE + 1));
            case 6 -> aboutAccount();
            case 7 -> aboutPayment();
            default -> notice();
        };
    }

    /** The longest of each kind that has pages. */
    List<byte[]> longest() {
        isLargest = true;
        header = header(0);
        return List.of(statement(LINES_OF_PAGE), interim(LINES_OF_PAGE), movements(LINES_OF_PAGE));
    }

    private OutputHeader header(int minute) {
        return new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(isLargest ? 999_999_999_999_999L : 1 + random.nextInt(1_000_000), 42)
                .moment(DAY_NS + minute * 60_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private byte[] advice() {
        MtWriter writer = new MtWriter();
        if (random.nextBoolean()) {
            header.uetr(Text.of("0f0c5d6e-2c1a-4b8e-9d3f-5a6b7c8d9e0f"));
        }
        return random.nextBoolean()
                ? message(writer.debitAdvice(header, booking(NO_TEXT), OrderingParty.OWNER, target, 0))
                : credit(writer);
    }

    private byte[] credit(MtWriter writer) {
        return switch (random.nextInt(4)) {
            case 0 -> message(writer.creditAdvice(header, booking(NO_TEXT), customer(), target, 0));
            case 1 -> message(writer.creditAdvice(header, booking(NO_TEXT), participant(), target, 0));
            case 2 ->
                message(writer.creditAdvice(
                        header,
                        booking("/ISSUE/BY THE CENTRAL BANK"),
                        OrderingParty.institution("NABZAZ2CXXX"),
                        target,
                        0));
            default ->
                message(writer.debitAdvice(
                        header,
                        booking("/ONBEHALF/BY THE CENTRAL BANK"),
                        OrderingParty.institution("NABZAZ2CXXX"),
                        target,
                        0));
        };
    }

    private OrderingParty customer() {
        String codes = List.of("1700767161/", "/", "/5ABC123", "1400090332/5ABC123", "1400090332/")
                .get(random.nextInt(5));
        return new OrderingParty(
                "50K",
                lines(
                        "/AZ89ALFA38090000000000001944",
                        words(35),
                        codes,
                        "505901/1400090181/ALFAAZ22XXX",
                        ALFA_ACCOUNT.toString()));
    }

    private OrderingParty participant() {
        return new OrderingParty(
                "52D", lines("/505901", words(35), ALFA_ACCOUNT.toString(), "1400090181", "ALFAAZ22XXX"));
    }

    private Booking booking(String narrative) {
        boolean hasReference = random.nextInt(5) > 0;
        return new Booking(
                ours(), hasReference ? reference() : Text.of(NO_TEXT), account(), money(), Text.of(narrative));
    }

    private byte[] statement(int entries) {
        StatementWriter writer = new StatementWriter();
        int page = isLargest ? 99_998 : 1 + random.nextInt(3);
        StatementWriter _ = writer.start(
                header,
                Text.of("S260401000000010"),
                account(),
                61,
                page,
                new Balance(20_260_331, currency, minor()),
                target,
                0);
        for (int i = 0; i < entries; i++) {
            StatementWriter _ = writer.line(line());
        }
        return message(writer.end(new Balance(DAY, currency, minor()), random.nextBoolean()));
    }

    private byte[] interim(int entries) {
        AccountAnswerWriter writer = new AccountAnswerWriter();
        AccountAnswerWriter _ = writer.startInterim(
                header, ours(), reference(), account(), 61, 1 + random.nextInt(20), currency, minor() - 1, target, 0);
        for (int i = 0; i < entries; i++) {
            AccountAnswerWriter _ = writer.line(line());
        }
        return message(endEntries(writer));
    }

    private byte[] movements(int entries) {
        AccountAnswerWriter writer = new AccountAnswerWriter();
        boolean isFirst = isLargest || random.nextBoolean();
        AccountAnswerWriter _ = writer.startMovements(
                header, ours(), reference(), account(), 61, isFirst ? 1 : 2, isFirst ? totals() : null, target, 0);
        for (int i = 0; i < entries; i++) {
            AccountAnswerWriter _ = writer.waiting(waiting());
        }
        for (int i = 0; i < entries; i++) {
            AccountAnswerWriter _ = writer.line(line());
        }
        return message(endEntries(writer));
    }

    private int endEntries(AccountAnswerWriter writer) {
        boolean isLast = isLargest || random.nextBoolean();
        return writer.endEntries(isLast ? totals() : null, isLast ? totals() : null);
    }

    private byte[] aboutAccount() {
        AccountAnswerWriter writer = new AccountAnswerWriter();
        Balance book = new Balance(DAY, currency, minor());
        return random.nextBoolean()
                ? message(writer.balance(
                        header, ours(), reference(), account(), 61, book, totals(), totals(), book, minor(), target, 0))
                : message(writer.pending(
                        header,
                        ours(),
                        reference(),
                        account(),
                        Text.of("ORDER/SEIZURE"),
                        book,
                        minor(),
                        totals(),
                        target,
                        0));
    }

    private byte[] aboutPayment() {
        AccountAnswerWriter writer = new AccountAnswerWriter();
        String state = List.of("FUTURE-DATED", "WAITING", "SETTLED", "ANNULLED", "REFUSED")
                .get(random.nextInt(5));
        boolean isPending = state.equals("WAITING") || state.equals("FUTURE-DATED");
        PaymentTold told = isPending
                ? new PaymentTold(money(), 50, 1, minor(), lines("THE PAYMENTS BEFORE IT HAVE GONE", "WHAT 32L SAYS"))
                : null;
        @Nullable NoticeReason reason = state.equals("SETTLED") ? null : reason(state.equals("ANNULLED"));
        return message(
                writer.payment(header, ours(), reference(), ours(), reference(), state, told, reason, target, 0));
    }

    private byte[] notice() {
        MtWriter writer = new MtWriter();
        int type = List.of(102, 103, 205).get(random.nextInt(3));
        MessageMeant payment = meant(type);
        return switch (random.nextInt(7)) {
            case 0 -> message(writer.executed(header, payment, money(), target, 0));
            case 1 -> message(writer.waits(header, payment, money(), random.nextInt(100), reason(false), target, 0));
            case 2 -> message(writer.annulled(header, payment, money(), reason(true), target, 0));
            case 3 -> message(writer.refused(header, payment, reason(false), target, 0));
            case 4 -> message(writer.notCancelled(header, meant(298), reason(false), target, 0));
            case 5 -> message(writer.priorityNotChanged(header, meant(298), reason(false), target, 0));
            default ->
                message(writer.refused(
                        header,
                        meant(List.of(920, 999, 298, MessageMeant.UNKNOWN_TYPE).get(random.nextInt(4))),
                        reason(false),
                        target,
                        0));
        };
    }

    private MessageMeant meant(int type) {
        boolean hasReference = random.nextInt(5) > 0;
        Text paper = random.nextInt(3) == 0 ? reference() : new Text();
        return new MessageMeant(ours(), hasReference ? reference() : Text.of(NO_TEXT), type, DAY, paper);
    }

    private NoticeReason reason(boolean isOfEnd) {
        int code = isOfEnd ? List.of(248, 253, 246).get(random.nextInt(3)) : 100 + random.nextInt(100);
        String tag = List.of("", "32A", "1").get(random.nextInt(3));
        return new NoticeReason(Text.of("AM04"), code, Text.of(tag), Text.of(words(150)));
    }

    private StatementLine line() {
        boolean isPayment = isLargest || random.nextInt(4) > 0;
        boolean hasReference = isLargest || random.nextInt(5) > 0;
        return new StatementLine(
                DAY,
                DAY,
                random.nextBoolean(),
                currency,
                minor(),
                isPayment ? List.of(102, 103, 205).get(random.nextInt(3)) : StatementLine.NO_MESSAGE,
                hasReference ? reference() : Text.of(NO_TEXT),
                ours());
    }

    private WaitingLine waiting() {
        return new WaitingLine(money(), random.nextInt(100), 103, reference(), ours());
    }

    private Totals totals() {
        return new Totals(isLargest ? 99_999 : random.nextInt(1000), currency, minor() - 1);
    }

    private Money money() {
        return new Money(DAY + random.nextInt(10), currency, minor());
    }

    private long minor() {
        return isLargest ? LARGEST_MINOR : 1 + Math.abs(random.nextLong() % LARGEST_MINOR);
    }

    private Text ours() {
        return Text.of(String.format(Locale.ROOT, "A%015d", random.nextInt(1_000_000_000)));
    }

    private Text reference() {
        return Text.of(isLargest ? "ALFA260401-00001" : "R" + random.nextInt(1_000_000) + "/(A)+'?");
    }

    private Text account() {
        return ALFA_ACCOUNT;
    }

    /** Words of character set x, with what XML escapes not among it. */
    private String words(int length) {
        StringBuilder words = new StringBuilder("W");
        while (words.length() < length) {
            words.append("ABC xyz.0'(+)?,:/-".charAt(random.nextInt(18)));
        }
        words.setCharAt(length - 1, 'Z');
        return words.toString();
    }

    private static Text lines(String... lines) {
        return Text.of(String.join("\r\n", lines));
    }

    private byte[] message(int length) {
        return Arrays.copyOf(target, length);
    }
}
