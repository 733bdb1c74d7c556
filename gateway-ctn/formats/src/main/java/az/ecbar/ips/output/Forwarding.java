package az.ecbar.ips.output;

import az.ecbar.ips.IpsKind;
import az.ecbar.ips.IpsMessage;
import az.ecbar.ips.TextMessage;
import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.output.OutputHeader;

/**
 * Carries on what a participant wrote: each element with its value as it was, under our header, with our reference beside.
 * Owned by one thread; does not allocate.
 *
 * @rule 5-1.12.1.2, 5-1.12.1.6, 5-1.12.2.2, 5-1.14.2, 5-1.14.6, 5-1.15.1.2, 5-1.18
 */
final class Forwarding {
    private static final String REFERENCE = "ClrSysRef";
    private static final int DEPTH = 32;
    private static final String CURRENCY = "AZN";

    private final Frame frame;
    private final int[] open = new int[DEPTH];
    private int depth;

    Forwarding(Frame frame) {
        this.frame = frame;
    }

    int write(
            OutputHeader header,
            IpsMessage message,
            CharSequence ourReference,
            boolean isCopy,
            byte[] target,
            int offset) {
        Values values = message.values();
        Profile profile = values.profile();
        frame.begin(header, message.kind().definition(), isCopy, target, offset);
        depth = 0;
        open[depth++] = profile.document();
        int behind = message.kind() == IpsKind.PAYMENT
                ? profile.find("/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/PmtId")
                : Profile.NONE;
        int before = message.kind() == IpsKind.REFUND ? profile.find("/Document/PmtRtr/TxInf/RtrRsnInf") : Profile.NONE;
        for (int i = values.first(profile.document()) + 1; i < values.count(); i++) {
            int id = values.id(i);
            closeUpTo(profile, profile.parent(id), behind, ourReference);
            if (id == before) {
                frame.x.leaf(REFERENCE, ourReference);
            }
            element(values, i);
        }
        closeUpTo(profile, profile.document(), behind, ourReference);
        return frame.end();
    }

    private void element(Values values, int index) {
        int id = values.id(index);
        Profile profile = values.profile();
        String name = profile.name(id);
        if (profile.form(id) == null) {
            frame.x.open(name);
            open[depth++] = id;
        } else if (profile.hasCurrency(id)) {
            frame.x.amount(name, CURRENCY, values.bytes(), values.offset(index), values.length(index));
        } else {
            frame.x.utf8(name, values.bytes(), values.offset(index), values.length(index));
        }
    }

    private void closeUpTo(Profile profile, int outer, int behind, CharSequence ourReference) {
        while (open[depth - 1] != outer) {
            int id = open[--depth];
            if (id == behind) {
                frame.x.leaf(REFERENCE, ourReference);
            }
            frame.x.close(profile.name(id));
        }
    }

    /** A text, with who wrote it. */
    int write(OutputHeader header, TextMessage message, byte[] target, int offset) {
        frame.begin(header, message.kind().definition(), false, target, offset);
        frame.x.open("CshMgmtPrtryMsg");
        frame.startHeader("MsgHdr");
        frame.x
                .close("MsgHdr")
                .open("PrtryData")
                .leaf("Tp", "TEXTMESSAGE")
                .open("Data")
                .open("TxtMsg");
        frame.x.leaf("Sndr", message.sender()).open("Rcvr");
        if (message.receiver().isEmpty()) {
            frame.x.leaf("All", "true");
        } else {
            frame.x.leaf("BICFI", message.receiver());
        }
        frame.x.close("Rcvr").utf8("Txt", message.text());
        frame.x.close("TxtMsg").close("Data").close("PrtryData").close("CshMgmtPrtryMsg");
        return frame.end();
    }
}
