package az.ecbar.ips.output;

import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.Bic;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.output.OutputHeader;

/**
 * What stands around each document that IPS delivers, and groups of elements that several of them have. Owned by one thread;
 * does not allocate.
 */
final class Frame {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String SWIFT = "urn:swift:xsd:";
    private static final int DAY_FIGURES = 6;
    private static final int NUMBER_FIGURES = 15;
    private static final int IDENTIFICATION = Bic.TERMINAL_LENGTH + DAY_FIGURES + NUMBER_FIGURES;

    final XmlWriter x = new XmlWriter();
    private final byte[] identificationBytes = new byte[IDENTIFICATION];
    private final byte[] bic = new byte[Bic.LENGTH];
    private final Text identification = new Text();
    private final Text party = new Text();
    private OutputHeader header = new OutputHeader();

    /** Begins a message. */
    void begin(OutputHeader output, String definition, boolean isCopy, byte[] target, int offset) {
        header = output;
        identify();
        x.start(target, offset).declaration().open("DataPDU", "urn:ecbar:xsd:datapdu.001");
        x.open("AppHdr", ISO + "head.001.001.02");
        partyOfHeader("Fr", output.system());
        partyOfHeader("To", output.receiver());
        x.leaf("BizMsgIdr", identification);
        x.leaf("MsgDefIdr", definition);
        x.leaf("BizSvc", "IPS");
        moment("CreDt");
        x.leaf("CpyDplct", isCopy ? "COPY" : "");
        x.leaf("PssblDplct", output.isRepeated() ? "true" : "");
        x.close("AppHdr");
        x.open("Document", namespace(definition));
    }

    /** Constants, so that nothing is put together for each message. */
    private static String namespace(String definition) {
        return switch (definition) {
            case "pacs.002.001.10" -> ISO + "pacs.002.001.10";
            case "pacs.008.001.08" -> ISO + "pacs.008.001.08";
            case "camt.998.001.03" -> SWIFT + "camt.998.001.03";
            default -> ISO + definition;
        };
    }

    /** Ends the message; its length, or {@link IpsWriter#NONE} where it would be too long. */
    int end() {
        int length = x.close("Document").close("DataPDU").length();
        return x.isTooLong() ? IpsWriter.NONE : length;
    }

    /** The receiver's logical terminal (12), the day yymmdd, and the number among the outputs to it, 15 digits. */
    private void identify() {
        header.receiver().copyTo(identificationBytes, 0);
        long day = CalendarDate.dateAt(header.utcNs(), header.offsetMinutes());
        figures(day, Bic.TERMINAL_LENGTH, DAY_FIGURES);
        figures(header.outputNumber(), Bic.TERMINAL_LENGTH + DAY_FIGURES, NUMBER_FIGURES);
        identification.wrap(identificationBytes, 0, IDENTIFICATION);
    }

    private void figures(long number, int from, int count) {
        long rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            identificationBytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void partyOfHeader(String name, Text terminal) {
        x.open(name);
        x.open("FIId").open("FinInstnId").leaf("BICFI", bicOf(terminal)).close("FinInstnId");
        x.close("FIId");
        x.close(name);
    }

    /** The BIC11 of a logical terminal; a view until the next one. */
    Text bicOf(Text terminal) {
        Bic.copyBic11(terminal.array(), terminal.offset(), bic, 0);
        return party.wrap(bic, 0, Bic.LENGTH);
    }

    /** MsgId and moment within a group header, which stays open. */
    void startHeader(String name) {
        x.open(name).leaf("MsgId", identification);
        moment("CreDtTm");
    }

    void moment(String name) {
        x.moment(name, header.utcNs(), header.offsetMinutes());
    }

    void agent(String name, CharSequence bic11) {
        if (!bic11.isEmpty()) {
            x.open(name)
                    .open("FinInstnId")
                    .leaf("BICFI", bic11)
                    .close("FinInstnId")
                    .close(name);
        }
    }

    void party(String name, CharSequence bic11) {
        x.open(name).open("Agt").open("FinInstnId").leaf("BICFI", bic11);
        x.close("FinInstnId").close("Agt").close(name);
    }

    void organisation(String name, CharSequence bic11) {
        x.open(name).open("Id").open("OrgId").leaf("AnyBIC", bic11);
        x.close("OrgId").close("Id").close(name);
    }

    /** From IPS to the receiver, under our identification. */
    void assignment() {
        x.open("Assgnmt").leaf("Id", identification);
        party("Assgnr", bicOf(header.system()));
        party("Assgne", bicOf(header.receiver()));
        moment("CreDtTm");
        x.close("Assgnmt");
    }

    void caseOf(String name, CharSequence id, CharSequence creator) {
        x.open(name).leaf("Id", id);
        party("Cretr", creator);
        x.close(name);
    }

    /** Why, if there is a reason. */
    void reason(String name, IpsReason reason) {
        if (reason.code().isEmpty()) {
            return;
        }
        x.open(name);
        if (!reason.originator().isEmpty()) {
            organisation("Orgtr", reason.originator());
        }
        x.open("Rsn").leaf(reason.isIso() ? "Cd" : "Prtry", reason.code()).close("Rsn");
        for (int i = 0; i < reason.texts().size(); i++) {
            x.leaf("AddtlInf", reason.texts().get(i));
        }
        x.close(name);
    }

    /** The state where the status is the national one of all states. */
    void stateAsReason(String name, IpsState state) {
        x.open(name).open("Rsn").leaf("Prtry", state.iso()).close("Rsn").close(name);
    }
}
