package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bank whose program is wrong: it comes again and again and each time does one of the {@link Misdeed}s. Each must be
 * answered by the code that the protocol has for it, and nothing but what was right may take a number.
 */
final class UnrulyBank {
    private static final int ONE_VISIT_IN = 15;
    private static final int IN_VAIN = 200;
    private static final int PATIENCE_STEPS = 120;
    private static final long MOST_OF_SIGNED_NS = TimeUnit.MINUTES.toNanos(10);
    private static final long LONGEST_VISIT_NS = TimeUnit.SECONDS.toNanos(5);

    /** What happens to any connection of anybody. */
    private static final Set<CtnCode> ALWAYS = EnumSet.of(
            CtnCode.CENTRE_STOPPING,
            // What it began and broke off on earlier visits keeps its place until it is timed out.
            CtnCode.CREDIT_EXCEEDED,
            CtnCode.ADMISSION_STOPPED,
            CtnCode.RING_FULL,
            CtnCode.LOGON_RATE,
            CtnCode.LOGON_TIMEOUT,
            CtnCode.TOO_MANY_CONNECTIONS,
            CtnCode.IDLE,
            CtnCode.SLOW_READER);

    /** What refuses a part that is right. */
    private static final Set<CtnCode> NOT_TAKEN =
            EnumSet.of(CtnCode.CREDIT_EXCEEDED, CtnCode.ADMISSION_STOPPED, CtnCode.RING_FULL);

    private final PairedWorld world;
    private final SplittableRandom random;
    private final InventedBank bank;
    private @Nullable RawPeer peer;
    private Misdeed misdeed = Misdeed.ALL.getFirst();
    private boolean isBegun;
    private boolean isDone;
    private boolean isWithoutPlace;
    private int steps;
    private int leftSteps;
    private long beganNs;
    private long acknowledged;
    private long mayBeTaken;
    private int visits;
    private int answered;

    UnrulyBank(PairedWorld world, InventedBank bank, SplittableRandom random) {
        this.world = world;
        this.bank = bank;
        this.random = random;
    }

    /** How many of its misdeeds were answered. */
    int answered() {
        return answered;
    }

    void step() {
        RawPeer visitor = peer;
        if (visitor == null) {
            boolean isServed = world.machines[0].isLeading() || world.machines[1].isLeading();
            if (random.nextInt(isServed ? ONE_VISIT_IN : IN_VAIN) == 0) {
                begin();
            }
            return;
        }
        visitor.poll();
        if (world.utcNs() - beganNs > LONGEST_VISIT_NS) {
            leave(visitor);
            return;
        }
        go(visitor);
        judge(visitor);
        if (visitor.isClosed() || --leftSteps <= 0) {
            leave(visitor);
        }
    }

    private void begin() {
        visits++;
        misdeed = Misdeed.ALL.get(random.nextInt(Misdeed.ALL.size()));
        int node = world.machines[0].isLeading() ? 0 : world.machines[1].isLeading() ? 1 : random.nextInt(2);
        boolean isOperator = misdeed.who() == Misdeed.Who.OPERATORS_KEY;
        String name = misdeed.who() == Misdeed.Who.NOBODY ? InventedBank.of(5).bic() : bank.bic();
        char letter = misdeed.who() == Misdeed.Who.UNREGISTERED ? 'Z' : isOperator ? 'L' : 'A';
        beganNs = world.utcNs();
        peer = new RawPeer(
                world.around.network(node).client(chain(misdeed.who()), 1),
                new Parties(name, Surroundings.CENTRE),
                misdeed.who() == Misdeed.Who.OTHER_TERMINAL ? 'B' : 'A',
                isOperator
                        ? world.around.signer(Role.OPERATOR, Surroundings.CENTRE, letter)
                        : world.around.signer(Role.BANK, bank.bic(), letter),
                beganNs);
        isBegun = false;
        isDone = false;
        isWithoutPlace = false;
        steps = 0;
        leftSteps = PATIENCE_STEPS;
    }

