package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.SystemId;

/**
 * What was decided about a participant's part in a system, as it is told. Owned by the ledger's thread; the schema's
 * ParticipantToldDue says what each field means.
 */
public final class ParticipationNotice {
    public ParticipationNews news = ParticipationNews.NULL_VAL;
    public int aboutId;
    public SystemId system = SystemId.NULL_VAL;
    public int causes;
    public long decidedSequence;
    public long timeNs;
    public int decisionDate;
    public final Reference decision = new Reference();
}
