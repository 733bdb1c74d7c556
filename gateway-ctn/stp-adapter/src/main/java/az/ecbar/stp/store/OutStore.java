package az.ecbar.stp.store;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.files.AppendedFile;
import java.io.IOException;
import java.nio.file.Path;
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

/**
 * The durable memory of the adapter: gives each message its input number once, and knows what became of it.
 *
 * <p>One file, appended and forced, in frames ({@link StoreFrame}); rewritten whole, under the next number,
 * when it is opened and when it has grown to several times what is still needed. A change shows at once in
 * what this class answers, and is durable after {@link #force}: send, answer, acknowledge and move files only
 * then. A message keeps its number until the centre says that it has not recorded it (NAK): then the number,
 * which is unused, goes to the next message, and those behind it move up, in the same frame.
 *
 * <p>Owned by the adapter's agent thread. A failed operation on the file throws {@link IOException}, and the
 * store is then of no more use: the adapter ends, and begins again from the file.
 */
public final class OutStore implements AutoCloseable {
    private static final int BOOKKEEPING_BYTES = 512;

    private final AdapterFiles files;
    private final Path folder;
    private final StoreIdentity identity;
    private final StoreLimits limits;
    private final StoreRecords pending = new StoreRecords();
    private final NavigableMap<Long, OutMessage> messages = new TreeMap<>();
    private final NavigableMap<Long, Long> unanswered = new TreeMap<>();
    private final Map<Long, OutFile> taken = new HashMap<>();
    private final Set<String> filedNames = new HashSet<>();
    private final Map<Long, PayloadPlace> payloads = new HashMap<>();
    private final Map<Long, byte[]> unforcedPayloads = new HashMap<>();
    private final Map<String, List<Long>> byReference = new HashMap<>();
    private final Map<Long, Long> bySequence = new HashMap<>();
    private StoreCounters counters = StoreCounters.NONE;
    private @Nullable AppendedFile appended;
    private Path file;
    private long generation;
    private long frames;
    private long length;
    private long lengthAfterRewrite;
    private long unansweredBytes;

    /** Where in the store's file a message's bytes lie. */
    private record PayloadPlace(long offset, int lengthBytes) {}

    private OutStore(AdapterFiles files, Path folder, StoreIdentity identity, StoreLimits limits) {
        this.files = files;
        this.folder = folder;
        this.identity = identity;
        this.limits = limits;
        this.file = StoreFiles.file(folder, 0);
    }

    /**
     * Opens the store in the folder, or begins one.
     *
     * @throws StoreDamagedException when it holds what no crash leaves behind, or another terminal's numbers
     */
    public static OutStore open(AdapterFiles files, Path folder, StoreIdentity identity, StoreLimits limits)
            throws IOException {
        files.createFolder(folder);
        OutStore store = new OutStore(files, folder, identity, limits);
        store.readNewest();
        store.rewrite();
        return store;
    }

    /**
     * Reads the store without changing anything, also while an adapter works with it; what comes out is the state
     * at its last force. Only what it knows may be asked of it.
     */
    public static OutStore peek(AdapterFiles files, Path folder, StoreIdentity identity) throws IOException {
        OutStore store = new OutStore(files, folder, identity, StoreLimits.DEFAULT);
        StoreFiles.Found found = StoreFiles.newest(files, folder);
        if (found.file() != null) {
            new FrameReader(files, found.file(), found.sizeBytes()).readAll(store::apply);
        }
        return store;
    }

    // ---- what it knows

    public long lastInputNumber() {
        return counters.input();
    }

    public long lastOutputNumber() {
        return counters.output();
    }

    /** The ordinal that the next file will get. */
    public long nextFileOrdinal() {
        return counters.files() + 1;
    }

    /** The messages that the centre has not answered yet, by input number; a view, in ascending order. */
    public Collection<Long> unansweredNumbers() {
        return Collections.unmodifiableCollection(unanswered.keySet());
    }

    /** Bytes of messages that wait for an answer: what admission is bounded by. */
    public long unansweredBytes() {
        return unansweredBytes;
    }

    public @Nullable OutMessage unanswered(long inputNumber) {
        Long id = unanswered.get(inputNumber);
        return id == null ? null : messages.get(id);
    }

