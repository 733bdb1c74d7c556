package az.ecbar.stp;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.files.CrashingFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.folder.FolderLimits;
import az.ecbar.stp.link.OutputVerifier;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import az.ecbar.stp.store.StoreIdentity;
import az.ecbar.stp.store.StoreLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bank with its adapter on one thread, over files in memory and a centre by hand, in virtual time. */
final class SimulatedBank implements StpListener {
    static final BankFolders FOLDERS = new BankFolders(Path.of("/alfa"));
    static final FolderLimits LIMITS = new FolderLimits(4_000, 1_000, 5, 1 << 20, 2);
    private static final LogicalTerminal ALFA = new LogicalTerminal("ALFAAZ22XXX", 'A');
    private static final StoreLimits STORE_LIMITS = new StoreLimits(6_000, 1_000);

    final CrashingFiles disk;
    final FakeCentre centre;
    final List<String> alarms = new ArrayList<>();
    final List<Long> seenOutputs = new ArrayList<>();
    OutputVerifier verifier = (number, message, receipt) -> Optional.empty();
    LinkFactory links;
    Admission admission = newAdmission();
    private @Nullable OutStore store;
    private @Nullable AdapterAgent agent;
    private long nowNs = 1;
    private long utcMs = 1_795_300_000_000L;

    SimulatedBank(CrashingFiles disk, FakeCentre centre) {
        this.disk = disk;
        this.centre = centre;
        this.links = centre::connect;
    }

    /** Another day to begin on. */
    void beginAt(long utcMillis) {
        utcMs = utcMillis;
    }

    long nowNs() {
        return nowNs;
    }

    long utcMs() {
        return utcMs;
    }

    private static Admission newAdmission() {
        return new Admission(new Submissions(4, 4_000), 1_000, 1 << 20);
    }

    SimulatedBank start() throws IOException {
        FOLDERS.create(disk);
        OutStore opened =
                OutStore.open(disk, FOLDERS.store(), new StoreIdentity(ALFA.bic(), ALFA.terminal() + ""), STORE_LIMITS);
        admission = newAdmission();
        AgentConfig config = new AgentConfig(
                ALFA, true, LIMITS, TimeUnit.MILLISECONDS.toNanos(200), 15L * 86_400_000, true, verifier);
        AdapterAgent made =
                new AdapterAgent(new AdapterAgent.Parts(disk, FOLDERS, opened, admission), config, links, this);
        store = opened;
        agent = made;
        made.start(nowNs);
        return this;
    }

    /** Works until nothing was left to do for a second. */
    SimulatedBank settle() throws IOException {
        for (int idle = 0; idle < 20; ) {
            idle = step() == 0 ? idle + 1 : 0;
        }
        return this;
    }

    int step() throws IOException {
        nowNs += TimeUnit.MILLISECONDS.toNanos(50);
        utcMs += 50;
        return agent().doWork(nowNs, utcMs);
    }

    SimulatedBank passes(long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
        utcMs += ms;
        return this;
    }

    SimulatedBank drops(String name, String content) {
        disk.put(FOLDERS.out().resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    void close() throws IOException {
        admission.close(store());
        store().close();
    }

    AdapterAgent agent() {
        return java.util.Objects.requireNonNull(agent);
    }

    OutStore store() {
        return java.util.Objects.requireNonNull(store);
    }

    ClientState state() {
        return agent().state();
    }

    Map<String, byte[]> in(Path folder) {
        return disk.contents(folder);
    }

    String text(Path file) {
        byte[] bytes = disk.contents(java.util.Objects.requireNonNull(file.getParent()))
                .get(String.valueOf(file.getFileName()));
        if (bytes == null) {
            throw new AssertionError("no " + file + ", but "
                    + disk.contents(java.util.Objects.requireNonNull(file.getParent()))
                            .keySet());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    OutMessage message(String reference) {
        return store().byReference(reference).getLast();
    }

    @Override
    public void onOutput(Output output) {
        seenOutputs.add(output.number());
    }

    @Override
    public void onAlarm(Alarm alarm, String text) {
        alarms.add(alarm + " " + text);
    }
}
