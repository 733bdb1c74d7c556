package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.CtnCode;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code of the protocol, brought about and read at the bank's side. A code without a scenario says why, and which
 * test shows it instead.
 */
class EndingsTest {
    /** Why a code cannot be read at the bank's side over this transport, and the test that shows it. */
    private record Elsewhere(String reason, String module, String test, String method) {}

    private static final Map<CtnCode, Function<World, CtnCode>> SCENARIOS = scenarios();
    private static final Map<CtnCode, Elsewhere> ELSEWHERE = Map.of(
            CtnCode.TLS_FAILED,
            new Elsewhere(
                    "a transport in memory has no TLS",
                    "gateway",
                    "az/ecbar/gateway/session/TlsSessionTest.java",
                    "aCertificateOfAnotherAuthorityDoesNotGetThroughTheHandshake"),
            CtnCode.OUTPUT_GAP,
            new Elsewhere(
                    "a bank says it to a centre that leaves a gap; this one never does",
                    "ctn",
                    "az/ecbar/ctn/ClientSessionTest.java",
                    "anOutputThatLeavesAGapEndsTheConnection"),
            CtnCode.SLOW_READER,
            new Elsewhere(
                    "a bank that reads nothing does not read this either",
                    "gateway",
                    "az/ecbar/gateway/session/EndingsTest.java",
                    "aBankThatReadsNothingIsCutOff"));

    private final World world = new World(5);

    private static Map<CtnCode, Function<World, CtnCode>> scenarios() {
        Map<CtnCode, Function<World, CtnCode>> scenarios = new EnumMap<>(CtnCode.class);
        ConnectionEndings.addTo(scenarios);
        IdentityEndings.addTo(scenarios);
        SessionEndings.addTo(scenarios);
        InputRefusals.addTo(scenarios);
        return scenarios;
    }

    static Set<CtnCode> codes() {
        return SCENARIOS.keySet();
    }

    @ParameterizedTest
    @MethodSource("codes")
    @Rule("4.26.2")
    void everyCodeIsToldToTheBank(CtnCode code) {
        assertEquals(code, Objects.requireNonNull(SCENARIOS.get(code)).apply(world));
    }

    @Test
    void noCodeIsWithoutATest() throws IOException {
        Set<CtnCode> shown = EnumSet.copyOf(SCENARIOS.keySet());
        shown.addAll(ELSEWHERE.keySet());
        assertEquals(EnumSet.allOf(CtnCode.class), shown);
        Path modules = Path.of(System.getProperty("ecbar.root", "../.."), "gateway-ctn");
        for (Elsewhere elsewhere : ELSEWHERE.values()) {
            Path source =
                    modules.resolve(elsewhere.module()).resolve("src/test/java").resolve(elsewhere.test());
            assertTrue(Files.readString(source).contains("void " + elsewhere.method() + "("), elsewhere::toString);
        }
    }

    @Test
    void aBankThatReadsNothingIsCutOff() {
        RawBank bank = RawBank.loggedOn(world);
        world.network.isToClientsStalled(true);
        FakeLedger.Terminal terminal = world.ledger.terminal(bank.bic, 'A');
        for (int i = 0; i < 400; i++) {
            world.ledger.output(terminal, new byte[60_000]);
        }
        for (int second = 0; second < 60 && !world.centre.refused.contains(CtnCode.SLOW_READER); second++) {
            bank.heartbeat(bank.sessionId);
            world.pass(TimeUnit.SECONDS.toNanos(1), TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertEquals(1, world.server.refusals(CtnCode.SLOW_READER));
        world.step();
        assertEquals(0, world.server.counters().sessions());
    }

    @Test
    void oneParticipantMayHoldOnlySoManyConnections() {
        world.ledger.holdEvents(true);
        RawBank first = RawBank.connected(world);
        first.sendLogOn();
        for (int i = 1; i < world.config.maxConnectionsPerParticipant(); i++) {
            new RawBank(world, first.bic, first.signer).sendLogOn();
        }
        assertEquals(CtnCode.TOO_MANY_CONNECTIONS, RawBank.logOnCode(new RawBank(world, first.bic, first.signer)));
    }
}
