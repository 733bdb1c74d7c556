package az.ecbar.iso;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.Bic;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes what stands around each document that AZIPS delivers: declaration, envelope, and the business application header
 * with sender, receiver, our identification of the output, kind and moment. Stateless.
 */
public final class IsoHeader {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private IsoHeader() {}

    /**
     * Writes all up to the document's first element.
     *
     * @param definition of the document, {@code pacs.008.001.08}
     */
    public static void begin(XmlWriter out, OutputHeader header, String definition) {
        begin(out, header, header.system(), header.receiver(), identification(header), definition);
    }

    /** The same, from and to whom it says, under this identification; moment and repetition are the header's. */
    static void begin(
            XmlWriter out, OutputHeader header, Text from, Text to, CharSequence identification, String definition) {
        out.raw(DECLARATION).open("DataPDU", Elements.DATA_PDU);
        out.open("AppHdr", Elements.ISO + Elements.HEADER);
        out.open("Fr");
        party(out, "FIId", from);
        out.close("Fr").open("To");
        party(out, "FIId", to);
        out.close("To");
        out.leaf("BizMsgIdr", identification);
        out.leaf("MsgDefIdr", definition);
        out.leaf("BizSvc", Elements.SERVICE);
        out.moment("CreDt", header.utcNs(), header.offsetMinutes());
        out.leaf("PssblDplct", header.isRepeated() ? "true" : "");
        out.close("AppHdr").open("Document", Elements.ISO + definition);
    }

    /** Closes document and envelope; gives the length of the message. */
    public static int end(XmlWriter out) {
        return out.close("Document").close("DataPDU").length();
    }

    /**
     * Our identification of an output, unlike that of any other: the receiver's logical terminal (12), the day yymmdd, and
     * the number among the outputs to this terminal, 15 digits.
     */
    public static String identification(OutputHeader header) {
        int day = CalendarDate.dateAt(header.utcNs(), header.offsetMinutes()) % 1_000_000;
        return header.receiver() + String.format(Locale.ROOT, "%06d%015d", day, header.outputNumber());
    }

    /** A party that is known by its BIC alone, the one of a logical terminal. */
    static void party(XmlWriter out, String name, Text terminal) {
        byte[] bic = new byte[Bic.LENGTH];
        Bic.copyBic11(terminal.array(), terminal.offset(), bic, 0);
        out.open(name).open("FinInstnId");
        out.leaf("BICFI", new String(bic, StandardCharsets.US_ASCII));
        out.close("FinInstnId").close(name);
    }
}
