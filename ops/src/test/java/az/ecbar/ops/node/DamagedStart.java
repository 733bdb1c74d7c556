package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.journal.memory.MemoryFolder;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Closed files of a standby's journal that its start finds damaged, one behind another: the owner fills it again. */
final class DamagedStart {
    private static final Pattern CLOSED = Pattern.compile("[0-9]{19}-.*\\.cq4(\\.gz)?");
    private static final String INDEX = ".index";
    private static final int MOST_DAMAGES = 3;
    private static final long LONG_NS = 1_000_000 * MS;

    private final PairedWorld world;
    private final SplittableRandom random;

    DamagedStart(PairedWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    void run(PairMachine standby) throws IOException {
        standby.kill(LONG_NS);
        int damages = 1 + random.nextInt(MOST_DAMAGES);
        for (int i = 0; i < damages; i++) {
            damage(standby);
        }
        switch (random.nextInt(4)) {
            case 0 -> standby.journal.powerGoesAfter(random.nextInt(30));
            case 1 -> standby.journal.readFailsAfter(random.nextInt(30));
            default -> {} // the start goes to its end
        }
        standby.goOn();
    }

    private void damage(PairMachine standby) throws IOException {
        MemoryFolder journal = standby.journal;
        List<String> closed = journal.names().stream()
                .filter(name -> CLOSED.matcher(name).matches())
                .toList();
        if (closed.isEmpty()) {
            return;
        }
        String last = closed.getLast();
        String any = closed.get(random.nextInt(closed.size()));
        switch (random.nextInt(5)) {
            case 0 -> flip(standby, last, journal.sizeBytes(last) - 10);
            case 1 -> {
                tell(standby, last + " is cut");
                journal.truncate(last, journal.sizeBytes(last) / 2);
            }
            case 2 -> {
                forgetIndex(journal, any);
                flip(standby, any, random.nextLong(journal.sizeBytes(any)));
            }
            case 3 -> {
                tell(standby, any + " is gone");
                journal.delete(any);
            }
            default -> {
                forgetIndex(journal, last);
                tell(standby, last + " is cut, and has no index");
                journal.truncate(last, journal.sizeBytes(last) / 2);
            }
        }
    }

    private void flip(PairMachine standby, String file, long position) {
        tell(standby, "a byte changes in " + file);
        standby.journal.flip(file, position, 1 << random.nextInt(Byte.SIZE));
    }

    /** So that a start reads the whole file. */
    private static void forgetIndex(MemoryFolder journal, String file) throws IOException {
        for (String name : journal.names()) {
            if (name.endsWith(INDEX) && file.startsWith(name.substring(0, name.length() - INDEX.length()) + ".")) {
                journal.delete(name);
            }
        }
    }

    private void tell(PairMachine standby, String what) {
        world.story.tell(what + " at node " + standby.number());
    }
}
