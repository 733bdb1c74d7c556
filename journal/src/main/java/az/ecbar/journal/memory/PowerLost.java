package az.ecbar.journal.memory;

import java.io.IOException;

/** The power went at this operation; the folder answers nothing any more. */
public final class PowerLost extends IOException {
    private static final long serialVersionUID = 1L;

    PowerLost(String operation) {
        super("the power went at: " + operation);
    }
}
