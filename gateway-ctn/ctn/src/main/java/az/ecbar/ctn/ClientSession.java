package az.ecbar.ctn;

import az.ecbar.ctn.CtnCode.Advice;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.RefusalCodes;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.port.Clock;
import az.ecbar.port.Randomness;
import az.ecbar.port.Signer;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bank's side of a CTN session: a duty cycle above {@link ConnectingTransport}. It keeps a connection to
 * one of the centre's addresses, sends numbered inputs in signed envelopes as credit allows, matches the
 * answers, hands the outputs over in order, and begins again after each break where the two sides agree that
 * they stand. What happens while it is logged on is in {@link ActiveSession}; this class owns the connection and
 * the state.
 *
 * <p>The owner gives the numbers: it stores a message durably under the next input number, then offers it.
 * The session copies the bytes and keeps them until the answer, across reconnects; at most
 * {@link #WINDOW} wait at a time. Before {@link #start} the owner says what it holds: the highest input number
 * whose receipt it has (all lower ones too), and the highest output it has persisted. Then it offers every
 * input above that receipt, old ones first.
 *
 * <p>An operator's terminal keeps nothing durably. It starts with 0 and 0; the answer to its first logon tells where
 * the terminal's numbers stand, and the first offer follows that answer.
 *
 * <p>All methods belong to one thread. Time is monotonic nanoseconds, an argument; the clock is asked for UTC
 * only, for the time under a signature. Nothing blocks.
 *
 * @rule 4.26.2
 * @rule 4.26.3
 */
public final class ClientSession {
    /** The most inputs that this side keeps unanswered; the centre's credit may allow fewer. */
    public static final int WINDOW = 256;

    private static final int POLL_LIMIT = 64;

    private final ErrorFrame errorFrame = new ErrorFrame();
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[FrameHeader.MAX_LOGON_LENGTH]);
    private final TransportHandler handler = new Handler();
    private final ClientSessionConfig config;
    private final ConnectingTransport transport;
    private final Signer signer;
    private final CertificateStore certificates;
    private final Clock clock;
    private final ClientSessionListener listener;
    private final Parties parties;
    private final LogonExchange logon;
    private final AddressRound round;
    private final InputWindow window = new InputWindow();
    private final PartSender parts = new PartSender();
    private final OutputProgress outputs = new OutputProgress();

    private ClientState state = ClientState.STOPPED;
    private boolean isStarted;
    private long connectionId;
    private long nowNs;
    private long deadlineNs;
    private @Nullable ActiveSession active;

    /**
     * @param signer the participant's key for messages, not that of the connection
     * @param certificates learns the centre's certificate from its answers
     */
    public ClientSession(
            ClientSessionConfig config,
            ConnectingTransport transport,
            Signer signer,
            CertificateStore certificates,
            Clock clock,
            Randomness randomness,
            ClientSessionListener listener) {
        this.config = config;
        this.transport = transport;
        this.signer = signer;
        this.certificates = certificates;
        this.clock = clock;
        this.listener = listener;
        this.parties = new Parties(config.bic(), config.centreBic());
        this.logon = new LogonExchange(config, parties, signer, certificates, clock, randomness, listener);
        this.round = new AddressRound(
                transport.addressCount(),
                new Backoff(randomness, config.backoffMinNs(), config.backoffMinNs(), config.backoffMinNs()),
                new Backoff(randomness, config.backoffMinNs(), config.backoffSoonNs(), config.backoffMaxNs()));
    }

    /**
     * Begins to connect.
     *
     * @param receiptHeld the highest input number such that it and all before are answered; 0 if none
     * @param outputPersisted the highest output number such that it and all before are persisted; 0 if none
     */
    public void start(long receiptHeld, long outputPersisted, long nowNs) {
        if (state != ClientState.STOPPED && state != ClientState.HALTED) {
            throw new IllegalStateException("already started: " + state);
        }
        window.reset(receiptHeld + 1);
        parts.forget();
        outputs.reset(outputPersisted);
        round.works();
        isStarted = true;
        this.nowNs = nowNs;
        connect(CtnCode.NONE, "");
    }

    /** Logs out in order and ends in {@link ClientState#STOPPED}. */
    public void stop(long nowNs) {
        this.nowNs = nowNs;
        if (state == ClientState.STOPPED || state == ClientState.LOGGING_OUT) {
            return;
        }
        ActiveSession session = active;
        if (session != null && sendControl(LogoutFrame.encode(control, 0, session.id(), CtnCode.NONE))) {
            deadlineNs = nowNs + config.connectTimeoutNs();
            transitionTo(ClientState.LOGGING_OUT, CtnCode.NONE, "");
            return;
        }
        end(ClientState.STOPPED, CtnCode.NONE, "");
    }

    /** Drops the connection at once and ends in {@link ClientState#HALTED}: the owner has found that its store is wrong. */
    public void halt(String text) {
        end(ClientState.HALTED, CtnCode.NONE, text);
    }

    /** One step: takes in what came, sends what is ready, minds the timers. Returns 0 if there was nothing to do. */
    public int doWork(long nowNs) {
        this.nowNs = nowNs;
        int work = transport.poll(handler, POLL_LIMIT);
        ActiveSession session = active;
        if (session != null && state == ClientState.ACTIVE) {
            work += session.send(nowNs);
            Ending ending = session.ending();
            if (ending != null && session == active) {
                fail(ending);
                work++;
            }
        }
        return work + checkDeadline();
    }

    /** The number that the next offer must bear. */
    public long nextNumber() {
        return window.next();
    }

    /** How many more inputs can be offered at present; 0 before the first start. */
    public int room() {
        return isStarted ? window.room() : 0;
    }

    /**
     * Takes over one input, in any state after the first start.
     *
     * @param number must be {@link #nextNumber()}
     * @param kind {@link MessageKind#MESSAGE} or {@link MessageKind#REQUEST}
     * @param length 1 to the limit of {@link Logon#maxMessageBytes()}
     * @return false if there is no room: offer it again later
     */
    public boolean offer(long number, MessageKind kind, DirectBuffer bytes, int offset, int length) {
        if (kind != MessageKind.MESSAGE && kind != MessageKind.REQUEST) {
            throw new IllegalArgumentException(kind + " cannot be offered in one piece");
        }
        if (length < 1 || length > FrameHeader.MAX_FRAME_LENGTH) {
            throw new IllegalArgumentException("a message of " + length + " bytes");
        }
        checkNumber(number);
        if (room() == 0) {
            return false;
        }
        window.offer(kind, bytes, offset, length);
        return true;
    }

    /**
     * As {@link #offer}, for a message that is longer than one piece may be. One that is too long for the centre is
     * refused by {@link ClientSessionListener#onNak}.
     */
    public boolean offerLarge(long number, LargeMessage message) {
        checkNumber(number);
        if (room() == 0) {
            return false;
        }
        window.offer(message);
        return true;
    }

    /**
     * Asks, as an operator, to look at something. The answer, if one comes, is told by
     * {@link ClientSessionListener#onViewed}; nothing is kept or repeated.
     *
     * @return false if it could not be sent: ask again later
     */
    public boolean view(DirectBuffer request, int offset, int length) {
        ActiveSession session = active;
        return session != null && state == ClientState.ACTIVE && session.view(request, offset, length, nowNs);
    }

    private void checkNumber(long number) {
        if (number != window.next()) {
            throw new IllegalArgumentException("input " + number + " is offered, " + window.next() + " is next");
        }
    }

    /** The owner has persisted all outputs up to this number: they may be acknowledged. */
    public void outputsPersisted(long number) {
        outputs.persisted(number);
    }

    public ClientState state() {
        return state;
    }

    /** Which of the centre's addresses is used, or tried now or next; 0 is the preferred one. */
    public int addressIndex() {
        return round.current();
    }

    private void connect(CtnCode code, String text) {
        deadlineNs = nowNs + config.connectTimeoutNs();
        transitionTo(ClientState.CONNECTING, code, text);
        connectionId = transport.connect(round.current());
    }

    private int checkDeadline() {
        boolean waits = switch (state) {
            case CONNECTING, LOGGING_ON, LOGGING_OUT, BACKING_OFF -> true;
            case STOPPED, ACTIVE, HALTED -> false;
        };
        if (!waits || nowNs - deadlineNs < 0) {
            return 0;
        }
        switch (state) {
            case BACKING_OFF -> connect(CtnCode.NONE, "");
            case LOGGING_OUT -> end(ClientState.STOPPED, CtnCode.LOGON_TIMEOUT, "the logout was not answered");
            default -> fail(new Ending(CtnCode.LOGON_TIMEOUT, "no connection or no answer in time", false));
        }
        return 1;
    }

    private void logOn() {
        int length = logon.ask(control, outputs.persisted(), window.base() - 1);
        transitionTo(ClientState.LOGGING_ON, CtnCode.NONE, "");
        if (!sendControl(length)) {
            fail(new Ending(CtnCode.CONNECTION_LOST, "the logon could not be sent", false));
        }
    }

    private void onAnswer(DirectBuffer buffer, int offset, int length) {
        Ending refusal = logon.read(buffer, offset, length);
        if (refusal != null) {
            fail(refusal);
            return;
        }
        LogonAnswerFrame answer = logon.answer();
        if (parties.isOperator()) {
            window.skipTo(answer.lastInput());
            outputs.skipTo(answer.outputAcknowledged());
        }
        Ending conflict = window.conflictWith(answer);
        if (conflict != null) {
            fail(conflict);
            return;
        }
        activate(answer);
    }

    private void activate(LogonAnswerFrame answer) {
        window.rewind(window.base());
        parts.restart();
        outputs.acknowledged(answer.outputAcknowledged());
        active = new ActiveSession(
                answer.sessionId(),
                answer.limits(),
                config,
                parties,
                logon.centreSigner(),
                List.of(logon.certificate()),
                new ActiveSession.Wiring(
                        transport, connectionId, signer, certificates, clock, listener, window, parts, outputs),
                nowNs);
        transitionTo(ClientState.ACTIVE, CtnCode.NONE, "");
        listener.onLoggedOn(new Logon(
                answer.sessionId(),
                answer.lastInput(),
                answer.lastOutput(),
                answer.limits().credit(),
                answer.limits().maxMessageBytes(),
                answer.timeNs()));
    }

    /** Ends the connection for a cause; what comes then is the cause's advice. */
    private void fail(Ending ending) {
        if (ending.isTold()) {
            ActiveSession session = active;
            sendControl(
                    ErrorFrame.encode(control, 0, session == null ? 0 : session.id(), ending.code(), ending.text()));
        }
        if (state == ClientState.LOGGING_OUT) {
            end(ClientState.STOPPED, ending.code(), ending.text());
        } else if (ending.code().advice() == Advice.NEVER) {
            end(ClientState.HALTED, ending.code(), ending.text());
        } else {
            backOff(ending);
        }
    }

    private void backOff(Ending ending) {
        Advice advice = ending.code().advice();
        long delayNs;
        if (state != ClientState.ACTIVE) {
            delayNs = round.failedNs(advice);
        } else if (ending.code() == CtnCode.CENTRE_STOPPING) {
            delayNs = round.leftNs(advice);
        } else {
            delayNs = round.lostNs(advice);
        }
        end(ClientState.BACKING_OFF, ending.code(), ending.text());
        deadlineNs = nowNs + delayNs;
    }

    private void end(ClientState to, CtnCode code, String text) {
        long ended = connectionId;
        connectionId = 0;
        ActiveSession session = active;
        if (session != null) {
            session.abandon();
            active = null;
        }
        if (ended != 0) {
            transport.close(ended);
        }
        transitionTo(to, code, text);
    }

    /** The one door through which the state changes. */
    private void transitionTo(ClientState to, CtnCode code, String text) {
        ClientState from = state;
        if (from == to) {
            return;
        }
        state = to;
        listener.onState(from, to, code, text);
    }

    private boolean sendControl(int length) {
        return transport.send(connectionId, control, 0, length);
    }

    /** What the transport tells; whatever is of another connection than the present one is dropped. */
    private final class Handler implements TransportHandler {
        @Override
        public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
            if (id != connectionId || state != ClientState.CONNECTING) {
                return;
            }
            Verdict verdict = certificates.checkPeer(peerChain, Expectation.server(), clock.utcNs());
            if (verdict instanceof Verdict.Refused refused) {
                fail(new Ending(
                        LogonExchange.laterIfNever(RefusalCodes.of(refused.reason())), refused.detail(), false));
                return;
            }
            logOn();
        }

        @Override
        public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
            if (id != connectionId) {
                return true;
            }
            CtnCode code = FrameHeader.check(buffer, offset, length);
            if (code != CtnCode.NONE) {
                fail(new Ending(LogonExchange.laterIfNever(code), "a frame of the centre cannot be read", true));
                return true;
            }
            FrameType type = FrameHeader.type(buffer, offset);
            ActiveSession session = active;
            if (type == FrameType.ERROR) {
                onError(buffer, offset, length);
            } else if (type == FrameType.LOGOUT) {
                onLogout();
            } else if (session != null) {
                session.onFrame(type, buffer, offset, length, nowNs);
                afterFrame(session);
            } else if (state == ClientState.LOGGING_ON && type == FrameType.LOGON_ANSWER) {
                onAnswer(buffer, offset, length);
            } else {
                fail(new Ending(CtnCode.UNEXPECTED_FRAME, type + " while " + state, true));
            }
            return true;
        }

        private void afterFrame(ActiveSession session) {
            round.works();
            Ending ending = session.ending();
            if (ending != null && session == active) {
                fail(ending);
            }
        }

        private void onError(DirectBuffer buffer, int offset, int length) {
            CtnCode code = errorFrame.wrap(buffer, offset, length);
            fail(
                    code == CtnCode.NONE
                            ? new Ending(errorFrame.code(), errorFrame.text(), false)
                            : new Ending(code, "an error that cannot be read", false));
        }

        private void onLogout() {
            if (state == ClientState.LOGGING_OUT) {
                end(ClientState.STOPPED, CtnCode.NONE, "");
            } else {
                fail(new Ending(CtnCode.CENTRE_STOPPING, "the centre logged out", false));
            }
        }

        @Override
        public void onClosed(long id, CtnCode code, String text) {
            if (id == connectionId) {
                connectionId = 0;
                fail(new Ending(code == CtnCode.NONE ? CtnCode.CONNECTION_LOST : code, text, false));
            }
        }
    }
}
