package az.ecbar.gateway.swift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one file on their way to the ledger: all of them, or later those that it could not take at the moment. Owned
 * by {@link SwiftIntake}.
 */
final class SwiftBatch {
    /** A message and its place in the file, from 0; its bytes are not copied. */
    static final class Placed {
        final int place;
        final byte[] message;
        /** BIC11 of the bank that sent it; empty before it was read, or if no bank did. */
        String bic = "";

        Placed(int place, byte[] message) {
            this.place = place;
            this.message = message;
        }
    }

    final String file;
    /** LAU of the file. */
    final byte[] code;
    /** Grows with each file that is begun. */
    final long order;
    /** How often its messages were handed over before. */
    final int attempt;
    /** When they are handed over, where they were before; monotonic ns. */
    final long dueNs;

    private final List<Placed> messages;
    private final Map<Long, Placed> unanswered = new HashMap<>();
    private final List<Placed> postponed = new ArrayList<>();
    /** Banks of which something was given up: what they sent behind it must not go before it. */
    private final Set<String> givenUp = new HashSet<>();

    private int next;
    private boolean isDamaged;

    private SwiftBatch(String file, byte[] code, long order, List<Placed> messages, int attempt, long dueNs) {
        this.file = file;
        this.code = code;
        this.order = order;
        this.messages = messages;
        this.attempt = attempt;
        this.dueNs = dueNs;
    }

    /** All of a file, for the first time. */
    static SwiftBatch of(String file, byte[] code, long order, List<byte[]> content) {
        List<Placed> messages = new ArrayList<>();
        content.forEach(message -> messages.add(new Placed(messages.size(), message)));
        return new SwiftBatch(file, code, order, messages, 0, 0);
    }

    /** What of it is to be handed over again, at a time. */
    SwiftBatch again(long againNs) {
        SwiftBatch batch = new SwiftBatch(file, code, order, List.copyOf(postponed), attempt + 1, againNs);
        batch.isDamaged = isDamaged;
        batch.givenUp.addAll(givenUp);
        return batch;
    }

    /** The message to be handed over now; null: all of them were. */
    @Nullable
    Placed current() {
        return next < messages.size() ? messages.get(next) : null;
    }

    /** The current one was handed over, or is of no concern to the ledger. */
    void advance() {
        next++;
    }

    /** Messages handed over or passed by. */
    int handed() {
        return next;
    }

    /** A message is handed over under a token, or begun. */
    void awaits(long token, Placed message) {
        unanswered.put(token, message);
    }

    /** The message whose answer came, or that was not handed over after all; null if none of these waits under the token. */
    @Nullable
    Placed answered(long token) {
        return unanswered.remove(token);
    }

    /** A message is to be handed over again. */
    void postpone(Placed message) {
        postponed.add(message);
    }

    /** Whether one of a bank is to be handed over again, so that what the bank sent behind it waits too. */
    boolean isPostponed(String bic) {
        return postponedOf(bic) > 0;
    }

    /** A message of a bank finds no room, and nobody tries it again; false if one of that bank's did so before. */
    boolean giveUp(String bic) {
        isDamaged = true;
        return givenUp.add(bic);
    }

    boolean isGivenUp(String bic) {
        return givenUp.contains(bic);
    }

    /** Whether a message of a bank is among those that it has to hand over. */
    boolean bears(String bic) {
        return messagesOf(bic) > 0;
    }

    /** How many of a bank it has to hand over. */
    int messagesOf(String bic) {
        return count(messages, bic);
    }

    /** How many of a bank are to be handed over again. */
    int postponedOf(String bic) {
        return count(postponed, bic);
    }

    private static int count(List<Placed> messages, String bic) {
        return (int)
                messages.stream().filter(message -> message.bic.equals(bic)).count();
    }

    /** Whether the answer to what was handed over under a token has not come. */
    boolean isUnanswered(long token) {
        return unanswered.containsKey(token);
    }

    /** Whether anything is to be handed over again. */
    boolean isAnythingPostponed() {
        return !postponed.isEmpty();
    }

    /** Something of the file was not taken. */
    void damage() {
        isDamaged = true;
    }

    boolean isDamaged() {
        return isDamaged;
    }

    /** Whether all were handed over and answered. */
    boolean isDone() {
        return next == messages.size() && unanswered.isEmpty();
    }
}
