package az.ecbar.gateway.notice;

import az.ecbar.schema.CtnSessionClosedDecoder;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.TerminalRecordDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/** Which terminal an open CTN session belongs to: a projection of events, one entry for each open session. */
final class SessionTerminals {
    /** A participant's terminal. */
    record Terminal(int participantId, byte letter) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CtnSessionOpenedDecoder opened = new CtnSessionOpenedDecoder();
    private final CtnSessionClosedDecoder closed = new CtnSessionClosedDecoder();
    private final TerminalRecordDecoder terminalRecord = new TerminalRecordDecoder();
    private final Long2ObjectHashMap<Terminal> bySession = new Long2ObjectHashMap<>();

    void onEvent(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == CtnSessionOpenedDecoder.TEMPLATE_ID) {
            opened.wrapAndApplyHeader(buffer, offset, header);
            bySession.remove(opened.supersededSessionId());
            bySession.put(opened.sessionId(), new Terminal(opened.participantId(), (byte) opened.terminal()));
        } else if (templateId == CtnSessionClosedDecoder.TEMPLATE_ID) {
            closed.wrapAndApplyHeader(buffer, offset, header);
            bySession.remove(closed.sessionId());
        }
    }

    void onSnapshotRecord(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == TerminalRecordDecoder.TEMPLATE_ID) {
            terminalRecord.wrapAndApplyHeader(buffer, offset, header);
            if (terminalRecord.sessionId() != 0) {
                bySession.put(terminalRecord.sessionId(), new Terminal(terminalRecord.participantId(), (byte)
                        terminalRecord.terminal()));
            }
        }
    }

    Terminal of(long sessionId) {
        Terminal terminal = bySession.get(sessionId);
        if (terminal == null) {
            throw new RenderingFailure("session " + sessionId + " is not open");
        }
        return terminal;
    }
}
