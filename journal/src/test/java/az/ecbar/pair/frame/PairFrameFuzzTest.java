package az.ecbar.pair.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.Identity;
import az.ecbar.pair.Link;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairState;
import az.ecbar.pair.ReplayTrace;
import az.ecbar.pair.witness.WitnessState;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Each frame comes back as it was sent; one with bytes changed, cut off or put in is refused or read without harm. */
class PairFrameFuzzTest {
    private static final int SEEDS = 4;
    private static final int MUTANTS_OF_A_SEED = 50_000;
    private static final Identity ID = new Identity(0x0102030405060708L, -5);
    private static final Link LINK = new Link(1, -2, 3, Long.MIN_VALUE);

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();

    private static List<PairFrame> pairFrames() {
        List<EpochEnd> ends = List.of(new EpochEnd(9, 1_000), new EpochEnd(7, 512), new EpochEnd(1, 1));
        return List.of(
                hello(ends, 1_000),
                hello(List.of(), 0),
                new PairFrame.Ask(8, 7),
                new PairFrame.Granted(8, 1_000, LINK),
                new PairFrame.Refuse(9, 7, PairMode.ALONE, PairState.ASKING, PairFrame.Cause.ASKING_MYSELF),
                new PairFrame.RecordsWanted(8, 5, 10),
                new PairFrame.Follow(8, 500, LINK, 1_001, ID, 700),
                new PairFrame.Ack(8, 500, LINK, 499, 400),
                new PairFrame.Positions(8, 1_003, 1_002, 1_001, -1),
                new PairFrame.CountedIn(8, ID),
                new PairFrame.HandOver(8, 1_003, LINK),
                new PairFrame.Differs(8, 400),
                new PairFrame.Digest(8, 400, LINK),
                new PairFrame.Verdict(8, ReplayTrace.of(400, ReplayTrace.Finding.FAULT)),
                new PairFrame.Verdict(
                        8,
                        new ReplayTrace(
                                400,
                                ReplayTrace.Finding.STANDS,
                                397,
                                new long[] {1, 2, 3},
                                List.of(new ReplayTrace.Component(7, 8)))),
                new PairFrame.Snapshot(8, 400, 1_000, 997, new UnsafeBuffer(new byte[] {1, 2, 3})),
                new PairFrame.SnapshotWanted(8, 400, 500),
                new PairFrame.OutputsWanted(8, 400, 1L << 32, new UnsafeBuffer(new byte[32])),
                new PairFrame.Outputs(8, -1, new UnsafeBuffer(new byte[] {4, 5})),
                new PairFrame.Late(8, 500, LINK, 700, 90_000),
                new PairFrame.Failed(8, 2, "the link of sequence 5 differs: ə"));
    }

    private static PairFrame.Hello hello(List<EpochEnd> ends, long appended) {
        return new PairFrame.Hello(
                9,
                ID,
                ID,
                2,
                PairMode.PAIR,
                true,
                false,
                PairState.WAITING,
                7,
                appended,
                appended,
                LINK,
                900,
                5,
                1,
                ends);
    }

    private static List<WitnessFrame> witnessFrames() {
        return List.of(
                new WitnessFrame.Read(),
                new WitnessFrame.Claim(9, 8, 1, WitnessState.PAIRED),
                new WitnessFrame.CountIn(9, 2, WitnessState.ALONE),
                new WitnessFrame.Answer(9, 2, WitnessState.PAIRED, WitnessFrame.Outcome.NOT_ALLOWED, ID, ID),
                new WitnessFrame.Adopt(9, 2, WitnessState.ALONE, ID, new UnsafeBuffer(new byte[] {1, 2, 3})));
    }

    @Test
    void aFrameComesBackAsItWasSent() throws MalformedFrame {
        for (PairFrame frame : pairFrames()) {
            assertEquals(frame, PairFrames.read(buffer, 0, PairFrames.write(frame, buffer)));
        }
        for (WitnessFrame frame : witnessFrames()) {
            assertEquals(frame, WitnessFrames.read(buffer, 0, WitnessFrames.write(frame, buffer)));
        }
        UnsafeBuffer records = new UnsafeBuffer(new byte[] {5, 6, 7, 8});
        PairFrame back = PairFrames.read(buffer, 0, PairFrames.write(new PairFrame.Records(3, records), buffer));
        assertEquals(records, ((PairFrame.Records) back).records());
    }

