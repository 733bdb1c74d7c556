package az.ecbar.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.PairFrames;
import az.ecbar.pair.memory.MemoryCable;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** Records that are wanted of the other node, which is played by hand. */
class PeerRecordsTest implements PeerChannel.Handler {
    private final MemoryCable cable = new MemoryCable(() -> 1, new SplittableRandom(1));
    private final ControlLink here = cable.attachFirst();
    private final ControlLink there = cable.attachSecond();
    private final PeerChannel peer = new PeerChannel(here, PairConfig.defaults(1), 1);
    private final PeerRecords records = new PeerRecords();
    private final ExpandableArrayBuffer out = new ExpandableArrayBuffer();
    private int questions;

    @Override
    public void onConnected() {}

    @Override
    public void onLost() {}

    @Override
    public void onFrame(PairFrame frame) {}

    private void turnThere() {
        int _ = there.poll(
                (buffer, offset, length) -> {
                    try {
                        questions += PairFrames.read(buffer, offset, length) instanceof PairFrame.RecordsWanted ? 1 : 0;
                    } catch (MalformedFrame e) {
                        throw new AssertionError(e);
                    }
                },
                100);
    }

    private void connectAndGreet() {
        turnThere();
        turnThere();
        PairFrame hello = new PairFrame.Hello(
                1,
                Identity.NONE,
                new Identity(1, 2),
                2,
                PairMode.STANDBY,
                false,
                false,
                PairState.WAITING,
                0,
                0,
                0,
                Link.ZERO,
                0,
                1,
                1,
                List.of());
        there.send(out, 0, PairFrames.write(hello, out));
    }

    @Test
    void aQuestionIsSentAgainOnAConnectionThatWasMadeAnewBetweenTwoTurns() {
        connectAndGreet();
        int _ = peer.poll(this, 1);
        records.want(1, 5);
        assertEquals(1, records.ask(peer));
        assertEquals(0, records.ask(peer), "once on each connection");
        there.disconnect();
        connectAndGreet();
        assertEquals(0, questions, "the first one was lost with its connection");
        int _ = peer.poll(this, 1);
        assertEquals(1, records.ask(peer));
        turnThere();
        assertEquals(1, questions);
    }
}
