package az.ecbar.stp;

import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.stp.link.CentreLink;
import az.ecbar.stp.message.MessageGlance;
import az.ecbar.stp.store.OutFile;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import az.ecbar.stp.store.Outgoing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the session tells the adapter, put into the store. Called from within the link's step on the agent's
 * thread; nothing that it notes is shown to anybody before the agent has forced the store.
 */
final class SessionEvents implements ClientSessionListener {
    private static final long REPORT_EVERY_MS = 3_600_000;

    private final OutStore store;
    private final Arrivals arrivals;
    private final StpListener listener;
    private final AgentConfig config;
    private final Map<Long, OutMessage> changed = new LinkedHashMap<>();
    private final List<OutFile> numberedFiles = new ArrayList<>();
    private @Nullable CentreLink link;
    private @Nullable IOException failure;
    private long utcMs;
    private long lastReportMs = -REPORT_EVERY_MS;
    private long lastReported;
    private boolean loggedOn;
    private int maxPieceBytes;
    private boolean restartWanted;
    private long restartAtNs;

    SessionEvents(OutStore store, Arrivals arrivals, StpListener listener, AgentConfig config) {
        this.store = store;
        this.arrivals = arrivals;
        this.listener = listener;
        this.config = config;
    }

    void setLink(CentreLink sessionLink) {
        this.link = sessionLink;
    }

    void setTime(long nowMs) {
        this.utcMs = nowMs;
    }

    void fileNumbered(OutFile file) {
        numberedFiles.add(file);
    }

    List<OutFile> takeNumberedFiles() {
        List<OutFile> taken = List.copyOf(numberedFiles);
        numberedFiles.clear();
        return taken;
    }

    List<OutMessage> takeChanged() {
        List<OutMessage> taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }

    /** Throws what went wrong with a file while the link worked. */
    void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether the centre's numbers and the store's have been found to agree since the start. */
    boolean hasLoggedOn() {
        return loggedOn;
    }

    /** The longest message that the centre takes in one piece, as it said at the logon. */
    int maxPieceBytes() {
        return maxPieceBytes;
    }

    boolean isRestartWanted() {
        return restartWanted;
    }

    long restartAtNs() {
        return restartAtNs;
    }

    void restartAt(long nowNs) {
        restartAtNs = nowNs;
    }

    void restarted() {
        restartWanted = false;
        restartAtNs = 0;
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        String reason = code == CtnCode.NONE ? text : code + (text.isEmpty() ? "" : ": " + text);
        listener.onState(to, withCentre(to, reason));
        if (to == ClientState.HALTED && !restartWanted) {
            listener.onAlarm(Alarm.HALTED, reason);
        }
    }

    /** For the states that belong to one of the centre's addresses, that one. */
    private String withCentre(ClientState to, String reason) {
        boolean isAtCentre = to == ClientState.CONNECTING || to == ClientState.LOGGING_ON || to == ClientState.ACTIVE;
        return isAtCentre && reason.isEmpty() ? link().centre() : reason;
    }

    @Override
    public void onLoggedOn(Logon logon) {
        maxPieceBytes = logon.maxMessageBytes();
        if (logon.lastInputNumber() <= store.lastInputNumber()) {
            loggedOn = true;
            return;
        }
        String text = "the centre has taken input " + logon.lastInputNumber() + " from this terminal, but this folder's"
                + " last is " + store.lastInputNumber()
                + ": the folder is not the one that sent them, or was restored from an old copy."
                + " Bring the right one back, or go on from the centre's numbers with 'adopt'";
        listener.onAlarm(Alarm.NUMBERS_DIFFER, text);
        link().halt(text);
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        if (store.unanswered(number) == null) {
            return;
        }
        guarded(() -> {
            String file = arrivals.keepAnswer(number, receipt.toReceipt(), utcMs);
            noteChanged(store.taken(number, sequence, timeNs, file, utcMs));
        });
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        if (code == CtnCode.OTHER_BYTES || code == CtnCode.TOO_OLD) {
            listener.onAlarm(
                    Alarm.NUMBERS_DIFFER,
                    "input " + number + ": " + code + " " + text
                            + ". The centre has a message under this number; ask for its outcome before going on");
            return;
        }
        List<Long> renumbered = new ArrayList<>();
        for (long behind : store.unansweredNumbers()) {
            if (behind > number) {
                renumbered.add(idOf(behind));
            }
        }
        noteChanged(store.rejected(number, code.name(), text, utcMs));
        for (long id : renumbered) {
            noteChanged(store.message(id));
        }
    }

