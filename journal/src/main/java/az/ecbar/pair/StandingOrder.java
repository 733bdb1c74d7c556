package az.ecbar.pair;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The standing order of two operators, as the ledger has it: an owner in mode {@code PAIR} whose standby is silent may
 * detach itself, by the witness alone.
 *
 * <p>Asked by the pair thread while the node leads.
 */
public interface StandingOrder {
    /** None was given. */
    StandingOrder NONE = new StandingOrder() {
        private final DirectBuffer empty = new UnsafeBuffer(0, 0);

        @Override
        public boolean isValid(long utcNs) {
            return false;
        }

        @Override
        public long longestNs() {
            return 0;
        }

        @Override
        public DirectBuffer orders() {
            return empty;
        }
    };

    /** Whether one is in force at this moment. */
    boolean isValid(long utcNs);

    /** How long the owner may be alone by it, in nanoseconds, before admission stops. */
    long longestNs();

    /** The signed orders, for the epoch's first record. */
    DirectBuffer orders();
}