    public @Nullable OutMessage message(long id) {
        return messages.get(id);
    }

    /** The message that holds this input number; of a rejected one the number is no longer its own. */
    public @Nullable OutMessage byInputNumber(long inputNumber) {
        for (OutMessage message : messages.descendingMap().values()) {
            if (message.inputNumber() == inputNumber && message.state() != MessageState.REJECTED) {
                return message;
            }
        }
        return null;
    }

    /** The messages with this field 20 that are remembered, oldest first. */
    public List<OutMessage> byReference(String reference) {
        List<OutMessage> found = new ArrayList<>();
        for (long id : byReference.getOrDefault(reference, List.of())) {
            OutMessage message = messages.get(id);
            if (message != null) {
                found.add(message);
            }
        }
        return found;
    }

    /** The message that the centre recorded under this sequence, if it is remembered. */
    public @Nullable OutMessage bySequence(long sequence) {
        Long id = bySequence.get(sequence);
        return id == null ? null : messages.get(id);
    }

    /** All messages that are remembered, oldest first; a view. */
    public Collection<OutMessage> messages() {
        return Collections.unmodifiableCollection(messages.values());
    }

    /** Whether a file that is not archived bears this name. */
    public boolean hasFiledName(String filedName) {
        return filedNames.contains(filedName);
    }

    public @Nullable OutFile file(long ordinal) {
        return taken.get(ordinal);
    }

    /** All files that are remembered, oldest first. */
    public List<OutFile> files() {
        return new ArrayList<>(new TreeMap<>(taken).values());
    }

    /** The messages of a file in the order in which they stand in it. */
    public List<OutMessage> messagesOf(OutFile outFile) {
        return new ArrayList<>(messages.subMap(outFile.firstMessage(), outFile.firstMessage() + outFile.messages())
                .values());
    }

    /** Reads the bytes of an unanswered message. */
    public byte[] payload(long id) throws IOException {
        byte[] unforced = unforcedPayloads.get(id);
        if (unforced != null) {
            return unforced;
        }
        PayloadPlace place = payloads.get(id);
        if (place == null) {
            throw new IllegalStateException("message " + id + " is answered: its bytes are not kept");
        }
        return files.read(file, place.offset(), place.lengthBytes());
    }

    public boolean isForced() {
        return pending.size() == 0;
    }

    // ---- what changes it

    /** Numbers the messages of a file and remembers the file, under an ordinal from {@link #nextFileOrdinal} on. */
    public OutFile addFile(
            long ordinal, String name, String filedName, long sizeBytes, List<Outgoing> outgoing, long nowMs) {
        if (ordinal < nextFileOrdinal()) {
            throw new IllegalArgumentException("file ordinal " + ordinal + " was given before");
        }
        putCounters(new StoreCounters(counters.messages(), ordinal, counters.input(), counters.output()));
        long first = counters.messages() + 1;
        OutFile outFile =
                new OutFile(ordinal, name, filedName, sizeBytes, first, outgoing.size(), FilePlace.CLAIMED, "");
        put(outFile);
        int index = 0;
        for (Outgoing message : outgoing) {
            add(message, ordinal, ++index, nowMs);
        }
        return outFile;
    }

    /** Numbers a message that came through the API. */
    public OutMessage addMessage(Outgoing outgoing, long nowMs) {
        return add(outgoing, 0, 1, nowMs);
    }

    private OutMessage add(Outgoing outgoing, long fileOrdinal, int index, long nowMs) {
        long id = counters.messages() + 1;
        long number = counters.input() + 1;
        putCounters(new StoreCounters(id, counters.files(), number, counters.output()));
        OutMessage message = new OutMessage(
                id,
                number,
                HexDigest.of(outgoing.bytes()),
                fileOrdinal,
                index,
                outgoing.type(),
                outgoing.reference(),
                outgoing.bytes().length,
                MessageState.NUMBERED,
                0,
                0,
                "",
                "",
                "",
                List.of(),
                nowMs);
        put(message);
        int offset = pending.putPayload(id, outgoing.bytes());
        payloads.put(id, new PayloadPlace(length + StoreFrame.HEADER_LENGTH + offset, outgoing.bytes().length));
        unforcedPayloads.put(id, outgoing.bytes());
        return message;
    }

