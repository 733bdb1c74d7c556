package az.ecbar.auditor;

import static az.ecbar.auditor.Values.hex;
import static az.ecbar.auditor.Values.money;

import az.ecbar.schema.ContinuityRecordedDecoder;
import az.ecbar.schema.ContinuityToldDueDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** Reads what the ledger says of the continuity of participants. */
final class ContinuityEventReader {
    private final MessageHeaderDecoder header;

    ContinuityEventReader(MessageHeaderDecoder header) {
        this.header = header;
    }

    Event recorded(DirectBuffer b, int at) {
        ContinuityRecordedDecoder d = new ContinuityRecordedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ContinuityRecorded(
                d.participantId(),
                new Event.ContinuityPaper(
                        d.entry(),
                        d.duty(),
                        d.date(),
                        d.untilDate(),
                        d.receivedDate(),
                        d.passed() == 1,
                        money(d.valueMinor()),
                        money(d.totalMinor()),
                        d.withdrawnSequence(),
                        d.paperDate(),
                        d.paperNumber(),
                        hex(b, d.offset() + ContinuityRecordedDecoder.digestEncodingOffset()),
                        d.text()));
    }

    Event told(DirectBuffer b, int at) {
        ContinuityToldDueDecoder d = new ContinuityToldDueDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ContinuityToldDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.decidedSequence(),
                d.timeNs(),
                d.entry(),
                d.duty(),
                d.date(),
                d.untilDate(),
                money(d.valueMinor()),
                money(d.totalMinor()),
                d.paperDate(),
                d.paperNumber());
    }

    long outputNumber(DirectBuffer b, int at) {
        return new ContinuityToldDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
    }
}
