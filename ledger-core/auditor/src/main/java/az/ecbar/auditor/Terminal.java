package az.ecbar.auditor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A participant's terminal: its session and its two rows of numbers, which go on across sessions (D19). */
final class Terminal {
    /** So many of the last inputs are remembered with their bytes' digest. */
    static final long REMEMBERED_INPUTS = 256;

    final Event.Address address;
    /** 0: none is open. */
    long sessionId;

    final Set<Long> formerSessions = new HashSet<>();
    long lastInput;
    long lastOutput;
    long acknowledged;
    private final Map<Long, Taken> inputs = new HashMap<>();
    final Map<Long, Transfer> transfers = new HashMap<>();

    /** An input that was taken. */
    record Taken(long sequence, long timeNs, String digest, int certificateId) {}

    /** A message that arrives in parts (D21). */
    static final class Transfer {
        final Command.TransferPart firstPart;
        final long firstSequence;
        int partsReceived;
        long bytesReceived;
        long lastPartNs;

        Transfer(Command.TransferPart firstPart, long firstSequence) {
            this.firstPart = firstPart;
            this.firstSequence = firstSequence;
        }

        boolean isWhole() {
            return partsReceived == firstPart.of() && bytesReceived == firstPart.wholeLength();
        }
    }

    Terminal(Event.Address address) {
        this.address = address;
    }

    void take(Command.Origin origin, long sequence, long timeNs) {
        lastInput = origin.inputNumber();
        inputs.put(lastInput, new Taken(sequence, timeNs, origin.digest(), origin.certificateId()));
    }

    /** What was taken under a number, if it is still remembered. */
    Optional<Taken> remembered(long inputNumber) {
        return inputNumber > lastInput - REMEMBERED_INPUTS
                ? Optional.ofNullable(inputs.get(inputNumber))
                : Optional.empty();
    }

    boolean hadSession() {
        return sessionId != 0 || !formerSessions.isEmpty();
    }
}
