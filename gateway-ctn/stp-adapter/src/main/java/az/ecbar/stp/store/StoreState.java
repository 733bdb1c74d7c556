package az.ecbar.stp.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the records of the store add up to: messages, files, counters, and the ways to find them. In memory alone. */
final class StoreState {
    private static final int BOOKKEEPING_BYTES = 512;

    private final NavigableMap<Long, OutMessage> messages = new TreeMap<>();
    private final NavigableMap<Long, Long> unanswered = new TreeMap<>();
    private final Map<Long, OutFile> files = new HashMap<>();
    private final Set<String> filedNames = new HashSet<>();
    private final Map<String, List<Long>> byReference = new HashMap<>();
    private final Map<Long, Long> bySequence = new HashMap<>();
    private final EarlyNotices early = new EarlyNotices();
    private StoreCounters counters = StoreCounters.NONE;
    private long unansweredBytes;

    StoreCounters counters() {
        return counters;
    }

    /** Notices about messages whose sequence is not known yet. */
    EarlyNotices early() {
        return early;
    }

    void put(StoreCounters next) {
        counters = next;
    }

    void put(OutFile outFile) {
        files.put(outFile.ordinal(), outFile);
        if (outFile.place() == FilePlace.ARCHIVE) {
            filedNames.remove(outFile.filedName());
        } else {
            filedNames.add(outFile.filedName());
        }
    }

    void put(OutMessage message) {
        OutMessage before = messages.put(message.id(), message);
        if (before == null) {
            byReference
                    .computeIfAbsent(message.reference(), key -> new ArrayList<>(1))
                    .add(message.id());
        }
        if (before != null && before.isUnanswered()) {
            unanswered.remove(before.inputNumber(), before.id());
            unansweredBytes -= before.lengthBytes() + BOOKKEEPING_BYTES;
        }
        if (message.isUnanswered()) {
            unanswered.put(message.inputNumber(), message.id());
            unansweredBytes += message.lengthBytes() + BOOKKEEPING_BYTES;
        }
        if (message.sequence() != 0) {
            bySequence.put(message.sequence(), message.id());
            early.known(message.sequence());
            if (unanswered.isEmpty()) {
                early.clear();
            }
        }
    }

    /** Forgets messages and, unless its ordinal is 0, the file that they came in. */
    void forget(long firstMessage, int count, long fileOrdinal) {
        files.remove(fileOrdinal);
        for (long id = firstMessage; id < firstMessage + count; id++) {
            OutMessage message = messages.remove(id);
            if (message != null) {
                bySequence.remove(message.sequence());
                byReference.computeIfPresent(message.reference(), (key, ids) -> {
                    ids.remove((Long) message.id());
                    return ids.isEmpty() ? null : ids;
                });
            }
        }
    }

    /** Takes their numbers from the unanswered messages behind this number; they are put back under new ones. */
    List<OutMessage> takeNumbersBehind(long inputNumber) {
        List<OutMessage> behind = new ArrayList<>();
        for (long id : unanswered.tailMap(inputNumber, false).values()) {
            behind.add(remembered(id));
        }
        unanswered.tailMap(inputNumber, false).clear();
        return behind;
    }

    // ---- what it knows

    /** Ascending; a view. */
    Collection<Long> unansweredNumbers() {
        return Collections.unmodifiableCollection(unanswered.keySet());
    }

    long unansweredBytes() {
        return unansweredBytes;
    }

    @Nullable
    OutMessage unanswered(long inputNumber) {
        Long id = unanswered.get(inputNumber);
        return id == null ? null : messages.get(id);
    }

    @Nullable
    OutMessage message(long id) {
        return messages.get(id);
    }

    OutMessage remembered(long id) {
        OutMessage message = messages.get(id);
        if (message == null) {
            throw new IllegalStateException("message " + id + " is not in the store");
        }
        return message;
    }

    @Nullable
    OutMessage byInputNumber(long inputNumber) {
        for (OutMessage message : messages.descendingMap().values()) {
            if (message.inputNumber() == inputNumber && message.state() != MessageState.REJECTED) {
                return message;
            }
        }
        return null;
    }

    List<OutMessage> byReference(String reference) {
        List<OutMessage> found = new ArrayList<>();
        for (long id : byReference.getOrDefault(reference, List.of())) {
            OutMessage message = messages.get(id);
            if (message != null) {
                found.add(message);
            }
        }
        return found;
    }

    @Nullable
    OutMessage bySequence(long sequence) {
        Long id = bySequence.get(sequence);
        return id == null ? null : messages.get(id);
    }

    /** Oldest first; a view. */
    Collection<OutMessage> messages() {
        return Collections.unmodifiableCollection(messages.values());
    }

    boolean hasFiledName(String filedName) {
        return filedNames.contains(filedName);
    }

    @Nullable
    OutFile file(long ordinal) {
        return files.get(ordinal);
    }

    /** Oldest first. */
    List<OutFile> files() {
        return new ArrayList<>(new TreeMap<>(files).values());
    }

    List<OutMessage> messagesOf(OutFile outFile) {
        return new ArrayList<>(messages.subMap(outFile.firstMessage(), outFile.firstMessage() + outFile.messages())
                .values());
    }
}
