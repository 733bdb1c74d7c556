package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.ips.liquidity.LiquidityRecords;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.timer.TimerKind;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.AliasRecordDecoder;
import az.ecbar.schema.AnnouncementRecordDecoder;
import az.ecbar.schema.AuthorityRecordDecoder;
import az.ecbar.schema.BlockRecordDecoder;
import az.ecbar.schema.BookingRecordDecoder;
import az.ecbar.schema.CertificateRecordDecoder;
import az.ecbar.schema.ChannelRecordDecoder;
import az.ecbar.schema.ClearingAccountRecordDecoder;
import az.ecbar.schema.DeclaredDayRecordDecoder;
import az.ecbar.schema.EpochRecordDecoder;
import az.ecbar.schema.GivenUpOutputRecordDecoder;
import az.ecbar.schema.IpsDayOfNumbersRecordDecoder;
import az.ecbar.schema.IpsTransferRecordDecoder;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.JobRecordDecoder;
import az.ecbar.schema.JoiningRecordDecoder;
import az.ecbar.schema.KeptPaymentRecordDecoder;
import az.ecbar.schema.LanguageRecordDecoder;
import az.ecbar.schema.LedgerStateDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.OpenAnswerRecordDecoder;
import az.ecbar.schema.ParticipantRecordDecoder;
import az.ecbar.schema.ParticipationNoticeRecordDecoder;
import az.ecbar.schema.PaymentStoryRecordDecoder;
import az.ecbar.schema.ProposalRecordDecoder;
import az.ecbar.schema.ReleaseRecordDecoder;
import az.ecbar.schema.RuleRecordDecoder;
import az.ecbar.schema.SettlementAccountRecordDecoder;
import az.ecbar.schema.StandingOrderRecordDecoder;
import az.ecbar.schema.StateEndDecoder;
import az.ecbar.schema.StatementRecordDecoder;
import az.ecbar.schema.SwiftInputRecordDecoder;
import az.ecbar.schema.SystemDayRecordDecoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.TimerRecordDecoder;
import az.ecbar.schema.TransferRecordDecoder;
import az.ecbar.schema.UsedReferenceRecordDecoder;
import az.ecbar.schema.WaitingPaymentRecordDecoder;
import az.ecbar.schema.WorkstationRecordDecoder;
import org.agrona.DirectBuffer;

/**
 * Reads the records that {@link StateWriter} wrote into an empty state, in the same order.
 *
 * <p>Used by the thread that will own the ledger; allocates. A record that does not fit is an
 * {@link InvariantViolation}: the snapshot is not used.
 */
final class StateReader {
    private final LedgerState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Reference reference = new Reference();
    private final Digest digest = new Digest();
    private final long[] key = new long[Accounts.KEY_LONGS];
    private final LiquidityRecords liquidity;
    private long records;
    private long lastWaiting;
    private long sequence;
    private long timeNs;
    private long dateEndsNs;

    StateReader(LedgerState state) {
        this.state = state;
        liquidity = new LiquidityRecords(state.clearingAccounts);
    }

    /** Sequence at which the state was written. */
    long sequence() {
        return sequence;
    }

    /** Time of that sequence. */
    long timeNs() {
        return timeNs;
    }

    /** First UTC nanosecond of the date after that whose rules are in force. */
    long dateEndsNs() {
        return dateEndsNs;
    }

