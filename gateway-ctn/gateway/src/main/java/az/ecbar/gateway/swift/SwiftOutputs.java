package az.ecbar.gateway.swift;

import az.ecbar.gateway.outbox.OutputSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one participant on their way over SWIFT: those that FIN has not acknowledged, in the order of their
 * numbers; what was read and is not among them is acknowledged. So one that FIN refuses holds up nothing behind it, and
 * memory is bounded. Owned by {@link SwiftSender}.
 */
final class SwiftOutputs {
    /** However many there are. */
    static final int ALL = Integer.MAX_VALUE;

    final int participantId;
    final String bic;
    private final ArrayDeque<SentOutput> window = new ArrayDeque<>();
    private final long lastBeforeStart;
    private long lastRead;
    /** The highest number that the ledger was told. */
    long commanded;

    /**
     * @param acknowledgedBefore what the ledger knows to be acknowledged
     * @param lastBeforeStart the last output that there was when the node began to lead: up to it an earlier owner may have
     *     sent them
     */
    SwiftOutputs(int participantId, String bic, long acknowledgedBefore, long lastBeforeStart) {
        this.participantId = participantId;
        this.bic = bic;
        this.lastBeforeStart = lastBeforeStart;
        lastRead = acknowledgedBefore;
        commanded = acknowledgedBefore;
    }

    Iterable<SentOutput> window() {
        return window;
    }

    /** The highest number up to which all are acknowledged. */
    long acknowledged() {
        return window.isEmpty() ? lastRead : window.getFirst().number - 1;
    }

    int size() {
        return window.size();
    }

    /** Takes into the window what is new in the outbox. */
    void fill(OutputSource outbox, byte letter, int limit, long nowNs, long startWaitNs) {
        int room = limit - window.size();
        if (room <= 0 || outbox.lastNumber(participantId, letter) <= lastRead) {
            return;
        }
        int _ = outbox.read(participantId, letter, lastRead + 1, room, output -> {
            byte[] message = new byte[output.messageLength()];
            output.buffer().getBytes(output.messageOffset(), message);
            FinBlocks blocks = FinBlocks.of(FinOutput.of(message, SwiftSender.ANY_TERMINAL, false));
            boolean isOld = output.number() <= lastBeforeStart;
            window.add(new SentOutput(
                    output.number(),
                    blocks == null ? "" : SentKey.of(blocks, 0),
                    isOld,
                    isOld ? nowNs + startWaitNs : nowNs));
            lastRead = output.number();
            return true;
        });
    }

    /** FIN has it. */
    void acknowledge(SentOutput output) {
        window.remove(output);
    }

    /**
     * Nobody waits for it any more: the ledger counts it as acknowledged, and all before it.
     *
     * @param held gets the files in which it went out last
     */
    void giveUp(long number, Set<String> held) {
        for (SentOutput output : window) {
            if (output.number <= number && !output.fileName.isEmpty()) {
                held.add(output.fileName);
            }
        }
        window.removeIf(output -> output.number <= number);
        lastRead = Math.max(lastRead, number);
        commanded = Math.max(commanded, number);
    }

    /** What of a file that was taken back is still to be sent. */
    void withdrawn(String file, long nextNs) {
        for (SentOutput output : window) {
            if (output.fileName.equals(file)) {
                output.withdrawn(nextNs);
            }
        }
    }

    /** What FIN refused since the start or is stuck, at most so many. */
    List<SwiftTrouble> troubles(int most) {
        List<SwiftTrouble> troubles = new ArrayList<>();
        for (SentOutput output : window) {
            if (troubles.size() < most && (output.isStuck() || !output.lastErrorCode.isEmpty())) {
                troubles.add(
                        new SwiftTrouble(bic, output.number, output.sendings, output.lastErrorCode, output.isStuck()));
            }
        }
        return troubles;
    }

    /** The one with the lowest number that is stuck; null: there is none. */
    @Nullable
    SentOutput firstStuck() {
        for (SentOutput output : window) {
            if (output.isStuck()) {
                return output;
            }
        }
        return null;
    }
}
