package az.ecbar.gateway.swift;

import az.ecbar.gateway.outbox.OutputSource;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * The outputs of one participant on their way over SWIFT: a window behind what is acknowledged, in the order of their
 * numbers. Owned by {@link SwiftSender}.
 */
final class SwiftOutputs {
    final int participantId;
    final String bic;
    private final ArrayDeque<SentOutput> window = new ArrayDeque<>();
    private final long lastBeforeStart;
    private long lastRead;
    private long acknowledged;
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
        acknowledged = acknowledgedBefore;
        commanded = acknowledgedBefore;
    }

    Iterable<SentOutput> window() {
        return window;
    }

    /** The highest number up to which all are acknowledged. */
    long acknowledged() {
        return acknowledged;
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
            FinBlocks.Block user = blocks == null ? null : blocks.find('3', 0);
            String reference = blocks == null || user == null ? null : blocks.inner(user, "108");
            boolean isOld = output.number() <= lastBeforeStart;
            window.add(new SentOutput(
                    output.number(),
                    blocks == null ? "" : SentKey.of(blocks, 0),
                    reference == null ? "" : reference,
                    isOld,
                    isOld ? nowNs + startWaitNs : nowNs));
            lastRead = output.number();
            return true;
        });
    }

    /** Lets go of what is acknowledged at the old end. */
    void slide() {
        Iterator<SentOutput> oldest = window.iterator();
        while (oldest.hasNext()) {
            SentOutput output = oldest.next();
            if (!output.isAcknowledged) {
                return;
            }
            acknowledged = output.number;
            oldest.remove();
        }
    }
}
