package az.ecbar.bench.pair;

import az.ecbar.ops.pair.tls.LinkLog;

/** Tells nothing but refusals, which no run should have. */
final class QuietLinks implements LinkLog {
    @Override
    public void onConnected(String name, String address) {}

    @Override
    public void onEnded(String name, String reason) {}

    @Override
    public void onRefused(String address, String reason) {
        System.err.println("refused: " + reason);
    }
}
