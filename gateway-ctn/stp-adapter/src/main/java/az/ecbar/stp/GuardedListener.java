package az.ecbar.stp;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.store.OutMessage;

/**
 * Keeps a fault of the bank's listener from ending the adapter. Only {@link #onOutput} may throw: there it means that
 * the message was not taken over.
 */
record GuardedListener(StpListener listener) implements StpListener {
    @Override
    public void onOutput(Output output) {
        listener.onOutput(output);
    }

    @Override
    public void onChanged(OutMessage message) {
        guarded(() -> listener.onChanged(message));
    }

    @Override
    public void onState(ClientState state, String text) {
        guarded(() -> listener.onState(state, text));
    }

    @Override
    public void onFile(String name, int messages, long firstInputNumber) {
        guarded(() -> listener.onFile(name, messages, firstInputNumber));
    }

    @Override
    public void onAlarm(Alarm alarm, String text) {
        try {
            listener.onAlarm(alarm, text);
        } catch (RuntimeException e) {
            // There is nobody left to tell.
            return;
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            onAlarm(Alarm.LISTENER, "the listener threw " + e);
        }
    }
}
