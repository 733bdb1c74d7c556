package az.ecbar.bankview;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a bank's ISO message as the page of formats says: by the MT that says the same. */
final class IsoReader {
    private static final int MAX_LENGTH = 49_152;
    private static final Pattern IDENTIFICATION = Pattern.compile("<(?:[\\w.-]+:)?BizMsgIdr>([^<]*)<");
    private static final XMLInputFactory FACTORY = factory();

    private final String text;
    private IsoEquivalent equivalent = IsoEquivalent.NONE;

    /** What the document says that it is, {@code pacs.008.001.08}; empty until it is read. */
    String definition = "";

    IsoReader(String text) {
        this.text = text;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        return factory;
    }

    /** By how it begins. */
    static boolean isIso(String text) {
        return text.stripLeading().startsWith("<")
                && text.substring(0, Math.min(512, text.length())).contains("DataPDU");
    }

    /** The sender's own name for it, whatever is wrong with it. */
    static String identification(String text) {
        Matcher matcher = IDENTIFICATION.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The MT that says the same. */
    String equivalent() throws Unreadable {
        if (text.length() > MAX_LENGTH) {
            throw new Unreadable(100, "");
        }
        equivalent = new IsoEquivalent(tree());
        return equivalent.write();
    }

    /** What is wrong in the equivalent is told of the element that it came from. */
    Unreadable ofElement(Unreadable wrong, int item) {
        String path = equivalent.path(wrong.reason, wrong.tag, item);
        return wrong.reason == 100 || path.isEmpty()
                ? new Unreadable(wrong.reason, "")
                : Unreadable.ofElement(wrong.reason, path);
    }

    private IsoTree tree() throws Unreadable {
        try {
            return read(IsoText.reader(FACTORY, text));
        } catch (XMLStreamException _) {
            throw new Unreadable(385, "");
        }
    }

    private IsoTree read(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
            throw new Unreadable(386, "");
        }
        Deque<IsoTree> open = new ArrayDeque<>();
        IsoTree whole = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    IsoTree element = open.isEmpty() ? envelope(xml) : element(open.element(), xml);
                    if (open.isEmpty()) {
                        whole = element;
                    } else {
                        open.element().add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop().end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.element().addText(xml.getText());
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {}
                default -> {
                    String path = open.isEmpty() ? "" : open.element().path;
                    throw path.isEmpty() ? new Unreadable(386, "") : Unreadable.ofElement(386, path);
                }
            }
        }
        if (whole == null) {
            throw new Unreadable(385, "");
        }
        return whole;
    }

    private static IsoTree envelope(XMLStreamReader xml) throws Unreadable {
        if (!xml.getLocalName().equals("DataPDU")) {
            throw new Unreadable(133, "");
        }
        requireNamespace(xml, IsoText.ENVELOPE, "/DataPDU");
        return new IsoTree(Shape.envelope(), "/DataPDU", currency(xml, false, "/DataPDU"), IsoText.ENVELOPE);
    }

    private IsoTree element(IsoTree outer, XMLStreamReader xml) throws Unreadable {
        Shape shape = outer.next(xml.getLocalName());
        String path = outer.pathOf(shape);
        String namespace = String.valueOf(xml.getNamespaceURI());
        boolean isOuter = outer.path.equals("/DataPDU");
        if (isOuter && shape.name.equals("AppHdr")) {
            boolean isEarlier = namespace.equals(IsoText.ISO + "head.001.001.01");
            requireNamespace(xml, isEarlier ? namespace : IsoText.ISO + IsoText.HEADER, path);
            path = "/AppHdr";
            shape = Shape.header();
        } else if (isOuter) {
            definition = namespace.startsWith(IsoText.ISO) ? namespace.substring(IsoText.ISO.length()) : namespace;
            definition = definition.substring(0, Math.min(35, definition.length()));
            shape = Shape.document(namespace.startsWith(IsoText.ISO) ? definition : "");
            if (shape.name.isEmpty()) {
                throw Unreadable.ofElement(387, path);
            }
            path = "/Document";
        } else {
            requireNamespace(xml, outer.namespace, path);
        }
        return new IsoTree(shape, path, currency(xml, shape.hasCurrency, path), namespace);
    }

    private static void requireNamespace(XMLStreamReader xml, String wanted, String path) throws Unreadable {
        if (!wanted.equals(xml.getNamespaceURI())) {
            throw Unreadable.ofElement(387, path);
        }
    }

    /** The only attribute that there is. */
    private static String currency(XMLStreamReader xml, boolean isWanted, String path) throws Unreadable {
        String currency = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            if (!isWanted || !name.equals("Ccy")) {
                throw Unreadable.ofElement(386, path + "/@" + name);
            }
            currency = xml.getAttributeValue(i);
        }
        if (isWanted && !currency.matches("[A-Z]{3}")) {
            throw Unreadable.ofElement(currency.isEmpty() ? 136 : 148, path + "/@Ccy");
        }
        return currency;
    }
}
