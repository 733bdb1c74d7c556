package az.ecbar.iso.output;

import az.ecbar.iso.IsoHeader;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.output.OutputHeader;

/**
 * Makes the ISO 20022 message of an output from its MT:
 *
 * <pre>
 *   MT900, MT910                         camt.054.001.08
 *   MT941, MT942, SMT850, SMT851         camt.052.001.08
 *   MT950                                camt.053.001.08
 *   SMT012, SMT700, SMT701, SMT854,
 *   SMT900 of a payment                  pacs.002.001.10
 *   SMT250                               camt.029.001.09
 *   SMT252, SMT900 of anything else      camt.025.001.05
 * </pre>
 *
 * SMT710, SMT720 and MT999 have no ISO twin among the versions of the national profile and stay as they are.
 *
 * <p>A pure function of header, MT and what the MT does not say: the same bytes each time. Owned by one thread; allocates. It
 * never throws for anything that the MT holds: what it cannot read or translate, and what would be too long, has no twin and
 * leaves as it is, on each node alike.
 *
 * @rule 4.9, 4.13, 4.19, 4.25
 */
public final class IsoOutput {
    /** Says that a message has no ISO twin among the versions of the national profile. */
    public static final int NONE = 0;

    /** Says that it should have one, but is not as we write it, or its twin would be too long. */
    public static final int NOT_TRANSLATED = -1;

    private static final int NOT_CANCELLED = 250;
    private static final int PRIORITY_NOT_CHANGED = 252;
    private static final int REFUSED = 900;

    private final MtReader reader = MtReader.ofBank(true);
    private final XmlWriter x = new XmlWriter();
    private final Blocks blocks = new Blocks(x);
    private final AdviceXml advices = new AdviceXml(x, blocks);
    private final AccountXml accounts = new AccountXml(x, blocks);
    private final StatusXml statuses = new StatusXml(x, blocks);
    private final RequestXml requests = new RequestXml(x, blocks);

    /** A writer. */
    public IsoOutput() {}

    /**
     * Writes the ISO message of an MT from the beginning of {@code target}, which has room for
     * {@link XmlWriter#MAX_LENGTH} bytes.
     *
     * @param header under which the MT was written
     * @return its length; {@link #NONE}; {@link #NOT_TRANSLATED}
     */
    public int write(OutputHeader header, byte[] mt, int length, Unsaid unsaid, byte[] target) {
        if (!(reader.read(mt, 0, length) instanceof FieldMessage message)) {
            return NOT_TRANSLATED;
        }
        try {
            return write(header, new Fields(message), unsaid, target);
        } catch (RuntimeException _) {
            // A text that is not as we write it: by Fields, or where a part of it is taken. The same on each node.
            return NOT_TRANSLATED;
        }
    }

    private int write(OutputHeader header, Fields fields, Unsaid unsaid, byte[] target) {
        String definition = definition(fields, unsaid);
        if (definition.isEmpty()) {
            return NONE;
        }
        x.start(target, 0);
        IsoHeader.begin(x, header, definition);
        switch (definition) {
            case AdviceXml.DEFINITION -> advices.write(header, fields);
            case AccountXml.STATEMENT -> accounts.statement(header, fields);
            case AccountXml.REPORT -> accounts.report(header, fields, unsaid);
            case StatusXml.DEFINITION -> statuses.write(header, fields, unsaid);
            case RequestXml.RESOLUTION -> requests.resolution(header, fields, unsaid);
            default -> requests.receipt(header, fields, unsaid);
        }
        IsoHeader.end(x);
        return x.isTooLong() ? NOT_TRANSLATED : x.length();
    }

    private static String definition(Fields fields, Unsaid unsaid) {
        return switch (fields.messageType()) {
            case 900, 910 -> AdviceXml.DEFINITION;
            case 941, 942 -> AccountXml.REPORT;
            case 950 -> AccountXml.STATEMENT;
            case 298 -> definitionOfService(fields, unsaid);
            default -> "";
        };
    }

    private static String definitionOfService(Fields fields, Unsaid unsaid) {
        return switch (fields.smt()) {
            case 12, 700, 701, 854 -> StatusXml.DEFINITION;
            case 850, 851 -> AccountXml.REPORT;
            case NOT_CANCELLED -> RequestXml.RESOLUTION;
            case PRIORITY_NOT_CHANGED -> RequestXml.RECEIPT;
            case REFUSED -> isOfPayment(fields) || unsaid.isOfPayment() ? StatusXml.DEFINITION : RequestXml.RECEIPT;
            default -> "";
        };
    }

    private static boolean isOfPayment(Fields fields) {
        String meant = fields.find("11S");
        return meant.startsWith("102") || meant.startsWith("103") || meant.startsWith("205");
    }
}
