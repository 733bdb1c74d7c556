package az.ecbar.ops.testing;

import az.ecbar.command.ActionWriter;
import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.CertificateStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.journal.JournalConfig;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ops.node.Node;
import az.ecbar.ops.node.NodeLog;
import az.ecbar.port.Clock;
import az.ecbar.port.Randomness;
import az.ecbar.port.Signer;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.testing.FakeSigner;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The authority, the network and the terminals around a node in memory, and the genesis that knows them: the Central
 * Bank with the operators Leyla (terminal L) and Rauf (R), and banks with a correspondent account in manats each. Nothing
 * depends on chance, keys neither.
 */
public final class Surroundings {
    public static final String CENTRE = "NABZAZ2CXXX";
    public static final String ISSUE = "ISSUE-AZN";
    private static final int RING_SLOTS = 256;

    private static final int GATE_BYTES = 1 << 19;

    private final boolean hasRealSignatures;
    private final List<MemoryNetwork> networks = new ArrayList<>();
    private final Clock clock;
    private final Map<String, BcscCertificate> certificates = new HashMap<>();
    private final ActionWriter actions = new ActionWriter();
    private @Nullable RelayFaults relay;

    /** A bank as the genesis registers it. */
    public record Bank(String bic, String name, String tin, String account, long balanceMinor) {}

    /** Of one node. */
    public Surroundings(long networkSeed, Clock clock) {
        this(networkSeed, clock, 1, true);
    }

    /**
     * Of so many nodes, each with a network of its own to it; a terminal knows all their addresses.
     *
     * @param hasRealSignatures else signatures are such as cost one hash
     */
    public Surroundings(long networkSeed, Clock clock, int nodes, boolean hasRealSignatures) {
        this.clock = clock;
        this.hasRealSignatures = hasRealSignatures;
        for (int node = 0; node < nodes; node++) {
            networks.add(
                    new MemoryNetwork(networkSeed + node, KnownHolders.centre().chain(), 64));
        }
    }

    public TestAuthority authority() {
        return KnownHolders.authority();
    }

    public MemoryNetwork network() {
        return networks.getFirst();
    }

    /** The network to a node, the first being 0. */
    public MemoryNetwork network(int node) {
        return networks.get(node);
    }

    /** From now on banks come through a relay that has these faults. */
    public void relay(RelayFaults faults) {
        relay = faults;
    }

    /** A session for a terminal, with keys of its own, which the genesis will register. */
    public ClientSession session(
            Role role, String bic, char letter, Randomness nonces, ClientSessionListener listener) {
        return session(role, bic, letter, Site.MAIN, nonces, listener);
    }

    /** The same from one of the participant's centres. */
    public ClientSession session(
            Role role, String bic, char letter, Site site, Randomness nonces, ClientSessionListener listener) {
        TestHolder signKey = KnownHolders.signing(role, bic, letter);
        certificates.put(bic + letter, signKey.certificate());
        CertificateStore store =
                new AuthorityStore(new CertificateDirectory(authority().checker()), List.of());
        return new ClientSession(
                ClientSessionConfig.of(bic, letter, site),
                role == Role.BANK ? relayed(client(chain(role, bic))) : client(chain(role, bic)),
                signer(signKey),
                hasRealSignatures ? store : FakeSignatures.of(store),
                clock,
                nonces,
                listener);
    }

    /** With what a terminal connects. */
    public List<BcscCertificate> chain(Role role, String bic) {
        return KnownHolders.connection(role, bic).chain();
    }

    /** With what a bank cannot connect: a certificate that is over, one of another registration code, one to sign with. */
    public List<List<BcscCertificate>> wrongChains(String bic) {
        return List.of(
                KnownHolders.expired(bic).chain(),
                KnownHolders.ofOtherCode(bic).chain(),
                KnownHolders.signing(Role.BANK, bic, 'A').chain());
    }

    /** A terminal's key, known to the ledger or not. */
    public Signer signer(Role role, String bic, char letter) {
        return signer(KnownHolders.signing(role, bic, letter));
    }

