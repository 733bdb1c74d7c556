package az.ecbar.ops.node;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.port.Clock;
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
import org.jspecify.annotations.Nullable;

/**
 * The authority's revocation list in a file: read at the start, and again when the file changes. {@link #checker} knows the
 * newest sound list from then on, so that a certificate that it revokes counts no more with the next connection and the
 * next message. A list that is broken, older, or gone changes nothing, and is an alarm.
 *
 * <p>One thread that may wait for the file; it looks at it once a second, and holds at most 16 MiB of it.
 *
 * @rule 4.26.2
 */
public final class RevocationAgent implements Agent {
    /** How long its thread rests, in milliseconds. */
    public static final int REST_MS = 100;

    static final long INTERVAL_NS = 1_000_000_000;
    private static final long MAX_BYTES = 16 << 20;

    private final TrustAnchor anchor;
    private final @Nullable Path file;
    private final Clock clock;
    private final Consumer<String> lines;
    private final CertificateChecker checker;
    private volatile Revocations known = Revocations.none();
    private BigInteger number = BigInteger.ONE.negate();
    private @Nullable Stamp seen;
    private String lastAlarm = "";
    private boolean isStaleTold;
    private long dueNs;

    /** By what a change of the file shows. */
    private record Stamp(
            FileTime modified, long bytes, @Nullable Object key) {}

    private RevocationAgent(TrustAnchor anchor, @Nullable Path file, Clock clock, Consumer<String> lines) {
        this.anchor = anchor;
        this.file = file;
        this.clock = clock;
        this.lines = lines;
        this.checker = new CertificateChecker(anchor, () -> known);
    }

    /**
     * Reads the authority's certificate, and its list if there is one.
     *
     * @param list null if none is configured; one that is not there yet is taken when it comes
     */
    public static RevocationAgent open(Path authority, @Nullable Path list, Clock clock) throws ConfigException {
        return open(authority, list, clock, System.err::println);
    }

    /** As above, telling operators elsewhere. */
    static RevocationAgent open(Path authority, @Nullable Path list, Clock clock, Consumer<String> lines)
            throws ConfigException {
        RevocationAgent agent = new RevocationAgent(Trust.anchor(authority), list, clock, lines);
        try {
            if (list != null && Files.exists(list)) {
                agent.readIfChanged(list);
            }
        } catch (IOException e) {
            throw new ConfigException("revocationList cannot be read: " + e.getMessage());
        } catch (MalformedException e) {
            throw new ConfigException("revocationList: " + e.getMessage());
        }
        agent.dueNs = clock.monotonicNs() + INTERVAL_NS;
        return agent;
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
        take(RevocationList.ofDer(der, anchor.certificate()));
        return true;
    }

    private void take(RevocationList list) throws MalformedException {
        int order = list.number().compareTo(number);
        if (order < 0) {
            throw new MalformedException("number " + list.number() + " is older than " + number);
        }
        lastAlarm = "";
        if (order > 0) {
            number = list.number();
            known = known.with(list);
            isStaleTold = false;
            lines.accept("REVOCATIONS " + UtcNs.toInstant(clock.utcNs()) + " list " + number + " is in use, with "
                    + list.size() + " certificates");
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
