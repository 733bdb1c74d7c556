package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.event.AccountEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.AccountRecordEncoder;
import az.ecbar.schema.AuthorityRecordDecoder;
import az.ecbar.schema.AuthorityRecordEncoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.BlockPurpose;
import az.ecbar.schema.CertificateRecordDecoder;
import az.ecbar.schema.CertificateRecordEncoder;
import az.ecbar.schema.LedgerStateEncoder;
import az.ecbar.schema.LevelRaisedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ParticipantRecordDecoder;
import az.ecbar.schema.ParticipantRecordEncoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.StateEndDecoder;
import az.ecbar.schema.StateEndEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.UsedReferenceRecordDecoder;
import az.ecbar.schema.UsedReferenceRecordEncoder;
import az.ecbar.schema.WaitingPaymentRecordDecoder;
import az.ecbar.schema.WaitingPaymentRecordEncoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state that no ledger can come to is not read, and a command that no node sends stops the ledger. */
final class BrokenStateTest {
    private static final int SCHEMA_OFFSET = 4;
    private static final int VERSION_OFFSET = 6;

    private final Scenario s = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();
    private final List<UnsafeBuffer> records = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @BeforeEach
    void take() {
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.grantAuthority(
                        Scenario.bic("ALFA"),
                        Scenario.bic("GAMA"),
                        Scenario.account("ALFA"),
                        Scenario.AZN,
                        AuthorityScope.QUERY,
                        Scenario.TODAY,
                        0,
                        Scenario.TODAY,
                        "P-1")));
        s.pays("BETA", "ALFA", "10.00").send();
        s.pays("GAMA", "ALFA", "20.00").send();
        s.pays("BETA", "GAMA", "30.00").send();
        s.ledger.write((buffer, offset, length) -> {
            byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            records.add(new UnsafeBuffer(copy));
        });
    }

    private List<Integer> placesOf(int templateId) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (header.wrap(records.get(i), 0).templateId() == templateId) {
                places.add(i);
            }
        }
        return places;
    }

    private UnsafeBuffer record(int templateId, int which) {
        return records.get(placesOf(templateId).get(which));
    }

    private static int body(int fieldOffset) {
        return MessageHeaderDecoder.ENCODED_LENGTH + fieldOffset;
    }

    private Ledger read() {
        Ledger ledger = new Ledger(LedgerCapacity.small());
        records.forEach(record -> ledger.read(record, 0));
        return ledger;
    }

    private void assertNotRead(String why) {
        InvariantViolation violation = assertThrows(InvariantViolation.class, this::read);
        assertTrue(String.valueOf(violation.getMessage()).contains(why), violation::getMessage);
    }

    private void add(int templateId, int which, int fieldOffset, long by) {
        UnsafeBuffer record = record(templateId, which);
        int at = body(fieldOffset);
        record.putLong(at, record.getLong(at, ByteOrder.LITTLE_ENDIAN) + by, ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void asItIsItIsRead() {
        assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(read()));
    }

    @Test
    void anAuthorityThatIsGivenTwiceIsNotRead() {
        int place = placesOf(AuthorityRecordDecoder.TEMPLATE_ID).getFirst();
        records.add(place, records.get(place));
        assertNotRead("given before");
    }

    @Test
    void aPaymentThatStandsAsideForNothingIsNotRead() {
        int at = body(WaitingPaymentRecordEncoder.asideEncodingOffset());
        record(WaitingPaymentRecordEncoder.TEMPLATE_ID, 0).putByte(at, (byte) 1);
        assertNotRead("stands aside for nothing");
    }

    @Test
    void anAuthorityOfNobodyIsNotRead() {
        UnsafeBuffer authority = record(AuthorityRecordDecoder.TEMPLATE_ID, 0);
        authority.putInt(body(AuthorityRecordEncoder.granteeIdEncodingOffset()), 99, ByteOrder.LITTLE_ENDIAN);
        assertNotRead("to participant 99: unknown");
    }

    @Test
    void anAuthorityOverNothingIsNotRead() {
        UnsafeBuffer authority = record(AuthorityRecordDecoder.TEMPLATE_ID, 0);
        authority.putInt(body(AuthorityRecordEncoder.accountIdEncodingOffset()), -1, ByteOrder.LITTLE_ENDIAN);
        assertNotRead("over account -1");
    }

    @Test
    void aSnapshotBeginsWithTheLedgersOwnRecordAndHasItOnce() {
        UnsafeBuffer first = records.removeFirst();
        assertNotRead("snapshot begins with template");
        records.addFirst(first);
        records.add(1, first);
        assertNotRead("not empty");
    }

    @Test
    void aSnapshotIsNotReadIntoALedgerThatHasBegun() {
        Ledger begun = new Scenario().ledger;
        InvariantViolation violation = assertThrows(InvariantViolation.class, () -> begun.read(records.getFirst(), 0));
        assertTrue(String.valueOf(violation.getMessage()).contains("not empty"), violation::getMessage);
    }

    @Test
    void aLevelThatThisBuildDoesNotKnowIsNotRead() {
        int at = body(LedgerStateEncoder.levelEncodingOffset());
        int unknown = BehaviourLevel.highest() + 1;
        records.getFirst().putShort(at, (short) unknown, ByteOrder.LITTLE_ENDIAN);
        assertNotRead("snapshot of behaviour level " + unknown);
    }

    @Test
    void anUnknownRecordIsNotRead() {
        UnsafeBuffer strange = new UnsafeBuffer(new byte[64]);
        strange.putBytes(0, records.getFirst(), 0, MessageHeaderDecoder.ENCODED_LENGTH);
        strange.putShort(2, (short) 2999, ByteOrder.LITTLE_ENDIAN);
        records.add(1, strange);
        assertNotRead("unknown template 2999");
    }

    @Test
    void aSnapshotThatLacksARecordIsNotRead() {
        add(StateEndDecoder.TEMPLATE_ID, 0, StateEndEncoder.recordsEncodingOffset(), 1);
        assertNotRead("its end says");
    }

    @Test
    void whatIsCountedThroughIsReadInItsOrder() {
        swap(ParticipantRecordDecoder.TEMPLATE_ID, ParticipantRecordEncoder.participantIdEncodingOffset());
        assertNotRead("snapshot gives participant");
        swap(ParticipantRecordDecoder.TEMPLATE_ID, ParticipantRecordEncoder.participantIdEncodingOffset());
        swap(CertificateRecordDecoder.TEMPLATE_ID, CertificateRecordEncoder.certificateIdEncodingOffset());
        assertNotRead("snapshot gives certificate");
        swap(CertificateRecordDecoder.TEMPLATE_ID, CertificateRecordEncoder.certificateIdEncodingOffset());
        swap(AccountRecordDecoder.TEMPLATE_ID, AccountRecordEncoder.accountIdEncodingOffset());
        assertNotRead("snapshot gives account");
    }

    /** Exchanges a number of 32 bits of the first two records of a kind. */
    private void swap(int templateId, int fieldOffset) {
        UnsafeBuffer one = record(templateId, 0);
        UnsafeBuffer two = record(templateId, 1);
        int at = body(fieldOffset);
        int before = one.getInt(at);
        one.putInt(at, two.getInt(at));
        two.putInt(at, before);
    }

    @Test
    void moneyThatCameFromNowhereIsNoticed() {
        add(AccountRecordDecoder.TEMPLATE_ID, 1, AccountRecordEncoder.balanceMinorEncodingOffset(), 1);
        assertNotRead("I1: the balances");
    }

    @Test
    void anAccountBelowZeroIsNoticed() {
        add(AccountRecordDecoder.TEMPLATE_ID, 2, AccountRecordEncoder.balanceMinorEncodingOffset(), -1);
        add(AccountRecordDecoder.TEMPLATE_ID, 0, AccountRecordEncoder.balanceMinorEncodingOffset(), 1);
        assertNotRead("I2: account 2 has -1");
    }

    @Test
    void aPaymentThatWaitsAndHasEndedIsNoticed() {
        record(UsedReferenceRecordDecoder.TEMPLATE_ID, 0)
                .putByte(body(UsedReferenceRecordEncoder.stateEncodingOffset()), (byte) PaymentState.SETTLED.value());
        assertNotRead("I4: payment");
    }

    @Test
    void paymentsThatWaitInAnotherOrderThanTheyCameAreNoticed() {
        List<Integer> places = placesOf(WaitingPaymentRecordDecoder.TEMPLATE_ID);
        Collections.swap(records, places.get(0), places.get(1));
        assertNotRead("I5: payment");
    }

    @Test
    void moneyThatNoBlockHoldsIsNoticed() {
        LedgerState state = new LedgerState(LedgerCapacity.small());
        int rich = account(state, 1);
        state.accounts.restore(rich, 10, 0, 0);
        state.accounts.restore(account(state, 2), -10, 0, 0);
        Invariants invariants = new Invariants(state);
        int held = state.blocks.add(rich, BlockPurpose.SEIZURE, 3, 0, new Reference());
        invariants.check();
        int strange = new Blocks(state.accounts, new AccountEvents(state.eventBuffer))
                .add(rich, BlockPurpose.SEIZURE, 5, 0, new Reference());
        assertEquals(held, strange, "a block of nobody, beside the one that is known");
        InvariantViolation violation = assertThrows(InvariantViolation.class, invariants::check);
        assertTrue(String.valueOf(violation.getMessage()).contains("holds 8, its blocks 3"), violation::getMessage);
    }

    private static int account(LedgerState state, int number) {
        long[] key = new long[Accounts.KEY_LONGS];
        key[0] = Accounts.keyHead(SystemId.AZIPS, AccountKind.CENTRAL_BANK, 1);
        key[1] = number;
        return state.accounts.open(key, 0);
    }

    @Test
    void aCommandOfAnotherSchemaOrOfALaterVersionStopsTheLedger() {
        byte[] other = TestCommands.jobStep();
        other[SCHEMA_OFFSET]++;
        assertThrows(InvariantViolation.class, () -> s.apply(other));
        byte[] later = new Scenario().actions.acceptClock();
        later[VERSION_OFFSET]++;
        Scenario fresh = new Scenario();
        assertThrows(InvariantViolation.class, () -> fresh.apply(later));
    }

    @Test
    void aRecordOfAnotherBuildIsNotReadAskew() {
        for (int change : new int[] {-8, 8}) {
            UnsafeBuffer account = record(AccountRecordDecoder.TEMPLATE_ID, 1);
            short length = account.getShort(0, ByteOrder.LITTLE_ENDIAN);
            account.putShort(0, (short) (length + change), ByteOrder.LITTLE_ENDIAN);
            assertNotRead("template " + AccountRecordDecoder.TEMPLATE_ID + " has " + (length + change) + " bytes");
            account.putShort(0, length, ByteOrder.LITTLE_ENDIAN);
        }
        UnsafeBuffer inputs = record(TerminalRecordDecoder.TEMPLATE_ID, 0);
        int group = body(TerminalRecordDecoder.BLOCK_LENGTH);
        short length = inputs.getShort(group, ByteOrder.LITTLE_ENDIAN);
        inputs.putShort(group, (short) (length - 4), ByteOrder.LITTLE_ENDIAN);
        assertNotRead("where this build writes " + length);
        inputs.putShort(group, length, ByteOrder.LITTLE_ENDIAN);
        read();
        UnsafeBuffer first = records.getFirst();
        for (int field : new int[] {SCHEMA_OFFSET, VERSION_OFFSET}) {
            first.putByte(field, (byte) (first.getByte(field) + 1));
            assertNotRead("snapshot is of schema");
            first.putByte(field, (byte) (first.getByte(field) - 1));
        }
    }

    @Test
    void aLedgerBeginsWithALevelThatThisBuildRuns() {
        Scenario begun = new Scenario();
        assertTrue(begun.story.getFirst().contains("LedgerBegun"), begun.story::getFirst);
        assertEquals(1, begun.ledger.level());
        assertBeginsNot(0);
        assertBeginsNot(BehaviourLevel.highest() + 1);
    }

    private static void assertBeginsNot(int level) {
        Ledger ledger = new Ledger(LedgerCapacity.small());
        UnsafeBuffer command = new UnsafeBuffer(new ActionWriter().beginLedger(level, "none"));
        assertThrows(InvariantViolation.class, () -> ledger.apply(command, 0, 1, Scenario.OPENING_NS));
    }

    @Test
    void onlyAHigherLevelIsTakenAndOneThatThisBuildDoesNotRunStopsIt() {
        for (int level : new int[] {0, 1}) {
            assertEquals(RejectReason.LEVEL_NOT_ALLOWED, s.decide(s.actions.raiseLevel(level)));
            assertFalse(s.said(LevelRaisedDecoder.TEMPLATE_ID));
        }
        assertThrows(InvariantViolation.class, () -> s.decide(s.actions.raiseLevel(BehaviourLevel.highest() + 1)));
    }

    @Test
    void aHashPointSaysTheHashAndTheCount() {
        long hash = s.ledger.eventHash();
        long count = s.ledger.totalEvents();
        assertThrows(InvariantViolation.class, () -> s.apply(TestCommands.hashPoint(hash, count + 1)));
        Scenario other = new Scenario();
        long otherHash = other.ledger.eventHash();
        long otherCount = other.ledger.totalEvents();
        assertThrows(InvariantViolation.class, () -> other.apply(TestCommands.hashPoint(otherHash + 1, otherCount)));
    }

    @Test
    void anAuthorityToDoNothingIsNotRead() {
        int at = body(AuthorityRecordEncoder.scopeEncodingOffset());
        record(AuthorityRecordDecoder.TEMPLATE_ID, 0).putByte(at, (byte) AuthorityScope.NULL_VAL.value());
        assertNotRead("snapshot gives authority");
    }

    @Test
    void aCommandIsAppliedInItsTurnAndNotBeforeTheLastOne() {
        long next = s.ledger.lastSequence() + 1;
        UnsafeBuffer tick = new UnsafeBuffer(TestCommands.tick());
        for (long sequence : new long[] {next - 1, next + 1}) {
            assertThrows(InvariantViolation.class, () -> s.ledger.apply(tick, 0, sequence, s.timeNs));
        }
        assertThrows(InvariantViolation.class, () -> s.ledger.apply(tick, 0, next, s.timeNs - 1));
        s.ledger.apply(tick, 0, next, s.timeNs);
        assertEquals(next, s.ledger.lastSequence());
    }
}
