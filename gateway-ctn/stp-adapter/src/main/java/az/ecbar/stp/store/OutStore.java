package az.ecbar.stp.store;

import az.ecbar.stp.files.AdapterFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The durable memory of the adapter: gives each message its input number once, and knows what became of it.
 *
 * <p>One file, appended and forced in frames; rewritten whole, under the next number, when it is opened and when it
 * has grown to several times what is still needed ({@link StoreLog}). A change shows at once in what this class
 * answers, and is durable after {@link #force}: send, answer, acknowledge and move files only then. A message keeps
 * its number until the centre says that it has not recorded it (NAK): then the number, which is unused, goes to the
 * next message, and those behind it move up, in the same frame.
 *
 * <p>Owned by the adapter's agent thread. A failed operation on the file throws {@link IOException}, and the
 * store is then of no more use: the adapter ends, and begins again from the file.
 */
public final class OutStore implements AutoCloseable {
    private final StoreState state = new StoreState();
    private final StoreLog log;

    private OutStore(AdapterFiles files, Path folder, StoreIdentity identity, StoreLimits limits) {
        this.log = new StoreLog(files, folder, identity, limits, state);
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
        store.log.open();
        return store;
    }

    /**
     * Reads the store without changing anything, also while an adapter works with it; what comes out is the state
     * at its last force. Only what it knows may be asked of it.
     */
    public static OutStore peek(AdapterFiles files, Path folder, StoreIdentity identity) throws IOException {
        OutStore store = new OutStore(files, folder, identity, StoreLimits.DEFAULT);
        store.log.peek();
        return store;
    }

    // ---- what it knows

    public long lastInputNumber() {
        return state.counters().input();
    }

    public long lastOutputNumber() {
        return state.counters().output();
    }

    /** The ordinal that the next file will get. */
    public long nextFileOrdinal() {
        return state.counters().files() + 1;
    }

    /** The messages that the centre has not answered yet, by input number; a view, in ascending order. */
    public Collection<Long> unansweredNumbers() {
        return state.unansweredNumbers();
    }

    /** Bytes of messages that wait for an answer: what admission is bounded by. */
    public long unansweredBytes() {
        return state.unansweredBytes();
    }

    public @Nullable OutMessage unanswered(long inputNumber) {
        return state.unanswered(inputNumber);
    }

    public @Nullable OutMessage message(long id) {
        return state.message(id);
    }

    /** The message that holds this input number; of a rejected one the number is no longer its own. */
    public @Nullable OutMessage byInputNumber(long inputNumber) {
        return state.byInputNumber(inputNumber);
    }

    /** The messages with this field 20 that are remembered, oldest first. */
    public List<OutMessage> byReference(String reference) {
        return state.byReference(reference);
    }

    /** The message that the centre recorded under this sequence, if it is remembered. */
    public @Nullable OutMessage bySequence(long sequence) {
        return state.bySequence(sequence);
    }

    /** All messages that are remembered, oldest first; a view. */
    public Collection<OutMessage> messages() {
        return state.messages();
    }

    /** Whether a file that is not archived bears this name. */
    public boolean hasFiledName(String filedName) {
        return state.hasFiledName(filedName);
    }

    public @Nullable OutFile file(long ordinal) {
        return state.file(ordinal);
    }

    /** All files that are remembered, oldest first. */
    public List<OutFile> files() {
        return state.files();
    }

    /** The messages of a file in the order in which they stand in it. */
    public List<OutMessage> messagesOf(OutFile outFile) {
        return state.messagesOf(outFile);
    }

    /** Reads the bytes of an unanswered message. */
    public byte[] payload(long id) throws IOException {
        return log.payload(id);
    }

    public boolean isForced() {
        return log.isForced();
    }

    // ---- what changes it

    /** Numbers the messages of a file and remembers the file, under an ordinal from {@link #nextFileOrdinal} on. */
    public OutFile addFile(
            long ordinal, String name, String filedName, long sizeBytes, List<Outgoing> outgoing, long nowMs) {
        if (ordinal < nextFileOrdinal()) {
            throw new IllegalArgumentException("file ordinal " + ordinal + " was given before");
        }
        put(state.counters().withFile(ordinal));
        long first = state.counters().messages() + 1;
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
        long id = state.counters().messages() + 1;
        long number = state.counters().input() + 1;
        put(state.counters().withMessage(id, number));
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
        log.putPayload(id, outgoing.bytes());
        return message;
    }

    /** Notes the centre's answer; a repeated answer changes nothing. Null when the number is not ours. */
    public @Nullable OutMessage taken(long inputNumber, long sequence, long timeNs, String receipt, long nowMs) {
        OutMessage message = unanswered(inputNumber);
        if (message == null) {
            return null;
        }
        OutMessage answered = message.withAnswer(sequence, timeNs, receipt, nowMs);
        for (EarlyNotice before : state.early().about(sequence)) {
            answered = withNotice(answered, before.state(), before.notice(), nowMs);
        }
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
        List<OutMessage> behind = state.takeNumbersBehind(inputNumber);
        OutMessage rejected = message.withState(MessageState.REJECTED, code, text, nowMs);
        put(rejected);
        for (OutMessage next : behind) {
            put(next.withNumber(next.inputNumber() - 1, nowMs));
        }
        put(state.counters().withInput(state.counters().input() - 1));
        return rejected;
    }

    /** Notes a notice that refers to the message, and the state that it brings, if the message can take it. */
    public OutMessage noticed(OutMessage message, MessageState next, Notice notice, long nowMs) {
        OutMessage noticed = withNotice(state.remembered(message.id()), next, notice, nowMs);
        put(noticed);
        return noticed;
    }

    /**
     * Keeps a notice that names a message by a sequence which no answer has told yet; {@link #taken} brings them
     * together. When no message waits for its answer any more, what is left is about none of ours and is dropped.
     */
    public void noticedEarly(long sequence, MessageState next, Notice notice) {
        EarlyNotice before = new EarlyNotice(sequence, next, notice);
        log.pending().put(before);
        state.early().add(before);
    }

    private static OutMessage withNotice(OutMessage message, MessageState next, Notice notice, long nowMs) {
        OutMessage noticed = message.withNotice(notice, nowMs);
        return noticed.state().mayBecome(next) ? noticed.withState(next, notice.code(), notice.text(), nowMs) : noticed;
    }

    /** Notes that an output was received. Numbers come without gaps. */
    public void outputReceived(long number) {
        if (number != state.counters().output() + 1) {
            throw new IllegalArgumentException(
                    "output " + number + " does not follow " + state.counters().output());
        }
        put(state.counters().withOutput(number));
    }

    /**
     * Lets the numbers go on from what the centre knows. Only for a terminal whose store was lost, by the
     * bank's decision: what the lost store had not seen answered is then not known here.
     */
    public void adopt(long inputNumber, long outputNumber) {
        if (!unansweredNumbers().isEmpty()) {
            throw new IllegalStateException("messages wait for an answer under numbers of their own");
        }
        put(state.counters().withInput(inputNumber).withOutput(outputNumber));
    }

    /** Notes where a file of the bank is now. */
    public OutFile fileMoved(OutFile outFile, FilePlace place, String archiveDay) {
        OutFile moved = outFile.movedTo(place, archiveDay);
        put(moved);
        return moved;
    }

    /** Forgets an archived file and its messages. */
    public void forget(OutFile outFile) {
        forget(outFile.firstMessage(), outFile.messages(), outFile.ordinal());
    }

    /** Forgets a message that came through the API. */
    public void forget(OutMessage message) {
        forget(message.id(), 1, 0);
    }

    /** Makes all changes durable; returns whether there were any. */
    public boolean force() throws IOException {
        if (isForced()) {
            return false;
        }
        log.force();
        return true;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private void put(OutMessage message) {
        log.pending().put(message);
        state.put(message);
        if (!message.isUnanswered()) {
            log.dropPayload(message.id());
        }
    }

    private void put(OutFile outFile) {
        log.pending().put(outFile);
        state.put(outFile);
    }

    private void put(StoreCounters next) {
        log.pending().put(next);
        state.put(next);
    }

    private void forget(long firstMessage, int count, long fileOrdinal) {
        log.pending().putForgotten(firstMessage, count, fileOrdinal);
        state.forget(firstMessage, count, fileOrdinal);
    }
}
