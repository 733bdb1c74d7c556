package az.ecbar.stp;

import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.gateway.session.ParticipantDirectory;
import az.ecbar.gateway.session.SecurityRecord;
import az.ecbar.gateway.session.SessionServer;
import az.ecbar.gateway.session.SessionServerConfig;
import az.ecbar.gateway.session.Translators;
import az.ecbar.gateway.testing.PassingTranslator;
import az.ecbar.port.Clock;
import az.ecbar.stp.link.CentreLink;
import az.ecbar.stp.link.CtnLink;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The centre's real sessions with real keys over a network in memory, above a ledger by hand. Everything follows from
 * the seed.
 */
final class MemoryCentre implements ParticipantDirectory, SecurityRecord {
    static final String ALFA = "ALFAAZ22XXX";
    private static final String CODE = "1400000011";
    private static final String CENTRE = "NABZAZ2CXXX";

    final TestAuthority authority = new TestAuthority();
    final NumberLedger ledger = new NumberLedger();
    final MemoryNetwork network;
    final List<String> refusals = new ArrayList<>();
    private final TestHolder bank = authority.bank(ALFA, CODE);
    private final TestHolder bankTls = authority.connection(Role.BANK, ALFA, CODE);
    private final TestHolder node = authority.node();
    private final CertificateDirectory directory = authority.directory(bank);
    private final Clock clock;
    private final Random random;
    private TestHolder signer = node;
    private SessionServer server;
    private long instance;

    MemoryCentre(long seed, Clock clock) {
        this.clock = clock;
        this.random = new Random(seed);
        this.network = new MemoryNetwork(
                seed, authority.connection(Role.NODE, CENTRE, "9900003871").chain(), 64);
        this.server = newServer();
    }

    private SessionServer newServer() {
        instance += 1_000_000;
        PassingTranslator translator = new PassingTranslator(ledger);
        return new SessionServer(
                SessionServerConfig.usual(CENTRE),
                new SessionServer.Ports(
                        network.server(),
                        ledger,
                        new Translators(translator, translator),
                        ledger,
                        ledger,
                        this,
                        this,
                        signer.signer(),
                        clock),
                signer.certificate().der(),
                instance);
    }

    /** The node dies and starts again. */
    void restart() {
        network.cutAll();
        server = newServer();
    }

    /** The node logs everybody out, and from now on another one leads, behind the other address. */
    void handOver(int addressThatLeads) {
        server.stop();
        for (int i = 0; i < 20; i++) {
            network.step();
        }
        network.deadAddress(1 - addressThatLeads);
        server = newServer();
    }

    /** The node behind an address dies; another one, that holds all of it, leads behind the other address. */
    void dies(int address) {
        network.deadAddress(address);
        server = newServer();
    }

    /** From now on somebody else's key signs. */
    void signsWith(TestHolder other) {
        signer = other;
        restart();
    }

    void step() {
        network.step();
        server.doWork();
        ledger.release(server);
    }

    /** A bank's session, as the adapter makes it. */
    CentreLink connect(ClientSessionListener listener) {
        return new CtnLink(
                new ClientSession(
                        ClientSessionConfig.of(ALFA, 'A', Site.MAIN),
                        network.client(bankTls.chain(), 2),
                        bank.signer(),
                        new AuthorityStore(new CertificateDirectory(authority.checker()), List.of()),
                        clock,
                        random::nextBytes,
                        listener),
                List.of("main:7443", "backup:7443"),
                () -> {});
    }

    @Override
    public @Nullable String registrationCode(String bic) {
        return bic.equals(ALFA) ? CODE : null;
    }

    @Override
    public boolean isRegistered(Digest fingerprint, String bic) {
        return bic.equals(ALFA);
    }

    @Override
    public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        return authority.checker().check(chain, expectation, utcNs);
    }

    @Override
    public @Nullable Signatory find(Digest fingerprint) {
        return directory.find(fingerprint);
    }

    @Override
    public void onRefusal(
            long utcNs, String peerAddress, String participant, CtnCode code, String detail, long suppressed) {
        refusals.add(code + " " + detail);
    }

    @Override
    public void onCentreBehind(long utcNs, String participant, char terminal, String detail) {
        refusals.add("behind " + detail);
    }

    /** The time of a simulated bank as the port. */
    static Clock clockOf(SimulatedBank simulated) {
        return new Clock() {
            @Override
            public long utcNs() {
                return TimeUnit.MILLISECONDS.toNanos(simulated.utcMs());
            }

            @Override
            public long monotonicNs() {
                return simulated.nowNs();
            }
        };
    }
}
