package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.LiquidityWriter;
import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The parts of a ledger with banks and indirect participants of IPS, without what reads payments of IPS: a test reserves,
 * settles and releases by itself. After every step the invariants are checked.
 */
final class IpsState {
    static final long BEGIN_NS = Scenario.OPENING_NS;

    final ActionWriter actions = new ActionWriter();
    final LiquidityWriter liquidity = new LiquidityWriter();
    LedgerState state = new LedgerState(LedgerCapacity.small());
    long sequence;
    long timeNs = BEGIN_NS;
    private CommandDispatcher dispatcher = new CommandDispatcher(state);

    IpsState() {
        apply(actions.beginLedger(1, "ips"));
        apply(actions.registerParticipant(
                "NABZAZ2CXXX", ParticipantKind.CENTRAL_BANK, 'A', 9900003871L, "", "CBAR", "Central Bank"));
        apply(actions.openAccount("NABZAZ2CXXX", SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"));
    }

    /** A bank with money, a settlement account and a clearing account. */
    void direct(String bank, long balance) {
        apply(actions.registerParticipant(
                Scenario.bic(bank), ParticipantKind.BANK, 'A', Scenario.tin(bank), "", "REG-" + bank, bank));
        String number = Scenario.account(bank);
        apply(actions.openAccount(Scenario.bic(bank), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", number));
        apply(actions.issueFunds("AZN", number, "ISSUE-AZN", balance, "OPENING"));
        apply(actions.openAccount(Scenario.bic(bank), SystemId.IPS, AccountKind.IPS_SETTLEMENT, "AZN", number));
        clearingOf(bank);
    }

    /** A bank without limits has its accounts of IPS closed, before the genesis is over. */
    void leaves(String bank) {
        int clearing = clearing(bank);
        apply(actions.closeAccount(AccountKind.IPS_CLEARING, IpsWorld.clearing(bank), "AZN", Scenario.TODAY, "C-1"));
        apply(actions.closeAccount(AccountKind.IPS_SETTLEMENT, Scenario.account(bank), "AZN", Scenario.TODAY, "C-2"));
        assertTrue(state.accounts.isClosed(clearing) && state.accounts.isClosed(clearing - 1), "both are closed");
    }

    /** A participant of IPS alone under a bank. */
    void indirect(String name, String bank) {
        apply(actions.registerParticipant(
                Scenario.bic(name),
                ParticipantKind.IPS_PARTICIPANT,
                'A',
                Scenario.tin(name),
                Scenario.bic(bank),
                "REG-" + name,
                name));
        clearingOf(name);
    }

    private void clearingOf(String name) {
        apply(actions.openAccount(
                Scenario.bic(name), SystemId.IPS, AccountKind.IPS_CLEARING, "AZN", IpsWorld.clearing(name)));
    }

    /** The genesis is over and an AZIPS day is open. */
    void open() {
        state.isGenesisComplete = true;
        state.days.transitionTo(SystemId.AZIPS, DayState.OPENING);
        state.days.begin(SystemId.AZIPS, Scenario.TODAY, 0, 0);
        state.days.transitionTo(SystemId.AZIPS, DayState.OPEN);
        keepDay();
    }

    /** What a command does before all else. */
    boolean keepDay() {
        begin();
        boolean hasTurned = state.ipsDay.keep(true, timeNs);
        check();
        return hasTurned;
    }

    int clearing(String name) {
        return state.clearingAccounts.of(state.participants.find(bic(name)));
    }

    int correspondent(String bank) {
        for (int id = 0; id < state.accounts.size(); id++) {
            boolean isMeant = state.accounts.kind(id) == AccountKind.CORRESPONDENT
                    && state.accounts.participant(id) == state.participants.find(bic(bank));
            if (isMeant) {
                return id;
            }
        }
        throw new IllegalArgumentException(bank);
    }

    private static long bic(String name) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[16]);
        buffer.putStringWithoutLengthAscii(0, Scenario.bic(name));
        return Bic.pack(buffer, 0);
    }

    /** Sets a limit as operators do. */
    RejectReason limit(LimitLevel level, String account, long limitMinor) {
        begin();
        UnsafeBuffer action =
                new UnsafeBuffer(liquidity.setIpsLimit(level, "AZN", account, limitMinor, Scenario.TODAY, "L-1"));
        RejectReason reason = new LiquidityDispatcher(state).setLimit(action, 0, sequence, timeNs, false);
        check();
        return reason;
    }

    RejectReason canReserve(String name, long amount) {
        return state.clearingAccounts.canReserve(clearing(name), amount);
    }

    void reserve(String name, long amount) {
        begin();
        assertEquals(RejectReason.NONE, canReserve(name, amount));
        state.clearingAccounts.reserve(clearing(name), amount, sequence, timeNs);
        check();
    }

    void release(String name, long amount) {
        begin();
        state.clearingAccounts.release(clearing(name), amount, sequence, timeNs);
        check();
    }

    void settle(String debtor, String creditor, long amount) {
        begin();
        assertEquals(true, state.clearingAccounts.canSettle(clearing(debtor), clearing(creditor), amount));
        state.clearingAccounts.settle(clearing(debtor), clearing(creditor), amount, sequence, sequence, timeNs);
        check();
    }

    /** Reserves and settles at once. */
    void pays(String debtor, String creditor, long amount) {
        reserve(debtor, amount);
        settle(debtor, creditor, amount);
    }

    /** Money moves between two banks as AZIPS moves it. */
    void paysInAzips(String from, String to, long amount) {
        begin();
        state.accounts.leg(correspondent(from), -amount);
        state.accounts.leg(correspondent(to), amount);
        state.accounts.post(sequence, sequence);
        check();
    }

    /** Seizes a sum of a bank's account. */
    RejectReason seize(String bank, long amount, String number) {
        begin();
        UnsafeBuffer text = new UnsafeBuffer(new byte[16]);
        text.putStringWithoutLengthAscii(0, number);
        RejectReason reason = state.seizures.seize(
                key(bank), Currency.AZN, amount, Scenario.TODAY, new Reference().read(text, 0), true, sequence, timeNs);
        runJobs();
        check();
        return reason;
    }

    private long[] key(String bank) {
        long[] key = new long[Accounts.KEY_LONGS];
        int id = correspondent(bank);
        for (int i = 1; i < key.length; i++) {
            key[i] = state.accounts.keys().keyPart(id, i);
        }
        return key;
    }

    void startAdjustment() {
        state.jobs.add(JobKind.ADJUST_POSITIONS, 0);
    }

    /** One step of the running job; whether one is left. */
    boolean step() {
        begin();
        LedgerJobs.step(state, sequence, timeNs);
        check();
        return state.jobs.running() != JobKind.NONE;
    }

    void runJobs() {
        for (int i = 0; state.jobs.running() != JobKind.NONE; i++) {
            assertEquals(true, i < 10_000, "jobs do not end");
            boolean _ = step();
        }
    }

    /** Goes on with what a snapshot of the state gives, which must be the same. */
    void restart() {
        LedgerState restored = new LedgerState(LedgerCapacity.small());
        StateReader reader = new StateReader(restored);
        new StateWriter(state, (buffer, offset, _) -> reader.read(buffer, offset)).write(sequence, timeNs, 0);
        assertArrayEquals(digest(state), digest(restored), "state after a snapshot is read");
        state = restored;
        dispatcher = new CommandDispatcher(state);
        check();
    }

    byte[] digest() {
        return digest(state);
    }

    private byte[] digest(LedgerState of) {
        StateDigest digest = new StateDigest();
        new StateWriter(of, digest).write(sequence, timeNs, 0);
        return digest.digest();
    }

    void apply(byte[] command) {
        begin();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        buffer.putBytes(0, command);
        dispatcher.dispatch(buffer, 0, sequence, timeNs);
        check();
    }

    private void begin() {
        state.eventBuffer.begin(++sequence, timeNs);
    }

    private void check() {
        state.eventBuffer.end();
        new Invariants(state).check();
    }
}
