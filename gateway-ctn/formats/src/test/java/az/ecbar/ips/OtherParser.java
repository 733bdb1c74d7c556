package az.ecbar.ips;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What the parser of the JDK reads: another opinion on what is XML, and on what it says. */
final class OtherParser {
    private OtherParser() {}

    /** The values of the document, one a line; fails when it is no XML. */
    static String said(byte[] message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Element envelope = builder.parse(new ByteArrayInputStream(message)).getDocumentElement();
            StringBuilder said = new StringBuilder();
            for (Node node = envelope.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element && element.getLocalName().equals("Document")) {
                    values(element, "/Document", said);
                }
            }
            return said.toString();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("no XML: " + new String(message, StandardCharsets.UTF_8), e);
        }
    }

    private static void values(Element element, String path, StringBuilder said) {
        boolean isLeaf = true;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                isLeaf = false;
                values(inner, path + '/' + inner.getLocalName(), said);
            }
        }
        if (isLeaf) {
            said.append(path).append('=').append(element.getTextContent());
            said.append(element.getAttribute("Ccy")).append('\n');
        }
    }
}
