package az.ecbar.pair;

import az.ecbar.journal.JournalException;
import java.util.List;

/** Whether register and journal of a node that starts belong together. */
final class StartCheck {
    private StartCheck() {}

    /**
     * The register to start with, forced, also if it was there: a process that ended before its names were forced may have
     * left one that only the system's memory has, and a power loss would bring the older one back.
     *
     * @throws RegisterDamaged if register and journal contradict each other; nothing was changed
     * @throws RegisterNotForced if it may not be durable; the process must end
     */
    static Register register(RegisterFile file, PairConfig config, Identity newFolder, PairHost host) {
        Register found = file.read();
        boolean isEmpty = host.replica().lastSequence() == 0;
        if (found == null) {
            require(isEmpty, "there is a journal, but no register beside it");
            Register made = Register.ofNewFolder(config.node(), newFolder, Identity.NONE);
            file.force(made);
            return made;
        }
        Identity ledger = ledger(found, host);
        List<EpochEnd> newest = host.replica().ends(1);
        require(found.node() == config.node(), "the register is that of node " + found.node());
        require(
                newest.isEmpty() || newest.getFirst().epoch() <= found.promised(),
                "the journal is of a later epoch than the register");
        // What a damaged standby was cut to may be empty: it knows which ledger it waits for.
        boolean isCut = isEmpty && found.isNew();
        require(isCut || (isEmpty ? found.ledger().isNone() : found.ledger().fits(ledger)), "another ledger");
        file.force(found);
        return found;
    }

    /** That of the first record; if this is in a file that cannot be read, which its scrub tells, the register's own word. */
    private static Identity ledger(Register found, PairHost host) {
        byte[] ledger = new byte[Identity.LENGTH];
        try {
            host.copyLedgerId(ledger);
        } catch (JournalException e) {
            if (found.ledger().isNone()) {
                throw e;
            }
            return found.ledger();
        }
        return Identity.of(ledger);
    }

    private static void require(boolean isSound, String otherwise) {
        if (!isSound) {
            throw new RegisterDamaged(otherwise);
        }
    }
}
