package az.ecbar.ops.pair.order;

import java.util.List;

/** Takes what operators have signed. Called by the thread that polls the control port. */
public interface OrderTaker {
    /** What became of an order that was sent; its code is what is sent back. */
    enum Outcome {
        /** It waits for another operator's signature. */
        PROPOSED(0),
        /** Two operators have signed it, and the node has it; the status tells what came of it. */
        GIVEN(1),
        /** It was not taken; the text says why, and what to do. */
        REFUSED(2);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Outcome of(int code) {
            return switch (code) {
                case 0 -> PROPOSED;
                case 1 -> GIVEN;
                case 2 -> REFUSED;
                default -> throw new IllegalArgumentException("an outcome " + code);
            };
        }
    }

    /** The answer to an order. */
    record Result(Outcome outcome, String text) {}

    /** Takes an order with one operator's signature. */
    Result take(SignedOrder order);

    /** What waits for another signature. */
    List<SignedOrder> pending();

    /** For who takes no orders. */
    static OrderTaker none(String why) {
        return new OrderTaker() {
            @Override
            public Result take(SignedOrder order) {
                return new Result(Outcome.REFUSED, why);
            }

            @Override
            public List<SignedOrder> pending() {
                return List.of();
            }
        };
    }
}
