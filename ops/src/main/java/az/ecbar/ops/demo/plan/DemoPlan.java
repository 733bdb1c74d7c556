package az.ecbar.ops.demo.plan;

import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole day of the demo, worked out from a seed before it begins: who sends what and when, what becomes of each
 * message, and who has how much in the end. Immutable.
 */
public final class DemoPlan {
    private final DemoBanks banks;
    private final SandboxPlan sandbox;
    private final List<PlannedMessage> messages;
    private final Map<Integer, Fate> fates = new LinkedHashMap<>();
    private final EnumMap<Stage, Set<Integer>> waitingAfter = new EnumMap<>(Stage.class);
    private final List<PlannedMessage> settled;
    private final Map<String, BigDecimal> openingBalances;
    private final Map<String, BigDecimal> closingBalances;

    DemoPlan(DemoBanks banks, SandboxPlan sandbox, List<PlannedMessage> messages) {
        this.banks = banks;
        this.sandbox = sandbox;
        this.messages = List.copyOf(messages);
        this.openingBalances = new LinkedHashMap<>(sandbox.balances());
        ExpectedDay day = new ExpectedDay(openingBalances);
        for (Stage stage : Stage.values()) {
            live(day, stage);
        }
        messages.forEach(message -> fates.put(message.number(), day.fateOf(message)));
        settled = day.settled();
        closingBalances = day.balances();
    }

    /**
     * Works out a day.
     *
     * @param messages how many in all; what is left after the scripted ones are payments at random
     * @param today the date on which it is played
     * @param samples the folder {@code docs/samples}
     * @throws IllegalArgumentException when there are more scripted messages than that
     */
    public static DemoPlan of(long seed, int messages, LocalDate today, Path samples) throws IOException {
        return new DayWriter(seed, today, samples).write(messages);
    }

    public DemoBanks banks() {
        return banks;
    }

    public SandboxPlan sandbox() {
        return sandbox;
    }

    /** All messages in their order. */
    public List<PlannedMessage> messages() {
        return messages;
    }

    public List<PlannedMessage> messages(Stage stage) {
        return messages.stream().filter(message -> message.stage() == stage).toList();
    }

    /** What becomes of a message in the end. */
    public Fate fate(PlannedMessage message) {
        Fate fate = fates.get(message.number());
        if (fate == null) {
            throw new IllegalArgumentException(message.fileName() + " is not of this plan");
        }
        return fate;
    }

    /** Whether a message waits when a stage is over. */
    public boolean isWaitingAfter(Stage stage, PlannedMessage message) {
        return waitingAfter.getOrDefault(stage, Set.of()).contains(message.number());
    }

    /** The payments of a bank that waited and were executed, in the order in which they must be. */
    public List<PlannedMessage> released(InventedBank issuer) {
        return settled.stream()
                .filter(message -> message.sender().equals(issuer)
                        && fate(message) instanceof Fate.Settled fate
                        && fate.hasWaited())
                .toList();
    }

    /** The balances with which the day begins, by account. */
    public Map<String, BigDecimal> openingBalances() {
        return Map.copyOf(openingBalances);
    }

    /** The balances with which the day ends, by account. */
    public Map<String, BigDecimal> closingBalances() {
        return Map.copyOf(closingBalances);
    }

    private void live(ExpectedDay day, Stage stage) {
        switch (stage) {
            case REMOVAL -> day.remove(banks.delta());
            case CLOSING -> day.close();
            case BEFORE_OPENING, QUEUE, FLOW, FIRST_FUNDS, MORE_FUNDS, AFTER_CLOSING -> {
                // Only messages.
            }
        }
        messages(stage).forEach(day::take);
        Set<Integer> waiting = new HashSet<>();
        for (PlannedMessage message : messages) {
            if (day.isWaiting(message)) {
                waiting.add(message.number());
            }
        }
        waitingAfter.put(stage, waiting);
    }
}
