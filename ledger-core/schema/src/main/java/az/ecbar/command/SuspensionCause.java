package az.ecbar.command;

import az.ecbar.schema.StatusCausesEncoder;

/**
 * Why a participant is suspended until it is resumed.
 *
 * @rule 7-10.2
 */
public enum SuspensionCause {
    /** By order of a state authority (7-10.2.1). */
    ORDER,
    /** By a decision to seize its accounts (7-10.2.1). */
    SEIZURE,
    /** For a technical problem, at its own request (7-10.2.2). */
    TECHNICAL;

    void encode(StatusCausesEncoder into) {
        into.clear();
        switch (this) {
            case ORDER -> into.oRDER(true);
            case SEIZURE -> into.sEIZURE(true);
            case TECHNICAL -> into.tECHNICAL(true);
        }
    }
}
