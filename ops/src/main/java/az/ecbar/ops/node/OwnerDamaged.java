package az.ecbar.ops.node;

import az.ecbar.journal.JournalDamaged;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.Register;
import org.jspecify.annotations.Nullable;

/** The journal of a node that owned until it was stopped lacks what is known to have been durable. Nothing was changed. */
public final class OwnerDamaged extends JournalException {
    private static final long serialVersionUID = 1L;

    OwnerDamaged(JournalDamaged damage, @Nullable Register register) {
        super(JournalExitCode.DAMAGED, damage.finding() + "; nothing was changed. " + advice(register));
        initCause(damage);
    }

    private static String advice(@Nullable Register register) {
        if (register == null) {
            return "This folder belongs to no pair yet: put the file back from the archive, or the folder from a copy";
        }
        return register.mode() == PairMode.PAIR
                ? "This node owned, with its standby attached: the other node holds all that is committed. Two"
                        + " operators: console promote there; then keep this data folder, and start this node with an"
                        + " empty one"
                : "This node owned ALONE: what it committed alone lies here only. Put the file back from the archive or"
                        + " from a copy of the folder, and start it again; do not promote the other node";
    }
}
