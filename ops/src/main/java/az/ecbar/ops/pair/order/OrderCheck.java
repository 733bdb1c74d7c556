package az.ecbar.ops.pair.order;

import az.ecbar.trust.certificate.Verdict;

/** Knows the operators: the host's port. Called by the thread that takes orders. */
@FunctionalInterface
public interface OrderCheck {
    /** Who signed these bytes, if he is a registered operator whose certificate counts at this time; else why not. */
    Verdict signer(byte[] statement, SignedOrder.Signature signature);
}
