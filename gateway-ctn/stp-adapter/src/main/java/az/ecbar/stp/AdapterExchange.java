package az.ecbar.stp;

import az.ecbar.port.Clock;
import az.ecbar.stp.adapter.Mailbox;
import az.ecbar.stp.conformance.ConformanceCase;
import az.ecbar.stp.conformance.ConformanceException;
import az.ecbar.stp.conformance.Exchange;
import az.ecbar.stp.link.OutputVerifier;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The self-test's way through a real adapter on the bank's own folder: it opens one, and after a break another. Used by the
 * thread of the test; what comes in is left by the adapter's.
 */
final class AdapterExchange implements Exchange, StpListener, AutoCloseable {
    /** What a refusal is in MT, and in ISO 20022 of a payment and of anything else. */
    private static final Set<String> REFUSALS = Set.of("SMT900", "pacs.002", "camt.025");

    private final StpConfig config;
    private final Connector.Connection connection;
    private final ReceiptVerifier receipts;
    private final Clock clock;
    private final Duration patience;
    private final Mailbox<Output> outputs = new Mailbox<>();
    private @Nullable StpAdapter adapter;
    private byte[] lastMessage = new byte[0];
    private long lastInput;
    private long lastOutput;
    private boolean isGenuine = true;
    private boolean isWithoutGap = true;
    private volatile boolean isAlarmed;

    AdapterExchange(
            StpConfig config, Connector.Connection connection, ReceiptVerifier receipts, Clock clock, Duration patience)
            throws IOException {
        this.config = config;
        this.connection = connection;
        this.receipts = receipts;
        this.clock = clock;
        this.patience = patience;
        adapter = open();
    }

    private StpAdapter open() throws IOException {
        OutputVerifier verifier = connection.verifier();
        return StpAdapter.open(config, connection.links(), verifier, this);
    }

    @Override
    public void onOutput(Output output) {
        outputs.leave(output);
    }

    @Override
    public void onAlarm(Alarm alarm, String text) {
        isAlarmed |= alarm == Alarm.BAD_SIGNATURE;
    }

    @Override
    public Answered exchange(ConformanceCase one) throws ConformanceException {
        StpAdapter current = adapter;
        if (current == null) {
            throw new ConformanceException(one.name() + ": there is no session");
        }
        byte[] message = one.message();
        Mailbox<Outcome> answers = new Mailbox<>();
        var _ = current.send(message)
                .whenComplete((outcome, failure) ->
                        answers.leave(outcome == null ? new Outcome.Unknown(0, String.valueOf(failure)) : outcome));
        Optional<Outcome> outcome = answers.take(patience);
        if (outcome.isEmpty() || !(outcome.get() instanceof Outcome.Accepted accepted)) {
            throw new ConformanceException(one.name() + ": not taken: "
                    + outcome.map(Outcome::toString).orElse("no answer in " + patience.toSeconds() + " s"));
        }
        lastMessage = message;
        lastInput = accepted.inputNumber();
        checkReceipt(accepted.receipt());
        return new Answered(accepted.inputNumber(), accepted.sequence(), answer(one));
    }

    private byte[] answer(ConformanceCase one) throws ConformanceException {
        while (true) {
            Output output = outputs.take(patience)
                    .orElseThrow(() -> new ConformanceException(
                            one.name() + ": taken and not answered in " + patience.toSeconds() + " s"));
            note(output);
            boolean isUnnamed =
                    REFUSALS.contains(output.kind()) && !output.related().startsWith(run(one.reference()));
            if (output.related().equals(one.reference()) || isUnnamed) {
                return output.message();
            }
        }
    }

    /** What all references of a run have in common. */
    private static String run(String reference) {
        return reference.substring(0, reference.lastIndexOf('-'));
    }

    private void note(Output output) {
        isWithoutGap &= lastOutput == 0 || output.number() == lastOutput + 1;
        lastOutput = output.number();
    }

    private void checkReceipt(String file) {
        try {
            byte[] receipt = Files.readAllBytes(config.folder().resolve(file));
            isGenuine &= receipts.verifyFile(receipt, null) instanceof ReceiptVerdict.Proven;
        } catch (IOException e) {
            isGenuine = false;
        }
    }

    @Override
    public Probed probe() throws ConformanceException {
        close();
        for (Optional<Output> late = outputs.take(Duration.ZERO);
                late.isPresent();
                late = outputs.take(Duration.ZERO)) {
            note(late.get());
        }
        byte[] others = lastMessage.clone();
        others[others.length - 1] ^= 1;
        SessionProbe probe = new SessionProbe(connection.links(), clock, patience);
        try {
            String behind = probe.behind(lastInput);
            String otherBytes = probe.otherBytes(lastInput, others, lastOutput);
            long repeated = probe.repeated(lastInput, lastMessage, lastOutput);
            adapter = open();
            return new Probed(behind, otherBytes, repeated);
        } catch (IOException e) {
            throw new ConformanceException("a session cannot be opened: " + e.getMessage());
        }
    }

    @Override
    public boolean areReceiptsGenuine() {
        return isGenuine && !isAlarmed;
    }

    @Override
    public boolean areOutputsWithoutGap() {
        return isWithoutGap;
    }

    @Override
    public void close() {
        StpAdapter current = adapter;
        adapter = null;
        if (current != null) {
            current.close();
        }
    }
}
