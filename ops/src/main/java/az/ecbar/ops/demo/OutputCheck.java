package az.ecbar.ops.demo;

import az.ecbar.mt.bank.AccountNotice;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.ParticipantTold;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.mt.bank.Statement;
import az.ecbar.mt.bank.Unreadable;
import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.demo.plan.Fate;
import az.ecbar.ops.demo.plan.Payment;
import az.ecbar.ops.demo.plan.PlannedMessage;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares what lies in the banks' folders {@code in} with what must have come there: each advice, notice and forwarded
 * payment once, at the right bank, the payment's text unchanged, the numbers without gaps.
 */
final class OutputCheck {
    private static final String STATEMENT = "MT950";

    private final DemoPlan plan;
    private final Map<String, PlannedMessage> payments = new HashMap<>();
    private final BankReader reader = new BankReader(false);
    private final List<String> wrong = new ArrayList<>();
    private final Map<InventedBank, List<String>> debits = new HashMap<>();
    private final StatementCheck statements = new StatementCheck();
    private int outputs;

    OutputCheck(DemoPlan plan) {
        this.plan = plan;
        for (PlannedMessage message : plan.messages()) {
            Payment payment = message.payment();
            if (payment != null) {
                payments.put(payment.reference(), message);
            }
        }
    }

    /** Reads all outputs of a bank and notes what differs. */
    void read(Sandbox sandbox, InventedBank bank, long lastOutput) throws IOException {
        Map<String, Integer> missing = new TreeMap<>();
        expected(bank).forEach(output -> missing.merge(output, 1, Integer::sum));
        List<Path> files = files(sandbox.bankFolder(bank).resolve("in"));
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            String name = String.valueOf(file.getFileName());
            if (Long.parseLong(name.substring(0, name.indexOf('-'))) != i + 1) {
                wrong.add(bank.letters() + ": output " + (i + 1) + " is missing, there is " + name);
            }
            String output = read(bank, Files.readAllBytes(file));
            if (!output.equals(STATEMENT)) {
                missing.merge(output, -1, Integer::sum);
            }
        }
        if (files.size() != lastOutput) {
            wrong.add(bank.letters() + ": " + files.size() + " outputs, the node says " + lastOutput);
        }
        missing.forEach((output, count) -> {
            if (count != 0) {
                wrong.add(bank.letters() + ": " + output
                        + (count > 0 ? " is missing" : " came once more than it should"));
            }
        });
        outputs += files.size();
    }

    /** What differs from the plan, over all banks that were read. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many outputs were read. */
    int outputs() {
        return outputs;
    }

    /** What differs between the accounts' statements and the plan. */
    List<String> wrongStatements() {
        List<String> found = new ArrayList<>();
        plan.closingBalances().forEach((account, closing) -> found.addAll(statements.wrong(account, closing)));
        return found;
    }

    /** How many pages of statements were read. */
    int statementPages() {
        return statements.pages();
    }

    /** Whether the waiting payments of a bank were executed in the right order, by its debit advices. */
    List<String> wrongOrder(InventedBank bank) {
        List<String> expected = new ArrayList<>();
        for (PlannedMessage message : plan.released(bank)) {
            Payment payment = message.payment();
            expected.add(payment == null ? "" : payment.reference());
        }
        List<String> was = new ArrayList<>(debits.getOrDefault(bank, List.of()));
        was.retainAll(expected);
        return was.equals(expected) ? List.of() : List.of("expected " + expected, "was      " + was);
    }

    private List<String> expected(InventedBank bank) {
        List<String> expected = new ArrayList<>();
        InventedBank removed = plan.banks().delta();
        addIf(!bank.equals(removed), "REMOVED " + removed.bic(), expected);
        for (PlannedMessage message : plan.messages()) {
            Payment payment = message.payment();
            String reference = payment == null ? "" : payment.reference();
            boolean isSender = message.sender().equals(bank);
            switch (plan.fate(message)) {
                case Fate.Settled settled
                when payment != null -> {
                    if (isSender) {
                        addIf(settled.hasWaited(), "SMT700 " + reference, expected);
                        expected.add("SMT012 " + reference);
                        expected.add("MT900 " + reference + " " + payment.amount());
                    }
                    if (payment.beneficiary().equals(bank)) {
                        expected.add("payment " + reference);
                        expected.add("MT910 " + reference + " " + payment.amount());
                    }
                }
                case Fate.Refused refused -> addIf(isSender, "SMT900 " + refused.code(), expected);
                case Fate.Annulled annulled -> {
                    addIf(isSender && annulled.hasWaited(), "SMT700 " + reference, expected);
                    addIf(isSender, "SMT701 " + annulled.code() + " " + reference, expected);
                }
                case Fate.Settled _ -> throw new IllegalStateException("settled without a payment");
            }
        }
        return expected;
    }

    private static void addIf(boolean isExpected, String output, List<String> expected) {
        if (isExpected) {
            expected.add(output);
        }
    }

    /** An output in the words of {@link #expected}. */
    private String read(InventedBank bank, byte[] bytes) {
        BankMessage message = reader.read(bytes);
        return switch (message) {
            case ReceivedPayment payment -> payment(payment, bytes);
            case Advice advice -> advice(bank, advice);
            case Statement page -> {
                statements.take(page);
                yield STATEMENT;
            }
            case Notice notice -> notice(notice);
            case InquiryAnswer answer -> "answer " + answer.type() + " to " + answer.reference();
            case Announced announced -> "announcement " + announced.ourReference();
            case ParticipantTold told -> told.news() + " " + told.bic();
            case AccountNotice told -> told.news() + " " + told.account();
            case Unreadable unreadable -> "unreadable: " + unreadable;
        };
    }

    private String payment(ReceivedPayment received, byte[] bytes) {
        PlannedMessage original = payments.get(received.reference());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean isUnchanged = original != null && textOf(original.text()).equals(textOf(text));
        return (isUnchanged ? "payment " : "changed payment ") + received.reference();
    }

    private String advice(InventedBank bank, Advice advice) {
        statements.take(advice);
        BigDecimal amount = BigDecimal.valueOf(advice.amountMinor(), 2);
        if (!advice.isCredit()) {
            debits.computeIfAbsent(bank, _ -> new ArrayList<>()).add(advice.reference());
        }
        return (advice.isCredit() ? "MT910 " : "MT900 ") + advice.reference() + " " + amount;
    }

    private String notice(Notice notice) {
        Notice.Reason reason = notice.reason();
        String code = reason == null ? "" : String.valueOf(reason.code());
        String reference = payments.containsKey(notice.reference()) ? notice.reference() : "";
        return switch (notice.kind()) {
            case EXECUTED -> "SMT012 " + reference;
            case WAITS -> "SMT700 " + reference;
            case ANNULLED -> "SMT701 " + code + " " + reference;
            case NOT_CANCELLED -> "SMT250 " + code;
            case PRIORITY_NOT_CHANGED -> "SMT252 " + code;
            case REFUSED -> "SMT900 " + code;
        };
    }

    /** Block 4. */
    private static String textOf(String message) {
        int start = message.indexOf("{4:");
        return message.substring(start, message.indexOf("\r\n-}", start) + 4);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
