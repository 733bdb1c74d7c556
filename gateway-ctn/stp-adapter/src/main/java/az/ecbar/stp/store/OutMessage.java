package az.ecbar.stp.store;

import java.util.ArrayList;
import java.util.List;

/**
 * One message of this bank and all that is known of it.
 *
 * @param id the store's own number of the message, never given twice
 * @param inputNumber the CTN input number; for a REJECTED one the number that it had
 * @param digest SHA-256 of the bytes, in hexadecimal
 * @param fileOrdinal the file it came in, 0 when it came through the API
 * @param index which message of its file, from 1
 * @param type the message type, as {@code 103}; empty when it cannot be told
 * @param reference field 20; empty when it cannot be told
 * @param lengthBytes length of the message
 * @param sequence the centre's sequence, 0 until the centre answered
 * @param takenAtNs the centre's time, UTC nanoseconds since 1970, 0 until it answered
 * @param code code of the last reason, empty when there is none
 * @param text the last reason in words, empty when there is none
 * @param receipt name of the receipt's file, empty when there is none
 * @param changedAtMs when this last changed, UTC milliseconds since 1970
 */
public record OutMessage(
        long id,
        long inputNumber,
        String digest,
        long fileOrdinal,
        int index,
        String type,
        String reference,
        int lengthBytes,
        MessageState state,
        long sequence,
        long takenAtNs,
        String code,
        String text,
        String receipt,
        List<Notice> notices,
        long changedAtMs) {

    public OutMessage {
        notices = List.copyOf(notices);
    }

    /** Whether the centre still owes the answer, so that the message must be sent, or sent again. */
    public boolean isUnanswered() {
        return sequence == 0 && state != MessageState.REJECTED;
    }

    OutMessage withNumber(long number, long nowMs) {
        return new OutMessage(
                id,
                number,
                digest,
                fileOrdinal,
                index,
                type,
                reference,
                lengthBytes,
                state,
                sequence,
                takenAtNs,
                code,
                text,
                receipt,
                notices,
                nowMs);
    }

    OutMessage withAnswer(long centreSequence, long timeNs, String receiptFile, long nowMs) {
        return new OutMessage(
                id,
                inputNumber,
                digest,
                fileOrdinal,
                index,
                type,
                reference,
                lengthBytes,
                state == MessageState.NUMBERED ? MessageState.TAKEN : state,
                centreSequence,
                timeNs,
                code,
                text,
                receiptFile,
                notices,
                nowMs);
    }

    OutMessage withState(MessageState next, String reasonCode, String reason, long nowMs) {
        return new OutMessage(
                id,
                inputNumber,
                digest,
                fileOrdinal,
                index,
                type,
                reference,
                lengthBytes,
                next,
                sequence,
                takenAtNs,
                reasonCode,
                reason,
                receipt,
                notices,
                nowMs);
    }

    OutMessage withNotice(Notice notice, long nowMs) {
        List<Notice> all = new ArrayList<>(notices);
        all.add(notice);
        return new OutMessage(
                id,
                inputNumber,
                digest,
                fileOrdinal,
                index,
                type,
                reference,
                lengthBytes,
                state,
                sequence,
                takenAtNs,
                code,
                text,
                receipt,
                all,
                nowMs);
    }
}
