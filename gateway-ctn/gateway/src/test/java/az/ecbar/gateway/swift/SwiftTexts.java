package az.ecbar.gateway.swift;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Messages as the adapter delivers them. */
final class SwiftTexts {
    static final String TERMINAL = "NABZAZ2CARTS";
    static final String SYSTEM = "NABZAZ2CXRTS";

    private SwiftTexts() {}

    /** An MT103 of a terminal, its sequence and the sequence of the delivery given. */
    static byte[] delivered(String sender, int sequence, int delivery, String text, String trailers) {
        return bytes(String.format(
                        Locale.ROOT,
                        "{1:F01%s0012%06d}{2:O1031200260427%s0001%06d2604271200N}",
                        TERMINAL,
                        delivery,
                        sender,
                        sequence)
                + text
                + (trailers.isEmpty() ? "" : "{5:" + trailers + "}"));
    }

    /** What FIN says of a message that was sent, a copy of which follows with session and sequence filled in. */
    static byte[] f21(String sent, String verdict) {
        return bytes("{1:F21" + TERMINAL + "0012000007}{4:{177:2604271200}" + verdict + "{108:MUR1}}"
                + sent.replace("0000000000}", "0012000007}"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
