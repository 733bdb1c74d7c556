package az.ecbar.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The text form of RFC 7468 for certificates, revocation lists and receipts: lines of 64 characters, LF at the end of
 * each line. {@link #decodeExactly} takes only what {@link #encode} writes, so that no byte of a file is without meaning.
 */
public final class Pem {
    public static final String CERTIFICATE = "CERTIFICATE";
    public static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";
    public static final String REVOCATION_LIST = "X509 CRL";
    public static final String RECEIPT = "ECBAR RECEIPT";

    private static final int LINE_LENGTH = 64;

    private Pem() {}

    public static String encode(String label, byte[] content) {
        String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(content);
        return begin(label) + "\n" + body + "\n" + end(label) + "\n";
    }

    /**
     * Reads one block of this label that fills the whole file, in the one canonical form.
     *
     * @throws MalformedException for anything else
     */
    public static byte[] decodeExactly(String label, byte[] file) throws MalformedException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String head = begin(label) + "\n";
        String tail = "\n" + end(label) + "\n";
        if (!text.startsWith(head) || !text.endsWith(tail) || text.length() < head.length() + tail.length()) {
            throw new MalformedException("not one block '" + label + "' from the first to the last byte");
        }
        byte[] content = decodeBody(label, text.substring(head.length(), text.length() - tail.length()));
        if (!encode(label, content).equals(text)) {
            throw new MalformedException("block '" + label + "' is not in canonical form");
        }
        return content;
    }

    /**
     * Reads all blocks of this label and skips what stands between them, as files of certificates usually have it.
     *
     * @return at least one block, in the order of the file
     * @throws MalformedException when there is none, or one is broken
     */
    public static List<byte[]> decodeAll(String label, byte[] file) throws MalformedException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<byte[]> blocks = new ArrayList<>();
        int from = text.indexOf(begin(label));
        while (from >= 0) {
            int body = from + begin(label).length();
            int to = text.indexOf(end(label), body);
            if (to < 0) {
                throw new MalformedException("block '" + label + "' has no end");
            }
            blocks.add(decodeBody(label, text.substring(body, to)));
            from = text.indexOf(begin(label), to);
        }
        if (blocks.isEmpty()) {
            throw new MalformedException("no block '" + label + "'");
        }
        return blocks;
    }

    private static byte[] decodeBody(String label, String body) throws MalformedException {
        String digits = body.replace("\r", "").replace("\n", "");
        try {
            return Base64.getDecoder().decode(digits);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("block '" + label + "' is not base64", e);
        }
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String end(String label) {
        return "-----END " + label + "-----";
    }
}
