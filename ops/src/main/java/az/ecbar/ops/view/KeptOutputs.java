package az.ecbar.ops.view;

import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.gateway.outbox.UnacknowledgedOutputs;
import az.ecbar.gateway.session.LiveView;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.schema.NoticeKind;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Shows operators what is kept for a participant that has not acknowledged it, one output an answer: so that it can be
 * handed over on paper while the participant is out of order (4.27). Nothing is acknowledged by looking.
 *
 * <pre>
 *   {"view":"OUTPUTS","bic":"ALFAAZ22XXX","terminal":"A","after":16,"last":18,"number":17,"kind":"DEBIT_ADVICE","timeNs":..,"message":".."}
 * </pre>
 *
 * Number 0: there is none behind that could be handed out. Owned by the edge's thread.
 */
public final class KeptOutputs implements LiveView {
    private final UnacknowledgedOutputs outputs;
    private final Names names;

    /** @param outputs of the outbox */
    public KeptOutputs(UnacknowledgedOutputs outputs, Names names) {
        this.outputs = outputs;
        this.names = names;
    }

    @Override
    public int onView(
            DirectBuffer request,
            int requestOffset,
            int requestLength,
            MutableDirectBuffer answer,
            int answerOffset,
            int maxLength) {
        OutputsRequest wanted = OutputsRequest.read(request, requestOffset, requestLength);
        if (wanted == null) {
            return 0;
        }
        byte[] bytes = answer(wanted).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxLength) {
            return 0;
        }
        answer.putBytes(answerOffset, bytes);
        return bytes.length;
    }

    private String answer(OutputsRequest wanted) {
        int id = find(wanted.bic());
        byte terminal = (byte) wanted.terminal();
        JsonObject json = new JsonObject()
                .with("view", "OUTPUTS")
                .with("bic", wanted.bic())
                .with("terminal", String.valueOf(wanted.terminal()))
                .with("after", wanted.after());
        if (id < 0) {
            return json.with("number", 0)
                    .with("error", "no participant has this BIC")
                    .toString();
        }
        long last = outputs.lastNumber(id, terminal);
        json.with("last", last);
        // Whatever number an operator sends: only those that must be held are read, for the outbox stops at others.
        if (wanted.after() < 0 || wanted.after() >= last) {
            return json.with("number", 0).toString();
        }
        long from = Math.max(wanted.after(), outputs.acknowledged(id, terminal)) + 1;
        int read = outputs.read(id, terminal, from, 1, output -> write(output, json));
        return read == 0 ? json.with("number", 0).toString() : json.toString();
    }

    private static boolean write(OutputReader.StoredOutput output, JsonObject json) {
        byte[] message = new byte[output.messageLength()];
        output.buffer().getBytes(output.messageOffset(), message);
        json.with("number", output.number())
                .with("kind", NoticeKind.get(output.kind()).name())
                .with("timeNs", output.timeNs())
                .with("message", new String(message, StandardCharsets.ISO_8859_1));
        return true;
    }

    private int find(String bic) {
        for (int id = 0; !names.bic(id).isEmpty(); id++) {
            if (names.bic(id).equals(bic)) {
                return id;
            }
        }
        return -1;
    }
}
