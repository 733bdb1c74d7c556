package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The judgement over the statement of a closed day, from what the bank holds alone: its pages follow each other, its
 * entries are the advices of the day in their order, and it closes with the balance that the account must hold (4.25).
 */
final class DayStatements {
    private DayStatements() {}

    /** Whether the last page of the account's statement is there. */
    static boolean isComplete(List<BankMessage> messages) {
        return messages.stream().anyMatch(message -> message instanceof Statement page && page.isLast());
    }

    static void audit(List<BankMessage> messages, long openingMinor, long closingMinor) {
        List<String> advised = new ArrayList<>();
        List<String> stated = new ArrayList<>();
        List<Statement> pages = new ArrayList<>();
        for (BankMessage message : messages) {
            if (message instanceof Advice advice) {
                advised.add(entry(advice.isCredit(), advice.amountMinor(), advice.reference(), advice.ourReference()));
            } else if (message instanceof Statement page) {
                pages.add(page);
            }
        }
        assertFalse(pages.isEmpty(), "a statement");
        long balance = openingMinor;
        for (int i = 0; i < pages.size(); i++) {
            Statement page = pages.get(i);
            assertEquals(1, page.number());
            assertEquals(i + 1, page.page());
            assertEquals(i == 0, page.isFirst());
            assertEquals(i == pages.size() - 1, page.isLast());
            assertEquals(balance, page.opening().minor(), "page " + i);
            for (Statement.Entry entry : page.entries()) {
                stated.add(entry(entry.isCredit(), entry.amountMinor(), entry.reference(), entry.ourReference()));
                balance += entry.isCredit() ? entry.amountMinor() : -entry.amountMinor();
            }
            assertEquals(balance, page.closing().minor(), "page " + i);
        }
        assertEquals(advised, stated, "what was advised is what is stated");
        assertEquals(closingMinor, balance);
    }

    private static String entry(boolean isCredit, long amountMinor, String reference, String ourReference) {
        return (isCredit ? "C" : "D") + amountMinor + ' ' + reference + ' ' + ourReference;
    }
}
