package az.ecbar.command;

import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SetIpsLimitEncoder;
import az.ecbar.schema.SetIpsProfileEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes what two operators decide about limits in IPS, as {@link ActionWriter} writes other actions. Texts are US-ASCII and
 * padded with NUL; the caller sees to their lengths.
 *
 * <p>Used by one thread; allocates.
 */
public final class LiquidityWriter {
    private static final int CAPACITY = 256;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** Amounts in minor units. */
    public byte[] setIpsLimit(
            LimitLevel level,
            String currency,
            String account,
            long limitMinor,
            int decisionDate,
            String decisionNumber) {
        return done(new SetIpsLimitEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .level(level)
                .currency(currency)
                .account(account)
                .limitMinor(limitMinor)
                .decisionDate(decisionDate)
                .decisionNumber(decisionNumber)
                .encodedLength());
    }

    public byte[] setIpsProfile(String bic, boolean isAllToOwn, int paperDate, String paperNumber) {
        return done(new SetIpsProfileEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(bic)
                .allToOwn((short) (isAllToOwn ? 1 : 0))
                .paperDate(paperDate)
                .paperNumber(paperNumber)
                .encodedLength());
    }

    private UnsafeBuffer clean() {
        buffer.setMemory(0, CAPACITY, (byte) 0);
        return buffer;
    }

    private byte[] done(int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
