package az.ecbar.ops.console;

/** Whether the operator wants what is running to end: Ctrl-C in a console that goes on. Any thread. */
final class StopSign {
    private volatile boolean isUp;

    void raise() {
        isUp = true;
    }

    void lower() {
        isUp = false;
    }

    boolean isUp() {
        return isUp;
    }
}
