package az.ecbar.command;

import az.ecbar.schema.SystemPartsEncoder;
import java.util.Set;

/**
 * What of a system's operation is suspended for a while.
 *
 * @rule 4.12.3
 */
public enum SystemPart {
    /** New payments are refused. */
    ACCEPTANCE,
    /** What is accepted waits. */
    SETTLEMENT;

    static void encode(Set<SystemPart> parts, SystemPartsEncoder into) {
        into.clear().aCCEPTANCE(parts.contains(ACCEPTANCE)).sETTLEMENT(parts.contains(SETTLEMENT));
    }
}
