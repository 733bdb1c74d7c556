package az.ecbar.pair.witness;

import static az.ecbar.pair.frame.WitnessFrame.Outcome.DONE;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.EMPTY;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.NOT_ALLOWED;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.NOT_AS_READ;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.READ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.Identity;
import az.ecbar.pair.RegisterDamaged;
import az.ecbar.pair.RegisterNotForced;
import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.frame.WitnessFrames;
import az.ecbar.pair.memory.MemoryCable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The witness's answers, one by one, and that they stand after its power went. */
class WitnessAgentTest {
    private static final Identity ID = new Identity(1, 1);
    private static final Identity LEDGER = new Identity(2, 2);

    private final MemoryCable[] cables = {
        new MemoryCable(() -> 0, new Random(1)), new MemoryCable(() -> 0, new Random(2))
    };
    private MemoryFolder folder = new MemoryFolder();
    private WitnessAgent witness = start((_, _) -> true);
    private final ControlLink[] nodes = {cables[0].attachSecond(), cables[1].attachSecond()};
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();

    private WitnessAgent start(AdoptionCheck check) {
        return new WitnessAgent(folder, ID, cables[0].attachFirst(), cables[1].attachFirst(), check);
    }

    private WitnessFrame.Answer ask(int node, WitnessFrame request) {
        ControlLink link = nodes[node - 1];
        List<WitnessFrame> answers = new ArrayList<>();
        poll(link, answers);
        witness.doWork();
        poll(link, answers);
        assertEquals(true, link.send(buffer, 0, WitnessFrames.write(request, buffer)));
        witness.doWork();
        poll(link, answers);
        return (WitnessFrame.Answer) answers.getLast();
    }

    private static void poll(ControlLink link, List<WitnessFrame> answers) {
        link.poll(
                (frame, offset, length) -> {
                    try {
                        answers.add(WitnessFrames.read(frame, offset, length));
                    } catch (MalformedFrame e) {
                        throw new AssertionError(e);
                    }
                },
                10);
    }

    private static WitnessFrame.Answer says(int epoch, int owner, WitnessState state, WitnessFrame.Outcome outcome) {
        return new WitnessFrame.Answer(epoch, owner, state, outcome, ID, LEDGER);
    }

    private static WitnessFrame.Adopt adopt(int epoch, int owner) {
        return new WitnessFrame.Adopt(epoch, owner, WitnessState.ALONE, LEDGER, new UnsafeBuffer(new byte[] {1}));
    }

    @Test
    void anEmptyOneGrantsNothing() {
        assertEquals(EMPTY, ask(1, new WitnessFrame.Read()).outcome());
        assertEquals(
                EMPTY,
                ask(1, new WitnessFrame.Claim(1, 0, 0, WitnessState.EMPTY)).outcome());
        assertEquals(
                EMPTY,
                ask(1, new WitnessFrame.CountIn(0, 0, WitnessState.EMPTY)).outcome());
    }

