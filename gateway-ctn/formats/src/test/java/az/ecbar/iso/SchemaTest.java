package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.ProjectFiles;
import az.ecbar.mt.RandomPayments;
import az.ecbar.mt.SamplePayments;
import az.ecbar.mt.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Header and document of what we write are valid by the schemas of ISO 20022, where a folder of them lies beside the project. */
class SchemaTest {
    private final Path folder = ProjectFiles.shared("xsd");
    private final Map<String, Schema> schemas = new HashMap<>();

    @BeforeEach
    void schemasAreThere() {
        assumeTrue(Files.isDirectory(folder), () -> "no schemas at " + folder);
    }

    @Test
    void whatBanksHandInIsValid() throws IOException, SAXException, ParserConfigurationException {
        RandomPayments payments = new RandomPayments(8);
        RandomBatches batches = new RandomBatches(9);
        for (int i = 0; i < 300; i++) {
            byte[] mt = i % 10 == 0 ? batches.next() : payments.next().build();
            validate(IsoSamples.handedIn(mt));
        }
    }

    @Test
    void whatIsForwardedIsValid() throws IOException, SAXException, ParserConfigurationException {
        RandomPayments payments = new RandomPayments(10);
        RandomBatches batches = new RandomBatches(11);
        for (int i = 0; i < 300; i++) {
            byte[] mt = i % 10 == 0 ? batches.next() : payments.next().build();
            PaymentInstruction payment =
                    (PaymentInstruction) SamplePayments.reader().read(mt);
            validate(IsoSamples.delivered(
                    payment,
                    IsoSamples.header()
                            .uetr(Text.of(SamplePayments.UETR))
                            .onBehalfOf(i % 2 == 0 ? Text.of("ALFAAZ22XXX") : new Text())
                            .repeated(i % 3 == 0)));
        }
    }

    @Test
    void whatIsAskedIsValid() throws IOException, SAXException, ParserConfigurationException {
        validate(IsoSamples.cancellation());
        validate(IsoSamples.inquiry(Elements.REPORT, "", ""));
        validate(IsoSamples.inquiry(Elements.REPORT, "<Ccy>USD</Ccy>", "<Amt Ccy=\"USD\">10.00</Amt>"));
        validate(IsoSamples.inquiry(Elements.STATEMENT, "", ""));
    }

    @Test
    void theSchemasFindWhatIsWrong() {
        String wrong = IsoSamples.mt103().replace("<ChrgBr>DEBT</ChrgBr>", "<ChrgBr>OURS</ChrgBr>");
        assertThrows(SAXException.class, () -> validate(wrong));
    }

    private void validate(String message) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element envelope = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertEquals(2, envelope.getChildNodes().getLength());
        for (Node node = envelope.getFirstChild(); node != null; node = node.getNextSibling()) {
            String name = node.getNamespaceURI().substring(Elements.ISO.length());
            schema(name).newValidator().validate(new DOMSource(node));
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
