package az.ecbar.journal.history;

/** Hears what becomes of closed files, on the thread that looks after them. */
public interface HistoryListener {
    /** A file was compressed, read back and checked; the plain one is gone. */
    void onCompressed(String file, long plainBytes, long compressedBytes);

    /** A file and its signed head are in the archive, durably. */
    void onArchived(String file, long lastSequence);

    /** All closed files were read again. */
    void onChecked(int files, int damaged);

    /**
     * An alarm: a closed file does not hold what it held.
     *
     * @param firstSequence the first sequence that cannot be read
     * @param lastSequence the last sequence of the file; any up to it may be concerned
     * @param position of the first damage, in the unpacked file
     */
    void onDamage(String file, long firstSequence, long lastSequence, long position, String cause);

    /** A file that was found damaged holds again what it held: records of another node were put into its stead. */
    void onRepaired(String file, long firstSequence, long lastSequence);

    /**
     * An alarm: a damaged file of which a record is needed now could not be repaired; what needs it waits. It is tried
     * again, and told again only with another cause.
     */
    void onNotRepaired(String file, String cause);

    /** An alarm: the archive has another file under this name. Nothing was changed there, and nothing more is added. */
    void onArchiveDiffers(String file, String cause);

    /** An alarm: nothing more is added to the archive until the next start, as this file of the journal is damaged. */
    void onArchiveHalted(String file);

    /** A task could not be done; it is tried again later. */
    void onTrouble(String task, String cause);

    /** An alarm: nothing looks after closed files any more until the node is started again. */
    void onStopped(RuntimeException cause);
}
