package az.ecbar.ops.view;

import az.ecbar.gateway.session.LiveView;
import az.ecbar.gateway.swift.SwiftChannel;
import az.ecbar.gateway.swift.SwiftTrouble;
import az.ecbar.ops.pki.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Shows operators which outputs over SWIFT are stuck, or were refused by FIN, as the node that leads knows it since it leads.
 *
 * <pre>
 *   {"view":"SWIFT","waiting":12,"rows":[{"bic":"ALFAAZ22XXX","number":7,"sendings":6,"error":"H25","stuck":true}]}
 * </pre>
 *
 * <p>Owned by the edge's thread.
 */
public final class SentOverSwift implements LiveView {
    private static final int MOST_ROWS = 64;
    private static final int REQUEST_LENGTH = 2;
    private static final int VERSION = 1;
    private static final int SWIFT = 4;

    private final @Nullable SwiftChannel channel;

    /** @param channel null: the node has none */
    public SentOverSwift(@Nullable SwiftChannel channel) {
        this.channel = channel;
    }

    /** The request's bytes (docs/protocol/console.md). */
    public static byte[] request() {
        return new byte[] {VERSION, SWIFT};
    }

    @Override
    public int onView(
            DirectBuffer request,
            int requestOffset,
            int requestLength,
            MutableDirectBuffer answer,
            int answerOffset,
            int maxLength) {
        if (requestLength != REQUEST_LENGTH || request.getByte(requestOffset) != VERSION) {
            return 0;
        }
        byte[] bytes = answer().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxLength) {
            return 0;
        }
        answer.putBytes(answerOffset, bytes);
        return bytes.length;
    }

    private String answer() {
        SwiftChannel shown = channel;
        if (shown == null) {
            return new JsonObject()
                    .with("view", "SWIFT")
                    .with("error", "this node has no SWIFT channel")
                    .toString();
        }
        return answer(shown.waiting(), shown.troubles(MOST_ROWS));
    }

    static String answer(int waiting, List<SwiftTrouble> troubles) {
        String rows = troubles.stream().map(SentOverSwift::row).collect(Collectors.joining(","));
        return "{\"view\":\"SWIFT\",\"waiting\":" + waiting + ",\"rows\":[" + rows + "]}";
    }

    private static String row(SwiftTrouble trouble) {
        return new JsonObject()
                .with("bic", trouble.bic())
                .with("number", trouble.number())
                .with("sendings", trouble.sendings())
                .with("error", trouble.errorCode())
                .with("stuck", trouble.isStuck())
                .toString();
    }
}
