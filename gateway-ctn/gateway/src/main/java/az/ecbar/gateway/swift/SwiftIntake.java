package az.ecbar.gateway.swift;

import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.port.Clock;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.Channel;
import az.ecbar.schema.Site;
import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
 * bears a token in the place of a session, by which its answer is found. Owned by the edge's thread; allocates for each
 * file.
 */
final class SwiftIntake {
    private static final int NO_CERTIFICATE = -1;
    private static final int THINNING = 100;

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
    private final Set<String> told = new HashSet<>();
    private final Set<Long> unanswered = new HashSet<>();
    private long token;
    private String name = "";
    private byte[] code = {};
    private List<byte[]> messages = List.of();
    private int next;
    private boolean isDamaged;
    private @Nullable InputOrigin begun;
    private long polledNs;
    private long taken;
    private long repeated;
    private long putAway;
    private final Sha256 sha256 = new Sha256();

    /** @param instance names this start: tokens of an earlier one are not met again, such as UTC nanoseconds */
    SwiftIntake(Ports ports, BatchFormat format, SwiftLimits limits, DeliveryReader reader, long instance) {
        this.ports = ports;
        this.format = format;
        this.limits = limits;
        this.reader = reader;
        this.token = -Math.abs(instance);
        this.polledNs = ports.clock().monotonicNs() - limits.pollNs();
    }

    /** Messages that the ledger took. */
    long taken() {
        return taken;
    }

    /** Messages that it had taken before. */
    long repeated() {
        return repeated;
    }

    int doWork() {
        try {
            if (!name.isEmpty()) {
                return goOn();
            }
            long nowNs = ports.clock().monotonicNs();
            if (nowNs - polledNs < limits.pollNs()) {
                return 0;
            }
            polledNs = nowNs;
            return look(nowNs);
        } catch (IOException e) {
            // Whatever was done to a file, it is looked at again and the ledger knows what it took.
            tellOnce("folder", SwiftAlarm.FOLDER_FAILS, e.toString());
            polledNs = ports.clock().monotonicNs();
            return 0;
        }
    }

    /** The ledger's answer to an input, once it is committed. */
    void onTaken(long session, boolean isRepeated) {
        if (unanswered.remove(session)) {
            taken += isRepeated ? 0 : 1;
            repeated += isRepeated ? 1 : 0;
        }
    }

    /** Likewise, where it did not take it. */
    void onRefused(long session, String reason) {
        if (unanswered.remove(session)) {
            isDamaged = true;
            tell(SwiftAlarm.INPUT_REFUSED, "a message of " + name + " was not taken: " + reason);
        }
    }

    private int look(long nowNs) throws IOException {
        List<String> names = ports.files().list(Folder.IN, limits.maxFiles());
        told.remove("folder");
        seen.keySet().retainAll(names);
        told.retainAll(names);
        Set<String> present = new HashSet<>(names);
        for (String file : names) {
            boolean isLau = file.endsWith(LocalAuthentication.SUFFIX);
            if (isLau && !present.contains(plainName(file))) {
                clearAway(file, nowNs);
            } else if (!isLau && isReady(file, present, nowNs)) {
                return 1;
            }
        }
        return 0;
    }

    private static String plainName(String lauName) {
        return lauName.substring(0, lauName.length() - LocalAuthentication.SUFFIX.length());
    }

    /** A LAU file whose file is gone: a crash came between the two moves. */
    private void clearAway(String lauName, long nowNs) throws IOException {
        if (nowNs - since(lauName, 0, "", nowNs) >= limits.settleNs()
                && !ports.files().exists(Folder.IN, plainName(lauName))) {
            ports.files().move(Folder.IN, lauName, Folder.DONE, stamped(lauName));
        }
    }

    /** Whether a file is begun, or was put away. */
    private boolean isReady(String file, Set<String> present, long nowNs) throws IOException {
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
                    && refuse(file, SwiftAlarm.FILE_UNREADABLE, file + " has " + size + " bytes");
        }
        byte[] bytes = ports.files().read(Folder.IN, file, limits.maxFileBytes() + 1);
        if (bytes.length > limits.maxFileBytes()
                || !ports.lau().isGenuine(bytes, lau.getBytes(StandardCharsets.ISO_8859_1))) {
            return isSettled(file, bytes.length, lau, nowNs)
                    && refuse(file, SwiftAlarm.AUTHENTICATION_FAILED, file + " is not what its LAU file says");
        }
        return switch (format.read(bytes, limits.maxMessages())) {
            case BatchFormat.Messages content -> begin(file, ports.lau().codeOf(bytes), content.list());
            case BatchFormat.Unreadable why ->
                refuse(file, SwiftAlarm.FILE_UNREADABLE, file + ": " + why.why() + " at byte " + why.offset());
        };
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

