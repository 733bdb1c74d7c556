package az.ecbar.ctn;

/** How far the outputs are delivered to the owner, persisted by it, and acknowledged to the centre. Survives reconnects. */
final class OutputProgress {
    private long delivered;
    private long persisted;
    private long acknowledged;

    void reset(long persistedNumber) {
        delivered = persistedNumber;
        persisted = persistedNumber;
        acknowledged = 0;
    }

    /** Goes on behind what was acknowledged once: for an owner that keeps no outputs. */
    void skipTo(long acknowledgedNumber) {
        delivered = Math.max(delivered, acknowledgedNumber);
        persisted = Math.max(persisted, acknowledgedNumber);
    }

    long delivered() {
        return delivered;
    }

    void delivered(long number) {
        delivered = number;
    }

    long persisted() {
        return persisted;
    }

    void persisted(long number) {
        if (number > delivered) {
            throw new IllegalArgumentException(
                    "output " + number + " was not delivered, " + delivered + " is the last");
        }
        persisted = Math.max(persisted, number);
    }

    long unacknowledged() {
        return persisted - acknowledged;
    }

    void acknowledged() {
        acknowledged = persisted;
    }

    /** A new session: the centre has said what it knows as acknowledged. */
    void acknowledged(long number) {
        acknowledged = number;
    }
}
