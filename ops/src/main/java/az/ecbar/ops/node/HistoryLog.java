package az.ecbar.ops.node;

import az.ecbar.journal.history.HistoryListener;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.UtcNs;

/** Tells operators on standard error what becomes of the journal's closed files. Called on the history's thread. */
final class HistoryLog implements HistoryListener {
    private final Clock clock;

    HistoryLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onCompressed(String file, long plainBytes, long compressedBytes) {
        say("HISTORY", "compressed " + file + ": " + plainBytes + " bytes to " + compressedBytes);
    }

    @Override
    public void onArchived(String file, long lastSequence) {
        say("HISTORY", "archived " + file + ", up to sequence " + lastSequence);
    }

    @Override
    public void onChecked(int files, int damaged) {
        say("HISTORY", "read " + files + " closed files again, " + damaged + " damaged");
    }

    @Override
    public void onDamage(String file, long firstSequence, long lastSequence, long position, String cause) {
        say(
                "ALARM",
                "journal damaged: file " + file + ", sequences " + firstSequence + " to " + lastSequence
                        + ", from position " + position + ": " + cause
                        + "; see to the disk. In mode pair it is repaired from the other node, else put it back from"
                        + " the archive");
    }

    @Override
    public void onRepaired(String file, long firstSequence, long lastSequence) {
        say(
                "ALARM",
                "repaired: journal file " + file + ", sequences " + firstSequence + " to " + lastSequence
                        + ", holds again what it held, by the other node's records; the disk that lost it needs"
                        + " replacing in time");
    }

    @Override
    public void onNotRepaired(String file, String cause) {
        say(
                "ALARM",
                "journal file " + file + " is needed and is not repaired: " + cause
                        + "; what needs it waits, and goes on by itself once the file is repaired or put back. See the"
                        + " runbook: An old journal file is damaged");
    }

    @Override
    public void onArchiveDiffers(String file, String cause) {
        say(
                "ALARM",
                "the archive has another file " + file + ": " + cause
                        + "; nothing is added to it until the next start");
    }

    @Override
    public void onArchiveHalted(String file) {
        say(
                "ALARM",
                "nothing is added to the archive any more, as journal file " + file
                        + " is damaged: repair it, then start the node again");
    }

    @Override
    public void onTrouble(String task, String cause) {
        say("TROUBLE", task + ": " + cause + "; tried again in a minute");
    }

    @Override
    public void onStopped(RuntimeException cause) {
        say("ALARM", "closed journal files are not looked after any more until the next start: " + cause);
        cause.printStackTrace();
    }

    private void say(String kind, String what) {
        System.err.println(kind + " " + UtcNs.toInstant(clock.utcNs()) + " " + what);
    }
}