    private boolean refuse(String file, SwiftAlarm alarm, String text) throws IOException {
        tell(alarm, text);
        putAway(file, Folder.REFUSED);
        return true;
    }

    private boolean begin(String file, byte[] codeOfFile, List<byte[]> content) {
        name = file;
        code = codeOfFile;
        messages = content;
        next = 0;
        isDamaged = false;
        begun = null;
        return true;
    }

    private int goOn() throws IOException {
        int before = next;
        while (next < messages.size() && hand(messages.get(next))) {
            next++;
        }
        if (next < messages.size() || !unanswered.isEmpty()) {
            return next - before;
        }
        String file = name;
        name = "";
        messages = List.of();
        putAway(file, isDamaged ? Folder.REFUSED : Folder.DONE);
        return 1;
    }

    /** Hands a message on; false if the ring is full. */
    private boolean hand(byte[] message) {
        return switch (reader.read(message)) {
            case Delivered.OfBank input -> submit(input);
            case Delivered.Acknowledgement acknowledgement -> {
                ports.acknowledgements().onAcknowledgement(acknowledgement, name);
                yield true;
            }
            case Delivered.OfNetwork ofNetwork -> {
                tell(SwiftAlarm.NETWORK_MESSAGE, "message " + next + " of " + name + " is an MT" + ofNetwork.type());
                yield true;
            }
            case Delivered.Unknown unknown -> {
                isDamaged = true;
                tell(SwiftAlarm.MESSAGE_UNKNOWN, "message " + next + " of " + name + ": " + unknown.why());
                yield true;
            }
        };
    }

    private boolean submit(Delivered.OfBank input) {
        byte[] message = input.message();
        InputOrigin origin = begun;
        if (origin == null) {
            origin = new InputOrigin(
                            --token, input.bic(), SwiftTerminal.LETTER, Channel.SWIFT, Site.MAIN, NO_CERTIFICATE)
                    .input(input.number(), digest(message), 0);
        }
        byte[] proof = InputProof.encode(name, next, code, input);
        Translation translation = ports.translator()
                .onMessage(
                        origin, new UnsafeBuffer(message), 0, message.length, new UnsafeBuffer(proof), 0, proof.length);
        // What is half in the ring goes on under the same token.
        begun = translation == Translation.RING_FULL ? origin : null;
        if (translation == Translation.TAKEN) {
            unanswered.add(origin.sessionId());
        } else if (translation != Translation.RING_FULL) {
            isDamaged = true;
            tell(SwiftAlarm.MESSAGE_UNKNOWN, "message " + next + " of " + name + ": " + translation);
        }
        return translation != Translation.RING_FULL;
    }

    private byte[] digest(byte[] message) {
        byte[] digest = new byte[Digest.LENGTH];
        sha256.update(message, 0, message.length).finish(digest, 0);
        return digest;
    }

    /** The file first: a LAU file alone is nothing. */
    private void putAway(String file, Folder folder) throws IOException {
        String newName = stamped(file);
        ports.files().move(Folder.IN, file, folder, newName);
        ports.files().move(Folder.IN, file + LocalAuthentication.SUFFIX, folder, newName + LocalAuthentication.SUFFIX);
        seen.remove(file);
        if (++putAway % THINNING == 0) {
            thinOut();
        }
    }

    /** The oldest files go; each file has its LAU file beside it. */
    private void thinOut() throws IOException {
        List<String> done = ports.files().list(Folder.DONE, Integer.MAX_VALUE);
        for (int i = 0; i < done.size() - 2 * limits.maxDone(); i++) {
            ports.files().delete(Folder.DONE, done.get(i));
        }
    }

    private String stamped(String file) {
        return String.format(Locale.ROOT, "%019d-%s", ports.clock().utcNs(), file);
    }

    private void tell(SwiftAlarm alarm, String text) {
        ports.alarms().onAlarm(ports.clock().utcNs(), alarm, text);
    }

    private void tellOnce(String subject, SwiftAlarm alarm, String text) {
        if (told.add(subject)) {
            tell(alarm, text);
        }
    }
}
