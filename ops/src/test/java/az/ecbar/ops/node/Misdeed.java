package az.ecbar.ops.node;

import static az.ecbar.ops.node.RawPeer.digestOf;
import static az.ecbar.ops.node.RawPeer.text;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.frame.AcknowledgeFrame;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.ctn.frame.PartFrame;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Something that a bank's program does on one connection, mostly wrong, and what the centre may answer to it.
 *
 * @param isLoggedOn whether it logs on in order before
 * @param who with what it comes
 * @param deed done at each step until it says that it is done
 * @param numbers so many numbers of inputs may be taken by it
 * @param answers each code that may come back for it; {@link CtnCode#NONE} is an ACK
 */
record Misdeed(String name, boolean isLoggedOn, Who who, Deed deed, int numbers, Set<CtnCode> answers) {
    /** With which keys it comes. */
    enum Who {
        /** Its own. */
        ITSELF,
        /** It connects with another bank's certificate. */
        ANOTHERS_CONNECTION,
        /** It signs with a certificate that nobody registered. */
        UNREGISTERED,
        /** It signs with an operator's. */
        OPERATORS_KEY,
        /** Under a terminal that it has not. */
        OTHER_TERMINAL,
        /** Under the name of a bank that there is not. */
        NOBODY,
        /** It connects with a certificate that is over. */
        EXPIRED,
        /** It connects with a certificate of another registration code. */
        OTHER_CODE,
        /** It connects with a certificate to sign with. */
        SIGNING_KEY
    }

    /** What is done. */
    @FunctionalInterface
    interface Deed {
        /**
         * Does a part of it.
         *
         * @param next the number that is next for an input
         * @param step how often it was called before
         * @return whether it is done
         */
        boolean on(RawPeer peer, long next, int step);
    }

    static final List<Misdeed> ALL = all();

    private static final byte[] UNREADABLE = text("THIS IS NO MESSAGE");
    private static final int PART_BYTES = 2_000;
    private static final int REFUSALS = 130;
    private static final int MORE_THAN_CREDIT = 5;
    private static final int MANY = 64;

    private static List<Misdeed> all() {
        List<Misdeed> all = new ArrayList<>(LogonMisdeeds.beforeLogon());
        all.addAll(LogonMisdeeds.logons());
        all.addAll(frames());
        all.addAll(envelopes());
        all.addAll(parts());
        return List.copyOf(all);
    }

    static Misdeed before(String name, Deed deed, CtnCode... answers) {
        return new Misdeed(name, false, Who.ITSELF, deed, 0, set(answers));
    }

    private static Misdeed inSession(String name, Deed deed, CtnCode... answers) {
        return new Misdeed(name, true, Who.ITSELF, deed, 0, set(answers));
    }

    private static Misdeed good(String name, int numbers, Deed deed, CtnCode... answers) {
        return new Misdeed(name, true, Who.ITSELF, deed, numbers, set(answers));
    }

    static Set<CtnCode> set(CtnCode... codes) {
        Set<CtnCode> set = EnumSet.noneOf(CtnCode.class);
        set.addAll(List.of(codes));
        return set;
    }

    private static List<Misdeed> frames() {
        return List.of(
                inSession(
                        "names another session",
                        (peer, _, _) -> peer.send(HeartbeatFrame.encode(peer.frame(), 0, peer.sessionId() + 1)),
                        CtnCode.WRONG_SESSION),
                inSession(
                        "sends a heartbeat that is too long",
                        (peer, _, _) -> {
                            int length = HeartbeatFrame.encode(peer.frame(), 0, peer.sessionId()) + 1;
                            FrameHeader.encodeLength(peer.frame(), 0, length);
                            return peer.send(length);
                        },
                        CtnCode.MALFORMED_FRAME),
                inSession(
                        "sends a frame that only the centre sends",
                        (peer, _, _) -> {
                            int length = HeartbeatFrame.encode(peer.frame(), 0, peer.sessionId());
                            peer.frame().putByte(FrameHeader.VERSION_OFFSET + 1, (byte) 8);
                            return peer.send(length);
                        },
                        CtnCode.UNEXPECTED_FRAME),
                inSession(
                        "wants to look on as operators do",
                        (peer, _, _) -> {
                            int length = HeartbeatFrame.encode(peer.frame(), 0, peer.sessionId()) + 8;
                            FrameHeader.encodeLength(peer.frame(), 0, length);
                            peer.frame().putByte(FrameHeader.VERSION_OFFSET + 1, (byte) 11);
                            return peer.send(length);
                        },
                        CtnCode.UNEXPECTED_FRAME),
                inSession(
                        "acknowledges what was not sent",
                        (peer, _, _) ->
                                peer.send(AcknowledgeFrame.encode(peer.frame(), 0, peer.sessionId(), 1_000_000)),
                        CtnCode.UNKNOWN_OUTPUT),
                inSession(
                        "says that the centre signed wrongly",
                        (peer, _, _) -> peer.send(ErrorFrame.encode(
                                peer.frame(), 0, peer.sessionId(), CtnCode.BAD_SIGNATURE, "your signature"))),
                inSession(
                        "logs out",
                        (peer, _, _) -> peer.send(LogoutFrame.encode(peer.frame(), 0, peer.sessionId(), CtnCode.NONE)),
                        CtnCode.NONE),
                inSession("falls silent", (_, _, _) -> true));
    }

    private static List<Misdeed> envelopes() {
        return List.of(
                good(
                        "sends what is no message",
                        1,
                        (peer, next, _) -> peer.message(MessageKind.MESSAGE, next, UNREADABLE),
                        CtnCode.NONE),
                good(
                        "sends the same input again",
                        1,
                        (peer, next, step) -> peer.message(MessageKind.MESSAGE, next, UNREADABLE) && step > 0,
                        CtnCode.NONE),
                good(
                        "sends other bytes under a number that is taken",
                        1,
                        (peer, next, step) -> peer.message(MessageKind.MESSAGE, next, text("TEXT " + step)) && step > 0,
                        CtnCode.NONE,
                        CtnCode.OTHER_BYTES),
                inSession(
                        "leaves a gap",
                        (peer, next, _) -> peer.message(MessageKind.MESSAGE, next + 3, UNREADABLE),
                        CtnCode.GAP),
                inSession(
                        "signs wrongly",
                        (peer, next, _) ->
                                peer.message(MessageKind.MESSAGE, next, UNREADABLE, RawPeer::changeSignature),
                        CtnCode.BAD_SIGNATURE),
                inSession(
                        "signs wrongly until nobody listens any more",
                        (peer, next, step) -> {
                            boolean _ = peer.message(MessageKind.MESSAGE, next, UNREADABLE, RawPeer::changeSignature);
                            return step >= REFUSALS;
                        },
                        CtnCode.BAD_SIGNATURE,
                        CtnCode.TOO_MANY_REFUSALS),
                inSession(
                        "signs with another certificate than it logged on with",
                        (peer, next, _) -> peer.message(
                                MessageKind.MESSAGE,
                                next,
                                UNREADABLE,
                                frame -> RawPeer.changeSigner(frame, RawPeer.sealOffset(frame))),
                        CtnCode.WRONG_CERTIFICATE),
                inSession(
                        "signs for another hour",
                        (peer, next, _) -> {
                            peer.shift(TimeUnit.HOURS.toNanos(1));
                            return peer.message(MessageKind.MESSAGE, next, UNREADABLE);
                        },
                        CtnCode.WRONG_TIME),
                inSession(
                        "sends an empty message",
                        (peer, next, _) -> peer.message(MessageKind.MESSAGE, next, new byte[0]),
                        CtnCode.MESSAGE_EMPTY),
                inSession(
                        "sends a long message in one piece",
                        (peer, next, _) -> peer.message(MessageKind.MESSAGE, next, new byte[3_000]),
                        CtnCode.MESSAGE_TOO_LARGE),
                inSession(
                        "asks as an operator",
                        (peer, next, _) -> peer.message(MessageKind.REQUEST, next, UNREADABLE),
                        CtnCode.WRONG_KIND),
                inSession(
                        "sends an output",
                        (peer, next, _) -> peer.message(MessageKind.OUTPUT, next, UNREADABLE),
                        CtnCode.WRONG_KIND),
                inSession(
                        "sends an envelope that cannot be read",
                        (peer, next, _) -> peer.message(
                                MessageKind.MESSAGE, next, UNREADABLE, frame -> frame.putShort(16, (short) 7)),
                        CtnCode.MALFORMED_FRAME),
                good(
                        "sends more than its credit",
                        MORE_THAN_CREDIT * MANY,
                        (peer, next, step) -> peer.messages(next + (long) step * MANY, MANY, UNREADABLE)
                                && step == MORE_THAN_CREDIT - 1,
                        CtnCode.NONE,
                        CtnCode.GAP,
                        CtnCode.CREDIT_EXCEEDED));
    }

    private static List<Misdeed> parts() {
        byte[] whole = new byte[5_000];
        byte[] digest = digestOf(whole);
        return List.of(
                good(
                        "sends a long text in parts",
                        1,
                        (peer, next, _) ->
                                sendParts(peer, next, 3, whole, digest) && peer.transfer(next, whole.length, digest, 3),
                        CtnCode.NONE),
                inSession(
                        "breaks off in the midst of the parts",
                        (peer, next, _) -> sendParts(peer, next, 2, whole, digest)),
                inSession(
                        "begins with the second part",
                        (peer, next, _) -> peer.part(next, 2, 3, whole, digest, PART_BYTES),
                        CtnCode.UNKNOWN_TRANSFER),
                inSession(
                        "ends before the last part",
                        (peer, next, _) ->
                                sendParts(peer, next, 2, whole, digest) && peer.transfer(next, whole.length, digest, 3),
                        CtnCode.UNKNOWN_TRANSFER),
                inSession(
                        "sends other parts than it signs",
                        (peer, next, _) -> {
                            byte[] others = digestOf(text("others"));
                            return sendParts(peer, next, 3, whole, others)
                                    && peer.transfer(next, whole.length, others, 3);
                        },
                        CtnCode.WRONG_DIGEST),
                inSession(
                        "begins what is far too long",
                        (peer, next, _) -> peer.part(next, 1, 3, whole, digest, PART_BYTES)
                                && longer(peer)
                                && peer.part(next, 2, 3, whole, digest, PART_BYTES),
                        CtnCode.MESSAGE_TOO_LARGE,
                        CtnCode.UNKNOWN_TRANSFER),
                inSession(
                        "sends a part of a later number",
                        (peer, next, _) -> peer.part(next + 2, 1, 3, whole, digest, PART_BYTES),
                        CtnCode.GAP),
                inSession(
                        "sends a part under two numbers",
                        (peer, next, _) -> {
                            int length = PartFrame.encode(
                                    peer.frame(), 0, peer.sessionId(), next, next + 1, 5_000, 1, 3, digest, 100);
                            return peer.send(length);
                        },
                        CtnCode.MALFORMED_FRAME),
                good(
                        "sends the parts of what is taken",
                        1,
                        (peer, next, step) -> switch (step) {
                            case 0 -> !peer.message(MessageKind.MESSAGE, next, UNREADABLE);
                            case 1 -> !peer.part(next, 1, 3, whole, digest, PART_BYTES);
                            default -> peer.part(next, 2, 3, whole, digest, PART_BYTES);
                        },
                        CtnCode.NONE,
                        CtnCode.OTHER_BYTES));
    }

    /** The last part again, as of a message of 200 MiB. */
    private static boolean longer(RawPeer peer) {
        int wholeLengthOffset = 32;
        peer.frame().putLong(wholeLengthOffset, 200L << 20, ByteOrder.LITTLE_ENDIAN);
        return peer.send(PartFrame.CONTENT_OFFSET + PART_BYTES);
    }

    private static boolean sendParts(RawPeer peer, long number, int parts, byte[] whole, byte[] digest) {
        boolean isSent = true;
        for (int part = 1; part <= parts && isSent; part++) {
            isSent = peer.part(number, part, 3, whole, digest, PART_BYTES);
        }
        return isSent;
    }

    @Override
    public String toString() {
        return name;
    }
}
