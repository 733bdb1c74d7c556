package az.ecbar.ops.testing;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.trust.certificate.BcscCertificate;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A relay between a terminal and the centres in which TLS ends, and which is broken: frames are changed, dropped, repeated,
 * cut short and given to other sessions, both ways. Only the protocol's own signatures, digests and numbers can show it.
 */
final class DefectiveRelay implements ConnectingTransport {
    private static final int TYPE_OFFSET = 5;
    private static final int SESSION_OFFSET = 8;
    private static final int HEADER_LENGTH = 16;
    private static final int ACKNOWLEDGE = 6;
    private static final int TYPES = 12;

    private final ConnectingTransport centres;
    private final RelayFaults faults;

    DefectiveRelay(ConnectingTransport centres, RelayFaults faults) {
        this.centres = centres;
        this.faults = faults;
    }

    @Override
    public int addressCount() {
        return centres.addressCount();
    }

    @Override
    public long connect(int addressIndex) {
        return centres.connect(addressIndex);
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        if (!faults.isStruck()) {
            return centres.send(connectionId, frame, offset, length);
        }
        for (byte[] passed : pass(frame, offset, length)) {
            boolean _ = centres.send(connectionId, new UnsafeBuffer(passed), 0, passed.length);
        }
        return true;
    }

    @Override
    public void close(long connectionId) {
        centres.close(connectionId);
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        return centres.poll(new Passing(handler), limit);
    }

    /** What becomes of a frame: none, one or two. */
    private List<byte[]> pass(DirectBuffer frame, int offset, int length) {
        byte[] bytes = new byte[length];
        frame.getBytes(offset, bytes);
        switch (faults.below(7)) {
            case 0 -> {
                return List.of();
            }
            case 1 -> {
                return List.of(bytes, bytes.clone());
            }
            case 2 -> {
                return List.of(Arrays.copyOf(bytes, 1 + faults.below(length)));
            }
            case 3 -> bytes[TYPE_OFFSET] = (byte) (1 + faults.below(TYPES));
            case 4 -> bytes[SESSION_OFFSET]++;
            default -> change(bytes);
        }
        return List.of(bytes);
    }

    /** What a bank acknowledges is not signed: another number would be the bank's own word that it holds what it does not. */
    private void change(byte[] bytes) {
        int from = bytes[TYPE_OFFSET] == ACKNOWLEDGE ? 0 : HEADER_LENGTH;
        int to = bytes[TYPE_OFFSET] == ACKNOWLEDGE ? TYPE_OFFSET : bytes.length;
        int at = from < to ? from + faults.below(to - from) : 0;
        bytes[at] ^= (byte) (1 << faults.below(Byte.SIZE));
    }

    /** Passes on to a terminal what comes from a centre. */
    private final class Passing implements TransportHandler {
        private final TransportHandler handler;

        Passing(TransportHandler handler) {
            this.handler = handler;
        }

        @Override
        public void onConnected(long connectionId, List<BcscCertificate> peerChain, String peerAddress) {
            handler.onConnected(connectionId, peerChain, peerAddress);
        }

        @Override
        public boolean onFrame(long connectionId, DirectBuffer buffer, int offset, int length) {
            if (!faults.isStruck()) {
                return handler.onFrame(connectionId, buffer, offset, length);
            }
            for (byte[] passed : pass(buffer, offset, length)) {
                boolean _ = handler.onFrame(connectionId, new UnsafeBuffer(passed), 0, passed.length);
            }
            return true;
        }

        @Override
        public void onClosed(long connectionId, CtnCode code, String text) {
            handler.onClosed(connectionId, code, text);
        }
    }
}