    private long idOf(long number) {
        OutMessage message = store.unanswered(number);
        return message == null ? 0 : message.id();
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        if (number <= store.lastOutputNumber() || restartWanted) {
            return;
        }
        byte[] message = new byte[length];
        buffer.getBytes(offset, message);
        byte[] proof = receipt.toReceipt();
        byte[] attachment = receipt.attachment();
        guarded(() -> accept(number, message, proof, attachment));
    }

    private void accept(long number, byte[] message, byte[] proof, byte[] attachment) throws IOException {
        Optional<String> fault = config.verifier().fault(number, message, proof);
        if (fault.isPresent()) {
            reportNotTaken(number, message, proof, "output " + number + ": " + fault.get());
            haltAndRestart("an output did not verify");
            return;
        }
        Optional<String> senderFault =
                attachment.length == 0 ? Optional.empty() : config.verifier().senderFault(message, attachment);
        if (senderFault.isPresent()) {
            // The centre's own signature is right, so the payment is taken over; the bank and the centre must look.
            String told = "output " + number + ": " + senderFault.get();
            String report = BadSignatureReport.takenText(config.identity(), told, utcMs);
            reportBadSignature(number, message, attachment, told, report, BadSignatureReport.TAKEN);
        }
        MessageGlance glance = MessageGlance.at(message);
        Output output = new Output(number, glance.kind(), glance.reference(), glance.related(), message, proof);
        try {
            listener.onOutput(output);
        } catch (RuntimeException e) {
            listener.onAlarm(Alarm.LISTENER, "output " + number + " was not taken over: " + e);
            haltAndRestart("the listener did not take an output");
            return;
        }
        noteChanged(arrivals.keep(output, glance, attachment, utcMs));
    }

    @Override
    public void onBadSignature(String text) {
        guarded(() -> reportNotTaken(0, new byte[0], new byte[0], text));
    }

    @Override
    public void onBadSignature(String text, DirectBuffer frame, int offset, int length) {
        byte[] evidence = new byte[length];
        frame.getBytes(offset, evidence);
        guarded(() -> reportNotTaken(0, evidence, new byte[0], text));
    }

    /** @param number of the output; 0: it has none that could be read, and is the one that comes next */
    private void reportNotTaken(long number, byte[] message, byte[] proof, String fault) throws IOException {
        long first = number == 0 ? store.lastOutputNumber() + 1 : number;
        String report = BadSignatureReport.text(config.identity(), fault, utcMs);
        reportBadSignature(number, message, proof, fault, report, first);
    }

    /** Of the same output the centre is told once an hour, of another one at once. */
    private void reportBadSignature(
            long number, byte[] message, byte[] proof, String fault, String report, long firstNotTaken)
            throws IOException {
        arrivals.putAside(number, message, proof, report, utcMs);
        listener.onAlarm(Alarm.BAD_SIGNATURE, fault);
        long about = number == 0 ? firstNotTaken : number;
        boolean isDue = about != lastReported || utcMs - lastReportMs >= REPORT_EVERY_MS;
        if (config.notifyBadSignature() && isDue) {
            lastReported = about;
            lastReportMs = utcMs;
            byte[] told = BadSignatureReport.message(config.identity(), firstNotTaken, fault, utcMs);
            MessageGlance glance = MessageGlance.at(told);
            noteChanged(store.addMessage(new Outgoing(told, glance.type(), glance.reference()), utcMs));
        }
    }

    private void haltAndRestart(String text) {
        restartWanted = true;
        link().halt(text);
    }

    private CentreLink link() {
        if (link == null) {
            throw new IllegalStateException("the link is set before it works");
        }
        return link;
    }

    private void noteChanged(@Nullable OutMessage message) {
        if (message != null) {
            changed.put(message.id(), message);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** A failed disk ends the adapter; nothing more is put into the store before that. */
    private void guarded(Writing writing) {
        if (failure != null) {
            return;
        }
        try {
            writing.run();
        } catch (IOException e) {
            failure = e;
        }
    }
}
