package az.ecbar.ops.view;

import az.ecbar.gateway.session.LiveView;
import az.ecbar.record.EventBatch;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #SLOTS} events that operators care for, numbered from 1 since the node started. An event costs one
 * copy; it becomes a line only when a console asks, and a request looks at {@value #MAX_LOOKED_AT} events at most. Who
 * asks too seldom is told how many events were overwritten before he saw them.
 *
 * <p>The answer, in UTF-8:
 *
 * <pre>
 *   {"view":"TAIL","epoch":3,"asked":3,"after":118,"next":120,"dropped":0,"restarted":false,"events":[{"event":"SETTLED",..},..]}
 * </pre>
 *
 * <p>Owned by the edge's thread.
 */
public final class EventTail implements EventBatch.Handler, LiveView {
    static final int SLOTS = 1 << 13;
    static final int MAX_LOOKED_AT = 1 << 11;

    private static final int SLOT_BYTES = 256;
    private static final int TIME_OFFSET = 8;
    private static final int EVENT_OFFSET = 16;
    private static final String HEAD = "{\"view\":\"TAIL\",\"epoch\":";

    private final UnsafeBuffer ring = new UnsafeBuffer(new byte[SLOTS * SLOT_BYTES]);
    private final TailLines lines;
    private final int epoch;
    private long last;

    /** @param epoch of this start of the node */
    public EventTail(Names names, int epoch) {
        this.lines = new TailLines(names);
        this.epoch = epoch;
    }

    @Override
    public void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        if (!lines.isShown(templateId, buffer, offset)) {
            return;
        }
        int slot = slot(++last);
        ring.putLong(slot, sequence);
        ring.putLong(slot + TIME_OFFSET, timeNs);
        ring.putBytes(slot + EVENT_OFFSET, buffer, offset, Math.min(length, SLOT_BYTES - EVENT_OFFSET));
    }

    /**
     * People must see to something that is no event of the ledger; its words are cut to what a slot holds.
     *
     * @param name what it is called among the events, one word
     */
    public void onAlarm(long utcNs, String name, String words) {
        int slot = slot(++last);
        ring.putLong(slot, 0);
        ring.putLong(slot + TIME_OFFSET, utcNs);
        lines.putAlarm(ring, slot + EVENT_OFFSET, SLOT_BYTES - EVENT_OFFSET, name + " " + words);
    }

    @Override
    public int onView(
            DirectBuffer request,
            int requestOffset,
            int requestLength,
            MutableDirectBuffer answer,
            int answerOffset,
            int maxLength) {
        TailRequest wanted = TailRequest.read(request, requestOffset, requestLength);
        if (wanted == null) {
            return 0;
        }
        byte[] bytes = answer(wanted, maxLength).getBytes(StandardCharsets.UTF_8);
        answer.putBytes(answerOffset, bytes);
        return bytes.length;
    }

    private String answer(TailRequest wanted, int maxLength) {
        boolean isFirst = wanted.epoch() == 0;
        boolean isRestarted = !isFirst && wanted.epoch() != epoch;
        long seen = isFirst ? last : isRestarted ? 0 : Math.clamp(wanted.after(), 0, last);
        long oldest = Math.max(1, last - SLOTS + 1);
        long dropped = Math.max(0, oldest - 1 - seen);
        StringBuilder events = new StringBuilder();
        int room = maxLength - HEAD.length() - TailLines.MAX_LENGTH;
        long number = Math.max(seen, oldest - 1);
        int shown = 0;
        for (int i = 0; i < MAX_LOOKED_AT && number < last && shown < wanted.most() && events.length() < room; i++) {
            String line = line(++number, wanted.bic());
            if (line != null) {
                events.append(shown == 0 ? "" : ",").append(line);
                shown++;
            }
        }
        return HEAD + epoch + ",\"asked\":" + wanted.epoch() + ",\"after\":" + wanted.after() + ",\"next\":" + number
                + ",\"dropped\":" + dropped + ",\"restarted\":" + isRestarted + ",\"events\":[" + events + "]}";
    }

    private @Nullable String line(long number, String bic) {
        int slot = slot(number);
        return lines.line(ring.getLong(slot), ring.getLong(slot + TIME_OFFSET), ring, slot + EVENT_OFFSET, bic);
    }

    private static int slot(long number) {
        return (int) (number & (SLOTS - 1)) * SLOT_BYTES;
    }
}
