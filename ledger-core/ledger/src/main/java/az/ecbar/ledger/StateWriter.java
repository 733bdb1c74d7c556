package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.KeptPayments;
import az.ecbar.ledger.azips.UsedReferences;
import az.ecbar.ledger.azips.WaitingPayments;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.ips.liquidity.LiquidityRecords;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.snapshot.StateSink;
import az.ecbar.schema.AccountRecordEncoder;
import az.ecbar.schema.AliasRecordEncoder;
import az.ecbar.schema.BlockRecordEncoder;
import az.ecbar.schema.CertificateRecordEncoder;
import az.ecbar.schema.DeclaredDayRecordEncoder;
import az.ecbar.schema.JobRecordEncoder;
import az.ecbar.schema.LedgerStateEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ParticipantRecordEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.ProposalRecordEncoder;
import az.ecbar.schema.ReleaseRecordEncoder;
import az.ecbar.schema.RuleRecordEncoder;
import az.ecbar.schema.StateEndEncoder;
import az.ecbar.schema.SystemDayRecordEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TerminalRecordEncoder;
import az.ecbar.schema.TimerRecordEncoder;
import az.ecbar.schema.UsedReferenceRecordEncoder;
import az.ecbar.schema.WaitingPaymentRecordEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the whole state as SBE records, always in the same order and each order that of arrival, so that equal states
 * give equal bytes. {@link StateReader} reads exactly what stands here.
 *
 * <p>Runs on the thread that owns the ledger, which in production is that of a replay; allocates.
 */
final class StateWriter {
    private static final int RECORD_BYTES = 1 << 15;

