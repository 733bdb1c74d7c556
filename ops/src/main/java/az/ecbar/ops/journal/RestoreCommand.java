package az.ecbar.ops.journal;

import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.history.ArchiveRestore;
import az.ecbar.journal.history.ArchiveRestore.Reached;
import az.ecbar.journal.history.ArchiveRestore.Until;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.RevocationList;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.certificate.UtcNs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The launcher's command {@code restore}: makes a data folder from an archive alone. It works in a folder beside it, and
 * gives it its name when it is complete, so no node ever starts on half of it.
 */
@Command(
        name = "restore",
        description = {
            "Makes a data folder from an archive alone: checks the signature of each head, every record's checksum,",
            "sequence and link, and says how far it came."
        },
        footer = {
            "",
            "Exit codes: 0 all that was asked for, 1 it stopped before, at something that is missing, damaged or not",
            "believed; 2 wrong usage."
        },
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The archive.")
    private Path from;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The data folder to make; it must not be there, or be empty.")
    private Path data;

    @Option(
            names = "--authority",
            required = true,
            paramLabel = "FILE",
            description = "Certificate of the authority, PEM, from elsewhere than the archive.")
    private Path authority;

    @Option(
            names = "--revocations",
            paramLabel = "FILE",
            description = "The authority's list of revoked certificates, PEM.")
    private @Nullable Path revocations;

    @Option(
            names = "--until",
            paramLabel = "SEQUENCE|DATE",
            description = "The last sequence, or the last day in Baku (yyyy-mm-dd), to restore.")
    private @Nullable String until;

    /** Made by the command line. */
    public RestoreCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Until bound = until == null ? Until.END : until(until);
        SignedHeads judge = new SignedHeads(checker());
        if (!Files.isDirectory(from)) {
            throw wrong("there is no archive in " + from);
        }
        if (Files.exists(data) && !(Files.isDirectory(data) && isEmpty(data))) {
            throw wrong(data + " is not an empty folder");
        }
        Path target = data.toAbsolutePath().normalize();
        Path making = target.resolveSibling(target.getFileName() + ".restoring");
        if (Files.exists(making)) {
            throw wrong(making + " is there, from an earlier attempt or another one that is running: remove it");
        }
        try {
            Reached reached = restore(making, judge, bound);
            if (reached.lastSequence() == 0) {
                // A node would take it for a new one, and begin with the genesis.
                delete(making);
            } else {
                Files.deleteIfExists(target);
                Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
                new DiskFolder(target).forceNames();
            }
            return tell(reached, out);
        } catch (JournalException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return e.exitCode();
        } finally {
            out.flush();
            spec.commandLine().getErr().flush();
        }
    }

    private Reached restore(Path making, SignedHeads judge, Until bound) throws IOException {
        try (DataFolderLock lock = DataFolderLock.acquire(making)) {
            ChronicleFolder journal = new ChronicleFolder(lock, (what, cause) -> {
                throw new IllegalStateException(what, cause);
            });
            return ArchiveRestore.run(
                    new DiskFolder(from),
                    journal,
                    JournalConfig.defaults(),
                    judge,
                    bound,
                    OfflineJournal.progress(spec.commandLine().getErr()));
        }
    }

    private int tell(Reached reached, PrintWriter out) {
        out.println("files          " + reached.files());
        out.println("last sequence  " + reached.lastSequence());
        if (reached.lastSequence() > 0) {
            out.println("time           " + UtcNs.toInstant(reached.lastTimeNs()));
            out.println("epoch          " + reached.epoch());
            out.println("link           " + reached.link());
        }
        boolean isAll = reached.stoppedBy().isEmpty();
        if (!isAll) {
            out.println("Stopped: " + reached.stoppedBy());
        }
        if (reached.lastSequence() == 0) {
            out.println("Nothing was restored.");
            return 1;
        }
        out.println((isAll ? "Restored into " : "What was restored before that is in ") + data + ".");
        return isAll ? 0 : 1;
    }

    private Until until(String text) {
        try {
            if (text.matches("[0-9]{1,19}")) {
                return new Until(Long.parseLong(text), Long.MAX_VALUE);
            }
            long endSeconds =
                    LocalDate.parse(text).plusDays(1).atStartOfDay(BAKU).toEpochSecond();
            return new Until(Long.MAX_VALUE, TimeUnit.SECONDS.toNanos(endSeconds));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw wrong("--until is a sequence or a day like 2026-03-02, not '" + text + "'");
        }
    }

    private CertificateChecker checker() {
        try {
            TrustAnchor anchor = TrustAnchor.ofPem(Files.readAllBytes(authority));
            Revocations known = Revocations.none();
            if (revocations != null) {
                byte[] der = Pem.decodeExactly(Pem.REVOCATION_LIST, Files.readAllBytes(revocations));
                known = known.with(RevocationList.ofDer(der, anchor.certificate()));
            }
            return new CertificateChecker(anchor, known);
        } catch (IOException | MalformedException e) {
            throw wrong("--authority or --revocations cannot be read: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
