package az.ecbar.ops.console;

import az.ecbar.ops.pair.order.OrderTaker;
import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.pair.Identity;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Changes the roles of owner and standby, and back, under whatever load there is: each change by an order that two
 * operators sign, this one and another at his own console. Watches from outside, and checks what must hold. One thread,
 * beside the {@link DrillProbe}'s.
 */
final class Drill {
    private static final Duration APPROVAL = Duration.ofMinutes(10);
    private static final Duration CHANGE = Duration.ofSeconds(60);
    private static final Duration BASELINE = Duration.ofSeconds(5);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PairDesk desk;
    private final DrillProbe probe;
    private final Numbers numbers;
    private final Duration stay;
    private final PrintWriter out;
    private boolean isLoaded;

    /** Asks for the last numbers of all terminals, by BIC and what is counted. */
    @FunctionalInterface
    interface Numbers {
        Map<String, Long> ask() throws OperatorException;
    }

    /** @param stay how long the other node leads */
    Drill(PairDesk desk, DrillProbe probe, Numbers numbers, Duration stay, PrintWriter out) {
        this.desk = desk;
        this.probe = probe;
        this.numbers = numbers;
        this.stay = stay;
        this.out = out;
    }

    DrillReport run() throws OperatorException {
        Instant begun = Instant.now();
        PairView owner = view(PairView::isLeading, "no node leads");
        String objection = owner.value("promotable");
        if (!objection.equals("yes")) {
            throw new OperatorException("the roles cannot be changed now: " + objection);
        }
        DrillSample start = probe.await(_ -> true, CHANGE.toNanos());
        if (start == null) {
            throw new OperatorException("the centre does not answer over CTN");
        }
        LockSupport.parkNanos(BASELINE.toNanos());
        DrillSample loaded = probe.samples().getLast();
        double perSecond = (loaded.settled() - start.settled()) * 1e9 / Math.max(1, loaded.atNs() - start.atNs());
        isLoaded = loaded.settled() > start.settled();
        Map<String, Long> numbersBefore = numbers.ask();
        int first = owner.node();
        List<DrillChange> changes = new ArrayList<>();
        changes.add(change(first));
        say("node " + (3 - first) + " leads; it stays so for " + stay.toSeconds() + " s");
        LockSupport.parkNanos(stay.toNanos());
        changes.add(change(3 - first));
        List<DrillCheck> checks = new ArrayList<>();
        changes.forEach(change -> checks.addAll(change.checks()));
        checks.addAll(checksOfAll(first, numbersBefore, numbers.ask()));
        return new DrillReport(begun, Instant.now(), owner.value("ledger"), perSecond, changes, checks);
    }

    private List<DrillCheck> checksOfAll(int first, Map<String, Long> before, Map<String, Long> after)
            throws OperatorException {
        List<DrillSample> samples = probe.samples();
        boolean isContinued = true;
        for (int i = 1; i < samples.size(); i++) {
            isContinued &= samples.get(i).continues(samples.get(i - 1));
        }
        boolean areNumbersKept = before.entrySet().stream()
                .allMatch(entry -> after.getOrDefault(entry.getKey(), -1L) >= entry.getValue());
        PairView owner = view(PairView::isLeading, "no node leads");
        return List.of(
                new DrillCheck(
                        "sequences and counters of the day never went back, in " + samples.size() + " answers",
                        isContinued),
                new DrillCheck(
                        "each accepted payment was settled, annulled or waiting, and only one of them, in each answer",
                        samples.stream().allMatch(DrillSample::addsUp)),
                new DrillCheck("no terminal's last input, last output or acknowledgement went back", areNumbersKept),
                new DrillCheck("node " + first + " leads again", owner.node() == first));
    }

