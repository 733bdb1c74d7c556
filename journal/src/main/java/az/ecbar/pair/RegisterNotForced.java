package az.ecbar.pair;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalExitCode;

/** A register could not be read or made durable; nothing that follows from the change left the process, which ends. */
public final class RegisterNotForced extends JournalException {
    private static final long serialVersionUID = 1L;

    public RegisterNotForced(String what, Throwable cause) {
        super(JournalExitCode.FAILED, "mode pair: " + what, cause);
    }
}
