package az.ecbar.gateway.notice;

import az.ecbar.schema.PaymentToldDueDecoder;
import az.ecbar.schema.WaitCausesDecoder;
import java.util.ArrayList;
import java.util.List;

/** What would release a waiting payment, in lines of at most 50 characters of set x. */
final class WaitRelease {
    private WaitRelease() {}

    /** One line for each thing that must happen; all of them must. */
    static List<String> lines(PaymentToldDueDecoder told) {
        WaitCausesDecoder causes = told.causes();
        List<String> lines = new ArrayList<>();
        addIf(causes.sYSTEM_SUSPENDED(), "AZIPS GOES ON", lines);
        addIf(causes.sEIZURE_OR_SUSPENSION(), "THE SEIZURE OR SUSPENSION IS LIFTED", lines);
        addIf(causes.bENEFICIARY_FULL(), "THE BENEFICIARY ACCOUNT HAS ROOM AGAIN", lines);
        addIf(causes.vALUE_DATE_AHEAD(), "THE DAY OF 32A IS OPENED", lines);
        addIf(told.ahead() > 0, "THE PAYMENTS BEFORE IT HAVE GONE", lines);
        addIf(told.shortfallMinor() > 0, "WHAT 32L SAYS HAS COME IN", lines);
        addIf(lines.isEmpty(), "IT IS BEING RELEASED", lines);
        return lines;
    }

    private static void addIf(boolean holds, String line, List<String> lines) {
        if (holds) {
            lines.add(line);
        }
    }
}
