package az.ecbar.iso.output;

import az.ecbar.iso.IsoHeader;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.output.OutputHeader;
import java.util.List;

/** Groups of elements that several messages have. Owned by one thread; allocates. */
final class Blocks {
    private final XmlWriter x;

    Blocks(XmlWriter x) {
        this.x = x;
    }

    /** Elements of one text within each other. */
    void nested(String text, String... names) {
        int last = names.length - 1;
        for (int i = 0; i < last; i++) {
            x.open(names[i]);
        }
        x.leaf(names[last], text);
        for (int i = last - 1; i >= 0; i--) {
            x.close(names[i]);
        }
    }

    /** A text, if there is one. */
    void optional(String name, String text) {
        if (!text.isEmpty()) {
            x.leaf(name, text);
        }
    }

    /** MsgId and CreDtTm within a group header, which stays open. */
    void startHeader(String name, OutputHeader header) {
        x.open(name);
        x.leaf("MsgId", IsoHeader.identification(header));
        moment("CreDtTm", header);
    }

    /** Our moment: that of the event, as field 13D tells it. */
    void moment(String name, OutputHeader header) {
        x.moment(name, header.utcNs(), header.offsetMinutes());
    }

    void date(String name, int yyyymmdd) {
        x.open(name);
        x.date("Dt", yyyymmdd);
        x.close(name);
    }

    void amount(String name, Fields.Money money) {
        x.amount(name, money.currency(), money.minor());
    }

    static String indicator(boolean isCredit) {
        return isCredit ? "CRDT" : "DBIT";
    }

    /** The account that is told about. */
    void account(String number, String currency) {
        x.open("Acct");
        accountId(number);
        optional("Ccy", currency);
        x.close("Acct");
    }

    void accountId(String number) {
        if (Iban.check(number) == Iban.Finding.VALID) {
            nested(number, "Id", "IBAN");
        } else {
            nested(number, "Id", "Othr", "Id");
        }
    }

    /** Why: the number and the field, the element's path if there is one, and the text. */
    void reason(String name, List<String> lines, String path, List<String> beside) {
        if (lines.isEmpty() && beside.isEmpty()) {
            return;
        }
        x.open(name);
        if (!lines.isEmpty()) {
            Reason reason = Reason.of(lines, path);
            nested(reason.iso(), "Rsn", "Cd");
            for (String line : reason.texts()) {
                x.leaf("AddtlInf", line);
            }
        }
        for (String line : beside) {
            x.leaf("AddtlInf", line);
        }
        x.close(name);
    }
}