    void read(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        int templateId = header.templateId();
        if (records == 0 && templateId != LedgerStateDecoder.TEMPLATE_ID) {
            throw new InvariantViolation("snapshot begins with template " + templateId);
        }
        RecordLengths.check(header);
        switch (templateId) {
            case LedgerStateDecoder.TEMPLATE_ID -> readLedger(buffer, offset);
            case EpochRecordDecoder.TEMPLATE_ID -> OwnershipRecords.readEpoch(state.epochs, buffer, offset);
            case StandingOrderRecordDecoder.TEMPLATE_ID ->
                OwnershipRecords.readStandingOrder(state.standingOrders, buffer, offset);
            case RuleRecordDecoder.TEMPLATE_ID -> readRule(buffer, offset);
            case DeclaredDayRecordDecoder.TEMPLATE_ID -> readDeclaredDay(buffer, offset);
            case ParticipantRecordDecoder.TEMPLATE_ID -> readParticipant(buffer, offset);
            case AliasRecordDecoder.TEMPLATE_ID -> readAlias(buffer, offset);
            case CertificateRecordDecoder.TEMPLATE_ID -> readCertificate(buffer, offset);
            case AccountRecordDecoder.TEMPLATE_ID -> readAccount(buffer, offset);
            case BlockRecordDecoder.TEMPLATE_ID -> readBlock(buffer, offset);
            case AuthorityRecordDecoder.TEMPLATE_ID -> AuthorityRecords.read(state.authorities, buffer, offset);
            case SystemDayRecordDecoder.TEMPLATE_ID -> readDay(buffer, offset);
            case TerminalRecordDecoder.TEMPLATE_ID -> readTerminal(buffer, offset);
            case ChannelRecordDecoder.TEMPLATE_ID -> ChannelRecords.readChannel(state, buffer, offset);
            case LanguageRecordDecoder.TEMPLATE_ID -> ChannelRecords.readLanguage(state, buffer, offset);
            case SwiftInputRecordDecoder.TEMPLATE_ID -> ChannelRecords.readInput(state.swiftInputs, buffer, offset);
            case GivenUpOutputRecordDecoder.TEMPLATE_ID ->
                ChannelRecords.readGivenUp(state.givenUpOutputs, buffer, offset);
            case WorkstationRecordDecoder.TEMPLATE_ID -> WorkstationRecords.read(state.workstations, buffer, offset);
            case TransferRecordDecoder.TEMPLATE_ID -> readTransfer(buffer, offset);
            case ProposalRecordDecoder.TEMPLATE_ID -> readProposal(buffer, offset);
            case UsedReferenceRecordDecoder.TEMPLATE_ID -> readReference(buffer, offset);
            case WaitingPaymentRecordDecoder.TEMPLATE_ID -> readWaiting(buffer, offset);
            case KeptPaymentRecordDecoder.TEMPLATE_ID -> KeptRecords.read(state.azips.kept(), buffer, offset);
            case PaymentStoryRecordDecoder.TEMPLATE_ID -> StoryRecords.read(state.azips.stories(), buffer, offset);
            case BookingRecordDecoder.TEMPLATE_ID -> StatementRecords.readBooking(state.statements, buffer, offset);
            case OpenAnswerRecordDecoder.TEMPLATE_ID -> StatementRecords.readAnswer(state.statements, buffer, offset);
            case StatementRecordDecoder.TEMPLATE_ID -> StatementRecords.readCounted(state.statements, buffer, offset);
            case ReleaseRecordDecoder.TEMPLATE_ID ->
                state.azips
                        .releases()
                        .add(new ReleaseRecordDecoder()
                                .wrapAndApplyHeader(buffer, offset, header)
                                .accountId());
            case IpsDayOfNumbersRecordDecoder.TEMPLATE_ID -> FlowRecords.readDay(state.flows, buffer, offset);
            case IpsTransferRecordDecoder.TEMPLATE_ID -> FlowRecords.readTransfer(state.flows, buffer, offset);
            case SettlementAccountRecordDecoder.TEMPLATE_ID -> liquidity.readSettlement(buffer, offset);
            case ClearingAccountRecordDecoder.TEMPLATE_ID -> liquidity.readClearing(buffer, offset);
            case AnnouncementRecordDecoder.TEMPLATE_ID -> AnnouncementRecords.read(state.announcements, buffer, offset);
            case JoiningRecordDecoder.TEMPLATE_ID -> JoiningRecords.read(state.joinings, buffer, offset);
            case ParticipationNoticeRecordDecoder.TEMPLATE_ID ->
                ParticipationNoticeRecords.read(state.participationNotices, buffer, offset);
            case JobRecordDecoder.TEMPLATE_ID -> readJob(buffer, offset);
            case TimerRecordDecoder.TEMPLATE_ID -> readTimer(buffer, offset);
            case StateEndDecoder.TEMPLATE_ID -> readEnd(buffer, offset);
            default -> throw new InvariantViolation("snapshot holds unknown template " + templateId);
        }
        records++;
    }

    private void readLedger(DirectBuffer buffer, int offset) {
        if (records != 0 || state.hasBegun()) {
            throw new InvariantViolation("a snapshot is read into a ledger that is not empty");
        }
        LedgerStateDecoder d = new LedgerStateDecoder().wrapAndApplyHeader(buffer, offset, header);
        sequence = d.sequence();
        timeNs = d.timeNs();
        state.eventBuffer.restore(d.eventHash(), d.eventCount());
        state.level = d.level();
        if (state.level > BehaviourLevel.highest()) {
            throw new InvariantViolation("snapshot of behaviour level " + state.level + ", this build runs up to "
                    + BehaviourLevel.highest());
        }
        state.isGenesisComplete = d.genesisComplete() == 1;
        state.clockAcceptances = d.clockAcceptances();
        buffer.getBytes(d.offset() + LedgerStateDecoder.ledgerNameEncodingOffset(), state.ledgerName);
        dateEndsNs = d.dateEndsNs();
        state.rules.clear(d.date());
    }

