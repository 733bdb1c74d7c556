package az.ecbar.pair.witness;

import az.ecbar.pair.frame.WitnessFrame;

/** Tells whether two operators have signed that an empty witness shall begin so. */
@FunctionalInterface
public interface AdoptionCheck {
    /**
     * Whether the orders within the frame are theirs, and name this witness and this register.
     *
     * @param witness the register of the witness as it is, empty, with its own identity
     */
    boolean isOrdered(WitnessFrame.Adopt adopt, WitnessRegister witness);
}
