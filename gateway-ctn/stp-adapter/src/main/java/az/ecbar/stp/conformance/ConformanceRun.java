package az.ecbar.stp.conformance;

import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import az.ecbar.stp.message.NoticeReader;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.UtcNs;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the cases one after the other against the centre, each when the one before was answered, and writes the report. The
 * bank may be told in either language: the report names an answer in ISO 20022 by the MT that says the same.
 * Used by one thread.
 */
public final class ConformanceRun {
    private final Exchange exchange;
    private final Clock clock;
    private final NoticeReader reader = new NoticeReader();
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
        text.bound(binding, answered.inputNumber(), answered.sequence(), reader.answer(answered.output()));
        text.end(UtcNs.toInstant(clock.utcNs()));
        return ConformanceReport.sign(text.soFar(), signer, chain);
    }

    private void tryOut(ConformanceCase one) throws ConformanceException {
        Exchange.Answered answered = exchange.exchange(one);
        lastInput = answered.inputNumber();
        lastSequence = answered.sequence();
        text.message(one, lastInput, lastSequence, reader.answer(answered.output()));
    }
}
