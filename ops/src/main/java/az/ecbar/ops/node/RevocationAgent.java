package az.ecbar.ops.node;

import az.ecbar.journal.SmallFiles;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.port.Clock;
import az.ecbar.port.FileFolder;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.RevocationList;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.certificate.UtcNs;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The authority's revocation list in a file: read at the start, and again when the file changes. {@link #checker} knows the
 * newest sound list from then on, so that a certificate that it revokes counts no more with the next connection and the
 * next message. A list that is broken, older, or gone changes nothing, and is an alarm. The list last taken is kept in the
 * data folder, in the file {@code revocations.der}, and read first at a start: so this holds for the next process too.
 *
 * <p>One thread that may wait for the file; it looks at it once a second, and holds at most 16 MiB of it.
 *
 * @rule 4.26.2
 */
public final class RevocationAgent implements Agent {
    /** How long its thread rests, in milliseconds. */
    public static final int REST_MS = 100;

    static final long INTERVAL_NS = 1_000_000_000;
    private static final int MAX_BYTES = 16 << 20;
    private static final String KEPT = "revocations.der";

    private final TrustAnchor anchor;
    private final @Nullable Path file;
    private final FileFolder data;
    private final Clock clock;
    private final Consumer<String> lines;
    private final CertificateChecker checker;
    private volatile Revocations known = Revocations.none();
    private BigInteger number = BigInteger.ONE.negate();
    private @Nullable Stamp seen;
    private String lastAlarm = "";
    private String lastFailure = "";
    private boolean isKept;
    private boolean isStaleTold;
    private long dueNs;

    /** By what a change of the file shows. */
    private record Stamp(
            FileTime modified, long bytes, @Nullable Object key) {}

    private RevocationAgent(
            TrustAnchor anchor, @Nullable Path file, FileFolder data, Clock clock, Consumer<String> lines) {
        this.anchor = anchor;
        this.file = file;
        this.data = data;
        this.clock = clock;
        this.lines = lines;
        this.checker = new CertificateChecker(anchor, () -> known);
    }

    /**
     * Reads the authority's certificate, and its list if there is one.
     *
     * @param list null if none is configured; one that is not there yet is taken when it comes
     * @param data the data folder, whose lock is held
     * @throws ConfigException if the list is broken, or gone, and the one that was kept cannot stand for it
     */
    public static RevocationAgent open(Path authority, @Nullable Path list, FileFolder data, Clock clock)
            throws ConfigException {
        return open(authority, list, data, clock, System.err::println);
    }

    /** As above, telling operators elsewhere. */
    static RevocationAgent open(
            Path authority, @Nullable Path list, FileFolder data, Clock clock, Consumer<String> lines)
            throws ConfigException {
        RevocationAgent agent = new RevocationAgent(Trust.anchor(authority), list, data, clock, lines);
        if (list != null) {
            agent.readAtStart(list);
        }
        agent.dueNs = clock.monotonicNs() + INTERVAL_NS;
        return agent;
    }

    private void readAtStart(Path list) throws ConfigException {
        String broken = "";
        try {
            readKept();
        } catch (IOException | MalformedException e) {
            broken = "what was kept of it in " + KEPT + " is broken: " + e.getMessage();
            say("revocation list: " + broken);
        }
        try {
            if (isKept || !broken.isEmpty() || Files.exists(list)) {
                boolean _ = readIfChanged(list);
            }
        } catch (IOException | MalformedException e) {
            seen = e instanceof IOException ? null : seen;
            String cause = e instanceof NoSuchFileException ? list + " is not there" : list + ": " + e.getMessage();
            if (!isKept) {
                throw new ConfigException("revocationList: " + cause + (broken.isEmpty() ? "" : "; " + broken));
            }
            alarm(cause);
        }
    }

    private void readKept() throws IOException, MalformedException {
        if (!data.exists(KEPT)) {
            return;
        }
        UnsafeBuffer bytes = SmallFiles.read(data, KEPT, MAX_BYTES);
        byte[] der = new byte[bytes.capacity()];
        bytes.getBytes(0, der);
        use(RevocationList.ofDer(der, anchor.certificate()));
        isKept = true;
        // Only the system's memory may have what was read.
        keep(der);
    }

    /** Who checks certificates, by what is known at each moment; any thread. */
    public CertificateChecker checker() {
        return checker;
    }

    @Override
    public String roleName() {
        return "revocations";
    }

    @Override
    public int doWork() {
        Path list = file;
        long now = clock.monotonicNs();
        if (list == null || now - dueNs < 0) {
            return 0;
        }
        dueNs = now + INTERVAL_NS;
        tellStale();
        try {
            return readIfChanged(list) ? 1 : 0;
        } catch (NoSuchFileException e) {
            seen = null;
            alarm(list + " is not there");
        } catch (IOException e) {
            seen = null;
            alarm(list + ": " + e.getMessage());
        } catch (MalformedException e) {
            alarm(list + ": " + e.getMessage());
        }
        return 0;
    }

    private boolean readIfChanged(Path list) throws IOException, MalformedException {
        BasicFileAttributes attributes = Files.readAttributes(list, BasicFileAttributes.class);
        Stamp stamp = new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        if (stamp.equals(seen)) {
            return false;
        }
        // What changes while it is read has another stamp afterwards, and is read again.
        seen = stamp;
        if (stamp.bytes() > MAX_BYTES) {
            throw new MalformedException(stamp.bytes() + " bytes are no revocation list");
        }
        byte[] der = Pem.decodeExactly(Pem.REVOCATION_LIST, Files.readAllBytes(list));
        take(RevocationList.ofDer(der, anchor.certificate()), der);
        return true;
    }

    private void take(RevocationList list, byte[] der) throws MalformedException {
        int order = list.number().compareTo(number);
        if (order < 0) {
            throw new MalformedException("number " + list.number() + " is older than " + number);
        }
        lastAlarm = "";
        if (order > 0) {
            isKept = false;
            use(list);
        }
        if (!isKept) {
            keep(der);
        }
    }

    private void use(RevocationList list) {
        number = list.number();
        known = known.with(list);
        isStaleTold = false;
        lines.accept("REVOCATIONS " + UtcNs.toInstant(clock.utcNs()) + " list " + number + " is in use, with "
                + list.size() + " certificates");
    }

    /** For the next start. A failure is tried again with the next look at the file. */
    private void keep(byte[] der) {
        try {
            SmallFiles.replace(data, KEPT, new UnsafeBuffer(der), der.length);
            data.forceNames();
            isKept = true;
            lastFailure = "";
        } catch (IOException e) {
            seen = null;
            String failure = String.valueOf(e.getMessage());
            if (!failure.equals(lastFailure)) {
                lastFailure = failure;
                say("revocation list " + number + " is in use, and cannot be kept in " + KEPT + " for the next start: "
                        + failure);
            }
        }
    }

    private void tellStale() {
        if (!isStaleTold && known.isStaleAt(clock.utcNs())) {
            isStaleTold = true;
            say("revocation list " + number + " is past its next update, and stays in use: get a newer one");
        }
    }

    /** Once for each cause, as long as it lasts. */
    private void alarm(String cause) {
        if (!cause.equals(lastAlarm)) {
            lastAlarm = cause;
            say("the revocation list cannot be taken, and what was known before stays in use: " + cause);
        }
    }

    private void say(String what) {
        lines.accept("ALARM " + UtcNs.toInstant(clock.utcNs()) + " " + what);
    }
}
