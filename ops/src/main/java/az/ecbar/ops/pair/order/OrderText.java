package az.ecbar.ops.pair.order;

import az.ecbar.pair.Identity;
import az.ecbar.pair.PairOrder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What two operators sign: an order to one node, with the sentences that they certify, word by word. It names the ledger
 * and the node's promised epoch, so that it can be carried out once and nowhere else. Its layout, a text of lines, stands
 * in docs/replication.md; there is exactly one text for each order.
 *
 * @param kind what the node shall do
 * @param node 1 or 2
 * @param ledger the ledger of the pair
 * @param promised the node's promised epoch when this was written
 * @param proposed when it was written, in whole seconds
 * @param number a random number that tells it from others
 * @param isCertified whether the first two sentences are certified
 * @param newWitness the witness that takes the place of a lost one, with which the third sentence is certified; NONE else
 */
public record OrderText(
        Kind kind,
        int node,
        Identity ledger,
        int promised,
        Instant proposed,
        long number,
        boolean isCertified,
        Identity newWitness) {
    /** What a node may be ordered to do. */
    public enum Kind {
        /** A standby shall lead alone. */
        PROMOTE,
        /** An owner shall lead alone from now on. */
        DETACH,
        /** An owner shall change roles with its standby. */
        SWITCHOVER,
        /** An owner that is alone by a standing order may be so for its longest duration again. */
        CONFIRM
    }

    /** The first sentence. */
    public static final String OFF = "The other node is powered off.";
    /** The second. */
    public static final String NOT_ALONE = "It has not led alone since the two nodes were last attached.";
    /** The third, where a new witness takes the place of a lost one. */
    public static final String WITNESS_OFF =
            "The witness is powered off, and its register will not be used again.";

    private static final String TAG = "ECBAR-PAIR-ORDER-1";
    private static final String CERTIFIED = "certified: ";
    private static final int HEAD_LINES = 7;
    private static final int MAX_LENGTH = 1_024;

    public OrderText {
        boolean mayBeCertified = kind == Kind.PROMOTE || kind == Kind.DETACH;
        if (node < 1 || node > 2 || promised < 0 || !proposed.equals(proposed.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("not a node, an epoch or a time in seconds");
        }
        if (isCertified && !mayBeCertified) {
            throw new IllegalArgumentException("nothing is certified for " + kind);
        }
        if (!newWitness.isNone() && !isCertified) {
            throw new IllegalArgumentException("a new witness wants the sentences certified");
        }
    }

    /** The sentences that are certified, in their order; empty if none is. */
    public List<String> sentences() {
        if (!isCertified) {
            return List.of();
        }
        return newWitness.isNone() ? List.of(OFF, NOT_ALONE) : List.of(OFF, NOT_ALONE, WITNESS_OFF);
    }

    /** The bytes that are signed. */
    public byte[] bytes() {
        List<String> lines = new ArrayList<>(List.of(
                TAG,
                "order: " + kind.name().toLowerCase(Locale.ROOT),
                "node: " + node,
                "ledger: " + hex(ledger),
                "promised: " + promised,
                "proposed: " + proposed,
                "number: " + HexFormat.of().toHexDigits(number)));
        sentences().forEach(sentence -> lines.add(CERTIFIED + sentence));
        if (!newWitness.isNone()) {
            lines.add("witness: " + hex(newWitness));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException for anything but what {@link #bytes} gives
     */
    public static OrderText read(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException("an order of " + bytes.length + " bytes");
        }
        List<String> lines =
                new String(bytes, StandardCharsets.US_ASCII).lines().toList();
        if (lines.size() < HEAD_LINES) {
            throw new IllegalArgumentException("not an order");
        }
        String last = lines.getLast();
        try {
            OrderText text = new OrderText(
                    Kind.valueOf(value(lines.get(1), "order").toUpperCase(Locale.ROOT)),
                    Integer.parseInt(value(lines.get(2), "node")),
                    identity(value(lines.get(3), "ledger")),
                    Integer.parseInt(value(lines.get(4), "promised")),
                    Instant.parse(value(lines.get(5), "proposed")),
                    HexFormat.fromHexDigitsToLong(value(lines.get(6), "number")),
                    lines.size() > HEAD_LINES,
                    last.startsWith("witness: ") ? identity(value(last, "witness")) : Identity.NONE);
            if (!Arrays.equals(text.bytes(), bytes)) {
                throw new IllegalArgumentException("an order in other words than the system's");
            }
            return text;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    /** What the pair agent is to be told. */
    PairOrder.Kind pairKind() {
        return switch (kind) {
            case PROMOTE, DETACH -> isCertified ? PairOrder.Kind.LEAD_ALONE_CERTIFIED : PairOrder.Kind.LEAD_ALONE;
            case SWITCHOVER -> PairOrder.Kind.SWITCH_OVER;
            case CONFIRM -> PairOrder.Kind.CONFIRM_ALONE;
        };
    }

    /** An identity as people read it: its 16 bytes in hexadecimal digits. */
    public static String hex(Identity identity) {
        return HexFormat.of().formatHex(identity.toBytes());
    }

    /**
     * The identity of 32 hexadecimal digits.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Identity identity(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != Identity.LENGTH) {
            throw new IllegalArgumentException("an identity has 32 hexadecimal digits, not '" + hex + "'");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Identity(buffer.getLong(0), buffer.getLong(Long.BYTES));
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + ": ")) {
            throw new IllegalArgumentException("'" + name + ": ' is missing");
        }
        return line.substring(name.length() + 2);
    }
}
