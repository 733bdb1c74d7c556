package az.ecbar.iso.profile;

import az.ecbar.mt.FormatReason;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.StreamReaderImpl;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes an envelope with its header and document apart, element by element, against profiles: the first that does not belong
 * there ends it. So it never goes deeper than a profile does. There are no document types, entities of one's own, comments,
 * processing instructions, character data sections, and no attributes but Ccy of an amount. UTF-8 alone.
 *
 * <p>Owned by one thread and used again and again. What is read stands in {@link Values}, until the next reading. It
 * allocates nothing of its own but for a refusal; the parser below it allocates a bounded sum for each message. The work is
 * linear in the length, which is bounded.
 *
 * <p>The parser keeps each name that it ever saw, in its factory. So a factory serves those documents only whose names are all
 * of the profile, and {@value #MOST_PREFIXES} prefixes in all: after one that was refused, or when there were more, there is a
 * new one, and what a bank writes fills no memory.
 */
public final class ProfileReader {
    private static final String CURRENCY = "Ccy";
    private static final int CURRENCY_LENGTH = 3;
    private static final String UTF_8 = "UTF-8";
    private static final int NOTHING = -1;
    private static final int MOST_PREFIXES = 32;

    private final Profiles profiles;
    private final OpenElements open;
    private final Values values;
    private final int maxLength;
    private XMLInputFactory factory = newFactory();
    private int factoryCount = 1;
    /** How many prefixes were declared since the factory was made. */
    private int prefixes;

    private String namespace = "";
    private String within = "";

    /** A reader of messages of at most so many bytes. */
    public ProfileReader(Profiles profiles, int maxLength) {
        this.profiles = profiles;
        this.maxLength = maxLength;
        values = new Values(profiles, maxLength);
        open = new OpenElements(profiles.outline);
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
    public int factoryCount() {
        return factoryCount;
    }

    /** The name space of the document read last, known or not; empty where it did not come to that. */
    public String namespace() {
        return namespace;
    }

    /** What was read last; of a message that was refused, as far as it was read. */
    public Values values() {
        return values;
    }

    /**
     * Reads the envelope, whole and according to the profile.
     *
     * @throws Refusal at the first thing wrong; nothing else whatever the bytes are
     * @throws IllegalArgumentException when there are more bytes than were agreed
     */
    public Values read(byte[] bytes, int offset, int length) throws Refusal {
        if (length > maxLength) {
            throw new IllegalArgumentException(length + " bytes, at most " + maxLength);
        }
        values.clear(profiles.outline);
        open.clear(profiles.outline);
        namespace = "";
        boolean isRead = false;
        try {
            parse(bytes, offset, length);
            isRead = true;
        } finally {
            if (!isRead || prefixes > MOST_PREFIXES) {
                factory = newFactory();
                factoryCount++;
                prefixes = 0;
            }
        }
        return values;
    }

    private void parse(byte[] bytes, int offset, int length) throws Refusal {
        int fault = Utf8.fault(bytes, offset, length);
        if (fault >= 0) {
            throw new Refusal(FormatReason.XML_NOT_WELL_FORMED, "", "", fault);
        }
        if (length > 0 && bytes[offset] < 0) {
            // A byte order mark, which the parser would pass over.
            throw new Refusal(FormatReason.XML_NOT_ACCEPTED, "", "", 0);
        }
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes, offset, length), UTF_8);
            try {
                walk(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharacterOffset());
            throw new Refusal(FormatReason.XML_NOT_WELL_FORMED, open.path(), "", Math.min(at, length));
        } catch (RuntimeException _) {
            // The parser tells of some faults, which it finds late, by exceptions of its own.
            throw new Refusal(FormatReason.XML_NOT_WELL_FORMED, open.path(), "", 0);
        }
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException, Refusal {
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase(UTF_8)) {
            throw new Refusal(FormatReason.XML_NOT_ACCEPTED, "", Refusal.readable(encoding), 0);
        }
        boolean isWhole = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> {
                    end(xml);
                    isWhole = open.isEmpty();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text(xml);
                case XMLStreamConstants.END_DOCUMENT -> {}
                default -> throw new Refusal(FormatReason.XML_NOT_ACCEPTED, open.path(), "", placeOf(xml));
            }
        }
        if (!isWhole) {
            throw new Refusal(FormatReason.XML_NOT_WELL_FORMED, open.path(), "", 0);
        }
    }

    private void start(XMLStreamReader xml) throws Refusal {
        notePrefixes(xml);
        int place = placeOf(xml);
        if (open.isEmpty()) {
            startEnvelope(xml, place);
            return;
        }
        boolean isPart = open.depth() == 1;
        int id = open.expect(xml.getLocalName(), values, place);
        if (!isPart) {
            checkNamespace(within, xml, id, place);
        } else if (id == profiles.outline.document()) {
            startDocument(xml, id, place);
        } else {
            startHeader(xml, id, place);
        }
        push(xml, id, place);
    }

    private void startEnvelope(XMLStreamReader xml, int place) throws Refusal {
        String name = profiles.outline.name(Profile.ENVELOPE);
        if (!name.equals(xml.getLocalName())) {
            throw new Refusal(FormatReason.FIELD_NOT_ALLOWED, "", Refusal.readable(xml.getLocalName()), place);
        }
        if (!profiles.envelopeNamespace.equals(xml.getNamespaceURI())) {
            throw new Refusal(FormatReason.NAMESPACE_NOT_ACCEPTED, '/' + name, found(xml), place);
        }
        push(xml, Profile.ENVELOPE, place);
    }

    private void startHeader(XMLStreamReader xml, int id, int place) throws Refusal {
        within = uriOf(xml);
        if (!profiles.headerNamespaces.contains(within)) {
            checkNamespace(profiles.headerNamespaces.getFirst(), xml, id, place);
        }
    }

    private void startDocument(XMLStreamReader xml, int id, int place) throws Refusal {
        within = uriOf(xml);
        namespace = within;
        Profile known = profiles.of(within);
        if (known == null) {
            throw new Refusal(FormatReason.NAMESPACE_NOT_ACCEPTED, open.pathOf(id), found(xml), place);
        }
        values.become(known);
        open.become(known);
    }

    private void push(XMLStreamReader xml, int id, int place) throws Refusal {
        int index = values.add(id, place);
        open.push(id, index);
        if (xml.getAttributeCount() > 0 || open.top().element.currency != null) {
            values.currency(index, currency(xml, place));
        }
    }

    private void text(XMLStreamReader xml) throws Refusal {
        if (open.isEmpty()) {
            return;
        }
        char[] characters = xml.getTextCharacters();
        int from = xml.getTextStart();
        int length = xml.getTextLength();
        if (open.top().element.form != null) {
            values.append(open.topIndex(), characters, from, length);
            return;
        }
        for (int i = from; i < from + length; i++) {
            if (characters[i] > ' ') {
                String found = new String(characters, from, length).strip();
                throw new Refusal(
                        FormatReason.TEXT_BETWEEN_ELEMENTS, open.path(), Refusal.readable(found), placeOf(xml));
            }
        }
    }

    private void end(XMLStreamReader xml) throws Refusal {
        Form form = open.top().element.form;
        if (form == null) {
            open.checkEnd(placeOf(xml));
        } else {
            int index = open.topIndex();
            FormatReason fault = values.length(index) == 0
                    ? FormatReason.FIELD_EMPTY
                    : form.fault(values.bytes(), values.offset(index), values.length(index));
            if (fault != null) {
                throw new Refusal(fault, open.path(), Refusal.readable(values.value(index)), values.place(index));
            }
        }
        open.pop();
    }

    private void notePrefixes(XMLStreamReader xml) {
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            prefixes += prefix != null && !prefix.isEmpty() ? 1 : 0;
        }
    }

    private void checkNamespace(String wanted, XMLStreamReader xml, int id, int place) throws Refusal {
        if (!wanted.equals(xml.getNamespaceURI())) {
            throw new Refusal(FormatReason.NAMESPACE_NOT_ACCEPTED, open.pathOf(id), found(xml), place);
        }
    }

    private static String uriOf(XMLStreamReader xml) {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    private static String found(XMLStreamReader xml) {
        return Refusal.readable(shortened(uriOf(xml)));
    }

    /** Without what all names of ISO 20022 begin with. */
    public static String shortened(String namespace) {
        String iso = "urn:iso:std:iso:20022:tech:xsd:";
        return namespace.startsWith(iso) ? namespace.substring(iso.length()) : namespace;
    }

    /** The one attribute that there is, packed: an amount must have it, nothing else may. */
    private int currency(XMLStreamReader xml, int place) throws Refusal {
        String wanted = open.top().element.currency;
        int packed = NOTHING;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String uri = xml.getAttributeNamespace(i);
            boolean isCurrency =
                    wanted != null && xml.getAttributeLocalName(i).equals(CURRENCY) && (uri == null || uri.isEmpty());
            if (!isCurrency) {
                String name = open.path() + "/@" + Refusal.readable(xml.getAttributeLocalName(i));
                throw new Refusal(
                        FormatReason.XML_NOT_ACCEPTED, name, Refusal.readable(xml.getAttributeValue(i)), place);
            }
            packed = checkedCurrency(xml.getAttributeValue(i), wanted, place);
        }
        if (packed == NOTHING) {
            throw currencyRefused(FormatReason.FIELD_MISSING, "", place);
        }
        return packed;
    }

    private int checkedCurrency(String value, @Nullable String wanted, int place) throws Refusal {
        if (value.isEmpty()) {
            throw currencyRefused(FormatReason.FIELD_MISSING, value, place);
        }
        int packed = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (value.length() != CURRENCY_LENGTH || c < 'A' || c > 'Z') {
                throw currencyRefused(FormatReason.CURRENCY_UNKNOWN, value, place);
            }
            packed = packed << 8 | c;
        }
        if (wanted != null && !wanted.isEmpty() && !wanted.equals(value)) {
            throw currencyRefused(FormatReason.CURRENCY_NOT_NATIONAL, value, place);
        }
        return packed;
    }

    private Refusal currencyRefused(FormatReason why, String found, int place) {
        return new Refusal(why, open.path() + "/@" + CURRENCY, Refusal.readable(found), place);
    }

    /** The parser's location would be an object for each element. */
    private static int placeOf(XMLStreamReader xml) {
        return (int) ((StreamReaderImpl) xml).getStartingByteOffset();
    }
}