    /** Notes the centre's answer; a repeated answer changes nothing. Null when the number is not ours. */
    public @Nullable OutMessage taken(long inputNumber, long sequence, long timeNs, String receipt, long nowMs) {
        OutMessage message = unanswered(inputNumber);
        if (message == null) {
            return null;
        }
        OutMessage answered = message.withAnswer(sequence, timeNs, receipt, nowMs);
        put(answered);
        return answered;
    }

    /**
     * Notes that the centre did not record the message of this number and never will. Its number, and those
     * behind it, go to the messages behind it: the centre cannot have taken those, since it leaves no gap.
     *
     * @return the rejected message; null when no unanswered message has the number
     */
    public @Nullable OutMessage rejected(long inputNumber, String code, String text, long nowMs) {
        OutMessage message = unanswered(inputNumber);
        if (message == null) {
            return null;
        }
        List<OutMessage> behind = new ArrayList<>();
        for (long id : unanswered.tailMap(inputNumber, false).values()) {
            behind.add(remembered(id));
        }
        unanswered.tailMap(inputNumber, false).clear();
        OutMessage rejected = message.withState(MessageState.REJECTED, code, text, nowMs);
        put(rejected);
        for (OutMessage next : behind) {
            put(next.withNumber(next.inputNumber() - 1, nowMs));
        }
        putCounters(new StoreCounters(counters.messages(), counters.files(), counters.input() - 1, counters.output()));
        return rejected;
    }

    private OutMessage remembered(long id) {
        OutMessage message = messages.get(id);
        if (message == null) {
            throw new IllegalStateException("message " + id + " is not in the store");
        }
        return message;
    }

    /** Notes a notice that refers to the message, and the state that it brings, if the message can take it. */
    public OutMessage noticed(OutMessage message, MessageState next, Notice notice, long nowMs) {
        OutMessage noticed = remembered(message.id()).withNotice(notice, nowMs);
        if (noticed.state().mayBecome(next)) {
            noticed = noticed.withState(next, notice.code(), notice.text(), nowMs);
        }
        put(noticed);
        return noticed;
    }

    /** Notes that an output was received. Numbers come without gaps. */
    public void outputReceived(long number) {
        if (number != counters.output() + 1) {
            throw new IllegalArgumentException("output " + number + " does not follow " + counters.output());
        }
        putCounters(new StoreCounters(counters.messages(), counters.files(), counters.input(), number));
    }

    /**
     * Lets the numbers go on from what the centre knows. Only for a terminal whose store was lost, by the
     * bank's decision: what the lost store had not seen answered is then not known here.
     */
    public void adopt(long inputNumber, long outputNumber) {
        if (!unanswered.isEmpty()) {
            throw new IllegalStateException("messages wait for an answer under numbers of their own");
        }
        putCounters(new StoreCounters(counters.messages(), counters.files(), inputNumber, outputNumber));
    }

    /** Notes where a file of the bank is now. */
    public OutFile fileMoved(OutFile outFile, FilePlace place, String archiveDay) {
        OutFile moved = outFile.movedTo(place, archiveDay);
        put(moved);
        return moved;
    }

    /** Forgets an archived file and its messages. */
    public void forget(OutFile outFile) {
        pending.putForgotten(outFile.firstMessage(), outFile.messages(), outFile.ordinal());
        applyForgotten(outFile.firstMessage(), outFile.messages(), outFile.ordinal());
    }

    /** Forgets a message that came through the API. */
    public void forget(OutMessage message) {
        pending.putForgotten(message.id(), 1, 0);
        applyForgotten(message.id(), 1, 0);
    }

