package az.ecbar.ops.sandbox;

import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.console.OperatorException;
import az.ecbar.stp.StpConfig;
import az.ecbar.stp.StpConfigBuilder;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.AuthorityFolder;
import az.ecbar.trust.authority.BcscAuthority;
import az.ecbar.trust.authority.HolderRequest;
import az.ecbar.trust.authority.IssuedHolder;
import az.ecbar.trust.authority.KeyKind;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole installation in one folder:
 *
 * <pre>
 * pki/            a development authority, all certificates and keys
 * genesis.yaml    Central Bank, banks, accounts, opening balances, calendar
 * node.yaml       the node; its data in data/ or where the plan says
 * operator.yaml   the console of two operators, Leyla and Rauf
 * alfa.yaml, …    the STPAdapter of each bank
 * alfa/, …        the folders of each bank's adapter
 * node.log        what the node printed, over all its starts
 * </pre>
 *
 * <p>Passwords are random; they are in {@link #environment} and nowhere on the disk, unless {@link #keepPasswords} is
 * called. One thread.
 */
public final class Sandbox {
    /** The terminal of the first operator, Leyla. */
    public static final char LEYLA = 'L';

    /** The terminal of the second operator, Rauf. */
    public static final char RAUF = 'R';

    /** Where the business day is counted. */
    public static final ZoneId BAKU = ZoneId.of("Asia/Baku");

    private static final String CENTRE = "NABZAZ2CXXX";
    private static final String CENTRE_CODE = "CBAR";
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Path folder;
    private final SandboxPlan plan;
    private final SandboxPasswords passwords;
    private int port;
    private List<String> gateways = List.of();

    private Sandbox(Path folder, SandboxPlan plan, SandboxPasswords passwords) {
        this.folder = folder.toAbsolutePath().normalize();
        this.plan = plan;
        this.passwords = passwords;
    }

    /**
     * Makes everything in a folder that holds no sandbox yet; the folder itself may exist.
     *
     * @throws AuthorityException when there is an authority already
     */
    public static Sandbox create(Path folder, SandboxPlan plan) throws IOException, AuthorityException {
        Files.createDirectories(folder);
        Sandbox sandbox = new Sandbox(folder, plan, SandboxPasswords.random(plan.banks()));
        Integer wanted = plan.port();
        sandbox.port = wanted == null ? FreePort.find() : wanted;
        Map<String, String> certificates = sandbox.issueAll();
        SandboxFiles files = new SandboxFiles(sandbox, plan);
        files.writeGenesis(certificates, LocalDate.now(BAKU));
        files.writeNode(sandbox.port);
        files.writeClients(sandbox.addresses());
        return sandbox;
    }

    /**
     * Opens a folder that {@link #create} made from the same plan and whose passwords were kept. The port may be another
     * one than before.
     */
    public static Sandbox open(Path folder, SandboxPlan plan) throws IOException {
        Sandbox sandbox = new Sandbox(folder, plan, SandboxPasswords.read(folder.resolve(SandboxPasswords.FILE)));
        Integer wanted = plan.port();
        sandbox.port = wanted == null ? FreePort.find() : wanted;
        SandboxFiles files = new SandboxFiles(sandbox, plan);
        files.writeNode(sandbox.port);
        files.writeClients(sandbox.addresses());
        return sandbox;
    }

    /** Whether a folder holds a sandbox that can be opened. */
    public static boolean isKept(Path folder) {
        return Files.exists(folder.resolve(SandboxPasswords.FILE));
    }

    /** Writes the passwords into {@code passwords.env}, readable by its owner only, so that the folder can be used again. */
    public void keepPasswords() throws IOException {
        passwords.write(folder.resolve(SandboxPasswords.FILE));
    }

    public Path folder() {
        return folder;
    }

    public SandboxPlan plan() {
        return plan;
    }

    public List<InventedBank> banks() {
        return plan.banks();
    }

    /** The node's data folder. */
    public Path dataFolder() {
        Path wanted = plan.dataFolder();
        return wanted == null ? folder.resolve("data") : wanted.toAbsolutePath();
    }

    /** The certificate of the authority. */
    public Path authorityFile() {
        return new AuthorityFolder(folder.resolve("pki")).certificateFile();
    }

    public Path nodeFile() {
        return folder.resolve("node.yaml");
    }

    public Path genesisFile() {
        return folder.resolve("genesis.yaml");
    }

    public Path operatorFile() {
        return folder.resolve("operator.yaml");
    }

    /** Where the node writes its port. */
    public Path portFile() {
        return folder.resolve("node.port");
    }

    /** What the node prints. */
    public Path logFile() {
        return folder.resolve("node.log");
    }

    /** The configuration of a bank's adapter. */
    public Path bankFile(InventedBank bank) {
        return folder.resolve(SandboxFiles.nameOf(bank) + ".yaml");
    }

    /** The root of the folders of a bank's adapter. */
    public Path bankFolder(InventedBank bank) {
        return folder.resolve(SandboxFiles.nameOf(bank));
    }

    /** The port of the node; 0 before its first start if it takes a free one. */
    public int port() {
        return port;
    }

    /** Names more gateways beside the first to operators and banks, which try one after the other. */
    void addGateways(List<Integer> ports) throws IOException {
        nameGateways(Stream.concat(Stream.of(port), ports.stream())
                .map(Sandbox::onLoopback)
                .toList());
    }

    /** Names all gateways to operators and banks, as host and port. */
    void nameGateways(List<String> hostsAndPorts) throws IOException {
        gateways = List.copyOf(hostsAndPorts);
        new SandboxFiles(this, plan).writeClients(addresses());
    }

    /** The gateways, in the order in which operators and banks try them first. */
    public List<InetSocketAddress> gateways() {
        return addresses().stream()
                .map(each -> each.split(":", 2))
                .map(each -> new InetSocketAddress(each[0], Integer.parseInt(each[1])))
                .toList();
    }

    /** The gateways, as host and port. */
    List<String> addresses() {
        return gateways.isEmpty() ? List.of(onLoopback(port)) : gateways;
    }

    private static String onLoopback(int number) {
        return "127.0.0.1:" + number;
    }

    /** All passwords by their variables, for the environment of a child process. */
    public Map<String, String> environment() {
        return passwords.all();
    }

    /**
     * Starts the node and waits until banks may connect. Where the node takes a free port, the configurations of
     * operators and banks name it from now on.
     *
     * @param flags for the node's JVM, after those that it has anyway
     * @throws NodeFailedException when it ends instead, or is not ready within 60 seconds
     */
    public NodeChild startNode(String... flags) throws IOException, NodeFailedException {
        NodeChild node = launchNode(flags);
        int taken = node.awaitReady(Duration.ofSeconds(60));
        if (taken != port) {
            port = taken;
            new SandboxFiles(this, plan).writeClients(addresses());
        }
        return node;
    }

    /** Starts the node without waiting, for who wants to see it fail. */
    public NodeChild launchNode(String... flags) throws IOException {
        return NodeChild.launch(nodeFile(), environment(), logFile(), List.of(flags));
    }

    /** Logs an operator on, {@link #LEYLA} or {@link #RAUF}. */
    public OperatorClient operator(char terminal) throws IOException, OperatorException {
        boolean isLeyla = terminal == LEYLA;
        String variable = isLeyla ? SandboxPasswords.OPERATOR : SandboxPasswords.SECOND;
        try {
            return OperatorClient.connect(
                    gateways(),
                    terminal,
                    Pkcs12Keys.open(keyFile(CENTRE, isLeyla ? "leyla" : "rauf"), passwords.of(variable)),
                    TrustAnchor.ofPem(Files.readAllBytes(authorityFile())),
                    TIMEOUT);
        } catch (KeySourceException | MalformedException e) {
            throw new OperatorException("the sandbox's own files: " + e.getMessage(), e);
        }
    }

    /** The configuration of a bank's adapter in folder mode, as its file says it. */
    public StpConfig stpConfig(InventedBank bank) {
        try {
            StpConfigBuilder builder = StpConfig.builder().bic(bank.bic()).terminal('A');
            addresses().forEach(builder::address);
            return builder.keyFile(keyFile(bank.bic(), ""))
                    .authority(authorityFile())
                    .folder(bankFolder(bank))
                    .scanInterval(Duration.ofMillis(50))
                    .build();
        } catch (az.ecbar.stp.ConfigException e) {
            throw new IllegalStateException("the sandbox's own configuration", e);
        }
    }

    /** The password of a bank's keys. */
    public char[] password(InventedBank bank) {
        return passwords.of(bank.passwordVariable());
    }

    Path keyFile(String bic, String unit) {
        return folder.resolve("pki").resolve("keys").resolve(bic + (unit.isEmpty() ? "" : "-" + unit) + ".p12");
    }

    /** Makes the authority and all keys; returns the serial of each signing certificate by BIC or operator. */
    private Map<String, String> issueAll() throws AuthorityException {
        Map<String, String> serials = new LinkedHashMap<>();
        Instant now = Instant.now();
        SecureRandom random = new SecureRandom();
        try (BcscAuthority authority = BcscAuthority.create(
                folder.resolve("pki"),
                "BCSC development authority",
                VALIDITY.multipliedBy(2),
                passwords.of(SandboxPasswords.AUTHORITY),
                now,
                random)) {
            issue(authority, new Identity(Role.NODE, CENTRE, CENTRE_CODE, "node1", "Node"), SandboxPasswords.NODE, now);
            serials.put("leyla", operator(authority, "leyla", "Leyla", SandboxPasswords.OPERATOR, now));
            serials.put("rauf", operator(authority, "rauf", "Rauf", SandboxPasswords.SECOND, now));
            for (InventedBank bank : plan.banks()) {
                Identity identity = new Identity(Role.BANK, bank.bic(), bank.registrationCode(), "", bank.name());
                serials.put(bank.bic(), issue(authority, identity, bank.passwordVariable(), now));
            }
        }
        return serials;
    }

    /** Issues keys for one more node or witness; their password is the node's. Gives their file. */
    Path issueMore(Role role, String unit) throws AuthorityException {
        Identity identity = new Identity(role, CENTRE, CENTRE_CODE, unit, role == Role.NODE ? "Node" : "Witness");
        try (BcscAuthority authority = BcscAuthority.open(
                folder.resolve("pki"), passwords.of(SandboxPasswords.AUTHORITY), new SecureRandom())) {
            String _ = issue(authority, identity, SandboxPasswords.NODE, Instant.now());
        }
        return keyFile(CENTRE, unit);
    }

    /** The fingerprint of the certificate for connections of one of the centre's key files. */
    String connectFingerprint(String unit) throws KeySourceException {
        return Pkcs12Keys.open(keyFile(CENTRE, unit), passwords.of(SandboxPasswords.NODE))
                .entry(KeySource.TLS)
                .certificate()
                .fingerprint()
                .toHex();
    }

    private String operator(BcscAuthority authority, String login, String name, String variable, Instant now)
            throws AuthorityException {
        return issue(authority, new Identity(Role.OPERATOR, CENTRE, CENTRE_CODE, login, name), variable, now);
    }

    private String issue(BcscAuthority authority, Identity identity, String variable, Instant now)
            throws AuthorityException {
        List<String> hosts = identity.role() == Role.NODE ? List.of("localhost") : List.of();
        HolderRequest request = new HolderRequest(identity, identity.name(), hosts, VALIDITY);
        IssuedHolder issued = authority.issue(request, KeyKind.ED25519, passwords.of(variable), null, now);
        return issued.sign().serial();
    }
}