    private DrillChange change(int from) throws OperatorException {
        int to = 3 - from;
        PairView ownerBefore = node(from);
        PairView standbyBefore = node(to);
        long epochBefore = probe.samples().getLast().epoch();
        PairView ordered = order(ownerBefore);
        Instant given = Instant.now();
        long givenNs = System.nanoTime();
        PairView _ = await("node " + to + " to lead", standbyBefore, PairView::isLeading);
        long ledNs = System.nanoTime() - givenNs;
        DrillSample first = firstBehind(epochBefore, to);
        PairView ownerAfter = await(
                "node " + from + " to be counted in and equal",
                standbyBefore,
                seen -> seen.value("promotable").equals("yes")
                        && DrillChange.number(seen, "lastEqualHash") > first.epochSequence());
        long attachedNs = System.nanoTime() - givenNs;
        DrillSample before = lastBefore(first);
        awaitSettlement(before);
        DrillPauses pauses = DrillPauses.of(probe.samples(), givenNs, System.nanoTime(), isLoaded);
        say("node " + to + " leads, " + TimeUnit.NANOSECONDS.toMillis(ledNs) + " ms after the order; node " + from
                + " is its standby");
        return new DrillChange(
                from,
                to,
                ordered.value("lastOrderSigned"),
                given,
                ledNs,
                attachedNs,
                before,
                first,
                ownerBefore,
                standbyBefore,
                ownerAfter,
                node(from),
                pauses);
    }

    private PairView node(int number) throws OperatorException {
        return view(seen -> seen.node() == number, "node " + number + " does not answer");
    }

    private DrillSample firstBehind(long epoch, int owner) throws OperatorException {
        DrillSample seen = probe.await(sample -> sample.owner() == owner && sample.epoch() > epoch, CHANGE.toNanos());
        if (seen == null) {
            throw new OperatorException("node " + owner + " leads, and the centre does not answer over CTN");
        }
        return firstOf(seen.epoch());
    }

    /** Under load: waits until payments are settled again, so that the pause is over. */
    private void awaitSettlement(DrillSample before) throws OperatorException {
        if (isLoaded) {
            DrillSample _ = probe.await(sample -> sample.settled() > before.settled() + 1, CHANGE.toNanos());
        }
    }

    private DrillSample firstOf(long epoch) {
        return probe.samples().stream()
                .filter(sample -> sample.epoch() == epoch)
                .findFirst()
                .orElseThrow();
    }

    private DrillSample lastBefore(DrillSample first) throws OperatorException {
        return probe.samples().stream()
                .filter(sample -> sample.epoch() < first.epoch())
                .reduce((_, later) -> later)
                .orElseThrow(() -> new OperatorException("there was no answer before epoch " + first.epoch()));
    }

    /** Proposes, and waits until another operator has signed; gives what the node said then. */
    private PairView order(PairView owner) throws OperatorException {
        OrderText text = new OrderText(
                OrderText.Kind.SWITCHOVER,
                owner.node(),
                OrderText.identity(owner.value("ledger")),
                Integer.parseInt(owner.value("promised")),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                new SecureRandom().nextLong(),
                false,
                Identity.NONE);
        String before = owner.value("lastOrderSigned") + owner.value("lastOrder");
        OrderTaker.Result result = desk.sign(owner, text);
        say(result.outcome().name().toLowerCase(Locale.ROOT) + ": " + result.text());
        if (result.outcome() == OrderTaker.Outcome.REFUSED) {
            throw new OperatorException("the order was refused: " + result.text());
        }
        if (result.outcome() == OrderTaker.Outcome.PROPOSED) {
            say("another operator, at his own console: console switchover --node " + owner.node());
        }
        PairView now = await(
                "another operator's signature",
                owner,
                APPROVAL,
                seen -> !before.equals(seen.value("lastOrderSigned") + seen.value("lastOrder")) || !seen.isLeading());
        if (now.value("lastOrder").contains("refused")) {
            throw new OperatorException("the node does not change the roles: " + now.value("lastOrder"));
        }
        return now;
    }

    private PairView view(Predicate<PairView> wanted, String otherwise) throws OperatorException {
        List<PairView> views = desk.look(heard -> heard.stream().anyMatch(wanted));
        return views.stream().filter(wanted).findFirst().orElseThrow(() -> new OperatorException(otherwise));
    }

    private PairView await(String what, PairView node, Predicate<PairView> wanted) throws OperatorException {
        return await(what, node, CHANGE, wanted);
    }

    private PairView await(String what, PairView node, Duration most, Predicate<PairView> wanted)
            throws OperatorException {
        long begunNs = System.nanoTime();
        while (System.nanoTime() - begunNs < most.toNanos()) {
            PairView now = desk.again(node);
            if (wanted.test(now)) {
                return now;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        throw new OperatorException("waited " + most.toSeconds() + " s for " + what
                + ", in vain; look at 'console pair', and see to it that the right node leads");
    }

    private void say(String text) {
        out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
        out.flush();
    }
}
