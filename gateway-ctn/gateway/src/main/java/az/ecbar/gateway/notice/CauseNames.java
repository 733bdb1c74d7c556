package az.ecbar.gateway.notice;

import az.ecbar.schema.StatusCausesDecoder;
import java.util.StringJoiner;

/** The causes of a participant's status as messages name them. */
final class CauseNames {
    private CauseNames() {}

    /** Their names, parted by slashes; empty where none holds. */
    static String of(StatusCausesDecoder causes) {
        StringJoiner all = suspending(causes);
        addIf(causes.rEMOVED(), "REMOVED", all);
        addIf(causes.lEAVING(), "LEAVING", all);
        addIf(causes.jOINING(), "JOINING", all);
        return all.toString();
    }

    /** The names of those that suspend until they are lifted (7-10.2). */
    static String ofSuspension(StatusCausesDecoder causes) {
        return suspending(causes).toString();
    }

    private static StringJoiner suspending(StatusCausesDecoder causes) {
        StringJoiner all = new StringJoiner("/");
        addIf(causes.oRDER(), "ORDER", all);
        addIf(causes.sEIZURE(), "SEIZURE", all);
        addIf(causes.tECHNICAL(), "TECHNICAL", all);
        return all;
    }

    private static void addIf(boolean holds, String name, StringJoiner all) {
        if (holds) {
            all.add(name);
        }
    }
}
