package az.ecbar.pair.frame;

import az.ecbar.pair.Identity;
import az.ecbar.pair.witness.WitnessState;
import org.agrona.DirectBuffer;

/** What a node says to the witness, and what that answers. The layouts stand in docs/replication.md. */
public sealed interface WitnessFrame {
    /** The new epoch of a CLAIM; 0 otherwise. */
    default int newEpoch() {
        return 0;
    }

    /** What does the register say? */
    record Read() implements WitnessFrame {}

    /** The sender claims an epoch, having read the register so. */
    record Claim(int newEpoch, int epoch, int owner, WitnessState state) implements WitnessFrame {}

    /** The sender, alone until now, has its standby beside it, having read the register so. */
    record CountIn(int epoch, int owner, WitnessState state) implements WitnessFrame {}

    /** The answer to all: what the register says, and what became of the request. */
    record Answer(int epoch, int owner, WitnessState state, Outcome outcome, Identity witness, Identity ledger)
            implements WitnessFrame {}

    /** What an empty register shall say; the orders are the operators', signed. */
    record Adopt(int epoch, int owner, WitnessState state, Identity ledger, DirectBuffer orders)
            implements WitnessFrame {}

    /** What became of a request; its code is what is sent. */
    enum Outcome {
        /** It was read. */
        READ(0),
        /** It was done, or had been. */
        DONE(1),
        /** The register is not as the sender read it. */
        NOT_AS_READ(2),
        /** The register forbids it. */
        NOT_ALLOWED(3),
        /** The register is empty: nothing but ADOPT is possible. */
        EMPTY(4);

        private static final Outcome[] ALL = values();

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static boolean isKnown(int code) {
            return code >= 0 && code < ALL.length;
        }

        static Outcome of(int code) {
            return ALL[code];
        }
    }
}
