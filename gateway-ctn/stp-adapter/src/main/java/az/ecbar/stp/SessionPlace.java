package az.ecbar.stp;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.files.AdapterFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the session stands and with which of the centre's addresses, in a small file for {@code status}: three lines,
 * state, address and since when. Not forced, for it says nothing about an adapter that does not run. Owned by the
 * adapter's thread.
 */
final class SessionPlace {
    private static final String FILE = "session";
    private static final int MAX_BYTES = 4_096;

    private final AdapterFiles files;
    private final Path folder;
    private ClientState noted = ClientState.STOPPED;
    private String notedCentre = "";

    SessionPlace(AdapterFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /** Writes the file anew if something has changed. What cannot be written is a hint only: the next change tries. */
    void note(ClientState state, String centre, long utcMs) {
        if (state == noted && centre.equals(notedCentre)) {
            return;
        }
        noted = state;
        notedCentre = centre;
        String text = state + "\n" + centre + "\n" + Instant.ofEpochMilli(utcMs) + "\n";
        Path draft = folder.resolve(FILE + ".tmp");
        try {
            files.writeLoosely(draft, text.getBytes(StandardCharsets.UTF_8));
            files.replace(draft, folder.resolve(FILE));
        } catch (IOException _) {
            // Messages go on without it; a disk that is really failing is met where they are kept.
        }
    }

    /** What a running adapter has written; empty while it has written nothing. */
    static Map<String, Object> read(AdapterFiles files, Path folder) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        Path file = folder.resolve(FILE);
        if (files.exists(file)) {
            String[] lines = new String(files.read(file, MAX_BYTES), StandardCharsets.UTF_8).split("\n", -1);
            if (lines.length > 2) {
                fields.put("session", lines[0]);
                fields.put("centre", lines[1]);
                fields.put("since", lines[2]);
            }
        }
        return fields;
    }
}
