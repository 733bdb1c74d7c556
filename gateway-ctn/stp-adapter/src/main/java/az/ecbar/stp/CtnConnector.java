package az.ecbar.stp;

import az.ecbar.port.Clock;
import az.ecbar.stp.link.ReceiptOutputVerifier;
import az.ecbar.trust.receipt.ReceiptVerifier;

/** The way of production: CTN sessions with the bank's own keys. */
final class CtnConnector implements Connector {

    private final Clock clock;

    CtnConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Connection connect(StpConfig config, char[] keyPassword) throws ConfigException {
        BankKeys keys = BankKeys.read(config, keyPassword, clock.utcNs());
        ReceiptOutputVerifier verifier = new ReceiptOutputVerifier(new ReceiptVerifier(keys.checker()), config.bic());
        return new Connection(
                listener -> {
                    throw new IllegalStateException("no transport is there yet");
                },
                verifier);
    }
}
