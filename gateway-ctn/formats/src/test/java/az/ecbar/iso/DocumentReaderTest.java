package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.iso.profile.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The parser's table of names holds those of the profile alone: what a bank makes up goes with its document. */
class DocumentReaderTest {
    private final DocumentReader reader = new DocumentReader(false);

    @Test
    void documentsOfTheProfileShareAFactory() throws Refusal {
        for (int i = 0; i < 10; i++) {
            read(IsoSamples.mt103());
            read(IsoSamples.cancellation());
        }
        assertEquals(1, reader.factoryCount());
    }

    @Test
    void namesOfARefusedDocumentAreForgotten() throws Refusal {
        for (int i = 0; i < 10; i++) {
            String attributes = IsoSamples.mt103().replace("<GrpHdr>", "<GrpHdr a" + i + "=\"\" b" + i + "=\"\">");
            assertThrows(Refusal.class, () -> read(attributes));
            assertEquals(2 + i, reader.factoryCount());
        }
        assertThrows(Refusal.class, () -> read("<DataPDU"));
        assertEquals(12, reader.factoryCount());
        read(IsoSamples.mt103());
        assertEquals(12, reader.factoryCount());
    }

    /** Prefixes are free: a document that has them is accepted, and after some of them their names are forgotten. */
    @Test
    void namesWithPrefixesAreForgotten() throws Refusal {
        for (int i = 0; i < 32; i++) {
            read(IsoSamples.mt103().replace("<DataPDU ", "<DataPDU xmlns:p" + i + "=\"urn:other" + i + "\" "));
            assertEquals(1, reader.factoryCount());
        }
        read(IsoSamples.mt103().replace("<DataPDU ", "<DataPDU xmlns:p=\"urn:other\" "));
        assertEquals(2, reader.factoryCount());
    }

    private void read(String document) throws Refusal {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        Part _ = reader.read(bytes, 0, bytes.length);
    }
}
