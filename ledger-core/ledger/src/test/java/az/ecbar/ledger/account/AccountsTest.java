package az.ecbar.ledger.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.event.AccountEvents;
import az.ecbar.ledger.event.EventBuffer;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.BlockPurpose;
import az.ecbar.schema.SystemId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The one door of money lets nothing through that would make or lose some, whoever calls it. */
class AccountsTest {
    private static final int AZN = 1;
    private static final int USD = 2;

    private final EventBuffer out = new EventBuffer(1 << 12);
    private final Accounts accounts = new Accounts(4, new ReferenceEvents(out));
    private final int centre = open(AccountKind.CENTRAL_BANK, AZN, 0);
    private final int alfa = open(AccountKind.CORRESPONDENT, AZN, 1);
    private final int beta = open(AccountKind.CORRESPONDENT, AZN, 2);
    private final int dollars = open(AccountKind.CORRESPONDENT, USD, 2);

    private int open(AccountKind kind, int currency, int participant) {
        long[] key = new long[Accounts.KEY_LONGS];
        key[0] = Accounts.keyHead(SystemId.AZIPS, kind, currency);
        key[1] = participant + 1L;
        return accounts.open(key, participant);
    }

    @BeforeEach
    void issue() {
        out.begin(1, 1);
        accounts.leg(centre, -100);
        accounts.leg(alfa, 100);
        accounts.post(1, 0);
        assertEquals(100, accounts.balance(alfa));
        assertEquals(-100, accounts.balance(centre), "the Central Bank's own account alone goes below zero");
    }

    private void assertNotPosted() {
        assertThrows(InvariantViolation.class, () -> accounts.post(2, 0));
        assertEquals(100, accounts.balance(alfa));
        assertEquals(0, accounts.balance(beta));
        assertEquals(0, accounts.balance(dollars));
    }

    @Test
    void whatDoesNotAddUpIsNotPosted() {
        accounts.leg(alfa, -40);
        accounts.leg(beta, 41);
        assertNotPosted();
    }

    @Test
    void oneLegIsNoPosting() {
        accounts.leg(alfa, 0);
        assertNotPosted();
        accounts.leg(alfa, 5);
        assertNotPosted();
    }

    @Test
    void aLegOfNothingIsNotPosted() {
        accounts.leg(alfa, 0);
        accounts.leg(beta, 0);
        assertNotPosted();
    }

    @Test
    void moneyDoesNotBecomeMoneyOfAnotherCurrency() {
        accounts.leg(alfa, -40);
        accounts.leg(dollars, 40);
        assertNotPosted();
    }

    @Test
    void nobodyPaysWhatHeHasNot() {
        accounts.leg(alfa, -101);
        accounts.leg(beta, 101);
        assertNotPosted();
        accounts.leg(alfa, -100);
        accounts.leg(beta, 100);
        accounts.post(2, 0);
        assertEquals(0, accounts.balance(alfa));
    }

    @Test
    void whatIsHeldIsNotPaid() {
        Blocks blocks = new Blocks(accounts, new AccountEvents(out));
        int block = blocks.add(alfa, BlockPurpose.SEIZURE, 60, 0, new Reference());
        assertEquals(40, accounts.available(alfa));
        accounts.leg(alfa, -41);
        accounts.leg(beta, 41);
        assertNotPosted();
        assertThrows(InvariantViolation.class, () -> blocks.hold(block, 101), "more than there is");
        assertThrows(InvariantViolation.class, () -> blocks.hold(block, -1), "less than nothing");
        blocks.hold(block, 0);
        assertEquals(100, accounts.available(alfa));
    }

    @Test
    void aPostingHasABoundedNumberOfLegs() {
        assertThrows(InvariantViolation.class, () -> {
            for (int i = 0; i < 100_000; i++) {
                accounts.leg(alfa, 1);
            }
        });
    }

    private static void assertBroken(String why, Executable broken) {
        InvariantViolation violation = assertThrows(InvariantViolation.class, broken);
        assertTrue(String.valueOf(violation.getMessage()).contains(why), violation::getMessage);
    }

    @Test
    void withoutLegsThereIsNoPosting() {
        assertNotPosted();
    }

    @Test
    void anAccountIsClosedWhenNothingIsLeftOfItAndTakesNothingThen() {
        assertBroken("would be closed with 100", () -> accounts.close(alfa));
        Blocks blocks = new Blocks(accounts, new AccountEvents(out));
        int seizure = blocks.add(beta, BlockPurpose.SEIZURE, 60, 0, new Reference());
        assertBroken("would be closed", () -> accounts.close(beta));
        blocks.remove(seizure);
        accounts.close(beta);
        accounts.leg(alfa, -40);
        accounts.leg(beta, 40);
        assertNotPosted();
    }

    @Test
    void aBlockThatNoLedgerWroteIsNotRead() {
        Blocks blocks = new Blocks(accounts, new AccountEvents(out));
        BlockPurpose seizure = BlockPurpose.SEIZURE;
        Reference number = new Reference();
        String why = "snapshot gives a block";
        assertBroken(why, () -> blocks.restore(-1, seizure, 60, 0, 0, number));
        assertBroken(why, () -> blocks.restore(99, seizure, 60, 0, 0, number));
        assertBroken(why, () -> blocks.restore(alfa, BlockPurpose.NULL_VAL, 60, 0, 0, number));
        assertBroken(why, () -> blocks.restore(alfa, seizure, 60, -1, 0, number));
        assertBroken(why, () -> blocks.restore(alfa, seizure, 60, 61, 0, number));
        blocks.restore(beta, seizure, 60, 0, 0, number);
        assertBroken(why, () -> blocks.restore(alfa, seizure, 60, 0, 0, number));
        assertEquals(1, blocks.size());
    }

    @Test
    void aLimitIsNeverBelowZero() {
        Blocks blocks = new Blocks(accounts, new AccountEvents(out));
        blocks.changeLimit(alfa, BlockPurpose.IPS_LIMIT, 30);
        assertBroken("would have a limit of -1", () -> blocks.changeLimit(alfa, BlockPurpose.IPS_LIMIT, -31));
        assertEquals(70, accounts.available(alfa));
    }
}
