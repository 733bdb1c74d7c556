package az.ecbar.auditor;

import az.ecbar.schema.StatusCausesDecoder;
import az.ecbar.schema.SystemPartsDecoder;
import az.ecbar.schema.WaitCausesDecoder;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.agrona.DirectBuffer;

/** How values of the schema are read. */
final class Values {
    /** Length of a digest in bytes. */
    static final int DIGEST_LENGTH = 32;

    private Values() {}

    static BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor);
    }

    static String hex(DirectBuffer buffer, int offset) {
        byte[] bytes = new byte[DIGEST_LENGTH];
        buffer.getBytes(offset, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static Set<WaitCause> causes(WaitCausesDecoder causes) {
        Set<WaitCause> all = EnumSet.noneOf(WaitCause.class);
        add(all, WaitCause.SYSTEM_SUSPENDED, causes.sYSTEM_SUSPENDED());
        add(all, WaitCause.SEIZURE_OR_SUSPENSION, causes.sEIZURE_OR_SUSPENSION());
        add(all, WaitCause.LACK_OF_FUNDS, causes.lACK_OF_FUNDS());
        add(all, WaitCause.BEHIND_EARLIER, causes.bEHIND_EARLIER());
        add(all, WaitCause.VALUE_DATE_AHEAD, causes.vALUE_DATE_AHEAD());
        add(all, WaitCause.BENEFICIARY_FULL, causes.bENEFICIARY_FULL());
        return all;
    }

    static Set<StatusCause> causes(StatusCausesDecoder causes) {
        Set<StatusCause> all = EnumSet.noneOf(StatusCause.class);
        add(all, StatusCause.ORDER, causes.oRDER());
        add(all, StatusCause.SEIZURE, causes.sEIZURE());
        add(all, StatusCause.TECHNICAL, causes.tECHNICAL());
        add(all, StatusCause.REMOVED, causes.rEMOVED());
        add(all, StatusCause.LEAVING, causes.lEAVING());
        add(all, StatusCause.JOINING, causes.jOINING());
        return all;
    }

    static Set<SystemPart> parts(SystemPartsDecoder parts) {
        Set<SystemPart> all = EnumSet.noneOf(SystemPart.class);
        add(all, SystemPart.ACCEPTANCE, parts.aCCEPTANCE());
        add(all, SystemPart.SETTLEMENT, parts.sETTLEMENT());
        return all;
    }

    private static <C> void add(Set<C> all, C cause, boolean holds) {
        if (holds) {
            all.add(cause);
        }
    }
}
