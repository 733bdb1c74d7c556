package az.ecbar.ops.node;

import az.ecbar.bankview.DayRecord;
import az.ecbar.bankview.Decision;
import az.ecbar.bankview.Register;
import az.ecbar.command.ActionWriter;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.schema.QueryKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A node with many banks and two operators, and a record of what all of them sent, received and decided: nothing else is
 * given to the auditor of the banks' view. What the node is, a subclass says.
 */
abstract class DayOfBanks {
    static final long OPENING_MINOR = 10_000_000;

    /** So many banks have accounts in dollars as well. */
    static final int WITH_DOLLARS = 6;

    private static final long CENTRE_TIN = 9_900_003_871L;
    private static final Pattern ROW =
            Pattern.compile("\"currency\":\"(\\w{3})\",\\s*\"number\":\"(\\w+)\",\"balance\":\"(-?[0-9.]+)\"");

    final List<InventedBank> banks;
    final List<RememberingTerminal> terminals = new ArrayList<>();
    final ActionWriter actions = new ActionWriter();
    private final List<DayRecord.Decided> decided = new ArrayList<>();

    DayOfBanks(int number) {
        banks = IntStream.rangeClosed(1, number).mapToObj(InventedBank::of).toList();
    }

    /** A little time of everybody. */
    abstract void step() throws Exception;

    /** Steps until it is so; fails after too long. */
    abstract void until(String what, BooleanSupplier condition) throws Exception;

    /** Until all jobs are done and everybody has what is due to him; gives the system's last number by then. */
    abstract long rest() throws Exception;

    /** The system opens the day of a date. */
    abstract void openDay(LocalDate date) throws Exception;

    /** It closes the day. */
    abstract void closeDay() throws Exception;

    /** The answer to the first operator. */
    abstract String query(QueryKind kind, long cursor, String argument) throws Exception;

    /** The first operator proposes; gives the answer. */
    abstract String propose(byte[] action) throws Exception;

    /** The second one approves; gives the answer. */
    abstract String approve(long proposalId) throws Exception;

    // ---- who takes part

    /** Other BICs of a bank. */
    abstract Set<String> aliases(int bank);

    /** Whether a bank gets SMT012. */
    abstract boolean isExecutionNoticeWanted(int bank);

    /** Whether a bank is told in ISO 20022 before anything is decided. */
    boolean isInIso(int bank) {
        return false;
    }

    /** The system's number of a bank's account. */
    abstract int accountNumber(int bank, boolean isInDollars);

    /** Weekend days that are business days. */
    abstract Set<LocalDate> businessDays();

    /** What the auditor knows before the day: the same as the genesis, as the Central Bank's papers have it. */
    final Register register() {
        List<Register.Participant> participants = new ArrayList<>();
        List<Register.HeldAccount> accounts = new ArrayList<>();
        BigDecimal opening = BigDecimal.valueOf(OPENING_MINOR, 2);
        participants.add(new Register.Participant(
                Surroundings.CENTRE,
                Set.of(),
                "Central Bank",
                String.valueOf(CENTRE_TIN),
                "NABZAZ2CAXXX",
                true,
                false));
        for (int i = 0; i < banks.size(); i++) {
            InventedBank bank = banks.get(i);
            participants.add(new Register.Participant(
                    bank.bic(),
                    aliases(i),
                    bank.name(),
                    bank.tin(),
                    bank.terminal(),
                    isExecutionNoticeWanted(i),
                    isInIso(i)));
            accounts.add(new Register.HeldAccount(bank.account(), "AZN", bank.bic(), accountNumber(i, false), opening));
            if (i < WITH_DOLLARS) {
                accounts.add(new Register.HeldAccount(
                        bank.account("USD"), "USD", bank.bic(), accountNumber(i, true), opening));
            }
        }
        return new Register(Surroundings.CENTRE, participants, accounts, Set.of(), businessDays(), true);
    }

    // ---- steps

    /** Until all that was sent is answered, and nothing more follows from it. */
    final long quiet() throws Exception {
        until("all answered", () -> terminals.stream().allMatch(RememberingTerminal::isAnswered));
        long sequence = rest();
        decided(sequence, new Decision.AllDone());
        return sequence;
    }

    final void decided(long sequence, Decision decision) {
        decided(sequence, 0, decision);
    }

    private void decided(long sequence, long timeNs, Decision decision) {
        decided.add(new DayRecord.Decided(sequence, timeNs, decision));
    }

    final long inputs() {
        return terminals.stream().mapToLong(terminal -> terminal.inputs.size()).sum();
    }

    final long outputs() {
        return terminals.stream().mapToLong(terminal -> terminal.outputs.size()).sum();
    }

    // ---- what the Central Bank does

    /** Two operators decide it, while nothing else goes on. */
    final void decide(Decision decision, byte[] action) throws Exception {
        long _ = quiet();
        String approved = approve(number("proposalId", propose(action)));
        if (!approved.contains("\"code\":0")) {
            throw new AssertionError(decision + ": " + approved);
        }
        decided(number("sequence", approved), number("timeNs", approved), decision);
        long _ = quiet();
    }

    static long number(String name, String answer) {
        return Long.parseLong(answer.replaceAll("(?s).*?\"" + name + "\":(\\d+).*", "$1"));
    }

    /** What the ledger says each account holds, by number and currency, as operators are answered. */
    final Map<String, BigDecimal> balances() throws Exception {
        Map<String, BigDecimal> balances = new HashMap<>();
        for (InventedBank bank : banks) {
            Matcher row = ROW.matcher(query(QueryKind.ACCOUNT, 0, bank.bic()));
            while (row.find()) {
                balances.put(row.group(2) + " " + row.group(1), new BigDecimal(row.group(3)));
            }
        }
        return balances;
    }

    /** Minor units that a bank holds in manats, as operators are answered. */
    final long available(InventedBank bank) throws Exception {
        return Objects.requireNonNull(balances().get(bank.account() + " AZN"))
                .movePointRight(2)
                .longValueExact();
    }

    // ---- what is known in the end

    /** All that the banks and the Central Bank know of it. */
    final DayRecord record() {
        List<DayRecord.Taken> taken = new ArrayList<>();
        Map<String, List<String>> received = new HashMap<>();
        for (int i = 0; i < banks.size(); i++) {
            RememberingTerminal terminal = terminals.get(i);
            for (int input = 0; input < terminal.receipts.size(); input++) {
                taken.add(new DayRecord.Taken(
                        terminal.receipts.get(input),
                        terminal.takenNs.get(input),
                        terminal.bic,
                        text(terminal.inputs.get(input))));
            }
            received.put(
                    banks.get(i).terminal(),
                    terminal.outputs.stream().map(DayOfBanks::text).toList());
        }
        return new DayRecord(taken, decided, received);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
