package az.ecbar.stp;

import az.ecbar.stp.adapter.SystemClock;
import az.ecbar.stp.files.DiskFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.store.OutStore;
import az.ecbar.trust.tls.TlsMaterial;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Goes through all that the adapter needs, and says of each whether it is right, or how to mend it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks configuration, keys, folders and connections; changes nothing.")
final class CheckCommand implements Callable<Integer> {
    private static final int CONNECT_MILLIS = 5_000;
    private static final long LOW_SPACE = 1L << 30;
    private static final long SOON_DAYS = 30;

    @Option(names = "--offline", description = "without the connections")
    private boolean offline;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @ParentCommand
    private @Nullable StpCommand parent;

    private int wrong;

    @Override
    public Integer call() {
        Setting setting = Objects.requireNonNull(parent).setting(shared);
        PrintWriter out = setting.out();
        try {
            BankFile bank = setting.bankFile();
            right(out, "configuration", setting.file() + "");
            checkFolders(out, bank.config());
            checkStore(out, bank.config());
            checkKeys(out, bank);
        } catch (ConfigException e) {
            e.faults().forEach(fault -> wrong(out, "configuration", fault));
        }
        out.println(wrong == 0 ? "all is right" : wrong + " to mend");
        out.flush();
        return wrong == 0 ? 0 : StpCommand.FAILED;
    }

    private void checkFolders(PrintWriter out, StpConfig config) {
        BankFolders folders = new BankFolders(config.folder());
        try {
            folders.create(new DiskFiles());
            Path probe = folders.claimed().resolve(".probe");
            Files.deleteIfExists(probe);
            Files.write(probe, new byte[1]);
            for (Path folder : new Path[] {folders.out(), folders.sent(), folders.ack(), folders.nak(), folders.in()}) {
                Path moved = folder.resolve(".probe");
                new DiskFiles().replace(probe, moved);
                probe = moved;
            }
            Files.delete(probe);
            right(out, "folders", config.folder() + " can be written, files can be moved between its folders");
        } catch (IOException e) {
            wrong(
                    out,
                    "folders",
                    config.folder() + ": " + e + "; give the adapter's user the right to write and move"
                            + " files in all folders below it, on one file system");
            return;
        }
        checkSpace(out, config);
    }

    private void checkSpace(PrintWriter out, StpConfig config) {
        long free = config.folder().toFile().getUsableSpace();
        if (free < LOW_SPACE) {
            wrong(
                    out,
                    "space",
                    "only " + (free >> 20) + " MiB are free below " + config.folder() + "; keep at least 1 GiB");
        } else {
            right(out, "space", (free >> 30) + " GiB are free");
        }
    }

    private void checkStore(PrintWriter out, StpConfig config) {
        try {
            OutStore store = Setting.peek(config);
            right(
                    out,
                    "store",
                    "last input " + store.lastInputNumber() + ", last output " + store.lastOutputNumber() + ", "
                            + store.unansweredNumbers().size() + " unanswered; an adapter is "
                            + (StatusCommand.isRunning(config) ? "" : "not ") + "running");
        } catch (IOException e) {
            wrong(out, "store", String.valueOf(e.getMessage()));
        }
    }

    private void checkKeys(PrintWriter out, BankFile bank) {
        try {
            long nowMs = System.currentTimeMillis();
            BankKeys keys = BankKeys.read(bank.config(), Setting.password(bank), TimeUnit.MILLISECONDS.toNanos(nowMs));
            Instant end = Instant.ofEpochSecond(keys.sign().certificate().notAfterNs() / TimeUnit.SECONDS.toNanos(1));
            String text = keys.identity().name() + ", registration code "
                    + keys.identity().registrationCode() + ", valid until " + end;
            if (Duration.between(Instant.ofEpochMilli(nowMs), end).toDays() < SOON_DAYS) {
                wrong(out, "keys", text + ": ask the BCSC for new certificates now");
            } else {
                right(out, "keys", text);
            }
            if (!offline) {
                for (Address address : bank.config().addresses()) {
                    checkAddress(out, address, keys);
                }
            }
        } catch (ConfigException e) {
            e.faults().forEach(fault -> wrong(out, "keys", fault));
        }
    }

    private void checkAddress(PrintWriter out, Address address, BankKeys keys) {
        String name = "centre " + address;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            plain.setSoTimeout(CONNECT_MILLIS);
            SSLContext context = new TlsMaterial(keys.tls(), keys::checker, new SystemClock()).newContext();
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, address.host(), address.port(), true)) {
                socket.setSSLParameters(TlsMaterial.parameters());
                socket.startHandshake();
                right(
                        out,
                        name,
                        "reached, " + socket.getSession().getProtocol() + ", "
                                + socket.getSession().getPeerPrincipal());
            }
        } catch (IOException | GeneralSecurityException e) {
            wrong(
                    out,
                    name,
                    e.getMessage() + "; is the address right, does the firewall let it through, and is"
                            + " 'authority' the one that issued the centre's certificate?");
        }
    }

    private static void right(PrintWriter out, String what, String text) {
        out.println("right  " + what + ": " + text);
    }

    private void wrong(PrintWriter out, String what, String text) {
        wrong++;
        out.println("WRONG  " + what + ": " + text);
    }
}
