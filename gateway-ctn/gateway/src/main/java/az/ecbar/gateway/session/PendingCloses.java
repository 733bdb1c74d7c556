package az.ecbar.gateway.session;

import java.util.ArrayDeque;

/** Sessions whose end the ledger is to be told, kept while the ring is full. Bounded by the sessions that were open. */
final class PendingCloses {
    private record Close(long sessionId, String bic, char terminal) {}

    private final ArrayDeque<Close> waiting = new ArrayDeque<>();
    private final SessionCommands commands;

    PendingCloses(SessionCommands commands) {
        this.commands = commands;
    }

    void close(long sessionId, String bic, char terminal) {
        waiting.add(new Close(sessionId, bic, terminal));
        retry();
    }

    int retry() {
        int done = 0;
        Close close = waiting.peek();
        while (close != null && commands.close(close.sessionId(), close.bic(), close.terminal())) {
            waiting.remove();
            done++;
            close = waiting.peek();
        }
        return done;
    }
}
