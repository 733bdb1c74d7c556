package az.ecbar.pair.simulator;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.memory.PowerLost;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairConfig;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterDamaged;
import az.ecbar.pair.RegisterNotForced;
import org.jspecify.annotations.Nullable;

/** A machine: a disk, and a process on it that runs, is off, or is paused. */
final class SimNode {
    private final int number;
    private final PairWorld world;
    private SimDisk disk;
    private @Nullable SimHost host;
    private @Nullable PairAgent agent;
    private long pausedUntilNs;
    private boolean isPowerGone;
    private long startsAtNs;
    private boolean isLostAlone;

    SimNode(int number, PairWorld world, SimDisk disk) {
        this.number = number;
        this.world = world;
        this.disk = disk;
    }

    int number() {
        return number;
    }

    SimDisk disk() {
        return disk;
    }

    boolean isOn() {
        return agent != null;
    }

    boolean isLeading() {
        return host != null && host.isLeading();
    }

    boolean commitsAlone() {
        return host != null && host.commitsAlone();
    }

    int epoch() {
        return host == null ? 0 : host.epoch();
    }

    @Nullable
    SimHost host() {
        return host;
    }

    @Nullable
    PairAgent agent() {
        return agent;
    }

    int promised() {
        Register register = disk.register();
        return register == null ? 0 : register.promised();
    }

    PairMode mode() {
        Register register = disk.register();
        return register == null ? PairMode.STANDBY : register.mode();
    }

    boolean isAllCommitted() {
        Register register = disk.register();
        return register != null && register.isAllCommitted();
    }

    boolean isNew() {
        Register register = disk.register();
        return register == null || register.isNew();
    }

    boolean isOwnerPair() {
        SimNode owner = world.other(this);
        return owner.isLeading() && owner.mode() == PairMode.PAIR && !isNew();
    }

    void start() {
        ControlLink peer = number == 1
                ? world.pairCable().attachFirst()
                : world.pairCable().attachSecond();
        ControlLink witness = world.hasWitness() ? world.witnessCable(number).attachSecond() : null;
        SimHost newHost = new SimHost(this, disk, world.properties(), world.random());
        host = newHost;
        PairConfig config = world.config(number);
        agent = guarded(() -> new PairAgent(
                config,
                disk.folder(),
                disk.id,
                newHost,
                peer,
                witness,
                world.wireFrom(number).new Sender(newHost, peer),
                world.wireFrom(3 - number).new Receiver(peer, newHost.replica()),
                world.clock(),
                world.standingOrder()));
        if (agent == null) {
            endAsItFailed();
        }
    }

    private void endAsItFailed() {
        if (isPowerGone) {
            losePower();
        } else {
            kill();
        }
    }

    /** Runs for a moment, if it is on and not paused. */
    void step() {
        PairAgent running = agent;
        SimHost itsHost = host;
        if (running == null || itsHost == null) {
            if (world.nowNs() >= startsAtNs) {
                start();
            }
            return;
        }
        if (world.nowNs() < pausedUntilNs) {
            return;
        }
        Integer work = guarded(running::doWork);
        if (work == null) {
            endAsItFailed();
        } else {
            itsHost.step(world.isAdmitting());
        }
    }

    private interface Step<T> {
        T run();
    }

    /** Null if the register was not forced, as the power went or the disk refused. */
    private <T> @Nullable T guarded(Step<T> step) {
        try {
            return step.run();
        } catch (RegisterDamaged e) {
            throw new PairProperties.Violated("halted: " + e.getMessage(), e);
        } catch (RegisterNotForced e) {
            isPowerGone = e.getCause() instanceof PowerLost;
            return null;
        } catch (JournalException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean order(PairOrder order) {
        PairAgent running = agent;
        return running != null && world.nowNs() >= pausedUntilNs && running.order(order);
    }

    void pause(long durationNs) {
        pausedUntilNs = world.nowNs() + durationNs;
    }

    void goOn() {
        pausedUntilNs = 0;
        startsAtNs = Math.min(startsAtNs, world.nowNs());
    }

    void startAfter(long durationNs) {
        startsAtNs = world.nowNs() + durationNs;
    }

    /** The process ends; what it wrote stays. */
    void kill() {
        end(world.random().nextBoolean());
        disk.killed();
    }

    /** The machine goes off; what it had not forced may be lost. */
    void losePower() {
        end(world.random().nextInt(4) == 0);
        disk.lostPower(world.random());
        world.properties().requireSomeDiskHoldsAll();
    }

    private void end(boolean isTold) {
        agent = null;
        host = null;
        pausedUntilNs = 0;
        if (number == 1) {
            world.pairCable().detachFirst(isTold);
        } else {
            world.pairCable().detachSecond(isTold);
        }
        world.witnessCable(number).detachSecond(isTold);
    }

    void replaceDisk(SimDisk empty) {
        isLostAlone = mode() == PairMode.ALONE;
        disk = empty;
    }

    /** Whether it has led alone since the two were last attached: operators know, even if its disk is gone. */
    boolean hasLedAlone() {
        isLostAlone &= isNew();
        return isLostAlone || mode() == PairMode.ALONE;
    }
}
