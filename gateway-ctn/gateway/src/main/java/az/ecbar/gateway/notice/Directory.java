package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.schema.AccountOpenedDecoder;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.CertificateRecordDecoder;
import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ParticipantRecordDecoder;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.RuleChangedDecoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.RuleRecordDecoder;
import az.ecbar.schema.SystemId;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * What notices need to know beside the event: BICs, account numbers, where certificates lie, and the two rules that
 * notices show. A projection: filled from the records of a snapshot, then kept by the events that follow it, so it always
 * stands at the event that is being rendered.
 *
 * <p>Owned by the edge's thread. Grows with participants, accounts, certificates and changes of the two rules, which are
 * reference data; nothing in it is ever looked up by a hash order.
 */
public final class Directory {
    private static final long PRIORITY_DEFAULT = 50;
    private static final long NONE = 0;
    private static final int TERMINAL_AT = 8;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ParticipantRegisteredDecoder participantRegistered = new ParticipantRegisteredDecoder();
    private final AccountOpenedDecoder accountOpened = new AccountOpenedDecoder();
    private final RuleChangedDecoder ruleChanged = new RuleChangedDecoder();
    private final CertificateRegisteredDecoder certificateRegistered = new CertificateRegisteredDecoder();
    private final ParticipantRecordDecoder participantRecord = new ParticipantRecordDecoder();
    private final AccountRecordDecoder accountRecord = new AccountRecordDecoder();
    private final RuleRecordDecoder ruleRecord = new RuleRecordDecoder();
    private final CertificateRecordDecoder certificateRecord = new CertificateRecordDecoder();
    private final Int2ObjectHashMap<String> bics = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<Text> accounts = new Int2ObjectHashMap<>();
    private final Long2LongHashMap certificates = new Long2LongHashMap(NONE);
    private final RuleTimeline utcOffset = new RuleTimeline(OutputHeader.BAKU_OFFSET_MINUTES);
    private final RuleTimeline priorityDefault = new RuleTimeline(PRIORITY_DEFAULT);

    /** An empty directory, as before the first command. */
    public Directory() {}

    /** Takes an event, if it is one that the directory needs. */
    public void onEvent(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case ParticipantRegisteredDecoder.TEMPLATE_ID -> {
                participantRegistered.wrapAndApplyHeader(buffer, offset, header);
                bics.put(participantRegistered.participantId(), participantRegistered.bic());
            }
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                accountOpened.wrapAndApplyHeader(buffer, offset, header);
                accounts.put(accountOpened.accountId(), Text.of(accountOpened.number()));
            }
            case CertificateRegisteredDecoder.TEMPLATE_ID -> {
                certificateRegistered.wrapAndApplyHeader(buffer, offset, header);
                certificates.put(certificateRegistered.certificateId(), certificateRegistered.certificateSequence());
            }
            case RuleChangedDecoder.TEMPLATE_ID -> {
                ruleChanged.wrapAndApplyHeader(buffer, offset, header);
                setRule(ruleChanged.rule(), ruleChanged.systemId(), ruleChanged.effectiveDate(), ruleChanged.value());
            }
            default -> {
                // of no interest here
            }
        }
    }

    /** Takes a record of a snapshot, if it is one that the directory needs; in the snapshot's order. */
    public void onSnapshotRecord(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case ParticipantRecordDecoder.TEMPLATE_ID -> {
                participantRecord.wrapAndApplyHeader(buffer, offset, header);
                bics.put(participantRecord.participantId(), participantRecord.bic());
            }
            case AccountRecordDecoder.TEMPLATE_ID -> {
                accountRecord.wrapAndApplyHeader(buffer, offset, header);
                accounts.put(accountRecord.accountId(), Text.of(accountRecord.number()));
            }
            case CertificateRecordDecoder.TEMPLATE_ID -> {
                certificateRecord.wrapAndApplyHeader(buffer, offset, header);
                certificates.put(certificateRecord.certificateId(), certificateRecord.certificateSequence());
            }
            case RuleRecordDecoder.TEMPLATE_ID -> {
                ruleRecord.wrapAndApplyHeader(buffer, offset, header);
                setRule(ruleRecord.rule(), ruleRecord.systemId(), ruleRecord.effectiveDate(), ruleRecord.value());
            }
            default -> {
                // of no interest here
            }
        }
    }

    /** The BIC11 of a participant; empty for a number that stands for nobody. */
    String bic(int participantId) {
        String bic = bics.get(participantId);
        return bic == null ? "" : bic;
    }

    /** The logical terminal (12) of a participant. */
    Text terminal(int participantId, byte letter) {
        String bic = bics.get(participantId);
        if (bic == null) {
            throw new RenderingFailure("participant " + participantId + " is not in the directory");
        }
        return Text.of(bic.substring(0, TERMINAL_AT) + (char) letter + bic.substring(TERMINAL_AT));
    }

    /** The number of an account. */
    Text account(int accountId) {
        Text number = accounts.get(accountId);
        if (number == null) {
            throw new RenderingFailure("account " + accountId + " is not in the directory");
        }
        return number;
    }

    /** Sequence of the record that bears a certificate. */
    long certificateSequence(int certificateId) {
        long sequence = certificates.get(certificateId);
        if (sequence == NONE) {
            throw new RenderingFailure("certificate " + certificateId + " is not in the directory");
        }
        return sequence;
    }

    /** How far Baku is ahead of UTC at a moment, in minutes. */
    int utcOffsetMinutes(long utcNs) {
        return (int) utcOffset.at(CalendarDate.dateAt(utcNs, OutputHeader.BAKU_OFFSET_MINUTES));
    }

    /** The date at a moment, yyyymmdd of Baku. */
    int dateAt(long utcNs) {
        return CalendarDate.dateAt(utcNs, utcOffsetMinutes(utcNs));
    }

    /** The priority of a payment that was sent without one. */
    int priorityDefault(long utcNs) {
        return (int) priorityDefault.at(dateAt(utcNs));
    }

    private void setRule(RuleId rule, SystemId system, int effectiveDate, long value) {
        if (system != SystemId.ALL) {
            return;
        }
        if (rule == RuleId.UTC_OFFSET_MINUTES) {
            utcOffset.add(effectiveDate, value);
        } else if (rule == RuleId.PRIORITY_DEFAULT) {
            priorityDefault.add(effectiveDate, value);
        }
    }
}
