package az.ecbar.gateway.swift;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What is stored with an input from SWIFT instead of a bank's signature, little endian:
 *
 * <pre>
 *  0  int32     {@value #MARK}, "SWFT"
 *  4  int32     place of the message in the file, from 0
 *  8  32 bytes  HMAC-SHA256 of the file
 * 40  int32 n, name of the file
 *     int32 h, blocks 1 and 2 as delivered
 *     int32 t, blocks 5 and S as delivered
 * </pre>
 *
 * <p>With the message it gives the delivery back, byte for byte; with the file from the archive and the key it can be seen
 * that the interface handed it over. Static methods only.
 */
final class InputProof {
    /** First four bytes: no proof of a signature begins so, for no tree has so many leaves. */
    static final int MARK = 0x54465753;

    private InputProof() {}

    static byte[] encode(String fileName, int place, byte[] code, Delivered.OfBank input) {
        byte[] name = fileName.getBytes(StandardCharsets.UTF_8);
        int length = 8 + code.length + 12 + name.length + input.head().length + input.tail().length;
        ByteBuffer proof = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        proof.putInt(MARK).putInt(place).put(code);
        put(proof, name);
        put(proof, input.head());
        put(proof, input.tail());
        return proof.array();
    }

    private static void put(ByteBuffer proof, byte[] bytes) {
        proof.putInt(bytes.length).put(bytes);
    }
}
