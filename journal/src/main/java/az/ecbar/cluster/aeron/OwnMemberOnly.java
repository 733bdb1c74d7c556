package az.ecbar.cluster.aeron;

import io.aeron.security.Authenticator;
import io.aeron.security.CredentialsSupplier;
import io.aeron.security.SessionProxy;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.agrona.collections.ArrayUtil;
import org.agrona.collections.LongHashSet;

/**
 * Lets nobody put commands into the log but the process of the leading member itself, which knows a secret that never
 * leaves its memory. It keeps strangers who reach the ingress port out; it does not protect the members' own traffic,
 * which is not encrypted and wants a network of its own.
 *
 * <p>The authenticator's part is used by the consensus module's thread, the supplier's by the edge's.
 */
final class OwnMemberOnly implements Authenticator, CredentialsSupplier {
    private static final int SECRET_LENGTH = 32;

    private final byte[] secret = new byte[SECRET_LENGTH];
    private final LongHashSet accepted = new LongHashSet();

    OwnMemberOnly() {
        new SecureRandom().nextBytes(secret);
    }

    @Override
    public byte[] encodedCredentials() {
        return secret.clone();
    }

    @Override
    public byte[] onChallenge(byte[] encodedChallenge) {
        return ArrayUtil.EMPTY_BYTE_ARRAY;
    }

    @Override
    public void onConnectRequest(long sessionId, byte[] encodedCredentials, long nowMs) {
        if (encodedCredentials != null && MessageDigest.isEqual(secret, encodedCredentials)) {
            accepted.add(sessionId);
        }
    }

    @Override
    public void onChallengeResponse(long sessionId, byte[] encodedCredentials, long nowMs) {
        // Nobody is challenged.
    }

    @Override
    public void onConnectedSession(SessionProxy sessionProxy, long nowMs) {
        if (accepted.remove(sessionProxy.sessionId())) {
            sessionProxy.authenticate(ArrayUtil.EMPTY_BYTE_ARRAY);
        } else {
            sessionProxy.reject();
        }
    }

    @Override
    public void onChallengedSession(SessionProxy sessionProxy, long nowMs) {
        sessionProxy.reject();
    }
}
