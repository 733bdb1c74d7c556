package az.ecbar.gateway.swift;

import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.port.Clock;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.Channel;
import az.ecbar.schema.Site;
import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file of the adapter after the other: its LAU, its messages in their order, each into the ring; when the ledger
 * has answered for all of them, and what it answered is committed, the file goes away.
 *
 * <pre>
 *   in/NAME, in/NAME.lau ─▶ ring ─▶ ledger ─▶ gate ─▶ done/TIME-NAME
 *                                                └──▶ refused/TIME-NAME   something of it was not taken
 * </pre>
 *
 * <p>A crash at any step leaves the file where it was: it is read again, and the ledger knows what it took. Each message
 * bears a token in the place of a session, by which its answer is found. What the ledger cannot take at the moment is
 * handed over again, see {@link SwiftLater}; what the same bank sent behind it is held back, so that a cancellation never
 * comes before its payment. For that the file waits behind each message in parts until it is answered: only those may find
 * no room. Owned by the edge's thread; allocates for each file.
 */
final class SwiftIntake {
    private static final int NO_CERTIFICATE = -1;

    /** What it is connected to. */
    record Ports(
            SwiftFiles files,
            LocalAuthentication lau,
            MessageTranslator translator,
            Acknowledgements acknowledgements,
            SwiftAlarm.Sink alarms,
            Clock clock) {}

    /** Who hears of F21. */
    @FunctionalInterface
    interface Acknowledgements {
        void onAcknowledgement(Delivered.Acknowledgement acknowledgement, String fileName);
    }

    /** A file that was seen and not taken yet. */
    private record Seen(long size, String lau, long sinceNs) {}

    private final Ports ports;
    private final BatchFormat format;
    private final SwiftLimits limits;
    private final DeliveryReader reader;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Set<SwiftAlarm>> told = new HashMap<>();
    private final Deque<String> listed = new ArrayDeque<>();
    private Set<String> present = Set.of();
    private boolean isLooking;
    private boolean isFailing;
    private long listedNs;
    private long lookedThroughNs;
    private final SwiftPutAway away;
    private final SwiftLater later = new SwiftLater();
    private long token;
    private @Nullable SwiftBatch batch;
    private @Nullable InputOrigin begun;
    /** Token of the message in parts that was handed over last; behind it the file waits for its answer. */
    private long inParts;

    private long begunFiles;
    private long taken;
    private long repeated;
    private final Sha256 sha256 = new Sha256();

    /** @param instance names this start: tokens of an earlier one are not met again, such as UTC nanoseconds */
    SwiftIntake(Ports ports, BatchFormat format, SwiftLimits limits, DeliveryReader reader, long instance) {
        this.ports = ports;
        this.format = format;
        this.limits = limits;
        this.reader = reader;
        this.token = -Math.abs(instance);
        this.listedNs = ports.clock().monotonicNs() - limits.pollNs();
        this.lookedThroughNs = listedNs;
        this.away = new SwiftPutAway(ports, limits);
    }

    /** Messages that the ledger took. */
    long taken() {
        return taken;
    }

    /** Messages that it had taken before. */
    long repeated() {
        return repeated;
    }

    /** Monotonic ns; whatever lay in the folder then has been looked at. */
    long lookedThroughNs() {
        return lookedThroughNs;
    }

    int doWork() {
        long nowNs = ports.clock().monotonicNs();
        int work = away.doWork(nowNs);
        if (batch == null) {
            batch = later.poll(nowNs);
        }
        if (batch == null && !away.isFull()) {
            work += look(nowNs);
        }
        SwiftBatch current = batch;
        return current == null ? work : work + goOn(current, nowNs);
    }

    /** The ledger's answer to an input, once it is committed. */
    void onTaken(long session, boolean isRepeated) {
        SwiftBatch current = batch;
        if (current != null && current.answered(session) != null) {
            taken += isRepeated ? 0 : 1;
            repeated += isRepeated ? 1 : 0;
        }
    }

    /** Likewise, where it did not take it. */
    void onRefused(long session, RejectReason reason) {
        SwiftBatch current = batch;
        SwiftBatch.Placed message = current == null ? null : current.answered(session);
        if (current == null || message == null) {
            return;
        }
        if (SwiftLater.isPassing(reason)) {
            postponeOrGiveUp(current, message);
            return;
        }
        current.damage();
        tell(SwiftAlarm.INPUT_REFUSED, "a message of " + current.file + " was not taken: " + reason);
    }

