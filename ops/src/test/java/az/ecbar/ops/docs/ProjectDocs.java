package az.ecbar.ops.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Where the docs and the sources lie, and small readers of both. */
final class ProjectDocs {
    static final Path ROOT = Path.of(System.getProperty("ecbar.root", "..")).normalize();
    static final Path REFERENCE = ROOT.resolve("docs/reference");
    static final Path LEDGER_MAIN = ROOT.resolve("ledger-core/ledger/src/main/java");
    static final Path LEDGER_TEST = ROOT.resolve("ledger-core/ledger/src/test/java");

    private static final Path SCHEMA = ROOT.resolve("ledger-core/schema/src/main/resources/sbe/ecbar-schema.xml");
    private static final Pattern ROW = Pattern.compile("\\| (\\d{3}) \\| `(\\w+)` \\|.*");
    private static final String REFUSED = "## Refused, in this order";

    /** A message of the schema with the names of its fields, groups and their fields. */
    record Message(String name, int id, List<String> fields) {
        boolean isCommand() {
            return id < 1000;
        }
    }

    private ProjectDocs() {}

    /** The reasons in the table of a page under the heading of refusals, in their order. */
    static List<String> refusals(String page) throws IOException {
        List<String> reasons = new ArrayList<>();
        boolean isInside = false;
        for (String line : Files.readAllLines(REFERENCE.resolve(page))) {
            if (line.startsWith("## ")) {
                isInside = line.equals(REFUSED);
            }
            Matcher row = ROW.matcher(line);
            if (isInside && row.matches()) {
                reasons.add(row.group(2));
            }
        }
        return reasons;
    }

    /** Files below a folder whose names end so, in order; what the build made is left out. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !isMade(ROOT.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    /** All messages of the SBE schema, by id. */
    static SortedMap<Integer, Message> messages() throws IOException {
        SortedMap<Integer, Message> messages = new TreeMap<>();
        NodeList found = schema().getElementsByTagName("sbe:message");
        for (int i = 0; i < found.getLength(); i++) {
            Element message = (Element) found.item(i);
            int id = Integer.parseInt(message.getAttribute("id"));
            List<String> fields = new ArrayList<>();
            addFields(message, fields);
            messages.put(id, new Message(message.getAttribute("name"), id, fields));
        }
        return messages;
    }

    private static void addFields(Element parent, List<String> fields) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.hasAttribute("name")) {
                fields.add(element.getAttribute("name"));
                addFields(element, fields);
            }
        }
    }

    private static Element schema() throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(SCHEMA.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(SCHEMA + " cannot be read", e);
        }
    }

    private static boolean isMade(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if (name.equals("target") || name.startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
