package az.ecbar.ops.node;

import static az.ecbar.ops.node.Misdeed.before;
import static az.ecbar.ops.node.Misdeed.set;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.ops.node.Misdeed.Deed;
import az.ecbar.ops.node.Misdeed.Who;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an unruly bank does before it is logged on: not one of these may give it a session. */
final class LogonMisdeeds {
    private LogonMisdeeds() {}

    static List<Misdeed> beforeLogon() {
        return List.of(
                before("connects and says nothing", (_, _, _) -> true),
                before(
                        "sends what is no frame",
                        (peer, _, _) -> {
                            peer.frame().setMemory(0, 40, (byte) 1);
                            return peer.send(40);
                        },
                        CtnCode.MALFORMED_FRAME),
                before(
                        "speaks another version",
                        (peer, _, _) -> {
                            int length = HeartbeatFrame.encode(peer.frame(), 0, 0);
                            peer.frame().putByte(FrameHeader.VERSION_OFFSET, (byte) 9);
                            return peer.send(length);
                        },
                        CtnCode.WRONG_VERSION),
                before(
                        "sends a long frame before it logged on",
                        (peer, _, _) -> {
                            int length = FrameHeader.MAX_LOGON_LENGTH + 1;
                            int _ = HeartbeatFrame.encode(peer.frame(), 0, 0);
                            FrameHeader.encodeLength(peer.frame(), 0, length);
                            return peer.send(length);
                        },
                        CtnCode.FRAME_TOO_LARGE),
                before(
                        "sends a heartbeat before it logged on",
                        (peer, _, _) -> peer.send(HeartbeatFrame.encode(peer.frame(), 0, 0)),
                        CtnCode.UNEXPECTED_FRAME),
                before(
                        "takes its leave before it came",
                        (peer, _, _) -> peer.send(LogoutFrame.encode(peer.frame(), 0, 0, CtnCode.NONE))),
                before(
                        "logs on twice on one connection",
                        (peer, _, step) -> peer.logOn() && step > 0,
                        CtnCode.UNEXPECTED_FRAME,
                        CtnCode.WRONG_SESSION));
    }

    static List<Misdeed> logons() {
        Deed logOn = (peer, _, _) -> peer.logOn();
        return List.of(
                new Misdeed(
                        "comes with another bank's certificate",
                        false,
                        Who.ANOTHERS_CONNECTION,
                        logOn,
                        0,
                        set(CtnCode.WRONG_PARTICIPANT)),
                new Misdeed(
                        "signs with a certificate that nobody registered",
                        false,
                        Who.UNREGISTERED,
                        logOn,
                        0,
                        set(CtnCode.UNKNOWN_CERTIFICATE)),
                new Misdeed(
                        "signs as an operator",
                        false,
                        Who.OPERATORS_KEY,
                        logOn,
                        0,
                        set(CtnCode.NOT_ALLOWED, CtnCode.WRONG_PARTICIPANT)),
                new Misdeed(
                        "names a terminal that it has not",
                        false,
                        Who.OTHER_TERMINAL,
                        logOn,
                        0,
                        set(CtnCode.NOT_ALLOWED, CtnCode.WRONG_PARTICIPANT)),
                new Misdeed(
                        "names a bank that there is not", false, Who.NOBODY, logOn, 0, set(CtnCode.WRONG_PARTICIPANT)),
                new Misdeed(
                        "comes with a certificate that is over",
                        false,
                        Who.EXPIRED,
                        logOn,
                        0,
                        set(CtnCode.CERTIFICATE_EXPIRED)),
                new Misdeed(
                        "comes with a certificate of another registration code",
                        false,
                        Who.OTHER_CODE,
                        logOn,
                        0,
                        set(CtnCode.WRONG_REGISTRATION_CODE)),
                new Misdeed(
                        "comes with a certificate to sign with",
                        false,
                        Who.SIGNING_KEY,
                        logOn,
                        0,
                        set(CtnCode.NOT_ALLOWED)),
                before(
                        "logs on under a seal of another certificate than it names",
                        (peer, _, _) ->
                                peer.logOn(0, 0, frame -> RawPeer.changeSigner(frame, LogonFrame.SEALED_LENGTH)),
                        CtnCode.WRONG_CERTIFICATE),
                before(
                        "logs on under a wrong signature",
                        (peer, _, _) -> peer.logOn(0, 0, RawPeer::changeSignature),
                        CtnCode.BAD_SIGNATURE),
                before(
                        "sends a logon that cannot be read",
                        (peer, _, _) ->
                                peer.logOn(0, 0, frame -> frame.putByte(LogonFrame.SEALED_LENGTH - 84, (byte) 77)),
                        CtnCode.MALFORMED_FRAME),
                before(
                        "logs on an hour late",
                        (peer, _, _) -> {
                            peer.shift(-TimeUnit.HOURS.toNanos(1));
                            return peer.logOn();
                        },
                        CtnCode.WRONG_TIME),
                before(
                        "holds outputs that nobody sent",
                        (peer, _, _) -> peer.logOn(1_000_000, 0, _ -> {}),
                        CtnCode.CENTRE_BEHIND),
                before(
                        "holds a receipt that nobody gave",
                        (peer, _, _) -> peer.logOn(0, 1_000_000, _ -> {}),
                        CtnCode.CENTRE_BEHIND));
    }
}
