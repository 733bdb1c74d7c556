package az.ecbar.gateway.swift;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Turns an output as the outbox holds it, in the form in which CTN delivers it, into what is given to FIN: other headers,
 * the same blocks 3 and 4, and the mark of a possible duplicate (PDE) where it may have been sent before.
 *
 * <pre>
 * {1:F01BETAAZ22AXXX0000000017}{2:O1031030260401NABZAZ2CXRTS00000000422604011030N}{3:..}{4:..-}
 * {1:F01NABZAZ2CARTS0000000000}{2:I103BETAAZ22XXXXN}{3:..}{4:..-}{5:{PDE:}}
 * </pre>
 *
 * <p>Session and sequence are the interface's to give; the receiver's terminal is the X of FIN. Static methods only.
 */
final class FinOutput {
    private static final int RECEIVER_FROM = 3;

    private FinOutput() {}

    static byte[] of(byte[] output, String terminal, boolean isPossibleDuplicate) {
        FinBlocks blocks = Objects.requireNonNull(FinBlocks.of(output), "an output of the outbox has blocks");
        String receiver = InputReference.bic(blocks.content(blocks.list.getFirst()), RECEIVER_FROM);
        FinBlocks.Block application = blocks.list.get(1);
        FinBlocks.Block text = Objects.requireNonNull(blocks.find('4', 0), "an output of the outbox has a text");
        String header = blocks.content(application);
        ByteArrayOutputStream out = new ByteArrayOutputStream(output.length + 16);
        String basic = "{1:F01" + terminal + "0000000000}{2:I" + header.substring(1, 4) + receiver.substring(0, 8) + "X"
                + receiver.substring(8) + header.charAt(header.length() - 1) + "}";
        out.writeBytes(basic.getBytes(StandardCharsets.ISO_8859_1));
        out.write(output, application.to(), text.to() - application.to());
        if (isPossibleDuplicate) {
            out.writeBytes("{5:{PDE:}}".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }
}
