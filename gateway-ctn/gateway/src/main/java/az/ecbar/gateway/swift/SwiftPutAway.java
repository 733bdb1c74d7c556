package az.ecbar.gateway.swift;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Moves files that were answered for out of {@code in}. One that cannot be moved is kept in mind and tried again, alone,
 * after a pause that doubles from a second to a minute: it must not be read again, since each reading goes into the
 * journal. Owned by {@link SwiftIntake}.
 */
final class SwiftPutAway {
    /** So many files may wait to be put away; then no further one is begun. */
    static final int MOST_WAITING = 100;

    private static final long FIRST_PAUSE_NS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NS = 60 * FIRST_PAUSE_NS;
    private static final int THINNING = 100;
    /** What a name may have, less the time before it and the suffix behind it. */
    private static final int MOST_NAME_BYTES = 255 - 20 - LocalAuthentication.SUFFIX.length();

    private static final class Waiting {
        final String file;
        final Folder folder;
        final String newName;
        final byte[] code;
        boolean isFileMoved;
        long pauseNs = FIRST_PAUSE_NS;
        long dueNs;

        Waiting(String file, Folder folder, String newName, byte[] code) {
            this.file = file;
            this.folder = folder;
            this.newName = newName;
            this.code = code;
        }
    }

    private final SwiftIntake.Ports ports;
    private final SwiftLimits limits;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private long lastStampNs;
    private long count;
    private boolean isThinningFailing;

    SwiftPutAway(SwiftIntake.Ports ports, SwiftLimits limits) {
        this.ports = ports;
        this.limits = limits;
    }

    /** Whether a file lies in {@code in} only because it could not be moved. */
    boolean isWaiting(String file) {
        return waiting.containsKey(file);
    }

    boolean isFull() {
        return waiting.size() >= MOST_WAITING;
    }

    /**
     * Puts a file away with its LAU file, now or later.
     *
     * @param code the LAU of what was read, by which another file of the same name is told from it
     */
    void putAway(String file, Folder folder, byte[] code) {
        putAway(new Waiting(file, folder, stamped(file), code), this::move);
    }

    /** The same of a file that was read a while ago: another one of its name stays where it is. */
    void putAwayIfSame(String file, Folder folder, byte[] code) {
        putAway(new Waiting(file, folder, stamped(file), code), this::retry);
    }

    private interface Step {
        void take(Waiting one) throws IOException;
    }

    private void putAway(Waiting one, Step step) {
        try {
            step.take(one);
        } catch (IOException e) {
            one.dueNs = ports.clock().monotonicNs() + one.pauseNs;
            waiting.put(one.file, one);
            tell(one.file + " is done with and cannot be put away, which is tried again: " + e);
        }
        if (++count % THINNING == 0) {
            thinOut();
        }
    }

    /** A LAU file whose file is gone. */
    void putAwayLau(String lauName) throws IOException {
        ports.files().move(Folder.IN, lauName, Folder.DONE, stamped(lauName));
    }

    /** Tries again what is due. */
    int doWork(long nowNs) {
        if (waiting.isEmpty()) {
            return 0;
        }
        int work = 0;
        Iterator<Waiting> all = waiting.values().iterator();
        while (all.hasNext()) {
            Waiting one = all.next();
            if (one.dueNs - nowNs > 0) {
                continue;
            }
            try {
                retry(one);
                all.remove();
                work++;
            } catch (IOException _) {
                one.pauseNs = Math.min(2 * one.pauseNs, LONGEST_PAUSE_NS);
                one.dueNs = nowNs + one.pauseNs;
            }
        }
        return work;
    }

    /** The file first: a LAU file alone is nothing. */
    private void move(Waiting one) throws IOException {
        if (!one.isFileMoved) {
            ports.files().move(Folder.IN, one.file, one.folder, one.newName);
            one.isFileMoved = true;
        }
        String suffix = LocalAuthentication.SUFFIX;
        ports.files().move(Folder.IN, one.file + suffix, one.folder, one.newName + suffix);
    }

    /** What is there under its name meanwhile may be another file: then nothing of it is touched. */
    private void retry(Waiting one) throws IOException {
        boolean isThere = ports.files().exists(Folder.IN, one.file);
        if (isThere && (one.isFileMoved || !isSame(one))) {
            return;
        }
        // That a move failed does not say that it was not done.
        one.isFileMoved = one.isFileMoved || !isThere;
        if (!one.isFileMoved || ports.files().exists(Folder.IN, one.file + LocalAuthentication.SUFFIX)) {
            move(one);
        }
    }

    private boolean isSame(Waiting one) throws IOException {
        byte[] bytes = ports.files().read(Folder.IN, one.file, limits.maxFileBytes() + 1);
        return Arrays.equals(one.code, ports.lau().codeOf(bytes));
    }

    /** The oldest files go; each file has its LAU file beside it. */
    private void thinOut() {
        try {
            List<String> done = ports.files().list(Folder.DONE, Integer.MAX_VALUE);
            for (int i = 0; i < done.size() - 2 * limits.maxDone(); i++) {
                ports.files().delete(Folder.DONE, done.get(i));
            }
            isThinningFailing = false;
        } catch (IOException e) {
            if (!isThinningFailing) {
                tell("old files cannot be deleted: " + e);
            }
            isThinningFailing = true;
        }
    }

    /** Each stamp is later than the one before, so that no two files get one name. */
    private String stamped(String file) {
        lastStampNs = Math.max(lastStampNs + 1, ports.clock().utcNs());
        return String.format(Locale.ROOT, "%019d-%s", lastStampNs, shortened(file));
    }

    private static String shortened(String file) {
        String name = file;
        while (name.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
            int last = name.length() - 1;
            name = name.substring(0, last > 0 && Character.isSurrogate(name.charAt(last)) ? last - 1 : last);
        }
        return name;
    }

    private void tell(String text) {
        ports.alarms().onAlarm(ports.clock().utcNs(), SwiftAlarm.FOLDER_FAILS, text);
    }
}
