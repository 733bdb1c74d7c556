package az.ecbar.gateway.testing;

import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountOpenedEncoder;
import az.ecbar.schema.CertificateRegisteredEncoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeDueEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.OutputsAcknowledgedEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipantRegisteredEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleChangedEncoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Events as the ledger would give them, kept so that they can be handed out again and again. */
public final class EventFeed {
    private record Event(long sequence, long timeNs, int index, int templateId, UnsafeBuffer bytes) {}

    private final List<Event> events = new ArrayList<>();
    private final Map<Long, Integer> indexes = new HashMap<>();
    private final Map<Integer, Long> outputNumbers = new HashMap<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 10);

    /** Hands out the events of the commands from one sequence on. */
    public void replay(long fromSequence, EventBatch.Handler handler) {
        for (Event event : events) {
            if (event.sequence >= fromSequence) {
                handler.onEvent(
                        event.sequence,
                        event.timeNs,
                        event.index,
                        event.templateId,
                        event.bytes,
                        0,
                        event.bytes.capacity());
            }
        }
    }

    public EventFeed participant(long sequence, int id, String bic) {
        ParticipantRegisteredEncoder event = new ParticipantRegisteredEncoder();
        event.wrapAndApplyHeader(buffer, 0, header);
        event.participantId(id)
                .bic(bic)
                .kind(ParticipantKind.BANK)
                .terminal((short) 'A')
                .tin(0);
        event.registrationCode("").participantName("");
        return add(sequence, ParticipantRegisteredEncoder.TEMPLATE_ID, event.encodedLength());
    }

    public EventFeed account(long sequence, int id, int participantId, String number) {
        AccountOpenedEncoder event = new AccountOpenedEncoder();
        event.wrapAndApplyHeader(buffer, 0, header);
        event.accountId(id)
                .participantId(participantId)
                .systemId(SystemId.AZIPS)
                .kind(AccountKind.CORRESPONDENT);
        event.currency("AZN").number(number);
        return add(sequence, AccountOpenedEncoder.TEMPLATE_ID, event.encodedLength());
    }

    public EventFeed certificate(long sequence, int id, int participantId, long certificateSequence) {
        CertificateRegisteredEncoder event = new CertificateRegisteredEncoder();
        event.wrapAndApplyHeader(buffer, 0, header);
        event.certificateId(id)
                .participantId(participantId)
                .terminal((short) 'A')
                .role(CertificateRole.BANK);
        event.notBeforeNs(0).notAfterNs(Long.MAX_VALUE).holder("").certificateSequence(certificateSequence);
        return add(sequence, CertificateRegisteredEncoder.TEMPLATE_ID, event.encodedLength());
    }

    public EventFeed rule(long sequence, RuleId rule, long value, int effectiveDate) {
        RuleChangedEncoder event = new RuleChangedEncoder();
        event.wrapAndApplyHeader(buffer, 0, header);
        event.rule(rule).systemId(SystemId.ALL).value(value).effectiveDate(effectiveDate);
        return add(sequence, RuleChangedEncoder.TEMPLATE_ID, event.encodedLength());
    }

    public EventFeed acknowledged(long sequence, int participantId, long upTo) {
        OutputsAcknowledgedEncoder event = new OutputsAcknowledgedEncoder();
        event.wrapAndApplyHeader(buffer, 0, header);
        event.participantId(participantId).terminal((short) 'A').upTo(upTo);
        return add(sequence, OutputsAcknowledgedEncoder.TEMPLATE_ID, event.encodedLength());
    }

    /** A notice to terminal A of a participant, under the next number. */
    public EventFeed notice(long sequence, int participantId, NoticeKind kind, Consumer<NoticeDueEncoder> details) {
        NoticeDueEncoder event = new NoticeDueEncoder();
        event.wrapAndApplyHeader(buffer, 0, header);
        event.participantId(participantId).terminal((short) 'A').kind(kind);
        event.outputNumber(outputNumbers.merge(participantId, 1L, Long::sum));
        event.paymentId(sequence).inputSequence(sequence).timeNs(MemoryRing.timeNs(sequence));
        event.amountMinor(0)
                .balanceMinor(0)
                .accountId(-1)
                .counterpartyId(-1)
                .valueDate(0)
                .reason(0);
        event.causes().clear();
        event.paymentType(PaymentType.NULL_VAL)
                .currency("AZN")
                .reference("")
                .tag("")
                .priority((short) 50)
                .enteredChange(0);
        details.accept(event);
        return add(sequence, NoticeDueEncoder.TEMPLATE_ID, event.encodedLength());
    }

    /** Any other event, as the caller encodes it. */
    public EventFeed event(long sequence, MessageEncoderFlyweight event, Runnable fields) {
        header.wrap(buffer, 0)
                .blockLength(event.sbeBlockLength())
                .templateId(event.sbeTemplateId())
                .schemaId(event.sbeSchemaId())
                .version(event.sbeSchemaVersion());
        event.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
        fields.run();
        return add(sequence, event.sbeTemplateId(), event.encodedLength());
    }

    private EventFeed add(long sequence, int templateId, int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        int index = indexes.merge(sequence, 1, Integer::sum) - 1;
        events.add(new Event(sequence, MemoryRing.timeNs(sequence), index, templateId, new UnsafeBuffer(bytes)));
        return this;
    }
}
