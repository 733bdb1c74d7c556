package az.ecbar.iso.output;

import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.MtError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes entries of an account, fields 61 and 61P. Owned by one thread; allocates. */
final class EntryXml {
    private static final Pattern ENTRY =
            Pattern.compile("([0-9]{6})([0-9]{4})([CD])([0-9]+,[0-9]*)(S[0-9]{3}|NMSC)(.{1,16})//(.{1,16})");
    private static final Pattern WAITING =
            Pattern.compile("([0-9]{6})([0-9]{4})D([0-9]+,[0-9]*)(S[0-9]{3})(.{1,16})//(.{1,16})");
    private static final int YEAR = 10_000;
    private static final int HALF_A_YEAR = 600;

    private final XmlWriter x;
    private final Blocks blocks;

    EntryXml(XmlWriter x, Blocks blocks) {
        this.x = x;
        this.blocks = blocks;
    }

    /** A booking. */
    void booked(String field61, String currency) {
        Matcher entry = Fields.match(ENTRY, field61);
        int valueDate = Fields.date(entry.group(1));
        x.open("Ntry");
        x.amount("Amt", currency, Fields.minor(entry.group(4)));
        x.leaf("CdtDbtInd", Blocks.indicator("C".equals(entry.group(3))));
        blocks.nested("BOOK", "Sts", "Cd");
        blocks.date("BookgDt", entryDate(Integer.parseInt(entry.group(2)), valueDate));
        blocks.date("ValDt", valueDate);
        end(entry.group(5), entry.group(6), entry.group(7), "");
    }

    /** A payment that waits, with its priority. */
    void waiting(String field61P, String currency) {
        Matcher entry = Fields.match(WAITING, field61P);
        x.open("Ntry");
        x.amount("Amt", currency, Fields.minor(entry.group(3)));
        x.leaf("CdtDbtInd", Blocks.indicator(false));
        blocks.nested("PDNG", "Sts", "Cd");
        blocks.date("ValDt", Fields.date(entry.group(1)));
        end(entry.group(4), entry.group(5), entry.group(6), "/PRIORITY/" + entry.group(2));
    }

    private void end(String type, String reference, String ours, String beside) {
        x.leaf("AcctSvcrRef", ours);
        x.open("BkTxCd");
        blocks.nested(type, "Prtry", "Cd");
        x.close("BkTxCd");
        x.open("NtryDtls");
        x.open("TxDtls");
        x.open("Refs");
        if (!MtError.NO_REFERENCE.equals(reference)) {
            x.leaf("InstrId", reference);
        }
        x.leaf("ClrSysRef", ours);
        x.close("Refs");
        blocks.optional("AddtlTxInf", beside);
        x.close("TxDtls");
        x.close("NtryDtls");
        x.close("Ntry");
    }

    /** The day of an entry, of which the field has month and day: the one that is nearest to its value date. */
    static int entryDate(int monthAndDay, int valueDate) {
        int year = valueDate / YEAR;
        int apart = monthAndDay - valueDate % YEAR;
        if (apart > HALF_A_YEAR) {
            year--;
        } else if (apart < -HALF_A_YEAR) {
            year++;
        }
        return year * YEAR + monthAndDay;
    }
}