    private ConnectingTransport relayed(ConnectingTransport centres) {
        return relay == null ? centres : new DefectiveRelay(centres, relay);
    }

    private Signer signer(TestHolder holder) {
        Identity identity = Objects.requireNonNull(holder.certificate().identity());
        return hasRealSignatures
                ? holder.signer()
                : new FakeSigner(identity, holder.certificate().fingerprint());
    }

    private ConnectingTransport client(List<BcscCertificate> chain) {
        return networks.size() == 1
                ? network().client(chain, 2)
                : new SeveralCentres(networks.stream()
                        .map(network -> network.client(chain, 1))
                        .toList());
    }

    /** With what a terminal signs. */
    public BcscCertificate certificate(String bic, char letter) {
        return Objects.requireNonNull(certificates.get(bic + letter));
    }

    /** The genesis; each bank's terminal A, and both operators, have their sessions by now. */
    public List<byte[]> genesis(String ledger, List<Bank> banks) {
        List<byte[]> commands = new ArrayList<>();
        commands.add(actions.beginLedger(1, ledger));
        commands.add(actions.registerParticipant(
                CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9_900_003_871L, "", code(CENTRE), "Central Bank"));
        commands.add(actions.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", ISSUE));
        commands.add(register(CENTRE, 'L', CertificateRole.OPERATOR, "leyla"));
        commands.add(register(CENTRE, 'R', CertificateRole.OPERATOR, "rauf"));
        for (Bank bank : banks) {
            commands.add(actions.registerParticipant(
                    bank.bic(),
                    ParticipantKind.BANK,
                    'A',
                    Long.parseLong(bank.tin()),
                    "",
                    code(bank.bic()),
                    bank.name()));
            commands.add(
                    actions.openAccount(bank.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", bank.account()));
            if (bank.balanceMinor() > 0) {
                commands.add(actions.issueFunds("AZN", bank.account(), ISSUE, bank.balanceMinor(), "GENESIS"));
            }
            commands.add(register(bank.bic(), 'A', CertificateRole.BANK, bank.name()));
        }
        commands.add(actions.completeGenesis());
        return commands;
    }

    /** Registers the certificate of a terminal that has its session by now. */
    public byte[] register(String bic, char letter, CertificateRole role, String holder) {
        BcscCertificate certificate = certificate(bic, letter);
        return actions.registerCertificate(
                bic,
                letter,
                role,
                certificate.notBeforeNs(),
                certificate.notAfterNs(),
                certificate.fingerprint().toBytes(),
                code(bic),
                holder,
                certificate.der());
    }

    /** The ports of a node above these folders. */
    public Node.Ports ports(Node.Folders folders) {
        return ports(0, folders);
    }

    /** The ports of one of several nodes, the first being 0; what it tells its operators goes nowhere. */
    public Node.Ports ports(int node, Node.Folders folders) {
        return ports(node, folders, clock, new PrintStream(OutputStream.nullOutputStream()));
    }

    /** The ports of one of several nodes, the first being 0, with its own clock, and where it tells its operators. */
    public Node.Ports ports(int node, Node.Folders folders, Clock ownClock, PrintStream log) {
        TestHolder key = KnownHolders.node(node + 1);
        return new Node.Ports(
                folders,
                network(node).server(),
                signer(key),
                key.certificate(),
                authority().checker(),
                ownClock,
                new NodeLog(log),
                hasRealSignatures ? UnaryOperator.identity() : FakeSignatures::of);
    }

    /** A small node. */
    public static Node.Settings settings(int maxBatch, long snapshotInterval) {
        return new Node.Settings(
                JournalConfig.defaults().withReserveBytes(1 << 20).withWaterMarks(0, 0),
                LedgerCapacity.small(),
                RING_SLOTS,
                maxBatch,
                snapshotInterval,
                CENTRE,
                GATE_BYTES,
                false);
    }

    static String code(String bic) {
        return "REG" + bic.substring(0, 4);
    }
}
