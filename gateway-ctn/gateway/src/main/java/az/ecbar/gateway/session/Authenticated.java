package az.ecbar.gateway.session;

import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.schema.Channel;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import org.agrona.concurrent.UnsafeBuffer;

/** What a good logon has proven, with a copy of the frame that proves it. */
final class Authenticated {
    private final LogonFrame logon = new LogonFrame();
    private final byte[] nonce = new byte[LogonFrame.NONCE_LENGTH];
    private final byte[] frame;
    private final Digest signer;
    private final Expectation expectation;
    private final Channel channel;

    /** @param frame a frame that was checked; not copied */
    Authenticated(byte[] frame, Digest signer, Expectation expectation, Channel channel) {
        this.frame = frame;
        this.signer = signer;
        this.expectation = expectation;
        this.channel = channel;
        logon.wrap(new UnsafeBuffer(frame), 0, frame.length);
        logon.copyNonce(nonce);
    }

    /** The signed frame itself; not to be changed. */
    byte[] frame() {
        return frame;
    }

    LogonFrame logon() {
        return logon;
    }

    String bic() {
        return logon.bic();
    }

    char terminal() {
        return logon.terminal();
    }

    /** The certificate that signs in this session. */
    Digest signer() {
        return signer;
    }

    /** What that certificate must be at each use. */
    Expectation expectation() {
        return expectation;
    }

    Channel channel() {
        return channel;
    }

    /** Not to be changed. */
    byte[] nonce() {
        return nonce;
    }

    boolean isOperator() {
        return channel == Channel.WORKSTATION;
    }
}
