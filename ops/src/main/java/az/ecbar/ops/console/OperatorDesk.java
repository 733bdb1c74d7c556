package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.QueryKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One or two operators at a console: logs on when the first request comes, collects the pages of a query, and lets the
 * second operator, if there is one, approve what the first proposes.
 *
 * <p>One thread. After a failure the next request logs on anew.
 */
final class OperatorDesk implements AutoCloseable {
    private final OperatorConfig config;
    private final OperatorConnector connector;
    private final Duration timeout;
    private @Nullable OperatorPort operator;
    private @Nullable OperatorPort second;
    private final KnownWords known = new KnownWords();

    OperatorDesk(OperatorConfig config, OperatorConnector connector, Duration timeout) {
        this.config = config;
        this.connector = connector;
        this.timeout = timeout;
    }

    /** All pages of a query; the last one may be a refusal. */
    List<Answer> query(QueryKind kind, String argument) throws ConfigException, OperatorException {
        OperatorPort port = operator();
        try {
            List<Answer> pages = port.pages(kind, argument);
            pages.forEach(known::learn);
            return pages;
        } catch (OperatorException e) {
            close();
            throw e;
        }
    }

    /** What its answers have named. */
    KnownWords known() {
        return known;
    }

    /** The steps of an action: proposed, and approved if a second operator is here. */
    List<Answer> act(byte[] action) throws ConfigException, OperatorException {
        List<Answer> steps = new ArrayList<>();
        steps.add(ask(port -> port.propose(action)));
        OperatorConfig.Seat approver = config.second();
        if (approver != null && !steps.getFirst().isRefused()) {
            OperatorPort port = second;
            if (port == null) {
                port = connector.connect(config, approver, timeout);
                second = port;
            }
            steps.add(askOf(port, other -> other.approve(steps.getFirst().number("proposalId"))));
        }
        return steps;
    }

    /** What the first operator sees. */
    Answer view(byte[] request) throws ConfigException, OperatorException {
        OperatorPort port = operator();
        try {
            return Answer.read(port.view(request));
        } catch (OperatorException e) {
            close();
            throw e;
        }
    }

    /** Approves what another operator has proposed. */
    Answer approve(long proposalId) throws ConfigException, OperatorException {
        return ask(port -> port.approve(proposalId));
    }

    @Override
    public void close() {
        OperatorPort first = operator;
        OperatorPort other = second;
        operator = null;
        second = null;
        if (first != null) {
            first.close();
        }
        if (other != null) {
            other.close();
        }
    }

    private Answer ask(Request request) throws ConfigException, OperatorException {
        return askOf(operator(), request);
    }

    private OperatorPort operator() throws ConfigException, OperatorException {
        OperatorPort port = operator;
        if (port == null) {
            port = connector.connect(config, config.operator(), timeout);
            operator = port;
        }
        return port;
    }

    private Answer askOf(OperatorPort port, Request request) throws OperatorException {
        try {
            return Answer.of(request.of(port));
        } catch (OperatorException e) {
            close();
            throw e;
        }
    }

    /** One request to whoever is logged on. */
    @FunctionalInterface
    private interface Request {
        String of(OperatorPort port) throws OperatorException;
    }
}
