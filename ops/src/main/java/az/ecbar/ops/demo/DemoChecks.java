package az.ecbar.ops.demo;

import static az.ecbar.ops.console.TextTable.Column.number;
import static az.ecbar.ops.console.TextTable.Column.text;

import az.ecbar.journal.offline.JournalSummary;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.console.TextTable;
import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.journal.Money;
import az.ecbar.ops.journal.ReplayResult;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that must hold when the day is over, each told with its result. */
final class DemoChecks {
    private final Sandbox sandbox;
    private final DemoPlan plan;
    private final DayEnd end;
    private final Story story;

    DemoChecks(Sandbox sandbox, DemoPlan plan, DayEnd end, Story story) {
        this.sandbox = sandbox;
        this.plan = plan;
        this.end = end;
        this.story = story;
    }

    void run() throws IOException, ConfigException, MalformedException {
        story.heading("Balances");
        table();
        story.heading("Checks");
        messages();
        money();
        journal();
        story.check("the adapters raised no alarm", end.alarms());
        story.check(
                "the node stopped in good order, exit code 0",
                end.exitCode() == 0 ? List.of() : List.of("exit code " + end.exitCode()));
    }

    private void table() {
        TextTable table = new TextTable(List.of(
                text("ACCOUNT"), text("BANK"), text("CUR"), number("BEFORE"), number("AFTER"), number("EXPECTED")));
        for (InventedBank bank : sandbox.banks()) {
            for (String currency : List.of("AZN", "USD")) {
                String account = bank.account(currency);
                BigDecimal after = end.balances().get(account);
                if (after != null) {
                    table.add(List.of(
                            account,
                            bank.name(),
                            currency,
                            amount(plan.openingBalances(), account),
                            after.toPlainString(),
                            amount(plan.closingBalances(), account)));
                }
            }
        }
        table.print(story.out());
        story.out().flush();
    }

    private void messages() throws IOException, ConfigException, MalformedException {
        StatusCheck status = StatusCheck.read(sandbox, plan);
        story.check("each of " + plan.messages().size() + " messages has its expected outcome", status.wrong());
        OutputCheck outputs = new OutputCheck(plan);
        List<Path> senders = new ArrayList<>();
        for (InventedBank bank : sandbox.banks()) {
            outputs.read(sandbox, bank, end.lastOutputs().getOrDefault(bank.bic(), 0L));
            senders.addAll(ReceiptCheck.ofSenders(sandbox.bankFolder(bank)));
        }
        story.check(
                outputs.outputs()
                        + " advices, notices, forwarded payments and statements came once each, to the right bank",
                outputs.wrong());
        story.check(
                outputs.statementPages() + " pages of statements say what was advised, and close with the balances",
                outputs.wrongStatements());
        InventedBank qamma = plan.banks().qamma();
        story.check(
                plan.released(qamma).size() + " waiting payments were released by priority, then in their order",
                outputs.wrongOrder(qamma));
        ReceiptCheck receipts = new ReceiptCheck(sandbox.authorityFile());
        List<Path> answers = status.receipts();
        List<String> wrong = receipts.notSignedBy(Role.NODE, answers);
        wrong.addAll(receipts.notSignedBy(Role.BANK, senders));
        if (answers.isEmpty() || senders.isEmpty()) {
            wrong.add("there are no receipts");
        }
        story.check(
                answers.size() + " receipts of the node and " + senders.size()
                        + " of senders are genuine, by the authority's certificate alone",
                wrong);
    }

    private void money() {
        List<String> wrong = new ArrayList<>();
        Map<String, BigDecimal> sums = new TreeMap<>();
        plan.closingBalances().forEach((account, expected) -> {
            BigDecimal is = end.balances().getOrDefault(account, BigDecimal.ZERO);
            if (is.compareTo(expected) != 0) {
                wrong.add(account + ": " + is + " instead of " + expected);
            }
        });
        if (end.balances().size() != plan.closingBalances().size()) {
            wrong.add(end.balances().size() + " accounts instead of "
                    + plan.closingBalances().size());
        }
        story.check("all balances are those that were worked out beforehand", wrong);
        end.balances().forEach((account, balance) -> sums.merge(currency(account), balance, BigDecimal::add));
        plan.openingBalances()
                .forEach((account, balance) -> sums.merge(currency(account), balance.negate(), BigDecimal::add));
        story.check(
                "no money came or went: the balances add up to those of the morning",
                sums.entrySet().stream()
                        .filter(sum -> sum.getValue().signum() != 0)
                        .map(sum -> sum.getKey() + ": " + sum.getValue())
                        .toList());
        boolean isClosed =
                end.status().dayState().equals("CLOSED") && end.status().waiting() == 0;
        story.check(
                "the day is closed and nothing waits", isClosed ? List.of() : List.of(String.valueOf(end.status())));
    }

    private void journal() {
        JournalCheck journal = new JournalCheck(sandbox.dataFolder(), DemoDay.journalAtKill(sandbox));
        JournalSummary summary = journal.verify();
        ReplayResult whole = journal.replay(Long.MAX_VALUE);
        List<String> differ = summary.link().equals(whole.link()) && summary.records() == whole.records()
                ? List.of()
                : List.of(summary.records() + " and " + whole.records() + " records");
        story.check("the journal is sound: " + summary.records() + " records, every checksum and link", differ);
        // The status tells the hash before the events of its own request.
        ReplayResult live = journal.replay(end.status().sequence() - 1);
        story.check(
                "a replay of it gives the event hash that the living node told: "
                        + end.status().eventHash(),
                live.eventHash().equals(end.status().eventHash()) ? List.of() : List.of(live.eventHash()));
        story.check(
                "a replay from the newest snapshot ends in the same state: "
                        + whole.stateDigest().substring(0, 16) + "…",
                journal.snapshotDiffers(whole));
        story.check(
                "the restart kept all " + journal.recordsAtKill() + " records that the killed node had written",
                journal.killDiffers());
        story.check(
                "replayed money: " + told(whole.money()) + ", all of it issued",
                whole.isConserved() ? List.of() : List.of(String.valueOf(whole.money())));
    }

    private static String told(List<Money> money) {
        return String.join(
                " and ",
                money.stream()
                        .map(one -> one.held().toPlainString() + " " + one.currency())
                        .toList());
    }

    private static String amount(Map<String, BigDecimal> balances, String account) {
        return balances.getOrDefault(account, BigDecimal.ZERO).setScale(2).toPlainString();
    }

    /** The numeric code of the currency, with which an account ends. */
    private static String currency(String account) {
        return account.substring(account.length() - 3);
    }
}
