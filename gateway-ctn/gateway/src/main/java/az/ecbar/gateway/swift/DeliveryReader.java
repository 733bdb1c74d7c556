package az.ecbar.gateway.swift;

import az.ecbar.mt.check.Bic;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the adapter delivered: headers and trailers only. What a bank wrote is left to the translator, byte for byte.
 *
 * <pre>
 * {1:F01NABZAZ2CARTS0012000345}{2:O1031200261122ALFAAZ22AXXX00010000012611221500N}{3:..}{4:..-}{5:..}{S:..}
 *    ours, session, sequence      |type|time|   sender's reference 28   |date|time|priority
 * {1:F21NABZAZ2CARTS0012000007}{4:{177:2611221200}{451:0}{108:..}}{1:F01..}{2:I..}{3:..}{4:..-}
 *    what FIN says                  of what was sent, a copy of which follows
 * </pre>
 *
 * <p>Used by one thread; allocates.
 */
final class DeliveryReader {
    private static final int BASIC_LENGTH = 25;
    private static final int OUTPUT_LENGTH = 47;
    private static final int REFERENCE_FROM = 8;
    private static final int SENDER_FROM = 14;
    private static final int MAX_TAIL_BYTES = 512;
    /** An F21 with its copy is the longest: twice the headers and trailers, once 10,000 characters. */
    private static final int MAX_MESSAGE_BYTES = 12_000;

    private final String terminal;
    private final String system;

    /**
     * @param terminal logical terminal of the centre in FIN, twelve characters
     * @param system logical terminal under which the system is addressed in what a bank writes
     */
    DeliveryReader(String terminal, String system) {
        this.terminal = terminal;
        this.system = system;
    }

    Delivered read(byte[] message) {
        FinBlocks blocks = message.length > MAX_MESSAGE_BYTES ? null : FinBlocks.of(message);
        if (blocks == null) {
            return new Delivered.Unknown("its blocks do not begin and end, or it is longer than FIN allows");
        }
        String ids = blocks.ids();
        String basic = blocks.content(blocks.list.getFirst());
        if (!ids.startsWith("1") || basic.length() != BASIC_LENGTH) {
            return new Delivered.Unknown("block 1 is not that of a message");
        }
        if (basic.startsWith("F21")) {
            return acknowledgement(blocks);
        }
        FinBlocks.Block application = blocks.find('2', 0);
        String header = application == null ? "" : blocks.content(application);
        if (!basic.startsWith("F01") || header.length() != OUTPUT_LENGTH || header.charAt(0) != 'O') {
            return new Delivered.Unknown("neither delivered by FIN nor an acknowledgement");
        }
        if (header.charAt(1) == '0') {
            return new Delivered.OfNetwork(header.substring(1, 4));
        }
        boolean isOurs = InputReference.bic(basic, 3).equals(InputReference.bic(terminal, 0));
        if (!isOurs) {
            return new Delivered.Unknown("addressed to " + basic.substring(3, 15));
        }
        return ofBank(blocks, ids, header);
    }

    private Delivered ofBank(FinBlocks blocks, String ids, String header) {
        FinBlocks.Block text = blocks.find('4', 0);
        long number = InputReference.number(header.substring(REFERENCE_FROM, REFERENCE_FROM + 28));
        String sender = header.substring(SENDER_FROM, SENDER_FROM + Bic.TERMINAL_LENGTH);
        byte[] bytes = sender.getBytes(StandardCharsets.ISO_8859_1);
        if (text == null || !ids.matches("123?45?S?") || number < 0 || !Bic.isTerminal(bytes, 0, bytes.length)) {
            return new Delivered.Unknown("its headers are not those of FIN");
        }
        FinBlocks.Block trailers = blocks.find('5', 0);
        byte[] tail = tail(blocks, text);
        if (tail.length > MAX_TAIL_BYTES) {
            return new Delivered.Unknown("trailers of " + tail.length + " bytes");
        }
        FinBlocks.Block application = blocks.list.get(1);
        byte[] head = Arrays.copyOfRange(blocks.bytes, 0, application.to());
        ByteArrayOutputStream out = new ByteArrayOutputStream(blocks.bytes.length);
        String reference = header.substring(SENDER_FROM, SENDER_FROM + 22);
        String type = header.substring(1, 4);
        out.writeBytes(ascii("{1:F01" + reference + "}{2:I" + type + system + header.charAt(46) + "}"));
        out.write(blocks.bytes, application.to(), text.to() - application.to());
        out.writeBytes(ascii(ownTrailers(blocks, trailers)));
        return new Delivered.OfBank(out.toByteArray(), InputReference.bic(sender, 0), number, head, tail);
    }

    private static byte[] tail(FinBlocks blocks, FinBlocks.Block text) {
        return Arrays.copyOfRange(blocks.bytes, text.to(), blocks.bytes.length);
    }

    /** The trailers that the sender wrote: possible duplicate and training. All others are the network's. */
    private static String ownTrailers(FinBlocks blocks, FinBlocks.@Nullable Block trailers) {
        if (trailers == null) {
            return "";
        }
        String emission = blocks.inner(trailers, "PDE");
        String training = blocks.inner(trailers, "TNG");
        String own =
                (emission == null ? "" : "{PDE:" + emission + "}") + (training == null ? "" : "{TNG:" + training + "}");
        return own.isEmpty() ? "" : "{5:" + own + "}";
    }

    private static Delivered acknowledgement(FinBlocks blocks) {
        FinBlocks.Block text = blocks.find('4', 0);
        String verdict = text == null || !blocks.list.get(1).equals(text) ? null : blocks.inner(text, "451");
        if (text == null || verdict == null || !(verdict.equals("0") || verdict.equals("1"))) {
            return new Delivered.Unknown("an F21 without field 451");
        }
        String code = blocks.inner(text, "405");
        String reference = blocks.inner(text, "108");
        return new Delivered.Acknowledgement(
                verdict.equals("0"),
                verdict.equals("0") ? "" : code == null || code.isEmpty() ? "none" : code,
                reference == null ? "" : reference,
                SentKey.of(blocks, 2));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
