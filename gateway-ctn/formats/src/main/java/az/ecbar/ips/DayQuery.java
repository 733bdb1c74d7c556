package az.ecbar.ips;

import az.ecbar.iso.profile.Values;

/**
 * camt.018: what day it is in IPS.
 *
 * @rule 5-1.17.6
 */
public final class DayQuery extends IpsMessage {
    DayQuery(Values values) {
        super(IpsKind.DAY_QUERY, "MsgHdr/MsgId", values);
    }

    @Override
    void take(Values read) {
        // It bears nothing but its header.
    }
}
