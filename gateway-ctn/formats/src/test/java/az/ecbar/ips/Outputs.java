package az.ecbar.ips;

import az.ecbar.ips.output.IpsReason;
import az.ecbar.ips.output.IpsState;
import az.ecbar.ips.output.IpsWriter;
import az.ecbar.ips.output.LimitTold;
import az.ecbar.ips.output.Outcome;
import az.ecbar.ips.output.StatementPage;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.Text;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample of each message that IPS sends. */
final class Outputs {
    /** 2026-04-01 10:30:01.500 in Baku. */
    static final long MOMENT_NS = 1_775_025_001_500_000_000L;

    static final String REFERENCE = "I000000000000042";
    private static final long DAY_TURNS_NS = 1_775_073_600_000_000_000L;

    private final IpsReader reader = new IpsReader();
    private final IpsWriter writer = new IpsWriter();
    private final byte[] target = new byte[XmlWriter.MAX_LENGTH];
    private final Map<String, String> all = new LinkedHashMap<>();

    static OutputHeader header(String terminal) {
        return new OutputHeader()
                .system(Text.of("NABZAZ2CXIPS"))
                .receiver(Text.of(terminal))
                .numbers(117, 42)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    static OutputHeader toBeta() {
        return header("BETAAZ22AXXX");
    }

    static OutputHeader toAlfa() {
        return header("ALFAAZ22AXXX");
    }

    /** By the name of the sample. */
    Map<String, String> samples() {
        forwarded();
        statuses();
        refusals();
        answers();
        return all;
    }

    private void forwarded() {
        forward("pacs.008-forwarded", IpsKind.PAYMENT, false);
        forward("pacs.008-copy", IpsKind.PAYMENT, true);
        forward("pacs.004-forwarded", IpsKind.REFUND, false);
        forward("pain.001-forwarded", IpsKind.REQUEST, false);
        forward("camt.056-forwarded", IpsKind.REFUND_REQUEST, false);
        TextMessage text = Readings.read(reader, SampleSource.of(IpsKind.TEXT), TextMessage.class);
        add("camt.998-text", writer.text(toBeta(), text, target, 0));
    }

    private void forward(String name, IpsKind kind, boolean isCopy) {
        IpsMessage message = Readings.read(reader, SampleSource.of(kind));
        add(name, writer.forward(toBeta(), message, REFERENCE, isCopy, target, 0));
    }

    private void statuses() {
        IpsReason lack = IpsReason.of(
                "AM04", 550, "", "the headroom does not suffice", IpsElementPath.of(IpsKind.PAYMENT, IpsField.AMOUNT));
        Outcome executed = Outcome.executed(20_260_401, REFERENCE);
        Outcome rejected = Outcome.rejected(lack, REFERENCE);
        Outcome pending = new Outcome(IpsState.PENDING, IpsReason.NONE, 0, REFERENCE);
        PaymentOrder payment = Readings.read(reader, SampleSource.of(IpsKind.PAYMENT), PaymentOrder.class);
        add("pacs.002-executed", writer.status(toAlfa(), payment, executed, false, target, 0));
        add("pacs.002-executed-national", writer.status(toAlfa(), payment, executed, true, target, 0));
        add("pacs.002-pending", writer.status(toAlfa(), payment, pending, false, target, 0));
        add("pacs.002-rejected", writer.status(toAlfa(), payment, rejected, false, target, 0));
        PaymentRefund refund = Readings.read(reader, SampleSource.of(IpsKind.REFUND), PaymentRefund.class);
        add("pacs.002-refund-executed", writer.status(toAlfa(), refund, executed, false, target, 0));
        String refused = SampleSource.of(IpsKind.REQUEST_STATUS);
        IpsReason why = IpsReason.of(Readings.read(reader, refused, PaymentAnswer.class));
        PaymentRequest request = Readings.read(reader, SampleSource.of(IpsKind.REQUEST), PaymentRequest.class);
        Outcome refusal = new Outcome(IpsState.REFUSED, why, 0, REFERENCE);
        add("pain.002-executed", writer.requestStatus(toBeta(), request, executed, false, target, 0));
        add("pain.002-refused-national", writer.requestStatus(toBeta(), request, refusal, true, target, 0));
        IpsReason no = IpsReason.of(Readings.read(reader, SampleSource.of(IpsKind.RESOLUTION), PaymentAnswer.class));
        RefundRequest meant = Readings.read(reader, SampleSource.of(IpsKind.REFUND_REQUEST), RefundRequest.class);
        add("camt.029-refused", writer.resolution(toAlfa(), meant, no, target, 0));
    }

    private void refusals() {
        refused("pacs.002-unreadable", IpsKind.PAYMENT, ">150.00<", ">150,00<");
        refused("camt.025-rejected", IpsKind.REQUEST, ">150.00<", ">0<");
        refused("camt.029-unreadable", IpsKind.REFUND_REQUEST, ">DUPL<", "><");
        refused("camt.025-error", IpsKind.LIMIT_CHANGE, ">1000000.00<", ">-5<");
    }

    private void refused(String name, IpsKind kind, String from, String to) {
        IpsRefusal refusal = Readings.refusal(reader, SampleSource.of(kind).replace(from, to));
        add(name, writer.refused(toAlfa(), refusal, target, 0));
    }

    private void answers() {
        LimitTold limit = new LimitTold(
                LimitTold.News.ANSWER,
                "ALFA260401000008",
                false,
                SampleSource.ALFA,
                SampleSource.ALFA_CLEARING,
                100_000_000,
                -250_050,
                100_250_050);
        add("camt.010-limit", writer.limit(toAlfa(), limit, target, 0));
        add("camt.019-day", writer.day(toAlfa(), "ALFA260401000010", 20_260_401, DAY_TURNS_NS, target, 0));
        CopyQuery query = Readings.read(reader, SampleSource.of(IpsKind.COPY_QUERY), CopyQuery.class);
        byte[] original = MadeMessage.bytes(SampleSource.of(IpsKind.PAYMENT));
        byte[] receipt = {1, 2, 3, (byte) 0xFF};
        add("camt.034-copy", writer.copy(toAlfa(), query, "pacs.008.001.08", original, receipt, target, 0));
        StatementPage page = new StatementPage(
                SampleSource.ALFA_CLEARING,
                SampleSource.ALFA,
                20_260_401,
                91,
                1,
                1,
                50_000,
                5_000,
                15_000,
                0,
                -30_000,
                List.of(new StatementPage.Entry(
                        false, 15_000, "pacs.008.001.08", SampleSource.ALFA, "ALFA-T-0001", REFERENCE, MOMENT_NS)));
        add("camt.998-statement", writer.statement(toAlfa(), page, target, 0));
    }

    private void add(String name, int length) {
        if (length == IpsWriter.NONE) {
            throw new AssertionError("not written: " + name);
        }
        all.put(name, new String(target, 0, length, StandardCharsets.UTF_8));
    }
}