    /** Makes all changes durable; returns whether there were any. */
    public boolean force() throws IOException {
        if (isForced()) {
            return false;
        }
        byte[] frame = StoreFrame.encode(++frames, pending.take());
        AppendedFile target = open();
        target.append(frame);
        target.force();
        length += frame.length;
        unforcedPayloads.clear();
        if (length > limits.rewriteAboveBytes() && length > 4 * lengthAfterRewrite) {
            rewrite();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        if (appended != null) {
            appended.close();
            appended = null;
        }
    }

    private AppendedFile open() {
        if (appended == null) {
            throw new IllegalStateException("the store is closed");
        }
        return appended;
    }

    // ---- reading and rewriting the file

    private void readNewest() throws IOException {
        StoreFiles.Found found = StoreFiles.newest(files, folder);
        StoreFiles.deleteOlder(files, folder, found.generation());
        generation = found.generation();
        if (found.file() == null) {
            return;
        }
        file = found.file();
        boolean torn = new FrameReader(files, file, found.sizeBytes()).readAll(this::apply);
        if (torn) {
            StoreFiles.keepTorn(files, file);
        }
    }

    private void apply(byte[] payload, long offset) throws IOException {
        StoreRecords.read(payload, new StoreRecords.Sink() {
            @Override
            public void onIdentity(StoreIdentity found) throws IOException {
                if (!found.equals(identity)) {
                    throw new StoreDamagedException("the store in " + folder + " belongs to " + found + ", not to "
                            + identity + ": each terminal needs a folder of its own");
                }
            }

            @Override
            public void onCounters(StoreCounters found) {
                counters = found;
            }

            @Override
            public void onFile(OutFile found) {
                index(found);
            }

            @Override
            public void onMessage(OutMessage found) {
                index(found);
            }

            @Override
            public void onPayload(long id, int inPayload, int lengthBytes) {
                payloads.put(id, new PayloadPlace(offset + inPayload, lengthBytes));
            }

            @Override
            public void onForgotten(long firstMessage, int count, long fileOrdinal) {
                applyForgotten(firstMessage, count, fileOrdinal);
            }
        });
    }

    /** Writes what is still needed to a file of the next number, which then takes the place of this one. */
    private void rewrite() throws IOException {
        Path old = file;
        Map<Long, PayloadPlace> moved = new HashMap<>();
        Path next = StoreFiles.file(folder, ++generation);
        Path draft = StoreFiles.draft(next);
        files.write(draft, new byte[0]);
        frames = 0;
        length = 0;
        try (AppendedFile target = files.append(draft)) {
            StoreRecords records = new StoreRecords();
            records.put(identity);
            records.put(counters);
            taken.values().forEach(records::put);
            for (OutMessage message : messages.values()) {
                records.put(message);
                if (message.isUnanswered()) {
                    int offset = records.putPayload(message.id(), payload(message.id()));
                    moved.put(
                            message.id(),
                            new PayloadPlace(length + StoreFrame.HEADER_LENGTH + offset, message.lengthBytes()));
                }
                if (records.size() > limits.rewriteChunkBytes()) {
                    appendFrame(target, records);
                }
            }
            appendFrame(target, records);
            target.force();
        }
        files.move(draft, next);
        files.forceFolder(folder);
        close();
        payloads.clear();
        payloads.putAll(moved);
        file = next;
        appended = files.append(next);
        lengthAfterRewrite = length;
        files.delete(old);
    }

    private void appendFrame(AppendedFile target, StoreRecords records) throws IOException {
        byte[] frame = StoreFrame.encode(++frames, records.take());
        target.append(frame);
        length += frame.length;
    }

    // ---- the state in memory

    private void put(OutMessage message) {
        pending.put(message);
        index(message);
    }

    private void put(OutFile outFile) {
        pending.put(outFile);
        index(outFile);
    }

    private void index(OutFile outFile) {
        taken.put(outFile.ordinal(), outFile);
        if (outFile.place() == FilePlace.ARCHIVE) {
            filedNames.remove(outFile.filedName());
        } else {
            filedNames.add(outFile.filedName());
        }
    }

    private void putCounters(StoreCounters next) {
        pending.put(next);
        counters = next;
    }

    private void index(OutMessage message) {
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
        } else {
            payloads.remove(message.id());
        }
        if (message.sequence() != 0) {
            bySequence.put(message.sequence(), message.id());
        }
    }

    private void applyForgotten(long firstMessage, int count, long fileOrdinal) {
        taken.remove(fileOrdinal);
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
}
