package az.ecbar.stp.store;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.files.AppendedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The store's file: read at the start, appended and forced frame by frame ({@link StoreFrame}), rewritten whole under
 * the next number, and where in it the bytes of unanswered messages lie.
 */
final class StoreLog {
    private final AdapterFiles files;
    private final Path folder;
    private final StoreIdentity identity;
    private final StoreLimits limits;
    private final StoreState state;
    private final StoreRecords pending = new StoreRecords();
    private final Map<Long, PayloadPlace> payloads = new HashMap<>();
    private final Map<Long, byte[]> unforcedPayloads = new HashMap<>();
    private @Nullable AppendedFile appended;
    private Path file;
    private long generation;
    private long frames;
    private long length;
    private long lengthAfterRewrite;

    /** Where in the file a message's bytes lie. */
    private record PayloadPlace(long offset, int lengthBytes) {}

    /** @param state what the file's records are read into, and rewritten from */
    StoreLog(AdapterFiles files, Path folder, StoreIdentity identity, StoreLimits limits, StoreState state) {
        this.files = files;
        this.folder = folder;
        this.identity = identity;
        this.limits = limits;
        this.state = state;
        this.file = StoreFiles.file(folder, 0);
    }

    /** Reads the newest file, clears away what a crash left, and begins a file of its own. */
    void open() throws IOException {
        StoreFiles.Found found = StoreFiles.newest(files, folder);
        StoreFiles.deleteOlder(files, folder, found.generation());
        generation = found.generation();
        if (found.file() != null) {
            file = found.file();
            boolean torn = new FrameReader(files, file, found.sizeBytes()).readAll(this::apply);
            if (torn) {
                StoreFiles.keepTorn(files, file);
            }
        }
        rewrite();
    }

    /** Reads the newest file and changes nothing. */
    void peek() throws IOException {
        StoreFiles.Found found = StoreFiles.newest(files, folder);
        if (found.file() != null) {
            new FrameReader(files, found.file(), found.sizeBytes()).readAll(this::apply);
        }
    }

    /** The records of the next frame. */
    StoreRecords pending() {
        return pending;
    }

    /** Puts the bytes of a message into the next frame. */
    void putPayload(long id, byte[] bytes) {
        int offset = pending.putPayload(id, bytes);
        payloads.put(id, new PayloadPlace(length + StoreFrame.HEADER_LENGTH + offset, bytes.length));
        unforcedPayloads.put(id, bytes);
    }

    /** The bytes of this message are not wanted any more. */
    void dropPayload(long id) {
        payloads.remove(id);
    }

    byte[] payload(long id) throws IOException {
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

    boolean isForced() {
        return pending.size() == 0;
    }

    /** Makes the pending records durable; rewrites the file when it has grown to several times what is needed. */
    void force() throws IOException {
        byte[] frame = StoreFrame.encode(++frames, pending.take());
        AppendedFile target = opened();
        target.append(frame);
        target.force();
        length += frame.length;
        unforcedPayloads.clear();
        if (length > limits.rewriteAboveBytes() && length > 4 * lengthAfterRewrite) {
            rewrite();
        }
    }

    void close() throws IOException {
        if (appended != null) {
            appended.close();
            appended = null;
        }
    }

    private AppendedFile opened() {
        if (appended == null) {
            throw new IllegalStateException("the store is closed");
        }
        return appended;
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
                state.put(found);
            }

            @Override
            public void onFile(OutFile found) {
                state.put(found);
            }

            @Override
            public void onMessage(OutMessage found) {
                state.put(found);
                if (!found.isUnanswered()) {
                    dropPayload(found.id());
                }
            }

            @Override
            public void onPayload(long id, int inPayload, int lengthBytes) {
                payloads.put(id, new PayloadPlace(offset + inPayload, lengthBytes));
            }

            @Override
            public void onForgotten(long firstMessage, int count, long fileOrdinal) {
                state.forget(firstMessage, count, fileOrdinal);
            }

            @Override
            public void onEarlyNotice(EarlyNotice found) {
                state.early().add(found);
            }
        });
    }

    /** Writes what is still needed to a file of the next number, which then takes the place of this one. */
    private void rewrite() throws IOException {
        Path old = file;
        Path next = StoreFiles.file(folder, ++generation);
        Path draft = StoreFiles.draft(next);
        files.write(draft, new byte[0]);
        frames = 0;
        length = 0;
        Map<Long, PayloadPlace> moved;
        try (AppendedFile target = files.append(draft)) {
            moved = writeAll(target);
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

    private Map<Long, PayloadPlace> writeAll(AppendedFile target) throws IOException {
        Map<Long, PayloadPlace> moved = new HashMap<>();
        StoreRecords records = new StoreRecords();
        records.put(identity);
        records.put(state.counters());
        state.files().forEach(records::put);
        for (OutMessage message : state.messages()) {
            records.put(message);
            if (message.isUnanswered()) {
                int offset = records.putPayload(message.id(), payload(message.id()));
                long place = length + StoreFrame.HEADER_LENGTH + offset;
                moved.put(message.id(), new PayloadPlace(place, message.lengthBytes()));
            }
            if (records.size() > limits.rewriteChunkBytes()) {
                appendFrame(target, records);
            }
        }
        state.early().all().forEach(records::put);
        appendFrame(target, records);
        return moved;
    }

    private void appendFrame(AppendedFile target, StoreRecords records) throws IOException {
        byte[] frame = StoreFrame.encode(++frames, records.take());
        target.append(frame);
        length += frame.length;
    }
}
