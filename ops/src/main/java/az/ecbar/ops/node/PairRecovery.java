package az.ecbar.ops.node;

import az.ecbar.journal.JournalDamaged;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalSalvage;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterFile;
import az.ecbar.port.FileFolder;
import org.jspecify.annotations.Nullable;

/**
 * How a node of a pair comes up from its folders. A closed file that is damaged is repaired by the other node's records
 * first ({@link StartRepair}). Where that cannot be, the register, which is read first, says what damage means.
 *
 * <ul>
 *   <li>An owner, or who was one when it was stopped: halts, for nobody may hold what it has lost.
 *   <li>A standby: may have lost what it acknowledged. That it is not counted in is forced before anything is cut; then
 *       the journal ends before the damage, and is filled again by the owner, who counts it in when it has everything.
 *   <li>A folder that is not counted in: nobody relies on it. A torn end is the remains of a crash, whatever the owner knew
 *       to be durable at its own disk.
 * </ul>
 *
 * <p>Of an owner that was alone all that it has is committed: nobody else may lead before it. So a hash point of its own
 * that is wrong is met before it asks for an epoch, and its operators hear of it.
 *
 * <p>A crash while this is done leaves a folder that is not counted in, and the next start goes on. Of the pair thread.
 */
final class PairRecovery {
    private final RegisterFile file;
    private final Node.Ports ports;
    private final Node.Settings settings;
    private final PassedOver passedOver;
    private final JournalProgress progress;

    PairRecovery(
            FileFolder data,
            Node.Ports ports,
            Node.Settings settings,
            PassedOver passedOver,
            JournalProgress progress) {
        this.file = new RegisterFile(data);
        this.ports = ports;
        this.settings = settings;
        this.passedOver = passedOver;
        this.progress = progress;
    }

    /**
     * At the start of the process, before the register has any other reader.
     *
     * @param isRepairTried whether the other node was asked in vain to repair what is damaged, or cannot be asked
     * @throws RepairWanted if it was not, and could do that; nothing was changed
     * @throws OwnerDamaged if it is an owner's journal that is damaged; nothing was changed
     */
    Replica atStart(boolean isRepairTried) {
        Register register = file.read();
        try {
            return open(register, false);
        } catch (JournalFailure failure) {
            String unreadable = failure.file();
            if (unreadable == null || register == null) {
                throw failure;
            }
            requireRepaired(isRepairTried, unreadable, failure.sequence(), failure);
            if (!isRepairTried || isOwners(register)) {
                throw failure;
            }
            String what = "the disk does not give it: " + failure.getMessage();
            return fillAgain(register, new JournalDamaged(unreadable, failure.sequence(), 0, what));
        } catch (JournalDamaged damage) {
            requireRepaired(isRepairTried || register == null, damage.file(), damage.sequence(), damage);
            if (register == null || isOwners(register)) {
                throw new OwnerDamaged(damage, register);
            }
            return fillAgain(register, damage);
        }
    }

    /** Whether somebody may need what is here, and here only: it owned, or granted while it was ALONE. */
    private static boolean isOwners(Register register) {
        return register.mode() != PairMode.STANDBY || register.isAllCommitted();
    }

    private Replica fillAgain(Register standby, JournalDamaged damage) {
        file.force(standby.notCountedIn());
        return openWhatIsSound(damage);
    }

    /** A closed file of which it is known what it held is asked of the other node before anything else is done. */
    private void requireRepaired(boolean isRepairTried, String name, long sequence, JournalException damage) {
        boolean isRepairable = !isRepairTried
                && JournalHistory.ofStopped(ports.folders().journal(), settings.journal()).files().stream()
                        .anyMatch(one -> one.name().equals(name));
        if (isRepairable) {
            throw new RepairWanted(name, sequence, damage);
        }
    }

    /** The ledger here is wrong: no later start asks for an epoch before it agrees. Forced on return. */
    void differs() {
        Register register = file.read();
        if (register != null) {
            file.force(register.differing());
        }
    }

    /** While the process runs: damage ends it, and the next start sees to it. */
    Replica again() {
        return open(file.read(), false);
    }

    /** As above; what follows the snapshot is applied later, in steps. */
    Replica againFromSnapshot() {
        return open(file.read(), true);
    }

    private Replica open(@Nullable Register register, boolean isLazy) {
        boolean isReliedOn = register == null || !register.isNew();
        Replica opened = open(isReliedOn ? settings : filledAgain(), isLazy);
        try {
            if (register != null && isReliedOn && register.isAllCommitted()) {
                opened.commitOwn(isLazy, progress);
            }
            return opened;
        } catch (JournalException e) {
            opened.close();
            throw e;
        }
    }

    private Replica open(Node.Settings how, boolean isLazy) {
        return Replica.open(ports.folders(), ports.checker(), how, passedOver, isLazy, progress);
    }

    private Node.Settings filledAgain() {
        return settings.withJournal(settings.journal().forReplica());
    }

    /** Each round cuts before a damage that lies before the last one. */
    private Replica openWhatIsSound(JournalDamaged first) {
        JournalDamaged damage = first;
        while (true) {
            cut(damage);
            try {
                return open(filledAgain(), false);
            } catch (JournalDamaged next) {
                if (next.sequence() >= damage.sequence()) {
                    throw next;
                }
                damage = next;
            }
        }
    }

    private void cut(JournalDamaged damage) {
        JournalSalvage.Outcome left =
                JournalSalvage.run(ports.folders().journal(), settings.journal(), damage, progress);
        new SnapshotStore(ports.folders().snapshots()).removeBehind(left.lastSequence());
        String what = damage.finding()
                + ". This standby may have lost what it acknowledged, and is not counted in any more. Its journal ends"
                + " at sequence " + left.lastSequence() + " now and is filled again by the owner"
                + (left.setAside().isEmpty() ? "" : "; set aside: " + String.join(", ", left.setAside()))
                + ". See to the disk";
        ports.log().onSalvage(ports.clock().utcNs(), what);
    }
}
