package az.ecbar.ledger;

import az.ecbar.ledger.event.ContinuityFact;
import az.ecbar.ledger.key.Bic;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.RecordContinuityDecoder;
import org.agrona.DirectBuffer;

/** Reads an entry for the register of continuity. Owned by the ledger's thread; no allocation. */
final class ContinuityReader {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RecordContinuityDecoder command = new RecordContinuityDecoder();
    private final ContinuityFact fact = new ContinuityFact();

    /** The entry, until the next one is read. */
    ContinuityFact read(DirectBuffer buffer, int offset) {
        RecordContinuityDecoder c = command.wrapAndApplyHeader(buffer, offset, header);
        fact.bic = Bic.pack(buffer, c.offset() + RecordContinuityDecoder.bicEncodingOffset());
        fact.entry = c.entry();
        fact.duty = c.duty();
        fact.date = c.date();
        fact.untilDate = c.untilDate();
        fact.receivedDate = c.receivedDate();
        fact.isPassed = c.passed() == 1;
        fact.valueMinor = c.valueMinor();
        fact.totalMinor = c.totalMinor();
        fact.withdrawnSequence = c.withdrawnSequence();
        fact.paperDate = c.paperDate();
        fact.paperNumber.read(buffer, c.offset() + RecordContinuityDecoder.paperNumberEncodingOffset());
        fact.digest.read(buffer, c.offset() + RecordContinuityDecoder.digestEncodingOffset());
        buffer.getBytes(c.offset() + RecordContinuityDecoder.textEncodingOffset(), fact.text);
        return fact;
    }
}
