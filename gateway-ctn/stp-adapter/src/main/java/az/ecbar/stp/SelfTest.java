package az.ecbar.stp;

import az.ecbar.port.Clock;
import az.ecbar.stp.adapter.SystemClock;
import az.ecbar.stp.adapter.SystemRandomness;
import az.ecbar.stp.conformance.ConformanceException;
import az.ecbar.stp.conformance.ConformanceParties;
import az.ecbar.stp.conformance.ConformanceReport;
import az.ecbar.stp.conformance.ConformanceRun;
import az.ecbar.trust.receipt.ReceiptVerifier;
import java.io.IOException;
import java.time.Duration;

/**
 * The conformance self-test of a bank that joins (7-10.1): runs its cases against the real centre, through a real adapter
 * on the bank's own folder, and signs what came of them. Waits on the calling thread.
 *
 * @rule 7-10.1
 */
public final class SelfTest {
    private SelfTest() {}

    /**
     * Runs it. The password may be wiped after the call. No other adapter may have the folder.
     *
     * @param run at most ten characters that no other run of this day has, for references
     * @param patience how long each answer may take
     * @throws ConfigException when a key or certificate cannot be used, naming the setting
     * @throws ConformanceException when the centre did not take a message, or did not answer it: then nothing is signed
     */
    public static ConformanceReport run(
            StpConfig config, char[] keyPassword, ConformanceParties parties, String run, Duration patience)
            throws ConfigException, IOException, ConformanceException {
        Clock clock = new SystemClock();
        BankKeys keys = BankKeys.read(config, keyPassword, clock.utcNs());
        Connector.Connection connection = new CtnConnector(clock, new SystemRandomness()).connect(config, keyPassword);
        ReceiptVerifier receipts = new ReceiptVerifier(keys.checker());
        try (AdapterExchange exchange =
                new AdapterExchange(config.withoutFiles(), connection, receipts, clock, patience)) {
            return new ConformanceRun(exchange, clock)
                    .run(
                            config.bic(),
                            config.logicalTerminal().address(),
                            parties,
                            run,
                            keys.sign().newSigner(),
                            keys.sign().chain());
        }
    }
}
