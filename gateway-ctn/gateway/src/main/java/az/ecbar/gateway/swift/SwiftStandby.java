package az.ecbar.gateway.swift;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.port.Clock;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees to the folders of a node that does not lead: takes back what lies in {@code out}, since who leads sends it anew,
 * and tells people of files in {@code in}, since nobody reads them there. It takes none: they belong to who leads.
 *
 * <p>Owned by one thread, which knows whether the node leads.
 */
public final class SwiftStandby {
    private static final long LOOK_NS = 10_000_000_000L;
    private static final long WAIT_NS = 60_000_000_000L;
    private static final long REMINDER_NS = 3_600_000_000_000L;

    private final SwiftFiles files;
    private final SwiftAlarm.Sink alarms;
    private final Clock clock;
    private final Map<String, Long> seen = new HashMap<>();
    private long dueNs;
    private long tellNs;
    private boolean isFailing;

    public SwiftStandby(SwiftFiles files, SwiftAlarm.Sink alarms, Clock clock) {
        this.files = files;
        this.alarms = alarms;
        this.clock = clock;
        dueNs = clock.monotonicNs();
        tellNs = dueNs;
    }

    /** @param isLeading whether the folders are the channel's; then nothing is touched */
    public int doWork(boolean isLeading) {
        long nowNs = clock.monotonicNs();
        if (isLeading) {
            seen.clear();
            dueNs = nowNs;
            tellNs = nowNs;
            return 0;
        }
        if (nowNs - dueNs < 0) {
            return 0;
        }
        dueNs = nowNs + LOOK_NS;
        try {
            int withdrawn = SwiftOut.withdraw(files);
            look(nowNs);
            isFailing = false;
            return 1 + withdrawn;
        } catch (IOException e) {
            if (!isFailing) {
                alarms.onAlarm(clock.utcNs(), SwiftAlarm.FOLDER_FAILS, e.toString());
            }
            isFailing = true;
            return 0;
        }
    }

    private void look(long nowNs) throws IOException {
        List<String> names = files.list(Folder.IN, Integer.MAX_VALUE).stream()
                .filter(name -> !name.endsWith(LocalAuthentication.SUFFIX))
                .toList();
        seen.keySet().retainAll(names);
        long waiting = names.stream()
                .filter(name -> nowNs - seen.computeIfAbsent(name, _ -> nowNs) >= WAIT_NS)
                .count();
        if (waiting == 0) {
            tellNs = nowNs;
        } else if (nowNs - tellNs >= 0) {
            tellNs = nowNs + REMINDER_NS;
            alarms.onAlarm(
                    clock.utcNs(),
                    SwiftAlarm.INPUT_NOT_READ,
                    waiting + " files lie in the folder in of this node, which does not lead: move them to that of the"
                            + " node that leads, each with its LAU file");
        }
    }
}
