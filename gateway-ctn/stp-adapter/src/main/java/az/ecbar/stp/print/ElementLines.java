package az.ecbar.stp.print;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of an ISO message for paper: each in a line of its own, set in by its depth, with its text behind it.
 * Immutable; any thread.
 */
final class ElementLines {
    private static final String DEFINITION = "MsgDefIdr";
    private static final int NAME_WIDTH = 14;
    private static final int MAX_DEPTH = 40;

    private final List<String> lines = new ArrayList<>();
    private String definition = "";

    /**
     * Takes a message apart.
     *
     * @throws UnprintableException when it is no XML
     */
    ElementLines(byte[] message) throws UnprintableException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            read(factory.createXMLStreamReader(new ByteArrayInputStream(message)));
        } catch (XMLStreamException e) {
            throw new UnprintableException("this is neither an MT nor well-formed XML: " + e);
        }
    }

    /** {@code camt.054.001.08}; empty if the header does not say. */
    String definition() {
        return definition;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, UnprintableException {
        Deque<String> open = new ArrayDeque<>();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == MAX_DEPTH) {
                        throw new UnprintableException("elements within each other deeper than " + MAX_DEPTH);
                    }
                    lines.add("  ".repeat(open.size()) + xml.getLocalName());
                    if (xml.getAttributeCount() > 0) {
                        append(xml.getAttributeValue(0));
                    }
                    open.push(xml.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS -> {
                    if (!xml.isWhiteSpace()) {
                        append(xml.getText());
                        definition = DEFINITION.equals(open.peek()) ? xml.getText() : definition;
                    }
                }
                default -> {
                    // Nothing that is meant for paper.
                }
            }
        }
    }

    private void append(String text) {
        String line = lines.removeLast();
        int name = line.stripLeading().length();
        lines.add(line + " ".repeat(Math.max(1, NAME_WIDTH - name)) + text);
    }
}
