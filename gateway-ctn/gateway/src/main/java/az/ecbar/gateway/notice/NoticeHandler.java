package az.ecbar.gateway.notice;

import az.ecbar.gateway.outbox.OutputTarget;
import az.ecbar.iso.output.Unsaid;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AccountToldDueDecoder;
import az.ecbar.schema.AnnouncementDueDecoder;
import az.ecbar.schema.ContinuityToldDueDecoder;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.OutputsAcknowledgedDecoder;
import az.ecbar.schema.ParticipantToldDueDecoder;
import az.ecbar.schema.PaymentToldDueDecoder;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.WaitingPaymentToldDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Takes all events from behind the gate, in order and without gaps, and keeps directory and outbox by them: renders each
 * {@code NoticeDue}, each page of a statement, each answer and each announcement, once and puts it into the outbox, under the number that the ledger
 * gave it.
 *
 * <p>A start is the same work: the records of a snapshot, then the events of all commands after it, which must begin no
 * later than {@link az.ecbar.gateway.outbox.Outbox#resumeSequence()}. What the outbox holds already is rendered again and compared; what it lacks
 * is added. {@link #checkComplete} ends it.
 *
 * <p>An output that tells of a record which cannot be read at present keeps its place, and those of other terminals go on:
 * {@link #makeUp} makes it when the record can be read again.
 *
 * <p>Owned by the edge's thread. It throws what the renderer and the outbox throw: the node stops.
 *
 * @rule 3.6, 4.9, 4.10.2, 4.13, 4.19, 4.25
 */
public final class NoticeHandler implements EventBatch.Handler {
    private static final class TerminalNumbers {
        private final int participantId;
        private final byte terminal;
        private long lastNumber;
        private long acknowledged;

        private TerminalNumbers(int participantId, byte terminal) {
            this.participantId = participantId;
            this.terminal = terminal;
        }
    }

    private static final byte[] NO_ATTACHMENT = {};

    private final Directory directory;
    private final SessionTerminals sessions = new SessionTerminals();
    private final NoticeRenderer renderer;
    private final AccountEntries entries = new AccountEntries();
    private final StatementRenderer statements;
    private final InquiryRenderer inquiries;
    private final AnnouncementRenderer announcements;
    private final ContinuityRenderer continuity;
    private final ParticipantBook book = new ParticipantBook();
    private final ParticipationRenderer participation;
    private final AccountNewsRenderer accountNews;
    private final AnswerRenderer answers;
    private final IsoTwins twins;
    private final OutputTarget outbox;
    private final LateOutputs late;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NoticeDueDecoder notice = new NoticeDueDecoder();
    private final AccountPageDueDecoder page = new AccountPageDueDecoder();
    private final AnnouncementDueDecoder announcement = new AnnouncementDueDecoder();
    private final ContinuityToldDueDecoder continuityTold = new ContinuityToldDueDecoder();
    private final PaymentToldDueDecoder told = new PaymentToldDueDecoder();
    private final ParticipantToldDueDecoder participantTold = new ParticipantToldDueDecoder();
    private final AccountToldDueDecoder accountTold = new AccountToldDueDecoder();
    private final OutputsAcknowledgedDecoder acknowledged = new OutputsAcknowledgedDecoder();
    private final CtnSessionOpenedDecoder opened = new CtnSessionOpenedDecoder();
    private final TerminalRecordDecoder terminalRecord = new TerminalRecordDecoder();
    private final byte[] message = new byte[NoticeRenderer.MAX_LENGTH];
    private final KeptEvents kept = new KeptEvents();
    private final Long2ObjectHashMap<TerminalNumbers> byTerminal = new Long2ObjectHashMap<>();
    private final List<TerminalNumbers> terminals = new ArrayList<>();
    private boolean isProvenBeside;
    private long rendered;
    private long lastSequence;
    private long lastTimeNs;

    public NoticeHandler(RendererConfig config, StoredRecords records, OutputTarget outbox) {
        this.directory = new Directory();
        this.renderer = new NoticeRenderer(config, directory, records);
        this.statements = new StatementRenderer(config, directory, entries);
        this.inquiries = new InquiryRenderer(config, directory, entries);
        this.announcements = new AnnouncementRenderer(config, directory);
        this.continuity = new ContinuityRenderer(config, directory);
        this.participation = new ParticipationRenderer(config, directory, book);
        this.accountNews = new AccountNewsRenderer(config, directory);
        this.answers = new AnswerRenderer(directory, records);
        this.twins = new IsoTwins(config, directory);
        this.outbox = outbox;
        this.late = new LateOutputs(renderer, answers, twins, outbox);
    }

    /**
     * From here on a notice that the outbox holds is not rendered again: another one, beside, proves it. Answers are, for
     * they are few.
     */
    public void leaveProof() {
        isProvenBeside = true;
    }

    /** Takes a record of the snapshot from which replay goes on; all of them, in their order, before the first event. */
    public void onSnapshotRecord(int templateId, DirectBuffer buffer, int offset) {
        directory.onSnapshotRecord(templateId, buffer, offset);
        book.onSnapshotRecord(templateId, buffer, offset);
        sessions.onSnapshotRecord(templateId, buffer, offset);
        entries.onSnapshotRecord(templateId, buffer, offset);
        if (templateId == TerminalRecordDecoder.TEMPLATE_ID) {
            terminalRecord.wrapAndApplyHeader(buffer, offset, header);
            TerminalNumbers numbers = numbers(terminalRecord.participantId(), (byte) terminalRecord.terminal());
            numbers.lastNumber = terminalRecord.lastOutputNumber();
            numbers.acknowledged = terminalRecord.outputAcknowledged();
            outbox.restore(numbers.participantId, numbers.terminal, numbers.lastNumber, numbers.acknowledged);
        }
    }

    @Override
    public void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        lastSequence = sequence;
        lastTimeNs = timeNs;
        switch (templateId) {
            case NoticeDueDecoder.TEMPLATE_ID -> {
                notice.wrapAndApplyHeader(buffer, offset, header);
                onNotice(sequence, index, buffer, offset, length);
            }
            case AccountPageDueDecoder.TEMPLATE_ID -> {
                page.wrapAndApplyHeader(buffer, offset, header);
                onPage(sequence, index);
            }
            case WaitingPaymentToldDecoder.TEMPLATE_ID -> inquiries.onWaiting(buffer, offset);
            case PaymentToldDueDecoder.TEMPLATE_ID -> {
                told.wrapAndApplyHeader(buffer, offset, header);
                onPaymentTold(sequence, index);
            }
            case AnnouncementDueDecoder.TEMPLATE_ID -> {
                announcement.wrapAndApplyHeader(buffer, offset, header);
                onAnnouncement(sequence, index);
            }
            case ContinuityToldDueDecoder.TEMPLATE_ID -> {
                continuityTold.wrapAndApplyHeader(buffer, offset, header);
                onContinuityTold(sequence, index);
            }
            case ParticipantToldDueDecoder.TEMPLATE_ID -> {
                participantTold.wrapAndApplyHeader(buffer, offset, header);
                onParticipantTold(sequence, index);
            }
            case AccountToldDueDecoder.TEMPLATE_ID -> {
                accountTold.wrapAndApplyHeader(buffer, offset, header);
                onAccountTold(sequence, index);
            }
            case OutputsAcknowledgedDecoder.TEMPLATE_ID -> {
                acknowledged.wrapAndApplyHeader(buffer, offset, header);
                onAcknowledged(acknowledged.participantId(), (byte) acknowledged.terminal(), acknowledged.upTo());
            }
            case CtnSessionOpenedDecoder.TEMPLATE_ID -> {
                sessions.onEvent(templateId, buffer, offset);
                opened.wrapAndApplyHeader(buffer, offset, header);
                if (opened.outputAcknowledged() > 0) {
                    // A logon acknowledges what it says that it holds.
                    onAcknowledged(opened.participantId(), (byte) opened.terminal(), opened.outputAcknowledged());
                }
            }
            default -> {
                directory.onEvent(templateId, buffer, offset);
                book.onEvent(templateId, buffer, offset);
                sessions.onEvent(templateId, buffer, offset);
                entries.onEvent(templateId, buffer, offset);
                if (answers.onEvent(sequence, timeNs, templateId, buffer, offset, length)) {
                    onAnswer(sequence, timeNs, index);
                }
            }
        }
    }

    /**
     * Ends a replay: every output that the ledger has numbered and that is not acknowledged must be held.
     *
     * @throws az.ecbar.gateway.outbox.OutboxFailure when one is missing
     */
    public void checkComplete() {
        for (TerminalNumbers numbers : terminals) {
            outbox.checkComplete(numbers.participantId, numbers.terminal, numbers.lastNumber, numbers.acknowledged);
        }
    }

    /** Removes what nobody needs any more, by the time of the last event; called now and then. */
    public int discardOld() {
        return outbox.discardOld(lastTimeNs);
    }

    /** How many outputs wait for a record that cannot be read. */
    public int waitingCount() {
        return outbox.gapCount();
    }

    /**
     * Makes what could not be made when its turn came, as far as it can be made now; a bounded number, and after a vain
     * attempt not before a second has passed. Called now and then, between two commands.
     *
     * @return how many were made
     */
    public int makeUp(long monotonicNs) {
        int made = late.makeUp(monotonicNs);
        rendered += made;
        return made;
    }

    /** How many outputs stayed in MT although their receiver reads ISO 20022 and the standard has a message for them. */
    public long notTranslatedCount() {
        return twins.notTranslatedCount();
    }

    /** Sequence of the last command of which an event came. */
    public long lastSequence() {
        return lastSequence;
    }

    /** How many messages were rendered. */
    public long renderedCount() {
        return rendered;
    }

    private void onNotice(long sequence, int index, DirectBuffer buffer, int offset, int lengthOfEvent) {
        entries.onNotice(notice);
        byte terminal = (byte) notice.terminal();
        if (isProvenBeside && outbox.isStored(sequence, notice.participantId(), terminal, notice.outputNumber())) {
            numbers(notice.participantId(), terminal).lastNumber = notice.outputNumber();
            return;
        }
        SessionTerminals.Terminal to = new SessionTerminals.Terminal(notice.participantId(), terminal);
        long subject = notice.paymentId() == 0 ? notice.inputSequence() : notice.paymentId();
        IsoTwins made;
        byte[] attachment;
        try {
            made = renderer.render(sequence, notice, to, message, twins);
            attachment = renderer.attachment(sequence, notice);
        } catch (RecordUnreadable e) {
            kept.clear();
            kept.add(buffer, offset, lengthOfEvent);
            putGap(sequence, index, to, notice.outputNumber(), notice.kind(), subject, notice.timeNs(), kept);
            return;
        }
        put(
                sequence,
                index,
                to,
                notice.outputNumber(),
                notice.kind(),
                subject,
                notice.timeNs(),
                made.bytes(),
                made.length(),
                attachment);
    }

    private void onPage(long sequence, int index) {
        int length = page.report() == AccountReport.STATEMENT
                ? statements.render(sequence, page, message)
                : inquiries.render(sequence, page, message);
        putAnswer(
                sequence,
                index,
                new SessionTerminals.Terminal(page.participantId(), (byte) page.terminal()),
                page.outputNumber(),
                page.inquirySequence() == 0 ? sequence : page.inquirySequence(),
                page.timeNs(),
                page.language(),
                Unsaid.ofAccount(page.currency()),
                length);
    }

    private void onPaymentTold(long sequence, int index) {
        putAnswer(
                sequence,
                index,
                new SessionTerminals.Terminal(told.participantId(), (byte) told.terminal()),
                told.outputNumber(),
                told.inquirySequence(),
                told.timeNs(),
                told.language(),
                Unsaid.NOTHING,
                inquiries.render(sequence, told, message));
    }

    private void putAnswer(
            long sequence,
            int index,
            SessionTerminals.Terminal to,
            long number,
            long subject,
            long timeNs,
            MessageLanguage language,
            Unsaid unsaid,
            int length) {
        MessageLanguage wanted = outbox.isInMt() ? MessageLanguage.MT : language;
        IsoTwins made = twins.of(wanted, sequence, to, number, timeNs, message, length, unsaid);
        put(
                sequence,
                index,
                to,
                number,
                NoticeKind.ACCOUNT_PAGE,
                subject,
                timeNs,
                made.bytes(),
                made.length(),
                NO_ATTACHMENT);
    }

    private void onAnnouncement(long sequence, int index) {
        int length = announcements.render(sequence, announcement, message);
        put(
                sequence,
                index,
                new SessionTerminals.Terminal(announcement.participantId(), (byte) announcement.terminal()),
                announcement.outputNumber(),
                NoticeKind.ANNOUNCEMENT,
                announcement.announcedSequence(),
                announcement.timeNs(),
                message,
                length,
                NO_ATTACHMENT);
    }

    private void onContinuityTold(long sequence, int index) {
        put(
                sequence,
                index,
                new SessionTerminals.Terminal(continuityTold.participantId(), (byte) continuityTold.terminal()),
                continuityTold.outputNumber(),
                NoticeKind.ANNOUNCEMENT,
                continuityTold.decidedSequence(),
                continuityTold.timeNs(),
                message,
                continuity.render(sequence, continuityTold, message),
                NO_ATTACHMENT);
    }

    private void onParticipantTold(long sequence, int index) {
        put(
                sequence,
                index,
                new SessionTerminals.Terminal(participantTold.participantId(), (byte) participantTold.terminal()),
                participantTold.outputNumber(),
                NoticeKind.PARTICIPATION,
                participantTold.decidedSequence(),
                participantTold.timeNs(),
                message,
                participation.render(sequence, participantTold, message),
                NO_ATTACHMENT);
    }

    private void onAccountTold(long sequence, int index) {
        put(
                sequence,
                index,
                new SessionTerminals.Terminal(accountTold.participantId(), (byte) accountTold.terminal()),
                accountTold.outputNumber(),
                NoticeKind.ACCOUNT_NEWS,
                accountTold.decidedSequence(),
                accountTold.timeNs(),
                message,
                accountNews.render(sequence, accountTold, message),
                NO_ATTACHMENT);
    }

    private void onAnswer(long sequence, long timeNs, int index) {
        if (answers.isUnreadable()) {
            putGap(
                    sequence,
                    index,
                    sessions.of(answers.sessionId()),
                    answers.outputNumber(),
                    NoticeKind.ANSWER,
                    sequence,
                    timeNs,
                    answers.events());
            return;
        }
        byte[] answer = answers.answer();
        put(
                sequence,
                index,
                sessions.of(answers.sessionId()),
                answers.outputNumber(),
                NoticeKind.ANSWER,
                sequence,
                timeNs,
                answer,
                answer.length,
                NO_ATTACHMENT);
    }

    private void put(
            long sequence,
            int index,
            SessionTerminals.Terminal to,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            byte[] bytes,
            int length,
            byte[] attachment) {
        LateOutputs.write(outbox, sequence, number, bytes, length, attachment);
        outbox.put(
                sequence,
                index,
                to.participantId(),
                to.letter(),
                number,
                kind,
                subject,
                timeNs,
                length,
                attachment.length);
        numbers(to.participantId(), to.letter()).lastNumber = number;
        rendered++;
    }

    private void putGap(
            long sequence,
            int index,
            SessionTerminals.Terminal to,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            KeptEvents events) {
        if (events.length() > outbox.maxMessageLength()) {
            throw new RenderingFailure("what output " + number + " of command " + sequence + " is made of is too long");
        }
        events.copyTo(outbox.messageBuffer(), outbox.messageOffset());
        outbox.putGap(sequence, index, to.participantId(), to.letter(), number, kind, subject, timeNs, events.length());
        numbers(to.participantId(), to.letter()).lastNumber = number;
    }

    private void onAcknowledged(int participantId, byte terminal, long upTo) {
        numbers(participantId, terminal).acknowledged = upTo;
        outbox.acknowledge(participantId, terminal, upTo);
    }

    private TerminalNumbers numbers(int participantId, byte terminal) {
        long key = ((long) participantId << 8) | (terminal & 0xFF);
        TerminalNumbers numbers = byTerminal.get(key);
        if (numbers == null) {
            numbers = new TerminalNumbers(participantId, terminal);
            byTerminal.put(key, numbers);
            terminals.add(numbers);
        }
        return numbers;
    }
}
