package az.ecbar.ops.console;

import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what an operator's session has told: the answer to its logon, the answer that is waited for, and why
 * something went wrong. Owned by {@link OperatorClient}, under its lock.
 */
final class OperatorLink implements ClientSessionListener {
    private final LongConsumer persisted;
    private @Nullable Logon logon;
    private String trouble = "";
    private boolean isHopeless;
    private long awaitedNumber;
    private @Nullable String answer;
    private @Nullable String refusal;
    private @Nullable String viewed;

    /** @param persisted is told the number of each output that came */
    OperatorLink(LongConsumer persisted) {
        this.persisted = persisted;
    }

    /** Forgets how the logon before this one ended. */
    void expectLogon() {
        logon = null;
        trouble = "";
        isHopeless = false;
    }

    /** Waits from now on for the answer to this input. */
    void expectAnswer(long inputNumber) {
        awaitedNumber = inputNumber;
        answer = null;
        refusal = null;
    }

    /** Waits from now on for what is to be seen. */
    void expectView() {
        viewed = null;
    }

    /** What was seen. */
    @Nullable
    String viewed() {
        return viewed;
    }

    @Nullable
    Logon logon() {
        return logon;
    }

    @Nullable
    String answer() {
        return answer;
    }

    /** Why the request was not taken; null if it was, or may yet be. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** Whether to wait longer is no use. */
    boolean isHopeless() {
        return isHopeless;
    }

    /** The last thing that went wrong, for people; empty if nothing did. */
    String trouble() {
        return trouble;
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode because, String text) {
        if (because == CtnCode.NONE && text.isEmpty()) {
            return;
        }
        trouble = because == CtnCode.NONE ? text : because + ": " + text;
        isHopeless = because.advice() != CtnCode.Advice.SOON;
    }

    @Override
    public void onLoggedOn(Logon answered) {
        logon = answered;
        trouble = "";
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        // The answer follows as an output: nothing to keep.
    }

    @Override
    public void onNak(long number, CtnCode because, String text, MessageProof receipt) {
        if (number == awaitedNumber) {
            refusal = because + ": " + text;
        }
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (kind == MessageKind.ANSWER && awaitedNumber != 0 && Answer.inputNumber(text) == awaitedNumber) {
            answer = text;
        }
        persisted.accept(number);
    }

    @Override
    public void onViewed(DirectBuffer buffer, int offset, int length) {
        viewed = buffer.getStringWithoutLengthUtf8(offset, length);
    }

    @Override
    public void onBadSignature(String text) {
        trouble = "the centre's signature does not verify, tell the Central Bank (rule 4.26.3): " + text;
        isHopeless = true;
    }
}
