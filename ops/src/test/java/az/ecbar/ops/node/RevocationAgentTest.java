package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.port.Clock;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Pem;
import az.ecbar.trust.authority.RevokedSerial;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is revoked while a node runs counts no more, without a restart. */
@Rule("4.26.2")
class RevocationAgentTest {
    private static final String KEPT = "revocations.der";

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder bank = authority.bank("ALFAAZ22XXX", "1400000001");
    private final List<String> told = new ArrayList<>();
    private MemoryFolder data = new MemoryFolder();
    private long nowNs;
    private long utcNs = TestAuthority.NOW_NS;
    private long changes;

    @TempDir
    Path folder = Path.of("");

    private final Clock clock = new Clock() {
        @Override
        public long utcNs() {
            return utcNs;
        }

        @Override
        public long monotonicNs() {
            return nowNs;
        }
    };

    @BeforeEach
    void writeAuthority() throws IOException {
        Files.writeString(
                folder.resolve("ca.pem"),
                Pem.encode(Pem.CERTIFICATE, authority.certificate().der()));
    }

    private Path list() {
        return folder.resolve("crl.pem");
    }

    private void publish(String text) throws IOException {
        changes++;
        Files.writeString(list(), text);
        Files.setLastModifiedTime(list(), FileTime.from(TestAuthority.NOW.plusSeconds(changes)));
    }

    private void publish(long number, RevokedSerial... revoked) throws IOException {
        publish(Pem.encode(Pem.REVOCATION_LIST, authority.revocationListDer(number, revoked)));
    }

    private RevokedSerial revokedBank() {
        return new RevokedSerial(
                bank.certificate().toX509().getSerialNumber(), TestAuthority.NOW, RevocationCause.KEY_COMPROMISE);
    }

    private RevocationAgent open() throws ConfigException {
        return RevocationAgent.open(folder.resolve("ca.pem"), list(), data, clock, told::add);
    }

    private boolean isRevoked(RevocationAgent agent) {
        CertificateChecker checker = agent.checker();
        return checker.revocations().find(bank.certificate()) != null;
    }

    private void later(RevocationAgent agent) {
        nowNs += RevocationAgent.INTERVAL_NS;
        int _ = agent.doWork();
    }

    private void assertLastTold(String expected) {
        assertTrue(told.getLast().contains(expected), told::toString);
    }

    @Test
    void aListThatIsPublishedLaterIsInUseWithinASecond() throws Exception {
        publish(1);
        RevocationAgent agent = open();
        CertificateChecker checker = agent.checker();
        publish(2, revokedBank());
        assertEquals(0, agent.doWork(), "not every round looks at the file");
        assertFalse(isRevoked(agent));
        later(agent);
        assertNotNull(checker.revocations().find(bank.certificate()), "the checker that everybody has knows it");
        assertLastTold("list 2 is in use, with 1 certificates");
    }

    @Test
    void oneThatIsMissingAtTheStartIsTakenWhenItComes() throws Exception {
        RevocationAgent agent = open();
        later(agent);
        later(agent);
        assertEquals(1, told.size(), told::toString);
        assertLastTold("ALARM");
        publish(1, revokedBank());
        later(agent);
        assertTrue(isRevoked(agent));
    }

    @Test
    void aBrokenOneAForeignOneAnOlderOneOrNoneKeepsWhatIsKnownAndIsAnAlarmOnce() throws Exception {
        publish(5, revokedBank());
        RevocationAgent agent = open();
        String foreign = Pem.encode(Pem.REVOCATION_LIST, new TestAuthority("Another").revocationListDer(9));
        String older = Pem.encode(Pem.REVOCATION_LIST, authority.revocationListDer(4));
        for (String wrong : List.of("-----BEGIN X509 CRL-----\nAAAA", foreign, older)) {
            int before = told.size();
            publish(wrong);
            later(agent);
            later(agent);
            assertEquals(before + 1, told.size(), told::toString);
            assertLastTold("what was known before stays in use");
            assertTrue(isRevoked(agent));
        }
        Files.delete(list());
        later(agent);
        assertLastTold("is not there");
        assertTrue(isRevoked(agent));
        publish(6);
        later(agent);
        assertFalse(isRevoked(agent));
    }

    @Test
    void oneThatIsPastItsNextUpdateStaysInUseAndIsAnAlarmOnce() throws Exception {
        publish(1, revokedBank());
        RevocationAgent agent = open();
        utcNs += Duration.ofDays(2).toNanos();
        later(agent);
        assertLastTold("past its next update");
        int before = told.size();
        later(agent);
        assertEquals(before, told.size());
        assertTrue(isRevoked(agent));
    }

    @Test
    void aBrokenOneAtTheStartStopsIt() throws Exception {
        publish("nothing");
        assertThrows(ConfigException.class, this::open);
    }

    @Test
    void whatWasTakenHoldsForTheNextStartTooWhateverIsInItsPlace() throws Exception {
        publish(5, revokedBank());
        RevocationAgent _ = open();
        data = data.afterPowerLoss(new Random(1));
        String older = Pem.encode(Pem.REVOCATION_LIST, authority.revocationListDer(4));
        for (String wrong : List.of("nothing", older)) {
            publish(wrong);
            RevocationAgent agent = open();
            assertLastTold("what was known before stays in use");
            assertTrue(isRevoked(agent));
            int before = told.size();
            later(agent);
            assertEquals(before, told.size(), told::toString);
        }
        Files.delete(list());
        RevocationAgent agent = open();
        assertLastTold("is not there");
        assertTrue(isRevoked(agent));
        publish(6);
        later(agent);
        assertFalse(isRevoked(agent));
        Files.delete(list());
        assertFalse(isRevoked(open()), "the newer one is kept");
    }

    @Test
    void aKeptOneThatIsBrokenIsAnAlarmAndNeedsASoundOneInItsPlace() throws Exception {
        publish(5, revokedBank());
        RevocationAgent _ = open();
        data.flip(KEPT, 60, 1);
        RevocationAgent agent = open();
        assertTrue(told.stream().anyMatch(line -> line.contains("ALARM") && line.contains(KEPT)), told::toString);
        assertTrue(isRevoked(agent));
        Files.delete(list());
        assertTrue(isRevoked(open()), "kept anew");
        data.flip(KEPT, 60, 1);
        assertThrows(ConfigException.class, this::open, "nobody knows what is revoked");
        publish("nothing");
        assertThrows(ConfigException.class, this::open);
    }

    @Test
    void oneThatCannotBeKeptIsInUseAndIsTriedAgain() throws Exception {
        data.forceFailsAfter(0);
        publish(5, revokedBank());
        RevocationAgent agent = open();
        assertTrue(isRevoked(agent));
        assertLastTold("cannot be kept");
        later(agent);
        data.forceFailsAfter(Integer.MAX_VALUE);
        later(agent);
        Files.delete(list());
        assertTrue(isRevoked(open()));
    }

    @Test
    void withoutAListNothingIsRevokedAndNothingIsTold() throws Exception {
        RevocationAgent agent = RevocationAgent.open(folder.resolve("ca.pem"), null, data, clock, told::add);
        later(agent);
        assertNull(agent.checker().revocations().find(bank.certificate()));
        assertEquals(List.of(), told);
    }
}
