package az.ecbar.iso;

import az.ecbar.mt.FormatReason;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes an envelope with its header and document apart, element by element, against the profile of {@link Elements}: the
 * first that does not belong there ends it. So it never goes deeper than the profile does. There are no document types,
 * entities of one's own, comments, processing instructions, character data sections, and no attributes but Ccy of an
 * amount. UTF-8 alone. Owned by one thread; allocates.
 *
 * <p>The parser keeps each name that it ever saw, in its factory. So a factory serves those documents only whose names are all
 * of the profile: after one that was refused, or that has prefixes, there is a new one, and what a bank writes fills no memory.
 */
final class DocumentReader {
    private static final String CURRENCY = "Ccy";
    private static final String UTF_8 = "UTF-8";

    private final boolean isDelivered;
    private XMLInputFactory factory = newFactory();
    private int factoryCount = 1;
    private boolean hasForeignNames;
    private String definition = "";

    DocumentReader(boolean isDelivered) {
        this.isDelivered = isDelivered;
    }

    private static XMLInputFactory newFactory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    /** How many factories were made. */
    int factoryCount() {
        return factoryCount;
    }

    /** What the document read last says that it is, {@code pacs.008.001.08}; empty where it did not come to that. */
    String definition() {
        return definition;
    }

    /** The envelope, whole and according to the profile. */
    Part read(byte[] bytes, int offset, int length) throws Refusal {
        definition = "";
        hasForeignNames = true;
        try {
            return parse(bytes, offset, length);
        } finally {
            if (hasForeignNames) {
                factory = newFactory();
                factoryCount++;
            }
        }
    }

    private Part parse(byte[] bytes, int offset, int length) throws Refusal {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes, offset, length), UTF_8);
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new Refusal(FormatReason.XML_NOT_WELL_FORMED, "", "", placeOf(e));
        } catch (RuntimeException _) {
            // The parser tells of some faults, which it finds late, by exceptions of its own.
            throw new Refusal(FormatReason.XML_NOT_WELL_FORMED, "", "", 0);
        }
    }

    private Part read(XMLStreamReader xml) throws XMLStreamException, Refusal {
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase(UTF_8)) {
            throw new Refusal(FormatReason.XML_NOT_ACCEPTED, "", Part.readable(encoding), 0);
        }
        boolean hasPrefixes = false;
        Deque<Part> open = new ArrayDeque<>();
        Part whole = null;
        while (xml.hasNext()) {
            int event = xml.next();
            int at = xml.getLocation().getCharacterOffset();
            Part inner = open.peek();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    hasPrefixes |= hasPrefixes(xml);
                    Part part = inner == null ? envelope(xml, at) : within(inner, xml, at);
                    if (inner == null) {
                        whole = part;
                    } else {
                        inner.add(part);
                    }
                    open.push(part);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop().end(at);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                    if (inner != null) {
                        inner.text(xml.getText(), at);
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {}
                default -> throw new Refusal(FormatReason.XML_NOT_ACCEPTED, inner == null ? "" : inner.path, "", at);
            }
        }
        if (whole == null || !open.isEmpty()) {
            throw new Refusal(FormatReason.XML_NOT_WELL_FORMED, "", "", 0);
        }
        hasForeignNames = hasPrefixes;
        return whole;
    }

    private static boolean hasPrefixes(XMLStreamReader xml) {
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            if (prefix != null && !prefix.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Part envelope(XMLStreamReader xml, int at) throws Refusal {
        String path = '/' + Elements.ENVELOPE.name;
        if (!Elements.ENVELOPE.name.equals(xml.getLocalName())) {
            throw new Refusal(FormatReason.FIELD_NOT_ALLOWED, "", Part.readable(xml.getLocalName()), at);
        }
        checkNamespace(Elements.DATA_PDU, xml, path, at);
        return new Part(Elements.ENVELOPE, Elements.DATA_PDU, path, at, currency(xml, path, Elements.ENVELOPE, at));
    }

    private Part within(Part outer, XMLStreamReader xml, int at) throws Refusal {
        Element element = outer.expect(xml.getLocalName(), at);
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        String path = outer.pathOf(element);
        if (outer.element != Elements.ENVELOPE) {
            checkNamespace(outer.namespace, xml, path, at);
        } else if (element.size() > 0) {
            boolean isHeader = namespace.equals(Elements.ISO + Elements.HEADER)
                    || namespace.equals(Elements.ISO + Elements.EARLIER_HEADER);
            checkNamespace(isHeader ? namespace : Elements.HEADER, xml, path, at);
        } else {
            definition = Part.readable(shortened(namespace));
            Element document = Elements.document(namespace, isDelivered);
            if (document == null) {
                throw new Refusal(FormatReason.NAMESPACE_NOT_ACCEPTED, path, Part.readable(shortened(namespace)), at);
            }
            element = document;
        }
        // The path within a document begins at the document, as its schema does.
        String shown = outer.element == Elements.ENVELOPE ? '/' + element.name : path;
        return new Part(element, namespace, shown, at, currency(xml, shown, element, at));
    }

    private static void checkNamespace(String wanted, XMLStreamReader xml, String path, int at) throws Refusal {
        if (!wanted.equals(xml.getNamespaceURI())) {
            String found = xml.getNamespaceURI() == null ? "" : shortened(xml.getNamespaceURI());
            throw new Refusal(FormatReason.NAMESPACE_NOT_ACCEPTED, path, Part.readable(found), at);
        }
    }

    /** Without what all names of ISO 20022 begin with. */
    private static String shortened(String namespace) {
        return namespace.startsWith(Elements.ISO) ? namespace.substring(Elements.ISO.length()) : namespace;
    }

    /** The one attribute that there is: an amount must have it but for a sum of amounts, nothing else may. */
    private static String currency(XMLStreamReader xml, String path, Element element, int at) throws Refusal {
        boolean isAmount = element.name.endsWith("Amt");
        String currency = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean isCurrency = isAmount
                    && xml.getAttributeLocalName(i).equals(CURRENCY)
                    && (xml.getAttributeNamespace(i) == null
                            || xml.getAttributeNamespace(i).isEmpty());
            if (!isCurrency) {
                String name = path + "/@" + Part.readable(xml.getAttributeLocalName(i));
                throw new Refusal(FormatReason.XML_NOT_ACCEPTED, name, Part.readable(xml.getAttributeValue(i)), at);
            }
            currency = xml.getAttributeValue(i);
        }
        if (isAmount && !currency.matches("[A-Z]{3}")) {
            FormatReason why = currency.isEmpty() ? FormatReason.FIELD_MISSING : FormatReason.CURRENCY_UNKNOWN;
            throw new Refusal(why, path + "/@" + CURRENCY, Part.readable(currency), at);
        }
        return currency;
    }

    private static int placeOf(XMLStreamException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharacterOffset());
    }
}
