package az.ecbar.auditor;

import java.util.Set;

/** Why a participant is not active in a system (7-10). */
enum StatusCause {
    /** 7-10.2.1. */
    ORDER,
    /** 7-10.2.1. */
    SEIZURE,
    /** 7-10.2.2. */
    TECHNICAL,
    /** 7-10.4. */
    REMOVED,
    /** 7-10.5. */
    LEAVING,
    /** 7-10.1: registered, and not a participant of AZIPS before the connection protocol is signed. */
    JOINING;

    /** What suspends until it is lifted (7-10.2, 7-10.3): payments from and to the participant wait (4.12.1). */
    static final Set<StatusCause> SUSPENDS = Set.of(ORDER, SEIZURE, TECHNICAL);

    /** What ends a participation: "removal of the participant or termination of its participation" (7-10.6). */
    static final Set<StatusCause> ENDS = Set.of(REMOVED, LEAVING);
}
