package az.ecbar.bench.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Invented banks and their accounts, by number: account n belongs to bank {@code n % banks}. Immutable; asked before a
 * run starts, so its strings cost nothing in it.
 */
public final class BenchBanks {

    /** Banks beyond which accounts are shared out: a terminal keeps much, an account little. */
    private static final int MOST_BANKS = 1000;

    private static final int LETTERS = 26;

    private final int accounts;
    private final List<byte[]> bics = new ArrayList<>();
    private final List<byte[]> numbers = new ArrayList<>();

    public BenchBanks(int accounts) {
        this.accounts = accounts;
        for (int bank = 0; bank < banks(); bank++) {
            bics.add(bic(bank).getBytes(StandardCharsets.US_ASCII));
        }
        for (int account = 0; account < accounts; account++) {
            numbers.add(number(account).getBytes(StandardCharsets.US_ASCII));
        }
    }

    public int accounts() {
        return accounts;
    }

    public int banks() {
        return Math.min(accounts, MOST_BANKS);
    }

    public int bankOf(int account) {
        return account % banks();
    }

    /** Four letters that count the bank, then country, place and branch. */
    public static String bic(int bank) {
        StringBuilder letters = new StringBuilder();
        for (int rest = bank, i = 0; i < 4; i++, rest /= LETTERS) {
            letters.append((char) ('A' + rest % LETTERS));
        }
        return letters.reverse() + "AZ22XXX";
    }

    /** An account number of 28 characters, as long as an IBAN of Azerbaijan. */
    public static String number(int account) {
        return "AZ00BNCH%020d".formatted(account);
    }

    public static long tin(int bank) {
        return 1_000_000_001L + bank;
    }

    byte[] bicBytes(int bank) {
        return bics.get(bank);
    }

    byte[] numberBytes(int account) {
        return numbers.get(account);
    }
}
