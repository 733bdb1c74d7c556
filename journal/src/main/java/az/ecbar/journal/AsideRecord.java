package az.ecbar.journal;

import java.util.Locale;

/**
 * One record that was set aside, for the report: who sent it under which number, so that it can be asked for again.
 *
 * @param sequence its sequence, which another record may bear now
 * @param timeNs its time, UTC nanoseconds
 * @param epoch under which it was sequenced
 * @param templateId of its command
 * @param sender BIC of who sent it; empty for a command of the node
 * @param terminal letter of the sender's terminal; a space for a command of the node
 * @param inputNumber the sender's number; 0 for a command of the node
 * @param digest SHA-256 of the message as it was signed, or of the payload of a command of the node, in hexadecimal
 */
public record AsideRecord(
        long sequence,
        long timeNs,
        int epoch,
        int templateId,
        String sender,
        char terminal,
        long inputNumber,
        String digest) {

    /** One line, as it stands in the report. */
    public String line() {
        String from = sender.isEmpty() ? "node" : sender + " " + terminal + " number " + inputNumber;
        return String.format(
                Locale.ROOT,
                "sequence %d epoch %d time %s command %d from %s digest %s",
                sequence,
                epoch,
                RecordTime.text(timeNs),
                templateId,
                from,
                digest);
    }
}
