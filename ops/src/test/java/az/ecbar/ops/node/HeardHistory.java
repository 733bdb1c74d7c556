package az.ecbar.ops.node;

import az.ecbar.journal.history.HistoryListener;
import java.util.ArrayList;
import java.util.List;

/** What became of a machine's closed journal files, a line each. */
final class HeardHistory implements HistoryListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void onCompressed(String file, long plainBytes, long compressedBytes) {
        lines.add("compressed " + file);
    }

    @Override
    public void onArchived(String file, long lastSequence) {
        lines.add("archived " + file);
    }

    @Override
    public void onChecked(int files, int damaged) {
        lines.add("checked " + files + " " + damaged);
    }

    @Override
    public void onDamage(String file, long firstSequence, long lastSequence, long position, String cause) {
        lines.add("damaged " + file);
    }

    @Override
    public void onRepaired(String file, long firstSequence, long lastSequence) {
        lines.add("repaired " + file);
    }

    @Override
    public void onNotRepaired(String file, String cause) {
        lines.add("not repaired " + file + ": " + cause);
    }

    @Override
    public void onArchiveDiffers(String file, String cause) {
        lines.add("archive differs " + file);
    }

    @Override
    public void onArchiveHalted(String file) {
        lines.add("archive halted " + file);
    }

    @Override
    public void onTrouble(String task, String cause) {
        lines.add("trouble " + task + ": " + cause);
    }

    @Override
    public void onStopped(RuntimeException cause) {
        throw cause;
    }
}
