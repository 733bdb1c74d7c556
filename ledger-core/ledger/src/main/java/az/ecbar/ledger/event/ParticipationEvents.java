package az.ecbar.ledger.event;

import az.ecbar.schema.JoiningReportedEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ParticipantAdmittedEncoder;
import az.ecbar.schema.ParticipantToldDueEncoder;

/**
 * Events of what participants are told about participants; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class ParticipationEvents {
    private final EventBuffer out;
    private final ParticipantToldDueEncoder participantToldDue = new ParticipantToldDueEncoder();
    private final ParticipantAdmittedEncoder participantAdmitted = new ParticipantAdmittedEncoder();
    private final JoiningReportedEncoder joiningReported = new JoiningReportedEncoder();

    public ParticipationEvents(EventBuffer out) {
        this.out = out;
    }

    /** ParticipantToldDue: an output to a terminal of the participant that is told. */
    public void participantToldDue(int participantId, int terminal, long outputNumber, ParticipationNotice told) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + ParticipantToldDueEncoder.BLOCK_LENGTH);
        participantToldDue.wrapAndApplyHeader(out.buffer(), room, out.header());
        participantToldDue.participantId(participantId);
        participantToldDue.terminal((short) terminal);
        participantToldDue.outputNumber(outputNumber);
        participantToldDue.aboutId(told.aboutId);
        participantToldDue.systemId(told.system);
        participantToldDue.news(told.news);
        participantToldDue.decidedSequence(told.decidedSequence);
        participantToldDue.timeNs(told.timeNs);
        participantToldDue.decisionDate(told.decisionDate);
        int at = participantToldDue.offset();
        out.buffer().putShort(at + ParticipantToldDueEncoder.causesEncodingOffset(), (short) told.causes);
        told.decision.write(out.buffer(), at + ParticipantToldDueEncoder.decisionNumberEncodingOffset());
    }

    /** ParticipantAdmitted. */
    public void participantAdmitted(Joining joining, int terminal) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + ParticipantAdmittedEncoder.BLOCK_LENGTH);
        participantAdmitted
                .wrapAndApplyHeader(out.buffer(), room, out.header())
                .participantId(joining.participantId())
                .protocolDate(joining.protocolDate())
                .certificateId(joining.certificateId())
                .terminal((short) terminal)
                .testedInput(joining.testedInput())
                .testedSequence(joining.testedSequence())
                .testedNs(joining.testedNs())
                .timeNs(joining.timeNs());
        joining.protocolNumber()
                .write(
                        out.buffer(),
                        participantAdmitted.offset() + ParticipantAdmittedEncoder.protocolNumberEncodingOffset());
    }

    /** JoiningReported: answer to a query: one row. */
    public void joiningReported(long sessionId, long inputNumber, Joining joining, int terminal) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + JoiningReportedEncoder.BLOCK_LENGTH);
        joiningReported
                .wrapAndApplyHeader(out.buffer(), room, out.header())
                .sessionId(sessionId)
                .inputNumber(inputNumber)
                .participantId(joining.participantId())
                .protocolDate(joining.protocolDate())
                .certificateId(joining.certificateId())
                .terminal((short) terminal)
                .testedInput(joining.testedInput())
                .testedSequence(joining.testedSequence())
                .testedNs(joining.testedNs())
                .timeNs(joining.timeNs());
        joining.protocolNumber()
                .write(out.buffer(), joiningReported.offset() + JoiningReportedEncoder.protocolNumberEncodingOffset());
    }
}
