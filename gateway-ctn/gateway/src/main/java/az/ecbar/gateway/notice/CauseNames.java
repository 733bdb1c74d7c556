package az.ecbar.gateway.notice;

import az.ecbar.schema.StatusCausesDecoder;
import java.util.StringJoiner;

/** The causes of a participant's status as messages name them. */
final class CauseNames {
    private CauseNames() {}

    /** Their names, parted by slashes; empty where none holds. */
    static String of(StatusCausesDecoder causes) {
        StringJoiner all = new StringJoiner("/");
        addIf(causes.oRDER(), "ORDER", all);
        addIf(causes.sEIZURE(), "SEIZURE", all);
        addIf(causes.tECHNICAL(), "TECHNICAL", all);
        addIf(causes.rEMOVED(), "REMOVED", all);
        addIf(causes.lEAVING(), "LEAVING", all);
        return all.toString();
    }

    private static void addIf(boolean holds, String name, StringJoiner all) {
        if (holds) {
            all.add(name);
        }
    }
}