    private List<BcscCertificate> chain(Misdeed.Who who) {
        return switch (who) {
            case ANOTHERS_CONNECTION ->
                world.around.chain(Role.BANK, BankingWorld.BANKS.getFirst().bic());
            case EXPIRED -> world.around.wrongChains(bank.bic()).get(0);
            case OTHER_CODE -> world.around.wrongChains(bank.bic()).get(1);
            case SIGNING_KEY -> world.around.wrongChains(bank.bic()).get(2);
            case ITSELF, UNREGISTERED, OPERATORS_KEY, OTHER_TERMINAL, NOBODY ->
                world.around.chain(Role.BANK, bank.bic());
        };
    }

    private void go(RawPeer visitor) {
        if (!isBegun) {
            isBegun = !misdeed.isLoggedOn() || visitor.logOn();
            return;
        }
        boolean mayGoOn = !misdeed.isLoggedOn() || visitor.isLoggedOn();
        if (isDone || !mayGoOn || visitor.isClosed()) {
            return;
        }
        if (misdeed.isLoggedOn() && steps == 0) {
            checkLastInput(visitor.lastInput());
            mayBeTaken = Math.max(mayBeTaken, visitor.lastInput() + misdeed.numbers());
        }
        isDone = misdeed.deed().on(visitor, visitor.lastInput() + 1, steps++);
    }

    private void checkLastInput(long lastInput) {
        assertTrue(
                lastInput >= acknowledged && lastInput <= mayBeTaken,
                () -> "the unruly bank: inputs up to " + acknowledged + " were acknowledged, up to " + mayBeTaken
                        + " were right, and up to " + lastInput + " are taken");
    }

    private void judge(RawPeer visitor) {
        for (CtnCode code : visitor.codes) {
            // Whose parts were not taken cannot end them, and the door may open between two parts.
            isWithoutPlace |= NOT_TAKEN.contains(code);
            boolean isUnknown = isWithoutPlace && code == CtnCode.UNKNOWN_TRANSFER;
            assertTrue(
                    isUnknown || isLate(code) || misdeed.answers().contains(code) || ALWAYS.contains(code),
                    () -> "the unruly bank " + misdeed + ", and is answered " + visitor.codes);
            answered += ALWAYS.contains(code) ? 0 : 1;
        }
        visitor.codes.clear();
        for (long number : visitor.taken) {
            acknowledged = Math.max(acknowledged, number);
        }
        visitor.taken.clear();
        assertTrue(
                misdeed.isLoggedOn() || isTwice() || !visitor.isLoggedOn(),
                () -> "the unruly bank " + misdeed + ", and is logged on");
    }

    /** What was signed before everybody was suspended is too old afterwards; and what was for a later hour, right. */
    private boolean isLate(CtnCode code) {
        return wasSuspended() && (code == CtnCode.WRONG_TIME || (code == CtnCode.NONE && isForAnotherHour()));
    }

    private boolean wasSuspended() {
        return world.utcNs() - beganNs > MOST_OF_SIGNED_NS;
    }

    private boolean isForAnotherHour() {
        return misdeed.answers().contains(CtnCode.WRONG_TIME);
    }

    /** The first of two logons on one connection may be answered before the second comes. */
    private boolean isTwice() {
        return misdeed.answers().contains(CtnCode.UNEXPECTED_FRAME);
    }

    private void leave(RawPeer visitor) {
        judge(visitor);
        if (wasSuspended() && isForAnotherHour()) {
            mayBeTaken = Math.max(mayBeTaken, visitor.lastInput() + 1);
        }
        visitor.close();
        peer = null;
    }

    /** It comes no more. */
    void end() {
        if (peer != null) {
            leave(peer);
        }
    }

    @Override
    public String toString() {
        return "the unruly bank came " + visits + " times, was answered " + answered + " times, and " + acknowledged
                + " of its inputs were taken";
    }
}