    @Test
    void moreEpochsThanAFrameNamesAreLeftOutFromTheOldEnd() throws MalformedFrame {
        List<EpochEnd> ends = new ArrayList<>();
        for (int epoch = 100; epoch > 0; epoch--) {
            ends.add(new EpochEnd(epoch, epoch * 10L));
        }
        PairFrame back = PairFrames.read(buffer, 0, PairFrames.write(hello(ends, 1_000), buffer));
        assertEquals(ends.subList(0, PairFrames.MAX_ENDS), ((PairFrame.Hello) back).ends());
    }

    /** From its ends the owner finds what both have: a node with records and without ends would set all of them aside. */
    @Test
    void aWaitingNodeThatHasRecordsNamesTheirEpochs() {
        int length = PairFrames.write(hello(List.of(), 1_000), buffer);
        assertThrows(MalformedFrame.class, () -> PairFrames.read(buffer, 0, length));
    }

    @Test
    void noRecordsAreWantedFromBeforeTheFirst() {
        int length = PairFrames.write(new PairFrame.RecordsWanted(8, 0, 10), buffer);
        assertThrows(MalformedFrame.class, () -> PairFrames.read(buffer, 0, length));
    }

    /** The upper bit of its lower half would be a position below 0. */
    @Test
    void noOutputsAreWantedFromAPlaceThatIsNone() {
        for (long place : new long[] {1L << 31, (1L << 32) + (1L << 31), -1}) {
            int length = PairFrames.write(
                    new PairFrame.OutputsWanted(8, 400, place, new UnsafeBuffer(new byte[16])), buffer);
            assertThrows(MalformedFrame.class, () -> PairFrames.read(buffer, 0, length));
        }
    }

    @Test
    void changedFramesAreRefusedOrReadWithoutHarm() {
        List<byte[]> frames = new ArrayList<>();
        pairFrames().forEach(frame -> frames.add(bytes(PairFrames.write(frame, buffer))));
        witnessFrames().forEach(frame -> frames.add(bytes(WitnessFrames.write(frame, buffer))));
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int accepted = 0;
            for (int i = 0; i < MUTANTS_OF_A_SEED; i++) {
                byte[] mutant = mutate(frames.get(random.nextInt(frames.size())).clone(), random);
                accepted += readsWithoutHarm(seed, mutant) ? 1 : 0;
            }
            assertTrue(accepted > 0 && accepted < MUTANTS_OF_A_SEED, "seed " + seed + " accepted " + accepted);
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    private static byte[] mutate(byte[] frame, SplittableRandom random) {
        byte[] mutant = random.nextInt(4) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length * 2 + 1)) : frame;
        for (int changes = random.nextInt(4); changes > 0 && mutant.length > 0; changes--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
        }
        if (random.nextBoolean() && mutant.length >= 4) {
            new UnsafeBuffer(mutant).putInt(0, mutant.length, ByteOrder.LITTLE_ENDIAN);
        }
        return mutant;
    }

    private boolean readsWithoutHarm(long seed, byte[] mutant) {
        boolean isRead = false;
        UnsafeBuffer view = new UnsafeBuffer(mutant);
        try {
            PairFrames.write(PairFrames.read(view, 0, mutant.length), buffer);
            isRead = true;
        } catch (MalformedFrame e) {
            isRead |= readsAsOfWitness(seed, mutant);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(mutant), e);
        }
        return isRead;
    }

    private boolean readsAsOfWitness(long seed, byte[] mutant) {
        try {
            WitnessFrames.write(WitnessFrames.read(new UnsafeBuffer(mutant), 0, mutant.length), buffer);
            return true;
        } catch (MalformedFrame e) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(mutant), e);
        }
    }
}