    /** One file after the other of those listed; when all were looked at, and time has passed, they are listed again. */
    private int look(long nowNs) {
        if (!isLooking && (nowNs - listedNs < limits.pollNs() || !list(nowNs))) {
            return 0;
        }
        for (int i = 0; i < limits.maxFiles(); i++) {
            String file = listed.poll();
            if (file == null) {
                isLooking = false;
                lookedThroughNs = listedNs;
                return 0;
            }
            if (isTaken(file, nowNs)) {
                return 1;
            }
        }
        return 1;
    }

    private boolean list(long nowNs) {
        listedNs = nowNs;
        try {
            List<String> names = ports.files().list(Folder.IN, Integer.MAX_VALUE);
            present = new HashSet<>(names);
            seen.keySet().retainAll(present);
            told.keySet().retainAll(present);
            listed.addAll(names);
            isLooking = true;
            isFailing = false;
        } catch (IOException e) {
            if (!isFailing) {
                tell(SwiftAlarm.FOLDER_FAILS, e.toString());
            }
            isFailing = true;
        }
        return isLooking;
    }

    /** Whether a file is begun, or was put away. One that cannot be read holds up no other. */
    private boolean isTaken(String file, long nowNs) {
        boolean isLau = file.endsWith(LocalAuthentication.SUFFIX);
        String plain = isLau ? plainName(file) : file;
        if (away.isWaiting(plain) || later.isWaiting(plain)) {
            return false;
        }
        try {
            if (isLau && !present.contains(plainName(file))) {
                clearAway(file, nowNs);
            }
            return !isLau && isReady(file, nowNs);
        } catch (IOException e) {
            tellOnce(file, SwiftAlarm.FOLDER_FAILS, file + " cannot be read: " + e);
            return false;
        }
    }

    private static String plainName(String lauName) {
        return lauName.substring(0, lauName.length() - LocalAuthentication.SUFFIX.length());
    }

    /** A LAU file whose file is gone: a crash came between the two moves. */
    private void clearAway(String lauName, long nowNs) throws IOException {
        if (nowNs - since(lauName, 0, "", nowNs) >= limits.settleNs()
                && !ports.files().exists(Folder.IN, plainName(lauName))) {
            away.putAwayLau(lauName);
        }
    }

    /** Whether a file is begun, or was put away. */
    private boolean isReady(String file, long nowNs) throws IOException {
        String lauName = file + LocalAuthentication.SUFFIX;
        if (!present.contains(lauName)) {
            if (nowNs - since(file, 0, "", nowNs) >= limits.lonelyNs()) {
                tellOnce(file, SwiftAlarm.NOT_AUTHENTICATED, file + " has no LAU file");
            }
            return false;
        }
        long size = ports.files().size(Folder.IN, file);
        String lau = new String(ports.files().read(Folder.IN, lauName, 1024), StandardCharsets.ISO_8859_1);
        if (size > limits.maxFileBytes()) {
            return isSettled(file, size, lau, nowNs)
                    && refuse(file, codeOfHead(file), SwiftAlarm.FILE_UNREADABLE, file + " has " + size + " bytes");
        }
        byte[] bytes = ports.files().read(Folder.IN, file, limits.maxFileBytes() + 1);
        byte[] codeOfFile = ports.lau().codeOf(bytes);
        if (bytes.length > limits.maxFileBytes()
                || !ports.lau().isGenuine(bytes, lau.getBytes(StandardCharsets.ISO_8859_1))) {
            return isSettled(file, bytes.length, lau, nowNs)
                    && refuse(
                            file,
                            codeOfFile,
                            SwiftAlarm.AUTHENTICATION_FAILED,
                            file + " is not what its LAU file says");
        }
        return switch (format.read(bytes, limits.maxMessages())) {
            case BatchFormat.Messages content -> begin(file, codeOfFile, content.list());
            case BatchFormat.Unreadable why ->
                refuse(
                        file,
                        codeOfFile,
                        SwiftAlarm.FILE_UNREADABLE,
                        file + ": " + why.why() + " at byte " + why.offset());
        };
    }

    /** By which a file that is too large is known again. */
    private byte[] codeOfHead(String file) throws IOException {
        return ports.lau().codeOf(ports.files().read(Folder.IN, file, limits.maxFileBytes() + 1));
    }

    /** Whether nothing of a file changed for long enough: it is not being written any more. */
    private boolean isSettled(String file, long size, String lau, long nowNs) {
        return nowNs - since(file, size, lau, nowNs) >= limits.settleNs();
    }

    private long since(String file, long size, String lau, long nowNs) {
        Seen before = seen.get(file);
        if (before != null && before.size() == size && before.lau().equals(lau)) {
            return before.sinceNs();
        }
        seen.put(file, new Seen(size, lau, nowNs));
        return nowNs;
    }

    private boolean refuse(String file, byte[] codeOfFile, SwiftAlarm alarm, String text) {
        tell(alarm, text);
        away.putAway(file, Folder.REFUSED, codeOfFile);
        seen.remove(file);
        return true;
    }

