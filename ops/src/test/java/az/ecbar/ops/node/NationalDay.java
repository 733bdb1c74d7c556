package az.ecbar.ops.node;

import az.ecbar.bankview.BankViewAuditor;
import az.ecbar.bankview.Finding;
import az.ecbar.bankview.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ecbar bench day}: ten times a day of the whole country through one node, judged from outside of it. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays one AZIPS day of 84,000 accepted payments, ten times the national volume, through a node of its"
                    + " own: a process with the heap of production, its journal forced, banks over TLS with signatures,"
                    + " opening and closing by the timetable, statements of all accounts.",
            "At the end the auditor of the banks' view judges all that the banks sent and received. The exit code is 0"
                    + " if it agrees."
        })
public final class NationalDay implements Callable<Integer> {
    /** Ten times today's. */
    static final int PAYMENTS = 84_000;

    private static final int DECISIONS = 12;
    private static final int FINDINGS_SHOWN = 20;
    private static final int WRONG = 1;

    @Option(names = "--payments", defaultValue = "" + PAYMENTS, description = "To be accepted; ${DEFAULT-VALUE}.")
    private int payments;

    @Option(names = "--banks", defaultValue = "24", description = "${DEFAULT-VALUE}; at least 12.")
    private int banks;

    @Option(
            names = "--minutes",
            defaultValue = "5",
            description = "From the opening to the closing of the day; ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--prepare",
            paramLabel = "SECONDS",
            defaultValue = "40",
            description = "Until the day opens, and up to a minute more: the node starts and all banks log on;"
                    + " ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Of the day; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--folder", paramLabel = "DIR", description = "On the disk that is to be used; it must be empty.")
    private @Nullable Path folder;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NationalDay()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path wanted = folder;
        Path place = wanted == null ? Files.createTempDirectory("ecbar-day") : Files.createDirectories(wanted);
        long beginNs = System.nanoTime();
        try (DayOnNode world = DayOnNode.start(place, banks, seconds, minutes)) {
            say("seconds until all banks were logged on", tenths((System.nanoTime() - beginNs) / 1e9));
            return play(world) ? CommandLine.ExitCode.OK : WRONG;
        } finally {
            delete(place);
        }
    }

    private boolean play(DayOnNode world) throws Exception {
        RandomDay day = new RandomDay(world, world.date(), RandomDay.COMMON, seed);
        day.prepare();
        world.openDay(world.date());
        long beginNs = System.nanoTime();
        day.pay(payments, DECISIONS);
        double took = (System.nanoTime() - beginNs) / 1e9;
        long accepted = day.accepted();
        say("payments accepted", whole(accepted));
        say("messages of " + banks + " banks, all with their ACK", whole(world.inputs()));
        say("seconds until everybody had all that is due", tenths(took));
        say("messages a second", whole(Math.round(world.inputs() / took)));
        say("payments a second", whole(Math.round(accepted / took)));
        world.closeDay();
        Duration untilStated = Duration.between(world.closes(), Instant.now());
        say("seconds from the closing to the last statement", tenths(untilStated.toMillis() / 1e3));
        new StatementCount(world.terminals).lines().forEach(System.out::println);
        day.askLater();
        say("outputs, each verified", whole(world.outputs()));
        say("memory of the node at its highest, MiB (heap " + DayOnNode.HEAP_MEGABYTES + ")", peak(world));
        for (String part : List.of("journal", "outbox", "proofs", "snapshots")) {
            say(part + " on the disk, MiB", whole(bytes(world.dataFolder().resolve(part)) >> 20));
        }
        return judge(world);
    }

    private static boolean judge(DayOnNode world) throws Exception {
        long beginNs = System.nanoTime();
        Judgement judgement = BankViewAuditor.judge(world.register(), DayOfBanksTest.reasons(), world.record());
        say("outcomes", judgement.outcomes());
        say("seconds of the auditor", tenths((System.nanoTime() - beginNs) / 1e9));
        List<Finding> findings = judgement.findings();
        findings.stream().limit(FINDINGS_SHOWN).forEach(finding -> say("finding", finding));
        boolean isBalanced = world.balances().equals(judgement.balances());
        say("the auditor agrees", findings.isEmpty() && isBalanced ? "yes" : "NO");
        if (!isBalanced) {
            say("balances of the node", world.balances());
            say("balances of the auditor", judgement.balances());
        }
        return findings.isEmpty() && isBalanced;
    }

    private static String peak(DayOnNode world) throws IOException {
        Path status = Path.of("/proc", String.valueOf(world.pid()), "status");
        if (!Files.exists(status)) {
            return "not told by this system";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) >> 10))
                .findFirst()
                .orElse("not told");
    }

    /** Files that are reserved and not written count as well. */
    private static long bytes(Path part) throws IOException {
        if (!Files.exists(part)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(part)) {
            long sum = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    private static void delete(Path place) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static void say(String what, Object value) {
        System.out.printf(Locale.ROOT, "%-55s %s%n", what, value);
    }
}
