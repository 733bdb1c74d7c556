package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.mt.ProjectFiles;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Header and document of what we accept and write are valid by the schemas of ISO 20022, where a folder of them lies beside the
 * project. There are none of the two proprietary messages.
 */
class IpsSchemaTest {
    private static final int CASES = 25;

    private final Path folder = ProjectFiles.shared("xsd");
    private final Map<String, Schema> schemas = new HashMap<>();
    private int validated;

    @BeforeEach
    void schemasAreThere() {
        assumeTrue(Files.isDirectory(folder), () -> "no schemas at " + folder);
    }

    @Test
    void whatWeAcceptIsValid() throws IOException, SAXException, ParserConfigurationException {
        for (IpsKind kind : IpsKind.values()) {
            validate(SampleSource.of(kind));
            for (int seed = 0; seed < CASES; seed++) {
                validate(RandomSource.of(kind, seed));
            }
        }
        assertTrue(validated > 13 * CASES, "documents: " + validated);
    }

    @Test
    void whatWeWriteIsValid() throws IOException, SAXException, ParserConfigurationException {
        for (String sample : new Outputs().samples().values()) {
            validate(sample);
        }
        assertTrue(validated >= 20, "documents: " + validated);
    }

    @Test
    void theSchemasFindWhatIsWrong() {
        String wrong = SampleSource.of(IpsKind.PAYMENT).replace("<ChrgBr>SLEV</ChrgBr>", "<ChrgBr>OURS</ChrgBr>");
        assertThrows(SAXException.class, () -> validate(wrong));
    }

    private void validate(String message) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element envelope = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(MadeMessage.bytes(message)))
                .getDocumentElement();
        for (Node node = envelope.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element && node.getNamespaceURI().startsWith(IpsKind.ISO)) {
                String name = node.getNamespaceURI().substring(IpsKind.ISO.length());
                schema(name).newValidator().validate(new DOMSource(node));
                validated += node.getLocalName().equals("Document") ? 1 : 0;
            }
        }
    }

    private Schema schema(String name) throws SAXException {
        Schema known = schemas.get(name);
        if (known == null) {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            known = factory.newSchema(folder.resolve(name + ".xsd").toFile());
            schemas.put(name, known);
        }
        return known;
    }
}
