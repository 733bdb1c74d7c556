package az.ecbar.stp.store;

/** Whose numbers a store holds: one bank's one terminal. */
public record StoreIdentity(String bic, String terminal) {
    @Override
    public String toString() {
        return bic + "/" + terminal;
    }
}
