package az.ecbar.ops.pair.tls;

import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.UtcNs;

/** Prints a line for each thing that happens to control connections, on standard error. */
public final class PrintedLinkLog implements LinkLog {
    private final Clock clock;

    public PrintedLinkLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onConnected(String name, String address) {
        print("LINK", name + " connected, " + address);
    }

    @Override
    public void onEnded(String name, String reason) {
        print("LINK", name + " not connected: " + reason);
    }

    @Override
    public void onRefused(String address, String reason) {
        print("SECURITY", "control port: turned away " + address + ": " + reason);
    }

    private void print(String kind, String text) {
        System.err.println(kind + " " + UtcNs.toInstant(clock.utcNs()) + " " + text);
    }
}
