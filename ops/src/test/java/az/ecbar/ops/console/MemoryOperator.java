package az.ecbar.ops.console;

import az.ecbar.command.MessagePrinter;
import az.ecbar.schema.QueryKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** An operator whose answers are given in advance; remembers what was asked. */
final class MemoryOperator implements OperatorPort {
    final List<String> asked = new ArrayList<>();
    final Deque<String> answers = new ArrayDeque<>();
    Runnable onRequest = () -> {};
    boolean isClosed;

    @Override
    public String propose(byte[] action) throws OperatorException {
        return answer("propose " + new MessagePrinter().print(new UnsafeBuffer(action), 0));
    }

    @Override
    public String approve(long proposalId) throws OperatorException {
        return answer("approve " + proposalId);
    }

    @Override
    public String query(QueryKind kind, long cursor, String argument) throws OperatorException {
        return answer(("query " + kind + " " + cursor + " " + argument).strip());
    }

    @Override
    public String view(byte[] request) throws OperatorException {
        return answer("view " + HexFormat.of().formatHex(request));
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private String answer(String request) throws OperatorException {
        asked.add(request);
        onRequest.run();
        String answer = answers.poll();
        if (answer == null) {
            throw new OperatorException("no session: the test has no more answers");
        }
        return answer;
    }
}