    private void readRule(DirectBuffer buffer, int offset) {
        RuleRecordDecoder d = new RuleRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.rules.set(d.rule(), d.value(), d.effectiveDate());
    }

    private void readDeclaredDay(DirectBuffer buffer, int offset) {
        DeclaredDayRecordDecoder d = new DeclaredDayRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.calendar.declare(
                d.systemId(),
                d.date(),
                d.isBusinessDay() == 1,
                d.decisionDate(),
                reference.read(buffer, d.offset() + DeclaredDayRecordDecoder.decisionNumberEncodingOffset()));
    }

    private void readParticipant(DirectBuffer buffer, int offset) {
        ParticipantRecordDecoder d = new ParticipantRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        int at = d.offset();
        int id = state.participants.add(
                Bic.pack(buffer, at + ParticipantRecordDecoder.bicEncodingOffset()),
                d.kind(),
                d.terminal(),
                d.tin(),
                d.settlementBankId(),
                bytes(buffer, at + ParticipantRecordDecoder.registrationCodeEncodingOffset(), 20),
                bytes(buffer, at + ParticipantRecordDecoder.participantNameEncodingOffset(), 35));
        expect("participant", d.participantId(), id);
        state.participants.executionNotice(id, d.executionNotice());
        state.participants.causes(id, SystemId.AZIPS, d.azipsCauses().getRaw());
        state.participants.causes(id, SystemId.LVPCSS, d.lvpcssCauses().getRaw());
        state.participants.causes(id, SystemId.IPS, d.ipsCauses().getRaw());
    }

    private void readAlias(DirectBuffer buffer, int offset) {
        AliasRecordDecoder d = new AliasRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.participants.addAlias(
                d.participantId(), Bic.pack(buffer, d.offset() + AliasRecordDecoder.aliasEncodingOffset()));
    }

    private void readCertificate(DirectBuffer buffer, int offset) {
        CertificateRecordDecoder d = new CertificateRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        int id = state.certificates.add(
                digest.read(buffer, d.offset() + CertificateRecordDecoder.fingerprintEncodingOffset()),
                d.participantId(),
                d.terminal(),
                d.role(),
                d.notBeforeNs(),
                d.notAfterNs(),
                d.certificateSequence(),
                bytes(buffer, d.offset() + CertificateRecordDecoder.holderEncodingOffset(), 35));
        expect("certificate", d.certificateId(), id);
        if (d.revoked() == 1) {
            state.certificates.revoke(id);
        }
    }

    private void readAccount(DirectBuffer buffer, int offset) {
        AccountRecordDecoder d = new AccountRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        int currency = Currency.pack(buffer, d.offset() + AccountRecordDecoder.currencyEncodingOffset());
        AccountNumber.pack(buffer, d.offset() + AccountRecordDecoder.numberEncodingOffset(), key, 1);
        key[0] = Accounts.keyHead(d.systemId(), d.kind(), currency);
        int id = state.accounts.open(key, d.participantId());
        expect("account", d.accountId(), id);
        state.accounts.restore(id, d.balanceMinor(), d.debitsMinor(), d.creditsMinor());
        if (d.closed() == 1) {
            state.accounts.close(id);
        } else if (d.systemId() == SystemId.IPS) {
            state.clearingAccounts.opened(id);
        }
    }

    private void readBlock(DirectBuffer buffer, int offset) {
        BlockRecordDecoder d = new BlockRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.blocks.restore(
                d.accountId(),
                d.purpose(),
                d.wantedMinor(),
                d.heldMinor(),
                d.decisionDate(),
                reference.read(buffer, d.offset() + BlockRecordDecoder.decisionNumberEncodingOffset()));
    }

    private void readDay(DirectBuffer buffer, int offset) {
        SystemDayRecordDecoder d = new SystemDayRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.days.restore(d.systemId(), d.state(), d.date(), d.lastEndedDate(), d.closingMinute());
        state.days.suspended(d.systemId(), d.suspended().getRaw());
        state.days.restoreCounters(
                d.systemId(),
                d.accepted(),
                d.settled(),
                d.settledMinor(),
                d.refused(),
                d.annulled(),
                d.keptBefore(),
                d.annulledSinceClose());
    }

