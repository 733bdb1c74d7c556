package az.ecbar.gateway.notice;

import az.ecbar.gateway.outbox.MemoryFolder;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** A day's events rendered into an outbox. */
final class RenderedDay {
    /** One output as the outbox gives it. */
    record Output(long number, int kind, long subject, String text, UnsafeBuffer attachment) {}

    final Outbox outbox;
    final NoticeHandler handler;

    private RenderedDay(Outbox outbox, NoticeHandler handler) {
        this.outbox = outbox;
        this.handler = handler;
    }

    /** Opened, but nothing replayed yet. */
    static RenderedDay open(AzipsDay day, MemoryFolder folder) {
        return open(day, folder, day.journal::read);
    }

    /** As above, with another sight of the journal. */
    static RenderedDay open(AzipsDay day, MemoryFolder folder, StoredRecords records) {
        int longest = OutboxConfig.standard().maxRecordBytes();
        OutboxConfig config = new OutboxConfig(longest, longest, TimeUnit.DAYS.toNanos(1));
        Outbox outbox = Outbox.open(folder, config);
        NoticeHandler handler = new NoticeHandler(RendererConfig.standard(), records, outbox);
        return new RenderedDay(outbox, handler);
    }

    static RenderedDay of(AzipsDay day, MemoryFolder folder) {
        RenderedDay rendered = open(day, folder);
        day.events.replay(1, rendered.handler);
        rendered.handler.checkComplete();
        return rendered;
    }

    static RenderedDay of(AzipsDay day) {
        return of(day, new MemoryFolder());
    }

    List<Output> outputs(int participantId) {
        return outputs(participantId, 'A');
    }

    List<Output> outputs(int participantId, char terminal) {
        List<Output> found = new ArrayList<>();
        outbox.read(participantId, (byte) terminal, 1, Integer.MAX_VALUE, output -> {
            byte[] message = new byte[output.messageLength()];
            output.buffer().getBytes(output.messageOffset(), message);
            byte[] attachment = new byte[output.attachmentLength()];
            output.buffer().getBytes(output.attachmentOffset(), attachment);
            found.add(new Output(
                    output.number(),
                    output.kind(),
                    output.subject(),
                    new String(message, StandardCharsets.ISO_8859_1),
                    new UnsafeBuffer(attachment)));
            return true;
        });
        return found;
    }
}
