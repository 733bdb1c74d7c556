package az.ecbar.stp;

import java.io.IOException;
import java.nio.file.Path;

/** Another adapter, of this or another process, works with the folder. */
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    public FolderInUseException(Path folder) {
        super("another adapter is running on " + folder);
    }
}
