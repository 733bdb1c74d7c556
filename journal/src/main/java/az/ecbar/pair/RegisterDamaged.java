package az.ecbar.pair;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalExitCode;

/**
 * The register, the journal and what the other node holds contradict each other. Nothing was changed; the process ends as
 * for a damaged journal.
 */
public final class RegisterDamaged extends JournalException {
    private static final long serialVersionUID = 1L;

    public RegisterDamaged(String what) {
        super(JournalExitCode.DAMAGED, "mode pair: " + what + "; nothing was changed");
    }
}
