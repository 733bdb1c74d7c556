package az.ecbar.ops.pair.order;

import az.ecbar.ops.pair.tls.OperatorDoor;
import az.ecbar.trust.certificate.Identity;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;

/** Answers the operators at a control port. A frame that breaks its layout closes its connection. One thread. */
public final class OperatorAgent implements Agent {
    private static final int FRAMES_AT_ONCE = 4;

    private final OperatorDoor door;
    private final Supplier<Map<String, String>> status;
    private final OrderTaker orders;

    /** @param status names and values for people, in their order */
    public OperatorAgent(OperatorDoor door, Supplier<Map<String, String>> status, OrderTaker orders) {
        this.door = door;
        this.status = status;
        this.orders = orders;
    }

    @Override
    public String roleName() {
        return "operators";
    }

    @Override
    public int doWork() {
        return door.poll(this::onFrame, FRAMES_AT_ONCE);
    }

    private void onFrame(long connection, Identity operator, DirectBuffer frame, int offset, int length) {
        OperatorFrame answer;
        try {
            answer = switch (OperatorFrame.decode(frame, offset, length)) {
                case OperatorFrame.AskStatus _ -> new OperatorFrame.StatusIs(text(), orders.pending());
                case OperatorFrame.Give give -> new OperatorFrame.Became(orders.take(give.order()));
                case OperatorFrame.StatusIs _, OperatorFrame.Became _ ->
                    throw new IllegalArgumentException("an answer, where a question is due");
            };
        } catch (IllegalArgumentException e) {
            door.close(connection);
            return;
        }
        DirectBuffer bytes = answer.encode();
        if (!door.send(connection, bytes, 0, bytes.capacity())) {
            door.close(connection);
        }
    }

    private String text() {
        return status.get().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
