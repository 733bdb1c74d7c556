package az.ecbar.command;

import az.ecbar.schema.AdmitParticipantEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes the command by which a participant is admitted. Any thread; allocates. */
public final class AdmissionWriter {
    private static final int DIGEST_BYTES = 32;

    private AdmissionWriter() {}

    /**
     * Admits a participant to AZIPS (7-10.1).
     *
     * @param protocolDate of the connection protocol, yyyymmdd
     * @param fingerprint of the certificate that signed the report of the self-test, 32 bytes
     * @param testedInput number of the last input of the self-test
     * @param testedDigest of that input, 32 bytes
     */
    public static byte[] admit(
            String bic,
            int protocolDate,
            String protocolNumber,
            byte[] fingerprint,
            long testedInput,
            byte[] testedDigest) {
        byte[] command = new byte[MessageHeaderEncoder.ENCODED_LENGTH + AdmitParticipantEncoder.BLOCK_LENGTH];
        UnsafeBuffer buffer = new UnsafeBuffer(command);
        AdmitParticipantEncoder e = new AdmitParticipantEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .bic(ActionWriter.text("bic", bic, 11))
                .protocolDate(protocolDate)
                .protocolNumber(ActionWriter.text("protocolNumber", protocolNumber, 16))
                .testedInput(testedInput);
        buffer.putBytes(e.offset() + AdmitParticipantEncoder.fingerprintEncodingOffset(), fingerprint, 0, DIGEST_BYTES);
        buffer.putBytes(
                e.offset() + AdmitParticipantEncoder.testedDigestEncodingOffset(), testedDigest, 0, DIGEST_BYTES);
        return command;
    }
}
