package az.ecbar.ctn;

import az.ecbar.ctn.CtnCode.Advice;

/**
 * Which of the centre's addresses is tried next, and when. What works is kept: after a break the same address comes
 * first. Each address that fails gives way to the next one after a short wait; only when all have failed in turn does the
 * back-off grow, never beyond what is soon; only when all of them said so is it the long one. So one address that is down, or does not
 * lead, costs its own time-out and no more.
 *
 * <p>Owned by the session's thread.
 */
final class AddressRound {
    private final int addresses;
    private final Backoff between;
    private final Backoff afterAll;
    private int current;
    private int failed;
    private boolean isLater = true;

    /**
     * @param between the wait before the next address
     * @param afterAll the wait when all have failed
     */
    AddressRound(int addresses, Backoff between, Backoff afterAll) {
        this.addresses = addresses;
        this.between = between;
        this.afterAll = afterAll;
    }

    /** The address to try, or the one that works. */
    int current() {
        return current;
    }

    /** The centre behind the present address has answered. */
    void works() {
        failed = 0;
        isLater = true;
        afterAll.reset();
    }

    /** The present address led to no session: how long to wait before the next one, which is now the present one. */
    long failedNs(Advice advice) {
        current = (current + 1) % addresses;
        isLater &= advice != Advice.SOON;
        failed++;
        if (failed < addresses) {
            return betweenNs();
        }
        long delayNs = afterAll.nextDelayNs(isLater ? Advice.LATER : Advice.SOON);
        failed = 0;
        isLater = true;
        return delayNs;
    }

    /** A session was lost: how long to wait before the same address is tried again. */
    long lostNs(Advice advice) {
        failed = 0;
        isLater = true;
        return afterAll.nextDelayNs(advice);
    }

    /** The centre behind the present address sends us away: how long to wait before the next one. */
    long leftNs(Advice advice) {
        return addresses == 1 ? lostNs(advice) : failedNs(advice);
    }

    private long betweenNs() {
        between.reset();
        return between.nextDelayNs(Advice.SOON);
    }
}
