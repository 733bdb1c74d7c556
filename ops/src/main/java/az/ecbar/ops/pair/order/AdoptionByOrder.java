package az.ecbar.ops.pair.order;

import az.ecbar.pair.PairOrder;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.witness.AdoptionCheck;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;
import az.ecbar.trust.certificate.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * An empty witness begins by the order of two operators that names it: they certify there that the witness before it is
 * off, and which node leads. An order from before the ledger's first record names no ledger, and fits any. Used by the witness's thread.
 */
public final class AdoptionByOrder implements AdoptionCheck {
    private final OrderCheck check;

    public AdoptionByOrder(OrderCheck check) {
        this.check = check;
    }

    @Override
    public boolean isOrdered(WitnessFrame.Adopt adopt, WitnessRegister witness) {
        byte[] bytes = bytes(adopt.orders());
        try {
            SignedOrder order = SignedOrder.read(bytes);
            OrderText text = order.text();
            return text.pairKind() == PairOrder.Kind.LEAD_ALONE_CERTIFIED
                    && text.newWitness().equals(witness.id())
                    && text.ledger().fits(adopt.ledger())
                    && text.node() == adopt.owner()
                    && text.promised() < adopt.epoch()
                    && adopt.state() == WitnessState.ALONE
                    && isOfTwo(text.bytes(), order.signatures());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isOfTwo(byte[] statement, List<SignedOrder.Signature> signatures) {
        Set<String> holders = new HashSet<>();
        for (SignedOrder.Signature signature : signatures) {
            if (check.signer(statement, signature) instanceof Verdict.Valid valid) {
                holders.add(valid.identity().unit());
            }
        }
        return holders.size() == SignedOrder.MAX_SIGNATURES;
    }

    private static byte[] bytes(DirectBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
