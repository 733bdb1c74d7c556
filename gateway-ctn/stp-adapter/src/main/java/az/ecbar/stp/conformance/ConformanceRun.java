package az.ecbar.stp.conformance;

import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.UtcNs;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the cases one after the other against the centre, each when the one before was answered, and writes the report.
 * Used by one thread.
 */
public final class ConformanceRun {
    private final Exchange exchange;
    private final Clock clock;
    private final BankReader reader = new BankReader(false);
    private final ReportText text = new ReportText();
    private long lastInput;
    private long lastSequence;

    public ConformanceRun(Exchange exchange, Clock clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * Runs all cases.
     *
     * @param bic of the bank
     * @param terminal its logical terminal, twelve characters
     * @param run at most ten characters that no other run of this day has, for references
     * @param chain certificates of the key that signs, its own first
     * @throws ConformanceException when the centre did not take a message, or did not answer it
     */
    public ConformanceReport run(
            String bic,
            String terminal,
            ConformanceParties parties,
            String run,
            Signer signer,
            List<BcscCertificate> chain)
            throws ConformanceException {
        ConformanceCases cases = new ConformanceCases(terminal, parties, run);
        text.begin(bic, terminal, chain.getFirst().fingerprint(), UtcNs.toInstant(clock.utcNs()));
        for (ConformanceCase one : cases.all()) {
            tryOut(one);
        }
        Exchange.Probed probed = exchange.probe();
        text.fact("repeat", "sequence-" + lastSequence, "sequence-" + probed.repeatedSequence());
        text.fact("acknowledged", "BANK_BEHIND", probed.behind());
        text.fact("other-bytes", "OTHER_BYTES", probed.otherBytes());
        long expectedNumber = lastInput + 1;
        tryOut(cases.afterBreak());
        text.fact("numbers", "input-" + expectedNumber, "input-" + lastInput);
        text.fact("receipts", "genuine", exchange.areReceiptsGenuine() ? "genuine" : "not-genuine");
        text.fact("outputs", "without-gap", exchange.areOutputsWithoutGap() ? "without-gap" : "with-gap");
        text.count();
        ConformanceCase binding = cases.binding(Digest.ofContent(text.soFar().getBytes(StandardCharsets.US_ASCII))
                .toHex());
        Exchange.Answered answered = exchange.exchange(binding);
        text.bound(binding, answered.inputNumber(), answered.sequence(), name(reader.read(answered.output())));
        text.end(UtcNs.toInstant(clock.utcNs()));
        return ConformanceReport.sign(text.soFar(), signer, chain);
    }

    private void tryOut(ConformanceCase one) throws ConformanceException {
        Exchange.Answered answered = exchange.exchange(one);
        lastInput = answered.inputNumber();
        lastSequence = answered.sequence();
        text.message(one, lastInput, lastSequence, name(reader.read(answered.output())));
    }

    private static String name(BankMessage answer) {
        return switch (answer) {
            case Notice notice -> {
                Notice.Reason reason = notice.reason();
                yield notice.kind().smt() + (reason == null ? "" : "/" + reason.code());
            }
            case InquiryAnswer told -> String.valueOf(told.type());
            default -> answer.getClass().getSimpleName();
        };
    }
}
