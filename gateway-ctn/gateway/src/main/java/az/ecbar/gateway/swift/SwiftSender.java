package az.ecbar.gateway.swift;

import az.ecbar.gateway.outbox.UnacknowledgedOutputs;
import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.record.SwiftTerminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives what the outbox holds for SWIFT terminals to the adapter, in files with their LAU, until FIN has acknowledged it.
 *
 * <p>An output is sent once, and again, marked as a possible duplicate (PDE), when its F21 does not come in time or FIN
 * refused it; while the adapter has not taken its file it is not sent again. What may have been sent by an earlier owner,
 * or before a start, is first waited for, then sent with PDE. Nothing is lost and nothing is skipped: the ledger is told
 * of an acknowledgement only when all before it are acknowledged.
 *
 * <p>Owned by the edge's thread; allocates for each output.
 */
final class SwiftSender {
    /** In the place of a terminal, where a message is made only to be known again. */
    static final String ANY_TERMINAL = "XXXXXXXXXXXX";

    private static final long ACKNOWLEDGE_INTERVAL_NS = 1_000_000_000L;

    /** What it is connected to. */
    record Ports(
            SwiftFiles files,
            LocalAuthentication lau,
            UnacknowledgedOutputs outbox,
            SwiftDirectory directory,
            CommandSink commands,
            SwiftAlarm.Sink alarms,
            Clock clock) {}

    private final Ports ports;
    private final BatchFormat format;
    private final SwiftLimits limits;
    private final String terminal;
    private final AcknowledgeCommand acknowledge;
    private final List<SwiftOutputs> participants = new ArrayList<>();
    private final Set<String> toldNotTaken = new HashSet<>();
    private boolean isStarted;
    private boolean isFailing;
    private long polledNs;
    private long commandedNs;
    private long files;
    private final long instance;

    SwiftSender(Ports ports, BatchFormat format, SwiftLimits limits, String terminal, long instance) {
        this.ports = ports;
        this.format = format;
        this.limits = limits;
        this.terminal = terminal;
        this.instance = instance;
        this.acknowledge = new AcknowledgeCommand(ports.commands());
        this.polledNs = ports.clock().monotonicNs() - limits.pollNs();
        this.commandedNs = ports.clock().monotonicNs();
    }

    /** Outputs that wait for an F21, or to be sent. */
    int waiting() {
        return participants.stream().mapToInt(SwiftOutputs::size).sum();
    }

    /** Those that FIN refused. */
    int refused() {
        int count = 0;
        for (SwiftOutputs outputs : participants) {
            for (SentOutput output : outputs.window()) {
                count += output.errorCode.isEmpty() ? 0 : 1;
            }
        }
        return count;
    }

    int doWork() {
        long nowNs = ports.clock().monotonicNs();
        if (nowNs - polledNs < limits.pollNs()) {
            return 0;
        }
        polledNs = nowNs;
        try {
            if (!isStarted) {
                withdraw();
            }
            meetParticipants();
            isStarted = true;
            int sent = send(nowNs);
            tellLedger(nowNs);
            isFailing = false;
            return sent;
        } catch (IOException e) {
            if (!isFailing) {
                tell(SwiftAlarm.FOLDER_FAILS, e.toString());
            }
            isFailing = true;
            return 0;
        }
    }

    /** What FIN says of an output. */
    void onAcknowledgement(Delivered.Acknowledgement told, String file) {
        SwiftOutputs owner = null;
        SentOutput found = null;
        for (SwiftOutputs outputs : participants) {
            for (SentOutput output : outputs.window()) {
                if (!output.isAcknowledged && isMeant(told, output)) {
                    if (found != null && told.sent().isEmpty()) {
                        tell(
                                SwiftAlarm.ACKNOWLEDGEMENT_UNKNOWN,
                                "an F21 in " + file + " without a copy fits two outputs");
                        return;
                    }
                    owner = found == null ? outputs : owner;
                    found = found == null ? output : found;
                }
            }
        }
        if (owner == null || found == null) {
            // Of what was sent twice the second acknowledgement comes when nothing waits any more.
            tell(SwiftAlarm.ACKNOWLEDGEMENT_UNKNOWN, "an F21 in " + file + " fits nothing that waits for one");
        } else if (told.isAccepted()) {
            found.isAcknowledged = true;
            found.errorCode = "";
            owner.slide();
        } else {
            found.errorCode = told.errorCode();
            found.isPossibleDuplicate = true;
            found.dueNs = ports.clock().monotonicNs() + limits.nakRetryNs();
            tell(
                    SwiftAlarm.OUTPUT_REFUSED,
                    "FIN refused output " + found.number + " to " + owner.bic + " with " + told.errorCode());
        }
    }

    private static boolean isMeant(Delivered.Acknowledgement told, SentOutput output) {
        return told.sent().isEmpty()
                ? !told.messageReference().isEmpty() && told.messageReference().equals(output.messageReference)
                : told.sent().equals(output.key);
    }