    private void readTerminal(DirectBuffer buffer, int offset) {
        TerminalRecordDecoder d = new TerminalRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        Terminals terminals = state.terminals;
        int id = terminals.ensure(d.participantId(), d.terminal());
        terminals.session(id, d.sessionId(), d.certificateId(), d.site());
        long last = d.lastInputNumber();
        long lastOutput = d.lastOutputNumber();
        long acknowledged = d.outputAcknowledged();
        TerminalRecordDecoder.InputsDecoder inputs = d.inputs();
        RecordLengths.check(
                TerminalRecordDecoder.TEMPLATE_ID,
                inputs.actingBlockLength(),
                TerminalRecordDecoder.InputsDecoder.sbeBlockLength());
        terminals.restore(id, last - inputs.count(), lastOutput, acknowledged);
        while (inputs.hasNext()) {
            inputs.next();
            int at = d.limit() - TerminalRecordDecoder.InputsDecoder.sbeBlockLength();
            digest.read(buffer, at + TerminalRecordDecoder.InputsDecoder.digestEncodingOffset());
            terminals.take(id, digest, inputs.inputSequence(), inputs.timeNs(), inputs.certificateId());
        }
        expect("last input", (int) last, (int) terminals.lastInput(id));
    }

    private void readTransfer(DirectBuffer buffer, int offset) {
        TransferRecordDecoder d = new TransferRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.transfers.restore(
                state.terminals.find(d.participantId(), d.terminal()),
                d.transferId(),
                d.partsReceived(),
                d.of(),
                d.wholeLengthBytes(),
                d.receivedBytes(),
                d.firstSequence(),
                d.deadlineNs(),
                digest.read(buffer, d.offset() + TransferRecordDecoder.digestEncodingOffset()));
    }

    private void readProposal(DirectBuffer buffer, int offset) {
        ProposalRecordDecoder d = new ProposalRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.proposals.restore(
                d.proposalId(),
                d.certificateId(),
                d.deadlineNs(),
                buffer,
                d.limit() + ProposalRecordDecoder.actionHeaderLength(),
                d.actionLength());
    }

    private void readReference(DirectBuffer buffer, int offset) {
        UsedReferenceRecordDecoder d = new UsedReferenceRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.azips
                .references()
                .add(
                        d.systemId(),
                        d.participantId(),
                        reference.read(buffer, d.offset() + UsedReferenceRecordDecoder.referenceEncodingOffset()),
                        d.paymentId(),
                        d.state());
    }

    private void readWaiting(DirectBuffer buffer, int offset) {
        WaitingPaymentRecordDecoder d = new WaitingPaymentRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        reference.read(buffer, d.offset() + WaitingPaymentRecordDecoder.referenceEncodingOffset());
        int debtor = state.accounts.participant(d.debitAccountId());
        if (d.paymentId() <= lastWaiting) {
            throw new InvariantViolation("I5: payment " + d.paymentId() + " stands behind " + lastWaiting);
        }
        lastWaiting = d.paymentId();
        state.azips
                .waiting()
                .add(
                        d.paymentId(),
                        d.inputSequence(),
                        d.debitAccountId(),
                        d.creditAccountId(),
                        d.amountMinor(),
                        d.valueDate(),
                        d.priority(),
                        d.causes().getRaw(),
                        d.paymentType().value(),
                        d.flags().getRaw(),
                        d.terminal(),
                        state.azips.references().find(SystemId.AZIPS, debtor, reference),
                        d.aside() == 1);
    }

    private void readJob(DirectBuffer buffer, int offset) {
        JobRecordDecoder d = new JobRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.jobs.addAt(d.job(), d.subject(), d.cursor(), d.steps());
        if (d.job() == JobKind.ADJUST_POSITIONS) {
            state.adjustments.restore(d.cursor());
        }
    }

    private void readTimer(DirectBuffer buffer, int offset) {
        TimerRecordDecoder d = new TimerRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
        state.timers.set(d.deadlineNs(), d.sequence(), TimerKind.of(d.kind()), d.subject());
    }

    private void readEnd(DirectBuffer buffer, int offset) {
        StateEndDecoder d = new StateEndDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (d.records() != records) {
            throw new InvariantViolation("snapshot has " + records + " records, its end says " + d.records());
        }
        state.flows.reserve();
        new Invariants(state).check();
    }

    private static void expect(String what, int expected, int actual) {
        if (expected != actual) {
            throw new InvariantViolation("snapshot gives " + what + " " + expected + " where " + actual + " follows");
        }
    }

    private static byte[] bytes(DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return copy;
    }
}
