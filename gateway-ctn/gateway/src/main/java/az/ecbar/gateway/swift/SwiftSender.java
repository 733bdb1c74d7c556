package az.ecbar.gateway.swift;

import az.ecbar.gateway.outbox.UnacknowledgedOutputs;
import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.record.SwiftTerminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives what the outbox holds for SWIFT terminals to the adapter, in files with their LAU, until FIN has acknowledged it.
 *
 * <p>An output is sent once, and again, marked as a possible duplicate (PDE), when its F21 does not come in time or FIN
 * refused it: each time after a longer pause, up to the longest, until it is acknowledged or given up by two operators. After
 * {@value #MANY_SENDINGS} times people are told, again and again; what is behind it goes on. It is not sent again while the adapter has not taken its file, nor before all
 * that lay in {@code in} has been read. What may have been sent by an earlier owner, or before a start, is first waited
 * for, then sent with PDE. Nothing is lost and nothing is skipped: the ledger is told of an acknowledgement only when all
 * before it are acknowledged.
 *
 * <p>Owned by the edge's thread; allocates for each output.
 */
final class SwiftSender {
    /** In the place of a terminal, where a message is made only to be known again. */
    static final String ANY_TERMINAL = "XXXXXXXXXXXX";

    /** An output that was sent so often since the start, and has no ACK, is told to people: it is stuck. */
    static final int MANY_SENDINGS = 6;

    /** So many outputs that are stuck are named in one alarm. */
    private static final int MANY_NAMED = 10;

    private static final long ACKNOWLEDGE_INTERVAL_NS = 1_000_000_000L;
    private static final long REMINDER_NS = 3_600_000_000_000L;

    /**
     * What it is connected to.
     *
     * @param lookedThroughNs until when what lay in {@code in} has been read, monotonic ns
     */
    record Ports(
            SwiftFiles files,
            LocalAuthentication lau,
            UnacknowledgedOutputs outbox,
            SwiftDirectory directory,
            CommandSink commands,
            LongSupplier lookedThroughNs,
            SwiftAlarm.Sink alarms,
            Clock clock) {}

    private final Ports ports;
    private final BatchFormat format;
    private final SwiftLimits limits;
    private final String terminal;
    private final AcknowledgeCommand acknowledge;
    private final List<SwiftOutputs> participants = new ArrayList<>();
    private final Set<String> toldNotTaken = new HashSet<>();
    /** Files that hold what was given up; taken back before anything else is done. */
    private final Set<String> givenUp = new LinkedHashSet<>();

    private boolean isStarted;
    private boolean isFailing;
    private long polledNs;
    private long commandedNs;
    private long remindedNs;
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
        this.remindedNs = commandedNs;
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
                // What the adapter has not taken from an earlier owner of the folder is sent anew.
                int _ = SwiftOut.withdraw(ports.files());
            }
            withdrawGivenUp(nowNs);
            meetParticipants();
            isStarted = true;
            int sent = send(nowNs);
            tellLedger(nowNs);
            remind(nowNs);
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

    /**
     * What FIN says of an output. Without the copy it is not known of which: field 108 was given by the bank that pays, and
     * two banks may give the same.
     */
    void onAcknowledgement(Delivered.Acknowledgement told, String file) {
        if (told.sent().isEmpty()) {
            tell(SwiftAlarm.ACKNOWLEDGEMENT_UNKNOWN, "an F21 in " + file + " has no copy of its message behind it");
            return;
        }
        for (SwiftOutputs outputs : participants) {
            for (SentOutput output : outputs.window()) {
                if (told.sent().equals(output.key)) {
                    answer(outputs, output, told);
                    return;
                }
            }
        }
        // Of what was sent twice the second acknowledgement comes when nothing waits any more.
        tell(SwiftAlarm.ACKNOWLEDGEMENT_UNKNOWN, "an F21 in " + file + " fits nothing that waits for one");
    }

    private void answer(SwiftOutputs owner, SentOutput output, Delivered.Acknowledgement told) {
        if (told.isAccepted()) {
            owner.acknowledge(output);
            return;
        }
        output.errorCode = told.errorCode();
        output.lastErrorCode = told.errorCode();
        output.isPossibleDuplicate = true;
        output.dueNs = ports.clock().monotonicNs() + output.pauseNs(limits.nakRetryNs());
        tell(
                SwiftAlarm.OUTPUT_REFUSED,
                "FIN refused output " + output.number + " to " + owner.bic + " with " + told.errorCode());
        tellIfStuck(owner, output);
    }

    /**
     * Two operators gave up an output, which the ledger counts as acknowledged. From now on it does not leave: a file that
     * holds it is taken back, if the adapter has not taken it before; the other outputs of that file are sent anew.
     */
    void onGivenUp(int participantId, long number) {
        if (participantId >= participants.size()) {
            return;
        }
        participants.get(participantId).giveUp(number, givenUp);
        try {
            withdrawGivenUp(ports.clock().monotonicNs());
        } catch (IOException e) {
            tell(SwiftAlarm.FOLDER_FAILS, "what was given up cannot be withdrawn from out: " + e);
        }
    }

    /** What the adapter has taken meanwhile is its own: the other outputs of that file wait for their F21. */
    private void withdrawGivenUp(long nowNs) throws IOException {
        while (!givenUp.isEmpty()) {
            String file = givenUp.iterator().next();
            if (SwiftOut.withdraw(ports.files(), file)) {
                for (SwiftOutputs outputs : participants) {
                    outputs.withdrawn(file, nowNs + limits.startWaitNs());
                }
            }
            givenUp.remove(file);
        }
    }

    private void tellIfStuck(SwiftOutputs owner, SentOutput output) {
        if (output.isStuck() && !output.isToldStuck) {
            output.isToldStuck = true;
            tellStuck(owner, output);
        }
    }

    private void tellStuck(SwiftOutputs owner, SentOutput output) {
        String nak = output.lastErrorCode.isEmpty() ? "" : ", the last NAK said " + output.lastErrorCode;
        List<SwiftTrouble> stuck = owner.troubles(SwiftOutputs.ALL).stream()
                .filter(SwiftTrouble::isStuck)
                .toList();
        tell(
                SwiftAlarm.OUTPUT_STUCK,
                "output " + output.number + " to " + owner.bic + " has no ACK after " + output.sendings
                        + " sendings since the start" + nak + "; there are " + stuck.size() + " of these: "
                        + stuck.stream()
                                .limit(MANY_NAMED)
                                .map(one -> String.valueOf(one.number()))
                                .collect(Collectors.joining(", "))
                        + (stuck.size() > MANY_NAMED ? ", .." : "") + "; at " + limits.window()
                        + " nothing more goes to " + owner.bic + "; two operators can give up the first");
    }

    /** What FIN refused or is stuck, in the order of participants and numbers, at most so many. */
    List<SwiftTrouble> troubles(int most) {
        List<SwiftTrouble> troubles = new ArrayList<>();
        for (SwiftOutputs outputs : participants) {
            troubles.addAll(outputs.troubles(most - troubles.size()));
        }
        return troubles;
    }

    /** What is stuck is told again, until people have seen to it. */
    private void remind(long nowNs) {
        if (nowNs - remindedNs < REMINDER_NS) {
            return;
        }
        remindedNs = nowNs;
        for (SwiftOutputs outputs : participants) {
            SentOutput first = outputs.firstStuck();
            if (first != null) {
                tellStuck(outputs, first);
            }
        }
    }

    /** See {@link SwiftChannel#withdraw}. */
    void standDown() {
        try {
            int _ = SwiftOut.withdraw(ports.files());
        } catch (IOException e) {
            tell(SwiftAlarm.FOLDER_FAILS, "what lies in out cannot be withdrawn: " + e);
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
                if (!isDue(output, nowNs)) {
                    continue;
                }
                if (messages.size() == limits.maxMessages()) {
                    write(chosen, messages, nowNs);
                    return messages.size();
                }
                if (!output.fileName.isEmpty()) {
                    untaken = untaken == null ? ports.files().list(Folder.OUT, Integer.MAX_VALUE) : untaken;
                    if (isWithAdapter(output, untaken, nowNs)) {
                        continue;
                    }
                    tellUnanswered(output, outputs);
                }
                byte[] message = load(outputs, output);
                bytes += format.lengthOf(message);
                if (bytes > limits.maxFileBytes() && !messages.isEmpty()) {
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

    /** Its F21 may lie in a file that was not read yet. */
    private boolean isDue(SentOutput output, long nowNs) {
        return output.dueNs - nowNs <= 0
                && (!output.isPossibleDuplicate || ports.lookedThroughNs().getAsLong() - output.dueNs >= 0);
    }

    /** Whether its file still lies in the folder. */
    private boolean isWithAdapter(SentOutput output, List<String> untaken, long nowNs) {
        if (!untaken.contains(output.fileName)) {
            toldNotTaken.remove(output.fileName);
            return false;
        }
        output.dueNs = nowNs + limits.acknowledgeNs();
        if (toldNotTaken.add(output.fileName)) {
            tell(SwiftAlarm.OUTPUT_NOT_TAKEN, "the adapter has not taken " + output.fileName);
        }
        return true;
    }

    private void tellUnanswered(SentOutput output, SwiftOutputs outputs) {
        if (output.errorCode.isEmpty()) {
            tell(
                    SwiftAlarm.OUTPUT_UNANSWERED,
                    "no F21 for output " + output.number + " to " + outputs.bic + " of " + output.fileName + ", sent "
                            + output.sendings + " times");
            tellIfStuck(outputs, output);
        }
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
            output.sendings++;
            output.dueNs = nowNs + output.pauseNs(limits.acknowledgeNs());
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