    private boolean begin(String file, byte[] codeOfFile, List<byte[]> content) {
        batch = SwiftBatch.of(file, codeOfFile, begunFiles++, content);
        return true;
    }

    private int goOn(SwiftBatch current, long nowNs) {
        int before = current.handed();
        SwiftBatch.Placed message = current.current();
        while (message != null && !current.isUnanswered(inParts) && hand(current, message)) {
            current.advance();
            message = current.current();
        }
        if (!current.isDone()) {
            return current.handed() - before;
        }
        batch = null;
        if (current.isAnythingPostponed()) {
            later.add(current, nowNs);
            return 1;
        }
        seen.remove(current.file);
        Folder folder = current.isDamaged() ? Folder.REFUSED : Folder.DONE;
        if (current.attempt == 0) {
            away.putAway(current.file, folder, current.code);
        } else {
            away.putAwayIfSame(current.file, folder, current.code);
        }
        return 1;
    }

    /** Hands a message on; false if the ring is full. */
    private boolean hand(SwiftBatch current, SwiftBatch.Placed message) {
        return switch (reader.read(message.message)) {
            case Delivered.OfBank input -> submit(current, message, input);
            case Delivered.Acknowledgement acknowledgement -> {
                ports.acknowledgements().onAcknowledgement(acknowledgement, current.file);
                yield true;
            }
            case Delivered.OfNetwork ofNetwork -> {
                tell(
                        SwiftAlarm.NETWORK_MESSAGE,
                        "message " + message.place + " of " + current.file + " is an MT" + ofNetwork.type());
                yield true;
            }
            case Delivered.Unknown unknown -> {
                refuse(current, message, unknown.why());
                yield true;
            }
        };
    }

    private void refuse(SwiftBatch current, SwiftBatch.Placed message, String why) {
        current.damage();
        tell(SwiftAlarm.MESSAGE_UNKNOWN, "message " + message.place + " of " + current.file + ": " + why);
    }

    private boolean submit(SwiftBatch current, SwiftBatch.Placed placed, Delivered.OfBank input) {
        byte[] message = input.message();
        placed.bic = input.bic();
        InputOrigin origin = begun;
        if (origin == null && current.isGivenUp(placed.bic)) {
            return true;
        }
        if (origin == null && (current.isPostponed(placed.bic) || later.isAhead(placed.bic, current))) {
            postponeOrGiveUp(current, placed);
            return true;
        }
        if (origin == null) {
            origin = new InputOrigin(
                            --token, input.bic(), SwiftTerminal.LETTER, Channel.SWIFT, Site.MAIN, NO_CERTIFICATE)
                    .input(input.number(), digest(message), 0);
            // Its first part may be answered before its last one is in the ring.
            current.awaits(origin.sessionId(), placed);
        }
        byte[] proof = InputProof.encode(current.file, placed.place, current.code, input);
        Translation translation = ports.translator()
                .onMessage(
                        origin, new UnsafeBuffer(message), 0, message.length, new UnsafeBuffer(proof), 0, proof.length);
        // What is half in the ring goes on under the same token.
        begun = translation == Translation.RING_FULL ? origin : null;
        if (translation == Translation.TAKEN && ports.translator().isInParts(message.length, proof.length)) {
            inParts = origin.sessionId();
        }
        if (translation != Translation.TAKEN && translation != Translation.RING_FULL) {
            SwiftBatch.Placed _ = current.answered(origin.sessionId());
            refuse(current, placed, translation.name());
        }
        return translation != Translation.RING_FULL;
    }

    /** There is no room in the ledger for it, or for what its bank sent before it. */
    private void postponeOrGiveUp(SwiftBatch current, SwiftBatch.Placed message) {
        if (later.hasRoom(current, message.bic)) {
            current.postpone(message);
        } else if (current.giveUp(message.bic)) {
            tell(
                    SwiftAlarm.INPUT_REFUSED,
                    "message " + message.place + " of " + current.file + " found no room, and what " + message.bic
                            + " sent behind it there is not handed over either; put the file into the folder again"
                            + " later");
        }
    }

    private byte[] digest(byte[] message) {
        byte[] digest = new byte[Digest.LENGTH];
        sha256.update(message, 0, message.length).finish(digest, 0);
        return digest;
    }

    private void tell(SwiftAlarm alarm, String text) {
        ports.alarms().onAlarm(ports.clock().utcNs(), alarm, text);
    }

    private void tellOnce(String file, SwiftAlarm alarm, String text) {
        if (told.computeIfAbsent(file, _ -> EnumSet.noneOf(SwiftAlarm.class)).add(alarm)) {
            tell(alarm, text);
        }
    }
}
