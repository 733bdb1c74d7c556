package az.ecbar.ops.demo;

import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the statements of a bank with the advices that it got: each account has one statement, whose pages follow each
 * other, whose entries are what was advised, in the same order, and whose balances lead from the one to the other (4.25).
 */
final class StatementCheck {
    private final Map<String, List<String>> advised = new LinkedHashMap<>();
    private final Map<String, List<Statement>> pages = new LinkedHashMap<>();

    void take(Advice advice) {
        advised.computeIfAbsent(advice.account(), _ -> new ArrayList<>())
                .add(entry(advice.isCredit(), advice.amountMinor(), advice.reference(), advice.ourReference()));
    }

    void take(Statement page) {
        pages.computeIfAbsent(page.account(), _ -> new ArrayList<>()).add(page);
    }

    /** How many pages there were. */
    int pages() {
        return pages.values().stream().mapToInt(List::size).sum();
    }

    /** What is wrong about the statement of an account that must close with a balance. */
    List<String> wrong(String account, BigDecimal closing) {
        List<Statement> statement = pages.getOrDefault(account, List.of());
        if (statement.isEmpty()) {
            return List.of(account + " has no statement");
        }
        List<String> wrong = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        long balance = statement.getFirst().opening().minor();
        for (int i = 0; i < statement.size(); i++) {
            Statement page = statement.get(i);
            boolean isInPlace = page.page() == i + 1
                    && page.number() == statement.getFirst().number()
                    && page.isFirst() == (i == 0)
                    && page.isLast() == (i == statement.size() - 1)
                    && page.opening().minor() == balance;
            if (!isInPlace) {
                wrong.add(account + ": page " + page.number() + "/" + page.page() + " does not follow");
            }
            for (Statement.Entry entry : page.entries()) {
                entries.add(entry(entry.isCredit(), entry.amountMinor(), entry.reference(), entry.ourReference()));
                balance += entry.isCredit() ? entry.amountMinor() : -entry.amountMinor();
            }
            if (page.closing().minor() != balance) {
                wrong.add(account + ": page " + page.page() + " closes with "
                        + page.closing().minor() + " instead of " + balance);
            }
        }
        if (!entries.equals(advised.getOrDefault(account, List.of()))) {
            wrong.add(account + ": the statement does not say what was advised");
        }
        if (BigDecimal.valueOf(balance, 2).compareTo(closing) != 0) {
            wrong.add(account + ": the statement closes with " + balance + " instead of " + closing);
        }
        return wrong;
    }

    private static String entry(boolean isCredit, long amountMinor, String reference, String ourReference) {
        return (isCredit ? "C" : "D") + amountMinor + ' ' + reference + ' ' + ourReference;
    }
}
