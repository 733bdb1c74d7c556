package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.HeartbeatFrame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How each code about connections and their frames comes about. */
final class ConnectionEndings {
    private ConnectionEndings() {}

    static void addTo(Map<CtnCode, Function<World, CtnCode>> scenarios) {
        scenarios.put(CtnCode.NONE, ConnectionEndings::theBankLogsOut);
        scenarios.put(CtnCode.WRONG_VERSION, ConnectionEndings::aFrameOfVersion9);
        scenarios.put(CtnCode.MALFORMED_FRAME, ConnectionEndings::aReservedByteIsNotZero);
        scenarios.put(CtnCode.FRAME_TOO_LARGE, ConnectionEndings::aLongFrameBeforeTheLogon);
        scenarios.put(CtnCode.UNEXPECTED_FRAME, ConnectionEndings::aHeartbeatBeforeTheLogon);
        scenarios.put(CtnCode.WRONG_SESSION, ConnectionEndings::aFrameOfAnotherSession);
        scenarios.put(CtnCode.TOO_MANY_CONNECTIONS, ConnectionEndings::oneConnectionMoreThanThereMayBe);
        scenarios.put(CtnCode.IDLE, ConnectionEndings::theBankSaysNothing);
        scenarios.put(CtnCode.LOGON_TIMEOUT, ConnectionEndings::theBankDoesNotLogOn);
        scenarios.put(CtnCode.CONNECTION_LOST, ConnectionEndings::theLineIsCut);
    }

    private static CtnCode theBankLogsOut(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.logOut();
        return bank.code();
    }

    private static CtnCode aFrameOfVersion9(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.heartbeat(frame -> frame.putByte(FrameHeader.VERSION_OFFSET, (byte) 9));
        return bank.code();
    }

    private static CtnCode aReservedByteIsNotZero(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.heartbeat(frame -> frame.putByte(6, (byte) 1));
        return bank.code();
    }

    private static CtnCode aLongFrameBeforeTheLogon(World world) {
        RawBank bank = RawBank.connected(world);
        HeartbeatFrame.encode(bank.frame(), 0, 0);
        FrameHeader.encodeLength(bank.frame(), 0, FrameHeader.MAX_LOGON_LENGTH + 1);
        bank.send(FrameHeader.MAX_LOGON_LENGTH + 1);
        return bank.code();
    }

    private static CtnCode aHeartbeatBeforeTheLogon(World world) {
        RawBank bank = RawBank.connected(world);
        bank.heartbeat(0);
        return bank.code();
    }

    private static CtnCode aFrameOfAnotherSession(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.heartbeat(bank.sessionId + 1);
        return bank.code();
    }

    private static CtnCode oneConnectionMoreThanThereMayBe(World world) {
        for (int i = 0; i < world.config.maxConnections(); i++) {
            world.network.client(List.of(), 1).connect(0);
        }
        world.step();
        return RawBank.connected(world).code();
    }

    private static CtnCode theBankSaysNothing(World world) {
        RawBank bank = RawBank.loggedOn(world);
        world.pass(TimeUnit.SECONDS.toNanos(21), TimeUnit.MILLISECONDS.toNanos(100));
        return bank.code();
    }

    private static CtnCode theBankDoesNotLogOn(World world) {
        RawBank bank = RawBank.connected(world);
        world.pass(TimeUnit.SECONDS.toNanos(11), TimeUnit.MILLISECONDS.toNanos(100));
        return bank.code();
    }

    /** Not in a frame: the bank's own side says it to its owner. */
    private static CtnCode theLineIsCut(World world) {
        FakeBank bank = world.bank(RawBank.ALFA);
        bank.start();
        world.until("logged on", () -> bank.logons == 1);
        world.network.cutAll();
        world.until("the bank knows", () -> !bank.endings.isEmpty());
        return bank.endings.getFirst();
    }
}