    /** What the adapter has not taken from an earlier owner of the folder is sent anew. */
    private void withdraw() throws IOException {
        for (String file : ports.files().list(Folder.OUT, limits.maxFiles())) {
            ports.files().move(Folder.OUT, file, Folder.WITHDRAWN, file);
        }
    }

    /** A participant that comes later has sent nothing before: all that it has is new. */
    private void meetParticipants() {
        for (int id = participants.size(); id < ports.directory().size(); id++) {
            long last = isStarted ? 0 : ports.outbox().lastNumber(id, SwiftTerminal.LETTER);
            long acknowledged = ports.outbox().acknowledged(id, SwiftTerminal.LETTER);
            participants.add(new SwiftOutputs(id, ports.directory().bic(id), acknowledged, last));
        }
    }

    private int send(long nowNs) throws IOException {
        List<SentOutput> chosen = new ArrayList<>();
        List<byte[]> messages = new ArrayList<>();
        int bytes = 0;
        List<String> untaken = null;
        for (SwiftOutputs outputs : participants) {
            outputs.fill(ports.outbox(), SwiftTerminal.LETTER, limits.window(), nowNs, limits.startWaitNs());
            for (SentOutput output : outputs.window()) {
                if (output.isAcknowledged || output.dueNs - nowNs > 0) {
                    continue;
                }
                if (!output.fileName.isEmpty()) {
                    untaken = untaken == null ? ports.files().list(Folder.OUT, Integer.MAX_VALUE) : untaken;
                    if (isWithAdapter(output, outputs, untaken, nowNs)) {
                        continue;
                    }
                }
                byte[] message = load(outputs, output);
                bytes += format.lengthOf(message);
                if (messages.size() == limits.maxMessages() || (bytes > limits.maxFileBytes() && !messages.isEmpty())) {
                    write(chosen, messages, nowNs);
                    return messages.size();
                }
                chosen.add(output);
                messages.add(message);
            }
        }
        if (!messages.isEmpty()) {
            write(chosen, messages, nowNs);
        }
        return messages.size();
    }

    /** Whether its file still lies in the folder; if not, that it is sent again is told. */
    private boolean isWithAdapter(SentOutput output, SwiftOutputs outputs, List<String> untaken, long nowNs) {
        if (untaken.contains(output.fileName)) {
            output.dueNs = nowNs + limits.acknowledgeNs();
            if (toldNotTaken.add(output.fileName)) {
                tell(SwiftAlarm.OUTPUT_NOT_TAKEN, "the adapter has not taken " + output.fileName);
            }
            return true;
        }
        toldNotTaken.remove(output.fileName);
        if (output.errorCode.isEmpty()) {
            tell(
                    SwiftAlarm.OUTPUT_UNANSWERED,
                    "no F21 for output " + output.number + " to " + outputs.bic + " of " + output.fileName);
        }
        return false;
    }

    private byte[] load(SwiftOutputs outputs, SentOutput wanted) {
        byte[][] loaded = new byte[1][];
        int _ = ports.outbox().read(outputs.participantId, SwiftTerminal.LETTER, wanted.number, 1, output -> {
            byte[] message = new byte[output.messageLength()];
            output.buffer().getBytes(output.messageOffset(), message);
            loaded[0] = FinOutput.of(message, terminal, wanted.isPossibleDuplicate);
            return true;
        });
        byte @Nullable [] message = loaded[0];
        if (message == null) {
            throw new IllegalStateException("output " + wanted.number + " to " + outputs.bic + " is not in the outbox");
        }
        return message;
    }

    /** The LAU file first: the adapter takes a file when both are there. */
    private void write(List<SentOutput> chosen, List<byte[]> messages, long nowNs) throws IOException {
        String name = String.format(
                Locale.ROOT, "ecbar-%019d-%06d.%s", instance, ++files, format == BatchFormat.RJE ? "rje" : "pcc");
        byte[] bytes = format.write(messages);
        // If the writing fails its effect is unknown.
        for (SentOutput output : chosen) {
            output.fileName = name;
            output.dueNs = nowNs + limits.acknowledgeNs();
            output.isPossibleDuplicate = true;
            output.errorCode = "";
        }
        ports.files()
                .write(
                        Folder.OUT,
                        name + LocalAuthentication.SUFFIX,
                        ports.lau().sign(bytes));
        ports.files().write(Folder.OUT, name, bytes);
    }

    private void tellLedger(long nowNs) {
        if (nowNs - commandedNs < ACKNOWLEDGE_INTERVAL_NS) {
            return;
        }
        for (SwiftOutputs outputs : participants) {
            if (outputs.acknowledged() > outputs.commanded) {
                if (!acknowledge.publish(outputs.bic, outputs.acknowledged())) {
                    return;
                }
                outputs.commanded = outputs.acknowledged();
            }
        }
        commandedNs = nowNs;
    }

    private void tell(SwiftAlarm alarm, String text) {
        ports.alarms().onAlarm(ports.clock().utcNs(), alarm, text);
    }
}
