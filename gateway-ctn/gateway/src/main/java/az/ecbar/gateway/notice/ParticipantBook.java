package az.ecbar.gateway.notice;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountOpenedDecoder;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ParticipantRecordDecoder;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Who the participants are, for what is told of one to others: name, TIN, correspondent and current accounts. A projection
 * as {@link Directory} is one.
 *
 * <p>Owned by the edge's thread. Grows with participants and their accounts in AZIPS; nothing in it is ever looked up by a
 * hash order.
 */
final class ParticipantBook {
    /** A participant as it was registered. */
    record Entry(String bic, String name, long tin, List<String> accounts) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ParticipantRegisteredDecoder registered = new ParticipantRegisteredDecoder();
    private final AccountOpenedDecoder opened = new AccountOpenedDecoder();
    private final ParticipantRecordDecoder participantRecord = new ParticipantRecordDecoder();
    private final AccountRecordDecoder accountRecord = new AccountRecordDecoder();
    private final Int2ObjectHashMap<Entry> entries = new Int2ObjectHashMap<>();

    /** Takes an event, if it is one that the book needs. */
    void onEvent(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case ParticipantRegisteredDecoder.TEMPLATE_ID -> {
                registered.wrapAndApplyHeader(buffer, offset, header);
                add(registered.participantId(), registered.bic(), registered.participantName(), registered.tin());
            }
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                opened.wrapAndApplyHeader(buffer, offset, header);
                addAccount(
                        opened.participantId(), opened.systemId(), opened.kind(), opened.number(), opened.currency());
            }
            default -> {
                // of no interest here
            }
        }
    }

    /** Takes a record of a snapshot, if it is one that the book needs; in the snapshot's order. */
    void onSnapshotRecord(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case ParticipantRecordDecoder.TEMPLATE_ID -> {
                participantRecord.wrapAndApplyHeader(buffer, offset, header);
                add(
                        participantRecord.participantId(),
                        participantRecord.bic(),
                        participantRecord.participantName(),
                        participantRecord.tin());
            }
            case AccountRecordDecoder.TEMPLATE_ID -> {
                accountRecord.wrapAndApplyHeader(buffer, offset, header);
                addAccount(
                        accountRecord.participantId(),
                        accountRecord.systemId(),
                        accountRecord.kind(),
                        accountRecord.number(),
                        accountRecord.currency());
            }
            default -> {
                // of no interest here
            }
        }
    }

    /** A participant. */
    Entry of(int participantId) {
        Entry entry = entries.get(participantId);
        if (entry == null) {
            throw new RenderingFailure("participant " + participantId + " is not in the book");
        }
        return entry;
    }

    private void add(int participantId, String bic, String name, long tin) {
        entries.put(participantId, new Entry(bic, name, tin, new ArrayList<>()));
    }

    private void addAccount(int participantId, SystemId system, AccountKind kind, String number, String currency) {
        boolean isSettlement = kind == AccountKind.CORRESPONDENT || kind == AccountKind.CURRENT;
        if (system == SystemId.AZIPS && isSettlement) {
            of(participantId).accounts().add(number + " " + currency);
        }
    }
}
