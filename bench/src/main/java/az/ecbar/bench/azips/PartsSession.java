package az.ecbar.bench.azips;

import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionEncoder;
import az.ecbar.schema.Site;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A session that the ledger has opened.
 *
 * @param sessionId sequence of the command that opened it
 * @param participantId the ledger's number of the bank
 * @param certificateId the ledger's number of the certificate that signs
 */
record PartsSession(long sessionId, int participantId, int certificateId) {

    private static final int CENTRAL_BANKS = 1;
    private static final int OPERATORS = 2;

    /** Opens the session of the n-th bank, from 0; in a genesis the Central Bank and its two operators come first. */
    static PartsSession open(PartsLedger ledger, InventedBank bank, BankKeys keys, int index) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        OpenCtnSessionEncoder session = new OpenCtnSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .connectionId(index + 1L)
                .bic(bank.bic())
                .terminal((short) 'A')
                .channel(Channel.CTN)
                .site(Site.MAIN);
        buffer.putBytes(
                session.offset() + OpenCtnSessionEncoder.fingerprintEncodingOffset(),
                keys.sign().certificate().fingerprint().toBytes());
        session.putProof(new byte[0], 0, 0);
        int length = MessageHeaderEncoder.ENCODED_LENGTH + session.encodedLength();
        long sequence = ledger.apply(Arrays.copyOf(buffer.byteArray(), length));
        return new PartsSession(sequence, CENTRAL_BANKS + index, OPERATORS + index);
    }
}
