package az.ecbar.stp.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of the store in bytes: a type byte, then the fields. A record is the whole new value of what it
 * names, so reading a store is putting one record after the other; a later one replaces an earlier one.
 */
final class StoreRecords {
    private static final int IDENTITY = 1;
    private static final int COUNTERS = 2;
    private static final int FILE = 3;
    private static final int MESSAGE = 4;
    private static final int PAYLOAD = 5;
    private static final int FORGOTTEN = 6;
    private static final int EARLY_NOTICE = 7;
    private static final int MAX_TEXT = 2000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Takes the records of a frame in order. */
    interface Sink {
        void onIdentity(StoreIdentity identity) throws IOException;

        void onCounters(StoreCounters counters);

        void onFile(OutFile file);

        void onMessage(OutMessage message);

        /** A message's bytes: where they lie, counted from the start of the frame's payload. */
        void onPayload(long id, int offset, int lengthBytes);

        void onForgotten(long firstMessage, int messages, long fileOrdinal);

        void onEarlyNotice(EarlyNotice early);
    }

    int size() {
        return bytes.size();
    }

    /** Hands over what was put since the last call. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    void put(StoreIdentity identity) {
        write(() -> {
            out.writeByte(IDENTITY);
            out.writeUTF(identity.bic());
            out.writeUTF(identity.terminal());
        });
    }

    void put(StoreCounters counters) {
        write(() -> {
            out.writeByte(COUNTERS);
            out.writeLong(counters.messages());
            out.writeLong(counters.files());
            out.writeLong(counters.input());
            out.writeLong(counters.output());
        });
    }

    void put(OutFile file) {
        write(() -> {
            out.writeByte(FILE);
            out.writeLong(file.ordinal());
            writeText(file.name());
            writeText(file.filedName());
            out.writeLong(file.sizeBytes());
            out.writeLong(file.firstMessage());
            out.writeInt(file.messages());
            out.writeUTF(file.place().name());
            writeText(file.archiveDay());
        });
    }

    void put(OutMessage message) {
        write(() -> {
            out.writeByte(MESSAGE);
            out.writeLong(message.id());
            out.writeLong(message.inputNumber());
            writeText(message.digest());
            out.writeLong(message.fileOrdinal());
            out.writeInt(message.index());
            writeText(message.type());
            writeText(message.reference());
            out.writeInt(message.lengthBytes());
            out.writeUTF(message.state().name());
            out.writeLong(message.sequence());
            out.writeLong(message.takenAtNs());
            writeText(message.code());
            writeText(message.text());
            writeText(message.receipt());
            out.writeLong(message.changedAtMs());
            out.writeInt(message.notices().size());
            for (Notice notice : message.notices()) {
                write(notice);
            }
        });
    }

    void put(EarlyNotice early) {
        write(() -> {
            out.writeByte(EARLY_NOTICE);
            out.writeLong(early.sequence());
            out.writeUTF(early.state().name());
            write(early.notice());
        });
    }

    /** Puts a message's bytes; returns where they begin, counted from the start of the frame's payload. */
    int putPayload(long id, byte[] payload) {
        write(() -> {
            out.writeByte(PAYLOAD);
            out.writeLong(id);
            out.writeInt(payload.length);
        });
        int offset = bytes.size();
        bytes.writeBytes(payload);
        return offset;
    }

    void putForgotten(long firstMessage, int messages, long fileOrdinal) {
        write(() -> {
            out.writeByte(FORGOTTEN);
            out.writeLong(firstMessage);
            out.writeInt(messages);
            out.writeLong(fileOrdinal);
        });
    }

    /** Gives every record in the payload of a frame to the sink. */
    static void read(byte[] payload, Sink sink) throws IOException {
        ByteArrayInputStream source = new ByteArrayInputStream(payload);
        DataInputStream in = new DataInputStream(source);
        while (source.available() > 0) {
            int type = in.readByte();
            switch (type) {
                case IDENTITY -> sink.onIdentity(new StoreIdentity(in.readUTF(), in.readUTF()));
                case COUNTERS ->
                    sink.onCounters(new StoreCounters(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
                case FILE -> sink.onFile(readFile(in));
                case MESSAGE -> sink.onMessage(readMessage(in));
                case PAYLOAD -> {
                    long id = in.readLong();
                    int length = in.readInt();
                    sink.onPayload(id, payload.length - source.available(), length);
                    in.skipNBytes(length);
                }
                case FORGOTTEN -> sink.onForgotten(in.readLong(), in.readInt(), in.readLong());
                case EARLY_NOTICE ->
                    sink.onEarlyNotice(
                            new EarlyNotice(in.readLong(), MessageState.valueOf(in.readUTF()), readNotice(in)));
                default ->
                    throw new StoreDamagedException("the store holds a record of type " + type
                            + ", which this version does not know: it was written by a newer one");
            }
        }
    }

    private static OutFile readFile(DataInputStream in) throws IOException {
        return new OutFile(
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                FilePlace.valueOf(in.readUTF()),
                in.readUTF());
    }

    private static OutMessage readMessage(DataInputStream in) throws IOException {
        long id = in.readLong();
        long inputNumber = in.readLong();
        String digest = in.readUTF();
        long fileOrdinal = in.readLong();
        int index = in.readInt();
        String type = in.readUTF();
        String reference = in.readUTF();
        int length = in.readInt();
        MessageState state = MessageState.valueOf(in.readUTF());
        long sequence = in.readLong();
        long takenAtNs = in.readLong();
        String code = in.readUTF();
        String text = in.readUTF();
        String receipt = in.readUTF();
        long changedAtMs = in.readLong();
        int count = in.readInt();
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notices.add(readNotice(in));
        }
        return new OutMessage(
                id,
                inputNumber,
                digest,
                fileOrdinal,
                index,
                type,
                reference,
                length,
                state,
                sequence,
                takenAtNs,
                code,
                text,
                receipt,
                notices,
                changedAtMs);
    }

    private static Notice readNotice(DataInputStream in) throws IOException {
        return new Notice(in.readLong(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
    }

    private void write(Notice notice) throws IOException {
        out.writeLong(notice.outputNumber());
        writeText(notice.kind());
        writeText(notice.code());
        writeText(notice.text());
        writeText(notice.file());
    }

    private void writeText(String text) throws IOException {
        out.writeUTF(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
