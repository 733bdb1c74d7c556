package az.ecbar.iso.output;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The schemas of ISO 20022 beside the project, where they are: they are no part of it. */
final class Schemas {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String HEADER = "head.001.001.02";

    private final Path folder;
    private final Map<String, Schema> loaded = new HashMap<>();

    Schemas(Path root) {
        folder = root.resolve("../shared/xsd").normalize();
    }

    boolean arePresent() {
        return Files.isDirectory(folder);
    }

    Path folder() {
        return folder;
    }

    /** Validates the header and the document of a message, each against its own schema. */
    void validate(byte[] message) throws IOException {
        Document whole = parse(message);
        String definition =
                whole.getElementsByTagNameNS("*", "MsgDefIdr").item(0).getTextContent();
        validate(whole, HEADER, "AppHdr");
        validate(whole, definition, "Document");
    }

    private void validate(Document whole, String definition, String name) throws IOException {
        NodeList found = whole.getElementsByTagNameNS(ISO + definition, name);
        if (found.getLength() != 1) {
            fail(found.getLength() + " elements " + name + " of " + definition);
        }
        try {
            schema(definition).newValidator().validate(new DOMSource(found.item(0)));
        } catch (SAXException e) {
            fail(definition + ": " + e.getMessage());
        }
    }

    private Schema schema(String definition) throws SAXException {
        Schema schema = loaded.get(definition);
        if (schema == null) {
            schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(folder.resolve(definition + ".xsd").toFile());
            loaded.put(definition, schema);
        }
        return schema;
    }

    static Document parse(byte[] message) throws IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
        } catch (ParserConfigurationException | SAXException e) {
            return fail("no XML: " + e.getMessage());
        }
    }
}
