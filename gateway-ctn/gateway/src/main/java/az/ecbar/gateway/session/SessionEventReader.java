package az.ecbar.gateway.session;

import az.ecbar.schema.CtnSessionClosedDecoder;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.CtnSessionRefusedDecoder;
import az.ecbar.schema.InputRefusedDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.TransferProgressedDecoder;
import az.ecbar.trust.Digest;
import org.agrona.DirectBuffer;

/** Reads the events about sessions out of SBE and calls one method for each; all others it leaves alone. */
final class SessionEventReader {
    /** Who is told. */
    interface Target {
        void onOpened(Opened opened);

        void onRefused(long openingId, int reason);

        void onClosed(long sessionId);

        void onTaken(Taken taken);

        void onRefusedInput(long sessionId, long number, long expected, int reason);

        void onTransferProgress(long sessionId, long transferId, int part);
    }

    /** A session was opened; valid during the call. */
    final class Opened {
        long openingId() {
            return opened.connectionId();
        }

        long sessionId() {
            return opened.sessionId();
        }

        long supersededSessionId() {
            return opened.supersededSessionId();
        }

        int participantId() {
            return opened.participantId();
        }

        int certificateId() {
            return opened.certificateId();
        }

        long lastInput() {
            return opened.lastInputNumber();
        }

        long lastOutput() {
            return opened.lastOutputNumber();
        }

        long outputAcknowledged() {
            return opened.outputAcknowledged();
        }

        int credit() {
            return opened.credit();
        }

        byte[] lastInputDigest() {
            byte[] digest = new byte[Digest.LENGTH];
            opened.getLastInputDigest(digest, 0, Digest.LENGTH);
            return digest;
        }
    }

    /** An input was taken; valid during the call. */
    final class Taken {
        long sessionId() {
            return taken.sessionId();
        }

        long number() {
            return taken.inputNumber();
        }

        long sequence() {
            return taken.inputSequence();
        }

        long timeNs() {
            return taken.timeNs();
        }

        boolean isRepeated() {
            return taken.repeated() == 1;
        }

        void copyDigest(byte[] target) {
            taken.getDigest(target, 0, Digest.LENGTH);
        }
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CtnSessionOpenedDecoder opened = new CtnSessionOpenedDecoder();
    private final CtnSessionRefusedDecoder refused = new CtnSessionRefusedDecoder();
    private final CtnSessionClosedDecoder closed = new CtnSessionClosedDecoder();
    private final InputTakenDecoder taken = new InputTakenDecoder();
    private final InputRefusedDecoder inputRefused = new InputRefusedDecoder();
    private final TransferProgressedDecoder progressed = new TransferProgressedDecoder();
    private final Opened openedView = new Opened();
    private final Taken takenView = new Taken();
    private final Target target;

    SessionEventReader(Target target) {
        this.target = target;
    }

    void onEvent(DirectBuffer event, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalArgumentException("an event of " + length + " bytes");
        }
        header.wrap(event, offset);
        switch (header.templateId()) {
            case CtnSessionOpenedDecoder.TEMPLATE_ID -> {
                opened.wrapAndApplyHeader(event, offset, header);
                target.onOpened(openedView);
            }
            case CtnSessionRefusedDecoder.TEMPLATE_ID -> {
                refused.wrapAndApplyHeader(event, offset, header);
                target.onRefused(refused.connectionId(), refused.reason());
            }
            case CtnSessionClosedDecoder.TEMPLATE_ID -> {
                closed.wrapAndApplyHeader(event, offset, header);
                target.onClosed(closed.sessionId());
            }
            case InputTakenDecoder.TEMPLATE_ID -> {
                taken.wrapAndApplyHeader(event, offset, header);
                target.onTaken(takenView);
            }
            case InputRefusedDecoder.TEMPLATE_ID -> {
                inputRefused.wrapAndApplyHeader(event, offset, header);
                target.onRefusedInput(
                        inputRefused.sessionId(),
                        inputRefused.inputNumber(),
                        inputRefused.expectedNumber(),
                        inputRefused.reason());
            }
            case TransferProgressedDecoder.TEMPLATE_ID -> {
                progressed.wrapAndApplyHeader(event, offset, header);
                target.onTransferProgress(progressed.sessionId(), progressed.transferId(), progressed.part());
            }
            default -> {
                // Somebody else's event.
            }
        }
    }
}
