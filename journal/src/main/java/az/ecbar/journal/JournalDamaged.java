package az.ecbar.journal;

/**
 * A record that is known to have been durable is not there as it was. Nothing was changed; the node halts,
 * and the journal is repaired from a peer or a copy.
 */
public final class JournalDamaged extends JournalException {
    private static final long serialVersionUID = 1L;

    private final String finding;
    private final String file;
    private final long sequence;
    private final long position;

    public JournalDamaged(String file, long sequence, long position, String what) {
        super(JournalExitCode.DAMAGED, finding(file, sequence, position, what) + "; nothing was changed");
        this.finding = finding(file, sequence, position, what);
        this.file = file;
        this.sequence = sequence;
        this.position = position;
    }

    private static String finding(String file, long sequence, long position, String what) {
        return "journal damaged: " + what + " (file " + file + ", sequence " + sequence + ", position " + position
                + ")";
    }

    /** What is damaged, in words. */
    public String finding() {
        return finding;
    }

    /** The damaged file's name in the journal's folder. */
    public String file() {
        return file;
    }

    /** The first sequence that cannot be read. */
    public long sequence() {
        return sequence;
    }

    /** Where in the file it should be. */
    public long position() {
        return position;
    }
}
