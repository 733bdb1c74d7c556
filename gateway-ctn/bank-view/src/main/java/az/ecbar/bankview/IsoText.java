package az.ecbar.bankview;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An ISO message as the values that it holds, one after the other, and as the bytes that the page of formats wants of the
 * system: without white space, prefixes and anything else that says nothing.
 */
final class IsoText {
    static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    static final String ENVELOPE = "urn:ecbar:xsd:datapdu.001";
    static final String HEADER = "head.001.001.02";

    private static final XMLInputFactory FACTORY = factory();

    private IsoText() {}

    /**
     * A value.
     *
     * @param path below the envelope; of several elements of one name the second and later bear their number
     * @param currency the attribute, else empty
     */
    record Leaf(String path, String currency, String value) {}

    static XMLInputFactory factory() {
        // The one of the JDK, whatever else is there.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static XMLStreamReader reader(XMLInputFactory factory, String text) throws XMLStreamException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
    }

    /** The values in their order; null: it is no XML. */
    static @Nullable List<Leaf> leaves(String text) {
        List<Leaf> leaves = new ArrayList<>();
        Deque<String> paths = new ArrayDeque<>();
        Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        counts.push(new HashMap<>());
        String currency = "";
        StringBuilder value = new StringBuilder();
        try {
            XMLStreamReader xml = reader(FACTORY, text);
            boolean isLeaf = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    int number = counts.element().merge(name, 1, Integer::sum);
                    String outer = paths.isEmpty() ? "" : paths.element();
                    paths.push(paths.isEmpty() ? "" : outer + "/" + numbered(name, number));
                    counts.push(new HashMap<>());
                    currency = xml.getAttributeCount() > 0 ? xml.getAttributeValue(0) : "";
                    value.setLength(0);
                    isLeaf = true;
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    value.append(xml.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (isLeaf) {
                        leaves.add(new Leaf(paths.element(), currency, value.toString()));
                    }
                    String _ = paths.pop();
                    var _ = counts.pop();
                    isLeaf = false;
                }
            }
        } catch (XMLStreamException _) {
            return null;
        }
        return leaves;
    }

    static String numbered(String name, int number) {
        return number == 1 ? name : name + "[" + number + "]";
    }

    /** How the system must write a message of these values. */
    static String written(String definition, List<Leaf> leaves) {
        StringBuilder text = new StringBuilder(4096)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><DataPDU xmlns=\"")
                .append(ENVELOPE)
                .append("\">");
        List<String> open = new ArrayList<>();
        for (Leaf leaf : leaves) {
            String[] names = leaf.path.substring(1).split("/", -1);
            int common = 0;
            while (common < open.size()
                    && common < names.length - 1
                    && open.get(common).equals(names[common])) {
                common++;
            }
            close(text, open, common);
            for (int i = common; i < names.length - 1; i++) {
                open.add(names[i]);
                text.append('<')
                        .append(bare(names[i]))
                        .append(namespace(names[i], definition))
                        .append('>');
            }
            String name = bare(names[names.length - 1]);
            text.append('<').append(name);
            if (!leaf.currency.isEmpty()) {
                text.append(" Ccy=\"").append(leaf.currency).append('"');
            }
            text.append('>')
                    .append(escaped(leaf.value))
                    .append("</")
                    .append(name)
                    .append('>');
        }
        close(text, open, 0);
        return text.append("</DataPDU>").toString();
    }

    private static void close(StringBuilder text, List<String> open, int left) {
        while (open.size() > left) {
            text.append("</").append(bare(open.removeLast())).append('>');
        }
    }

    private static String namespace(String name, String definition) {
        return switch (name) {
            case "AppHdr" -> " xmlns=\"" + ISO + HEADER + "\"";
            case "Document" -> " xmlns=\"" + ISO + definition + "\"";
            default -> "";
        };
    }

    private static String bare(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
