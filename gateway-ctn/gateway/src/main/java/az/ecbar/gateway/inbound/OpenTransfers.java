package az.ecbar.gateway.inbound;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transfers that are arriving, within bounds: a terminal has at most one here, and where too many are open the oldest
 * is forgotten; its sender begins it again. Owned by the edge's thread.
 */
final class OpenTransfers {
    /** So many terminals may send large messages at a time. */
    static final int MAX_OPEN = 256;

    private final List<OpenTransfer> open = new ArrayList<>();

    @Nullable
    OpenTransfer find(InputOrigin origin, long transferId) {
        for (int i = 0; i < open.size(); i++) {
            OpenTransfer transfer = open.get(i);
            if (transfer.isOf(origin, transferId)) {
                return transfer;
            }
        }
        return null;
    }

    /** Begins a transfer, anew if it was begun before. */
    OpenTransfer begin(InputOrigin origin, long transferId, int of, long wholeLengthBytes) {
        open.removeIf(other -> other.sessionId == origin.sessionId() && other.terminal == origin.terminal());
        if (open.size() == MAX_OPEN) {
            open.removeFirst();
        }
        OpenTransfer transfer = new OpenTransfer(origin, transferId, of, wholeLengthBytes);
        open.add(transfer);
        return transfer;
    }

    void remove(OpenTransfer transfer) {
        open.remove(transfer);
    }

    int size() {
        return open.size();
    }
}
