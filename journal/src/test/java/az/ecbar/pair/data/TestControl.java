package az.ecbar.pair.data;

import az.ecbar.pair.ControlLink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** One end of a control connection that carries nothing, but has a secret: two ends with the same one are connected. */
public final class TestControl implements ControlLink {
    private long connection;
    private String secret = "";
    private int exports;

    /** Connects two ends anew. */
    public static void connect(TestControl one, TestControl other, String secret) {
        one.connect(secret);
        other.connect(secret);
    }

    void connect(String secret) {
        this.secret = secret;
        connection++;
    }

    int exports() {
        return exports;
    }

    @Override
    public long connection() {
        return secret.isEmpty() ? 0 : connection;
    }

    @Override
    public boolean send(DirectBuffer frame, int offset, int lengthBytes) {
        throw new UnsupportedOperationException("nothing is sent here");
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames) {
        return 0;
    }

    @Override
    public void disconnect() {
        secret = "";
    }

    @Override
    public byte @Nullable [] exportKey(String label, byte[] context, int lengthBytes) {
        if (secret.isEmpty()) {
            return null;
        }
        exports++;
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((secret + '/' + label + '/').getBytes(StandardCharsets.UTF_8));
            sha256.update(context);
            return Arrays.copyOf(sha256.digest(), lengthBytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