    private final LedgerState state;
    private final StateSink sink;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RECORD_BYTES]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Reference reference = new Reference();
    private final Digest digest = new Digest();
    private long records;

    StateWriter(LedgerState state, StateSink sink) {
        this.state = state;
        this.sink = sink;
    }

    void write(long sequence, long timeNs, long dateEndsNs) {
        writeLedger(sequence, timeNs, dateEndsNs);
        writeOwnership();
        writeRules();
        writeCalendar();
        writeParticipants();
        writeCertificates();
        writeAccounts();
        writeAuthorities();
        writeDays();
        writeTerminals();
        ChannelRecords.write(state, this::clean, this::done);
        WorkstationRecords.write(state.workstations, this::clean, this::done);
        writeTransfers();
        writeProposals();
        writeReferences();
        writeWaiting();
        writeKept();
        writeStories();
        writeStatements();
        new LiquidityRecords(state.clearingAccounts).writeAll(this::clean, this::done);
        writeAnnouncements();
        FlowRecords.write(state.flows, this::clean, this::done);
        writeJobsAndTimers();
        StateEndEncoder end =
                new StateEndEncoder().wrapAndApplyHeader(clean(), 0, header).records(records);
        done(end.encodedLength());
    }

    private void writeLedger(long sequence, long timeNs, long dateEndsNs) {
        LedgerStateEncoder e = new LedgerStateEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .sequence(sequence)
                .timeNs(timeNs)
                .eventHash(state.eventBuffer.hash())
                .eventCount(state.eventBuffer.total())
                .level(state.level)
                .genesisComplete(bit(state.isGenesisComplete))
                .clockAcceptances(state.clockAcceptances)
                .date(state.rules.today())
                .dateEndsNs(dateEndsNs);
        buffer.putBytes(e.offset() + LedgerStateEncoder.ledgerNameEncodingOffset(), state.ledgerName);
        done(e.encodedLength());
    }

    private void writeOwnership() {
        for (int i = 0; i < state.epochs.size(); i++) {
            done(OwnershipRecords.write(state.epochs, i, clean()));
        }
        if (state.standingOrders.isGiven()) {
            done(OwnershipRecords.write(state.standingOrders, clean()));
        }
    }

    private void writeRules() {
        for (int i = 0; i < state.rules.size(); i++) {
            RuleRecordEncoder e = new RuleRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .rule(state.rules.ruleOf(i))
                    .systemId(SystemId.ALL)
                    .value(state.rules.valueOf(i))
                    .effectiveDate(state.rules.dateOf(i));
            done(e.encodedLength());
        }
    }

    private void writeCalendar() {
        for (int i = 0; i < state.calendar.size(); i++) {
            DeclaredDayRecordEncoder e = new DeclaredDayRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .systemId(state.calendar.systemOf(i))
                    .date(state.calendar.dateOf(i))
                    .isBusinessDay(bit(state.calendar.isBusinessDayAt(i)))
                    .decisionDate(state.calendar.decisionDateAt(i));
            state.calendar
                    .decisionAt(i, reference)
                    .write(buffer, e.offset() + DeclaredDayRecordEncoder.decisionNumberEncodingOffset());
            done(e.encodedLength());
        }
    }

    private void writeParticipants() {
        Participants all = state.participants;
        for (int id = 0; id < all.size(); id++) {
            ParticipantRecordEncoder e = new ParticipantRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .participantId(id)
                    .kind(all.kind(id))
                    .terminal((short) all.registeredTerminal(id))
                    .tin(all.tin(id))
                    .settlementBankId(all.settlementBank(id))
                    .executionNotice((short) all.executionNotice(id));
            Bic.unpack(all.bic(id), buffer, e.offset() + ParticipantRecordEncoder.bicEncodingOffset());
            putCauses(e.offset() + ParticipantRecordEncoder.azipsCausesEncodingOffset(), id, SystemId.AZIPS);
            putCauses(e.offset() + ParticipantRecordEncoder.lvpcssCausesEncodingOffset(), id, SystemId.LVPCSS);
            putCauses(e.offset() + ParticipantRecordEncoder.ipsCausesEncodingOffset(), id, SystemId.IPS);
            buffer.putBytes(
                    e.offset() + ParticipantRecordEncoder.registrationCodeEncodingOffset(), all.registrationCode(id));
            buffer.putBytes(e.offset() + ParticipantRecordEncoder.participantNameEncodingOffset(), all.name(id));
            done(e.encodedLength());
        }
        for (int i = 0; i < all.bicCount(); i++) {
            if (all.bicAt(i) != all.bic(all.ownerOfBicAt(i))) {
                AliasRecordEncoder e = new AliasRecordEncoder()
                        .wrapAndApplyHeader(clean(), 0, header)
                        .participantId(all.ownerOfBicAt(i));
                Bic.unpack(all.bicAt(i), buffer, e.offset() + AliasRecordEncoder.aliasEncodingOffset());
                done(e.encodedLength());
            }
        }
    }

    private void writeCertificates() {
        Certificates all = state.certificates;
        for (int id = 0; id < all.size(); id++) {
            CertificateRecordEncoder e = new CertificateRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .certificateId(id)
                    .participantId(all.participant(id))
                    .terminal((short) all.terminal(id))
                    .role(all.role(id))
                    .notBeforeNs(all.notBeforeNs(id))
                    .notAfterNs(all.notAfterNs(id))
                    .revoked(bit(all.isRevoked(id)))
                    .certificateSequence(all.sequence(id));
            all.fingerprint(id, digest)
                    .write(buffer, e.offset() + CertificateRecordEncoder.fingerprintEncodingOffset());
            buffer.putBytes(e.offset() + CertificateRecordEncoder.holderEncodingOffset(), all.holder(id));
            done(e.encodedLength());
        }
    }

    private void writeAccounts() {
        Accounts all = state.accounts;
        for (int id = 0; id < all.size(); id++) {
            AccountRecordEncoder e = new AccountRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .accountId(id)
                    .participantId(all.participant(id))
                    .systemId(all.system(id))
                    .kind(all.kind(id))
                    .balanceMinor(all.balance(id))
                    .debitsMinor(all.debits(id))
                    .creditsMinor(all.credits(id))
                    .closed(bit(all.isClosed(id)));
            Currency.unpack(all.currency(id), buffer, e.offset() + AccountRecordEncoder.currencyEncodingOffset());
            AccountNumber.unpack(all.keys(), id, 1, buffer, e.offset() + AccountRecordEncoder.numberEncodingOffset());
            done(e.encodedLength());
        }
        for (int id = 0; id < state.blocks.size(); id++) {
            BlockRecordEncoder e = new BlockRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .accountId(state.blocks.account(id))
                    .purpose(state.blocks.purpose(id))
                    .wantedMinor(state.blocks.wanted(id))
                    .heldMinor(state.blocks.held(id))
                    .decisionDate(state.blocks.decisionDate(id));
            state.blocks
                    .decision(id, reference)
                    .write(buffer, e.offset() + BlockRecordEncoder.decisionNumberEncodingOffset());
            done(e.encodedLength());
        }
    }

    private void writeAuthorities() {
        for (int place = 0; place < state.authorities.size(); place++) {
            done(AuthorityRecords.write(state.authorities, place, clean()));
        }
    }

    private void writeDays() {
        Days days = state.days;
        for (SystemId system : SystemId.values()) {
            if (system == SystemId.NULL_VAL || system == SystemId.ALL) {
                continue;
            }
            SystemDayRecordEncoder e = new SystemDayRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .systemId(system)
                    .state(days.state(system))
                    .date(days.date(system))
                    .lastEndedDate(days.lastEnded(system))
                    .accepted(days.accepted(system))
                    .settled(days.settled(system))
                    .settledMinor(days.settledMinor(system))
                    .refused(days.refused(system))
                    .annulled(days.annulled(system))
                    .keptBefore(days.keptBefore(system))
                    .annulledSinceClose(days.annulledSinceClose(system))
                    .closingMinute(days.closingMinute(system));
            buffer.putByte(
                    e.offset() + SystemDayRecordEncoder.suspendedEncodingOffset(), (byte) days.suspended(system));
            done(e.encodedLength());
        }
    }

    private void writeTerminals() {
        Terminals all = state.terminals;
        for (int id = 0; id < all.size(); id++) {
            long last = all.lastInput(id);
            int inputs = (int) Math.min(last, Terminals.REMEMBERED);
            TerminalRecordEncoder e = new TerminalRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .participantId(all.participant(id))
                    .terminal((short) all.letter(id))
                    .site(all.site(id))
                    .sessionId(all.session(id))
                    .certificateId(all.certificate(id))
                    .lastInputNumber(last)
                    .lastOutputNumber(all.lastOutput(id))
                    .outputAcknowledged(all.acknowledged(id));
            TerminalRecordEncoder.InputsEncoder group = e.inputsCount(inputs);
            for (long number = last - inputs + 1; number <= last; number++) {
                group.next()
                        .inputSequence(all.inputSequence(id, number))
                        .timeNs(all.inputTimeNs(id, number))
                        .certificateId(all.inputCertificate(id, number));
                int at = e.limit() - TerminalRecordEncoder.InputsEncoder.sbeBlockLength();
                all.digest(id, number, digest)
                        .write(buffer, at + TerminalRecordEncoder.InputsEncoder.digestEncodingOffset());
            }
            done(e.encodedLength());
        }
    }

    private void writeTransfers() {
        for (int i = 0; i < state.transfers.size(); i++) {
            done(TransferRecords.write(state, i, clean()));
        }
    }

    private void writeProposals() {
        for (int i = 0; i < state.proposals.size(); i++) {
            ProposalRecordEncoder e = new ProposalRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .proposalId(state.proposals.id(i))
                    .certificateId(state.proposals.proposer(i))
                    .deadlineNs(state.proposals.deadlineNs(i))
                    .putAction(state.proposals.action(i), 0, state.proposals.actionBytes(i));
            done(e.encodedLength());
        }
    }

    private void writeReferences() {
        UsedReferences all = state.azips.references();
        for (int entry = 0; entry < all.size(); entry++) {
            UsedReferenceRecordEncoder e = new UsedReferenceRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .systemId(all.system(entry))
                    .participantId(all.participant(entry))
                    .date(state.days.date(all.system(entry)))
                    .paymentId(all.paymentId(entry))
                    .state(all.state(entry));
            all.reference(entry, reference)
                    .write(buffer, e.offset() + UsedReferenceRecordEncoder.referenceEncodingOffset());
            done(e.encodedLength());
        }
    }

    private void writeWaiting() {
        WaitingPayments all = state.azips.waiting();
        for (int place = all.first(); place != WaitingPayments.NONE; place = all.after(place)) {
            WaitingPaymentRecordEncoder e = new WaitingPaymentRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .paymentId(all.id(place))
                    .debitAccountId(all.debit(place))
                    .creditAccountId(all.credit(place))
                    .amountMinor(all.amount(place))
                    .valueDate(all.valueDate(place))
                    .priority((short) all.priority(place))
                    .paymentType(PaymentType.get((short) all.type(place)))
                    .terminal((short) all.terminal(place))
                    .inputSequence(all.bearer(place))
                    .aside(bit(all.isAside(place)));
            buffer.putByte(e.offset() + WaitingPaymentRecordEncoder.causesEncodingOffset(), (byte) all.causes(place));
            buffer.putByte(e.offset() + WaitingPaymentRecordEncoder.flagsEncodingOffset(), (byte) all.flags(place));
            state.azips
                    .references()
                    .reference(all.reference(place), reference)
                    .write(buffer, e.offset() + WaitingPaymentRecordEncoder.referenceEncodingOffset());
            done(e.encodedLength());
        }
        for (int i = 0; i < state.azips.releases().size(); i++) {
            ReleaseRecordEncoder e = new ReleaseRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .accountId(state.azips.releases().account(i));
            done(e.encodedLength());
        }
    }

    private void writeKept() {
        KeptPayments all = state.azips.kept();
        KeptRecords kept = new KeptRecords();
        for (int place = all.first(); place != KeptPayments.NONE; place = all.after(place)) {
            done(kept.write(all, place, clean()));
        }
    }

    private void writeStories() {
        StoryRecords all = new StoryRecords(state.azips.stories());
        for (long story = all.first(); story < all.end(); story++) {
            done(all.write(story, clean()));
        }
    }

    private void writeStatements() {
        new StatementRecords(state.statements).writeAll(state.accounts.size(), this::clean, this::done);
    }

    private void writeAnnouncements() {
        for (int i = 0; i < state.announcements.size(); i++) {
            done(AnnouncementRecords.write(state.announcements, i, clean()));
        }
    }

    private void writeJobsAndTimers() {
        for (int i = 0; i < state.joinings.size(); i++) {
            done(JoiningRecords.write(state.joinings.get(i), clean()));
        }
        for (int i = 0; i < state.participationNotices.size(); i++) {
            done(ParticipationNoticeRecords.write(state.participationNotices.get(i), clean()));
        }
        for (int i = 0; i < state.jobs.size(); i++) {
            JobRecordEncoder e = new JobRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .job(state.jobs.kindAt(i))
                    .subject(state.jobs.subjectAt(i))
                    .cursor(state.jobs.cursorAt(i))
                    .steps(state.jobs.stepsAt(i));
            done(e.encodedLength());
        }
        long[] timers = state.timers.inOrder();
        for (int i = 0; i < timers.length; i += 4) {
            TimerRecordEncoder e = new TimerRecordEncoder()
                    .wrapAndApplyHeader(clean(), 0, header)
                    .deadlineNs(timers[i])
                    .sequence(timers[i + 1])
                    .kind((short) timers[i + 2])
                    .subject(timers[i + 3]);
            done(e.encodedLength());
        }
    }

    private void putCauses(int at, int id, SystemId system) {
        buffer.putShort(at, (short) state.participants.causes(id, system));
    }

    private UnsafeBuffer clean() {
        buffer.setMemory(0, 512, (byte) 0);
        return buffer;
    }

    private void done(int encodedLength) {
        records++;
        sink.onRecord(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }

    private static short bit(boolean value) {
        return (short) (value ? 1 : 0);
    }
}
