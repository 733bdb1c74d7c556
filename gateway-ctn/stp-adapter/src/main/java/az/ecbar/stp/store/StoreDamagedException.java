package az.ecbar.stp.store;

import java.io.IOException;

/** The store holds something that no crash leaves behind; the adapter must not go on with it. */
public final class StoreDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    public StoreDamagedException(String message) {
        super(message);
    }
}
