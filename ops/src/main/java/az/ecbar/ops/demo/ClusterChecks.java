package az.ecbar.ops.demo;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.journal.offline.JournalVerifier;
import az.ecbar.mt.bank.AccountNotice;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.ParticipantTold;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.mt.bank.Statement;
import az.ecbar.mt.bank.Unreadable;
import az.ecbar.ops.demo.LoadPayments.Order;
import az.ecbar.ops.journal.JournalReplay;
import az.ecbar.ops.journal.ReplayResult;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What must hold after a {@link ClusterDay} or a {@link FailoverDay}: from the banks' folders, the operators' answers and
 * the nodes' journals.
 */
final class ClusterChecks {
    private final Sandbox sandbox;
    private final List<Path> copies;
    private final LoadPayments load;
    private final BigDecimal opening;
    private final ClusterDay.End end;
    private final Story story;
    private final BankReader reader = new BankReader(false);
    private long lost;
    private long repeated;

    /** @param copies the data folders that must hold the same journal */
    ClusterChecks(
            Sandbox sandbox,
            List<Path> copies,
            LoadPayments load,
            BigDecimal opening,
            ClusterDay.End end,
            Story story) {
        this.sandbox = sandbox;
        this.copies = List.copyOf(copies);
        this.load = load;
        this.opening = opening;
        this.end = end;
        this.story = story;
    }

    void run() throws IOException {
        story.heading("Checks");
        story.check("every payment is settled", end.notSettled());
        for (InventedBank bank : sandbox.banks()) {
            story.check(
                    bank.letters() + ": each notice, advice and payment came once, numbered without gaps",
                    outputs(bank));
        }
        story.check("every account holds what the payments make of it", balances());
        story.check("no adapter raised an alarm", end.alarms());
        story.check("every process ended in good order", exitCodes());
        for (Path copy : copies) {
            story.check(
                    "the journal in " + copy.getFileName() + " is whole and replays to the hash that the leader told",
                    replay(copy));
        }
        Path first = copies.getFirst();
        for (Path other : copies.subList(1, copies.size())) {
            story.check(
                    "the journals in " + first.getFileName() + " and " + other.getFileName()
                            + " are the same, record for record",
                    compare(first, other));
        }
    }

    /** How many outputs that are due never came. */
    long lost() {
        return lost;
    }

    /** How many came once more than they should. */
    long repeated() {
        return repeated;
    }

    private List<String> outputs(InventedBank bank) throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> missing = new TreeMap<>();
        for (Order order : load.orders()) {
            if (order.from().equals(bank)) {
                missing.merge("SMT012 " + order.reference(), 1, Integer::sum);
                missing.merge("MT900 " + order.reference() + " " + order.amount(), 1, Integer::sum);
            }
            if (order.to().equals(bank)) {
                missing.merge("MT103 " + order.reference() + " " + order.amount(), 1, Integer::sum);
                missing.merge("MT910 " + order.reference() + " " + order.amount(), 1, Integer::sum);
            }
        }
        List<Path> files = files(sandbox.bankFolder(bank).resolve("in"));
        for (int i = 0; i < files.size(); i++) {
            String name = String.valueOf(files.get(i).getFileName());
            if (Long.parseLong(name.substring(0, name.indexOf('-'))) != i + 1) {
                wrong.add("output " + (i + 1) + " is missing, there is " + name);
            }
            missing.merge(read(Files.readAllBytes(files.get(i))), -1, Integer::sum);
        }
        if (files.size() != end.outputs().getOrDefault(bank.bic(), 0L)) {
            wrong.add(
                    files.size() + " outputs, the leader says " + end.outputs().get(bank.bic()));
        }
        missing.forEach((output, count) -> {
            lost += Math.max(0, count);
            repeated += Math.max(0, -count);
            if (count != 0) {
                wrong.add(output + (count > 0 ? " is missing" : " came once more than it should"));
            }
        });
        return wrong;
    }

    private String read(byte[] bytes) {
        return switch (reader.read(bytes)) {
            case ReceivedPayment payment ->
                "MT103 " + payment.reference() + " " + BigDecimal.valueOf(payment.amountMinor(), 2);
            case Advice advice ->
                (advice.isCredit() ? "MT910 " : "MT900 ") + advice.reference() + " "
                        + BigDecimal.valueOf(advice.amountMinor(), 2);
            case Notice notice ->
                (notice.kind() == Notice.Kind.EXECUTED ? "SMT012 " : notice.kind() + " ") + notice.reference();
            case Statement statement -> "MT950 " + statement.number() + "/" + statement.page();
            case InquiryAnswer answer -> "answer " + answer.type() + " to " + answer.reference();
            case Announced announced -> "announcement " + announced.ourReference();
            case ParticipantTold told -> told.news() + " " + told.bic();
            case AccountNotice told -> told.news() + " " + told.account();
            case Unreadable unreadable -> "unreadable: " + unreadable;
        };
    }

    private List<String> balances() {
        List<String> wrong = new ArrayList<>();
        load.balances(opening).forEach((bank, expected) -> {
            BigDecimal is = end.balances().get(bank.account());
            if (is == null || is.compareTo(expected) != 0) {
                wrong.add(bank.letters() + " holds " + is + " instead of " + expected);
            }
        });
        return wrong;
    }

    private List<String> exitCodes() {
        return end.exitCodes().stream()
                .filter(code -> code != 0)
                .map(code -> "exit code " + code)
                .toList();
    }

    private List<String> replay(Path copy) {
        try (JournalReader records = journal(copy)) {
            new JournalVerifier(records, JournalProgress.SILENT).verify();
            // The answer tells the hash as it was before the question.
            ReplayResult result = new JournalReplay(records, JournalProgress.SILENT)
                    .run(end.status().sequence() - 1);
            List<String> wrong = new ArrayList<>();
            if (!result.eventHash().equals(end.status().eventHash())) {
                wrong.add("event hash " + result.eventHash() + ", told was "
                        + end.status().eventHash());
            }
            if (!result.isConserved()) {
                wrong.add("money is not conserved: " + result.money());
            }
            return wrong;
        } catch (JournalException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> compare(Path first, Path second) {
        try (JournalReader one = journal(first);
                JournalReader other = journal(second)) {
            JournalComparison comparison = JournalComparison.of(one, other, JournalProgress.SILENT);
            boolean isSame = comparison.isContinuation()
                    && comparison.sameUpTo() >= end.status().sequence();
            return isSame ? List.of() : List.of(comparison.toString());
        }
    }

    private static JournalReader journal(Path dataFolder) {
        return JournalReader.offline(new DiskFolder(dataFolder.resolve("journal")), JournalProgress.SILENT);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
