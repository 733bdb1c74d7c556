package az.ecbar.gateway.session;

import az.ecbar.trust.certificate.BcscCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection of a peer: who it is as far as it is known, and its session once it is logged on. */
final class PeerConnection {
    private final long id;
    private final List<BcscCertificate> chain;
    private final String address;
    private final long connectedAtNs;
    private ConnectionState state = ConnectionState.CONNECTED;
    private long openingId;
    private @Nullable Authenticated authenticated;
    private @Nullable ServerSession session;

    PeerConnection(long id, List<BcscCertificate> chain, String address, long connectedAtNs) {
        this.id = id;
        this.chain = chain;
        this.address = address;
        this.connectedAtNs = connectedAtNs;
    }

    long id() {
        return id;
    }

    List<BcscCertificate> chain() {
        return chain;
    }

    String address() {
        return address;
    }

    long connectedAtNs() {
        return connectedAtNs;
    }

    /** When something came last; of a connection whose logon is under way, when it began. */
    long heardNs() {
        ServerSession open = session;
        return open == null ? connectedAtNs : open.receivedAtNs;
    }

    ConnectionState state() {
        return state;
    }

    /** The participant, empty before a good logon. */
    String participant() {
        Authenticated who = authenticated;
        return who == null ? "" : who.bic();
    }

    boolean isOf(String bic) {
        Authenticated who = authenticated;
        return who != null && who.bic().equals(bic);
    }

    boolean isLaterLogonOf(Authenticated logon) {
        Authenticated who = authenticated;
        return who != null
                && who.bic().equals(logon.bic())
                && who.terminal() == logon.terminal()
                && who.logon().seal().signedAtNs() > logon.logon().seal().signedAtNs();
    }

    long openingId() {
        return openingId;
    }

    @Nullable
    Authenticated authenticated() {
        return authenticated;
    }

    @Nullable
    ServerSession session() {
        return session;
    }

    void authenticated(Authenticated who, long openingId) {
        this.authenticated = who;
        this.openingId = openingId;
        transitionTo(ConnectionState.ASKING);
    }

    void asked() {
        transitionTo(ConnectionState.OPENING);
    }

    void opened(ServerSession session) {
        this.session = session;
        transitionTo(ConnectionState.ACTIVE);
    }

    void closed() {
        transitionTo(ConnectionState.CLOSED);
    }

    /** The one door through which the state changes. */
    private void transitionTo(ConnectionState to) {
        boolean isAllowed = switch (to) {
            case CONNECTED -> false;
            case ASKING -> state == ConnectionState.CONNECTED;
            case OPENING -> state == ConnectionState.ASKING;
            case ACTIVE -> state == ConnectionState.OPENING;
            case CLOSED -> state != ConnectionState.CLOSED;
        };
        if (!isAllowed) {
            throw new IllegalStateException(state + " to " + to);
        }
        state = to;
    }
}
