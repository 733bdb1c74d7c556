package az.ecbar.ledger.participation;

import az.ecbar.ledger.event.Joining;
import java.util.ArrayList;
import java.util.List;

/**
 * Who joined AZIPS after the genesis, in the order of admission: by which connection protocol and which self-test. Nobody
 * is ever taken out of it; each participant joins at most once.
 *
 * <p>Owned by the ledger's thread; allocates for what is added.
 *
 * @rule 7-10.1
 */
public final class JoiningRegister {
    private final List<Joining> rows = new ArrayList<>();

    public void add(Joining joining) {
        rows.add(joining);
    }

    public int size() {
        return rows.size();
    }

    /** The {@code i}-th that was admitted. */
    public Joining get(int i) {
        return rows.get(i);
    }
}