    @Test
    void onlyTheOwnerHasTheNextEpochUntilItCountsTheOtherIn() {
        assertEquals(says(5, 1, WitnessState.ALONE, DONE), ask(1, adopt(5, 1)));
        assertEquals(
                NOT_ALLOWED,
                ask(2, new WitnessFrame.Claim(6, 5, 1, WitnessState.ALONE)).outcome());
        assertEquals(
                NOT_ALLOWED,
                ask(2, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE)).outcome());
        assertEquals(says(5, 1, WitnessState.PAIRED, DONE), ask(1, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE)));
        assertEquals(
                says(6, 2, WitnessState.ALONE, DONE), ask(2, new WitnessFrame.Claim(6, 5, 1, WitnessState.PAIRED)));
        assertEquals(
                says(6, 2, WitnessState.ALONE, NOT_ALLOWED),
                ask(1, new WitnessFrame.Claim(7, 6, 2, WitnessState.ALONE)));
        assertEquals(says(8, 2, WitnessState.ALONE, DONE), ask(2, new WitnessFrame.Claim(8, 6, 2, WitnessState.ALONE)));
    }

    @Test
    void aRequestUnderWayWhenTheRegisterChangedDoesNothing() {
        ask(1, adopt(5, 1));
        ask(1, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE));
        assertEquals(
                DONE,
                ask(1, new WitnessFrame.Claim(6, 5, 1, WitnessState.PAIRED)).outcome());
        assertEquals(
                NOT_AS_READ,
                ask(2, new WitnessFrame.Claim(7, 5, 1, WitnessState.PAIRED)).outcome());
        assertEquals(
                NOT_AS_READ,
                ask(1, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE)).outcome());
        assertEquals(
                NOT_ALLOWED,
                ask(2, new WitnessFrame.Claim(5, 6, 1, WitnessState.ALONE)).outcome());
    }

    @Test
    void whatTheRegisterSaysAlreadyWasDoneByARequestWhoseAnswerWasLost() {
        ask(1, adopt(5, 1));
        assertEquals(DONE, ask(1, adopt(5, 1)).outcome());
        ask(1, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE));
        assertEquals(
                DONE, ask(1, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE)).outcome());
        ask(2, new WitnessFrame.Claim(6, 5, 1, WitnessState.PAIRED));
        assertEquals(
                DONE,
                ask(2, new WitnessFrame.Claim(6, 5, 1, WitnessState.PAIRED)).outcome());
        assertEquals(
                NOT_AS_READ,
                ask(1, new WitnessFrame.Claim(6, 5, 1, WitnessState.PAIRED)).outcome());
    }

    @Test
    void itTakesWhatOperatorsSignedAndOnlyWhileItIsEmpty() {
        witness = start((_, _) -> false);
        assertEquals(NOT_ALLOWED, ask(1, adopt(5, 1)).outcome());
        witness = start((adopt, register) -> adopt.epoch() == 5 && register.id().equals(ID));
        assertEquals(NOT_ALLOWED, ask(1, adopt(4, 1)).outcome());
        assertEquals(DONE, ask(1, adopt(5, 1)).outcome());
        assertEquals(NOT_AS_READ, ask(2, adopt(6, 2)).outcome());
    }

    @Test
    void whatItAnsweredStandsAfterAPowerLoss() {
        ask(1, adopt(5, 1));
        ask(1, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE));
        ask(2, new WitnessFrame.Claim(6, 5, 1, WitnessState.PAIRED));
        folder = folder.afterPowerLoss(new Random(3));
        witness = start((_, _) -> false);
        assertEquals(says(6, 2, WitnessState.ALONE, READ), ask(1, new WitnessFrame.Read()));
    }

    @Test
    void aRegisterThatOnlyTheMemoryOfTheSystemHadIsForcedByTheNextStart() {
        ask(1, adopt(5, 1));
        folder.nameForceFailsAfter(0);
        assertThrows(RegisterNotForced.class, () -> ask(1, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE)));
        folder = folder.afterKill();
        witness = start((_, _) -> false);
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(witness.register(), WitnessRegister.read(folder.afterPowerLoss(new Random(seed))));
        }
        assertEquals(WitnessState.PAIRED, witness.register().state());
    }

    @Test
    void aBrokenRegisterStopsIt() {
        folder.flip(WitnessRegister.NAME, 17, 1);
        assertThrows(RegisterDamaged.class, () -> start((_, _) -> true));
    }

    @Test
    void whoeverSendsWhatBreaksItsLayoutIsDisconnected() {
        ask(1, new WitnessFrame.Read());
        nodes[0].send(new UnsafeBuffer(new byte[20]), 0, 20);
        witness.doWork();
        nodes[0].poll((_, _, _) -> {}, 10);
        assertEquals(0, nodes[0].connection());
    }
}
