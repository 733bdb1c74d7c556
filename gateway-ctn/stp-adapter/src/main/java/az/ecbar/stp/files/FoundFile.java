package az.ecbar.stp.files;

import java.nio.file.Path;

/** A file that a folder holds: size in bytes, time of the last change in milliseconds since 1970. */
public record FoundFile(Path path, long sizeBytes, long changedMs) {

    /** The last part of the path. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
