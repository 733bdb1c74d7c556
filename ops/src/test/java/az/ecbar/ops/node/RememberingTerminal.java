package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A terminal of a bank or of an operator with a store that never loses anything, so that whatever the centre loses,
 * repeats or changes is seen: receipts and outputs must come once each and in order.
 */
final class RememberingTerminal implements ClientSessionListener {
    /** What is longer goes in parts. */
    private static final int ONE_PIECE = SessionLimits.usual().maxMessageBytes();

    /** Of so many answers one is kept as a receipt is. */
    private static final int RECEIPTS = 16;

    final String bic;
    final char letter;
    final List<byte[]> inputs = new ArrayList<>();
    final List<Long> receipts = new ArrayList<>();

    /** When each input was recorded, by its receipt. */
    final List<Long> takenNs = new ArrayList<>();

    final List<byte[]> outputs = new ArrayList<>();
    final List<CtnCode> naks = new ArrayList<>();
    CtnCode lastCode = CtnCode.NONE;
    String lastText = "";
    private final Function<ClientSessionListener, ClientSession> sessions;
    private ClientSession session;
    private final MessageKind kind;
    private final List<BankMessage> read = new ArrayList<>();
    private final BankReader reader = new BankReader(false);
    private boolean mayHearWrong;
    private boolean mayHearLate;
    private boolean isStarted;
    private long views;

    /** @param kind of what it sends: messages of a bank, requests of an operator */
    RememberingTerminal(
            String bic, char letter, MessageKind kind, Function<ClientSessionListener, ClientSession> sessions) {
        this.bic = bic;
        this.letter = letter;
        this.kind = kind;
        this.sessions = sessions;
        this.session = sessions.apply(this);
    }

    /** It comes through a relay that may change what it hears. */
    void mayHearWrong() {
        mayHearWrong = true;
    }

    /** It may be suspended while something is on the way to it. */
    void mayHearLate() {
        mayHearLate = true;
    }

    /** Asks, as an operator, to look at something; nobody answers if there is no session. */
    void view(byte[] request) {
        boolean _ = session.view(new UnsafeBuffer(request), 0, request.length);
    }

    /** How often it was shown something. */
    long views() {
        return views;
    }

    boolean isStarted() {
        return isStarted;
    }

    void start(long nowNs) {
        isStarted = true;
        session.start(receipts.size(), outputs.size(), nowNs);
    }

    /** Its process ends and starts again; it knows what it stored, and repeats what was not answered. */
    void restart(long nowNs) {
        session = sessions.apply(this);
        start(nowNs);
    }

    /** Its people end its program in order. */
    void logOut(long nowNs) {
        session.stop(nowNs);
    }

    /** Its program halts, since something is wrong at the bank. */
    void halt() {
        session.halt("something is wrong at the bank");
    }

    void send(byte[] input) {
        inputs.add(input);
    }

    /** Offers what it has, as far as there is room, and steps. */
    int step(long nowNs) {
        while (session.nextNumber() <= inputs.size() && session.room() > 0) {
            byte[] bytes = inputs.get((int) session.nextNumber() - 1);
            if (bytes.length > ONE_PIECE) {
                session.offerLarge(session.nextNumber(), new WholeMessage(bytes));
            } else {
                session.offer(session.nextNumber(), kind, new UnsafeBuffer(bytes), 0, bytes.length);
            }
        }
        return session.doWork(nowNs);
    }

    /** Whether all that was sent is answered. */
    boolean isAnswered() {
        return receipts.size() == inputs.size();
    }

    ClientState state() {
        return session.state();
    }

    List<BankMessage> messages() {
        while (read.size() < outputs.size()) {
            read.add(reader.read(outputs.get(read.size())));
        }
        return Collections.unmodifiableList(read);
    }

    /** The answer to the operator's input of this number; empty while there is none. */
    String answerTo(long number) {
        String wanted = "\"inputNumber\":" + number + ",";
        for (int i = outputs.size() - 1; i >= 0; i--) {
            String answer = new String(outputs.get(i), StandardCharsets.UTF_8);
            if (answer.contains(wanted)) {
                return answer;
            }
        }
        return "";
    }

    String lastAnswer() {
        return outputs.isEmpty() ? "" : new String(outputs.getLast(), StandardCharsets.UTF_8);
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        if (code != CtnCode.NONE) {
            lastCode = code;
            lastText = text;
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        assertEquals(true, logon.lastInputNumber() >= receipts.size(), bic + ": the centre forgot inputs");
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        assertEquals(receipts.size() + 1, number, bic + ": receipts in order, each once");
        receipts.add(sequence);
        takenNs.add(timeNs);
        if (number % RECEIPTS == 0) {
            requireReceipt(number, receipt);
        }
    }

    /** What a receipt says is what was signed, in the form in which it is kept. */
    private void requireReceipt(long number, MessageProof proof) {
        try {
            Receipt receipt = ReceiptFormat.read(proof.toReceipt());
            assertEquals(number, receipt.leaf().number(), bic + ": the number in a receipt");
        } catch (MalformedException e) {
            throw new AssertionError(bic + ": a receipt that cannot be read", e);
        }
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        naks.add(code);
    }

    @Override
    public void onOutput(
            long number, MessageKind outputKind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        assertEquals(outputs.size() + 1, number, bic + ": outputs in order, each once");
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        outputs.add(bytes);
        if (number % RECEIPTS == 0) {
            requireReceipt(number, receipt);
        }
        session.outputsPersisted(number);
    }

    @Override
    public void onViewed(DirectBuffer buffer, int offset, int length) {
        views++;
    }

    @Override
    public void onBadSignature(String text) {
        boolean isLate = text.startsWith("signed at");
        if (!mayHearWrong && !(mayHearLate && isLate)) {
            throw new AssertionError(bic + ": " + text);
        }
    }
}
