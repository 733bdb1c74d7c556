package az.ecbar.bankview;

import az.ecbar.bankview.Decision.Cause;
import az.ecbar.bankview.Decision.Scope;
import az.ecbar.bankview.Instruction.Asked;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is answered to a bank that asks (4.20 to 4.25), and the statements at the end of the day. */
final class Answers {
    private static final int LINES = 24;
    private static final int TOLD = 240;

    private final Centre centre;
    private final Waiting waiting;
    private final Reasons reasons;

    Answers(Centre centre, Waiting waiting, Reasons reasons) {
        this.centre = centre;
        this.waiting = waiting;
        this.reasons = reasons;
    }

    /** A reason and the field that it is about; 0: it is answered. */
    record Refusal(int reason, String tag) {
        static final Refusal NONE = new Refusal(0, "");
    }

    Refusal refusal(Register.Participant asker, String blockOne, Instruction.Inquiry inquiry) {
        Register.Participant named = centre.directory.get(blockOne);
        if (named == null || !named.equals(asker)) {
            return new Refusal(221, "");
        }
        if (inquiry.asked() == Asked.PAYMENT) {
            return isKnown(asker, inquiry.meant()) ? Refusal.NONE : new Refusal(294, "21");
        }
        if (centre.day.equals(LocalDate.MIN)) {
            return new Refusal(220, "");
        }
        Account account = centre.account(inquiry.account(), inquiry.currency());
        if (account == null) {
            return new Refusal(271, "25");
        }
        Scope scope = inquiry.asked() == Asked.STATEMENT ? Scope.STATEMENT : Scope.QUERY;
        if (!account.owner.equals(asker) && !centre.isAllowed(asker.bic(), account, scope)) {
            return new Refusal(256, "25");
        }
        boolean isNone = inquiry.asked() == Asked.STATEMENT && account.lastPages.isEmpty();
        return isNone ? new Refusal(257, "12") : Refusal.NONE;
    }

    /** The pages of an answer to a right question. */
    List<Draft> answer(long sequence, String to, Instruction.Inquiry inquiry) {
        if (inquiry.asked() == Asked.PAYMENT) {
            return List.of(new Draft(to, "298", "", payment(sequence, to, inquiry)));
        }
        Account account = centre.existing(inquiry.account(), inquiry.currency());
        return switch (inquiry.asked()) {
            case STATEMENT ->
                account.lastPages.stream()
                        .map(page -> new Draft(to, "950", "", page))
                        .toList();
            case BALANCE ->
                List.of(new Draft(to, "941", "", balance(sequence, inquiry, account)).with(beside(account)));
            case INTERIM -> interim(sequence, to, inquiry, account);
            case MOVEMENTS -> movements(sequence, to, inquiry, account);
            case PENDING, PAYMENT ->
                List.of(new Draft(to, "298", "", pending(sequence, inquiry, account)).with(beside(account)));
        };
    }

    private static Draft.Beside beside(Account account) {
        return Draft.Beside.account(account.held.currency());
    }

    private String head(long sequence, Instruction.Inquiry inquiry, Account account) {
        return ":20:" + Payment.ourReference(sequence) + "\r\n:21:" + inquiry.reference() + "\r\n:25:"
                + account.held.number() + "\r\n";
    }

    private static String service(long sequence, int smt, Instruction.Inquiry inquiry) {
        return ":20:" + Payment.ourReference(sequence) + "\r\n:12:" + smt + "\r\n:77E:\r\n:21:" + inquiry.reference()
                + "\r\n:13D:" + Draft.MOMENT + "\r\n";
    }

    private static String turnover(Account account) {
        return turnover(account, false) + turnover(account, true);
    }

    private static String turnover(Account account, boolean isCredit) {
        String currency = account.held.currency();
        return (isCredit ? ":90C:" : ":90D:") + account.count(isCredit)
                + Money.withCurrency(currency, account.sum(isCredit)) + "\r\n";
    }

    private String balances(Account account) {
        String balance = account.balanceText(centre.day, account.balance);
        return ":62F:" + balance + "\r\n:64:" + balance + "\r\n";
    }

    private String balance(long sequence, Instruction.Inquiry inquiry, Account account) {
        return head(sequence, inquiry, account) + ":28:" + account.nextStatement(centre.day) + "\r\n:13D:"
                + Draft.MOMENT + "\r\n:60F:" + account.opening(centre.day) + "\r\n" + turnover(account)
                + balances(account);
    }

    private static int pages(int lines) {
        return Math.max(1, (lines + LINES - 1) / LINES);
    }

    private static <T> List<T> page(List<T> lines, int page) {
        int from = Math.min(lines.size(), page * LINES);
        return lines.subList(from, Math.min(lines.size(), from + LINES));
    }

    private List<Draft> interim(long sequence, String to, Instruction.Inquiry inquiry, Account account) {
        List<Draft> drafts = new ArrayList<>();
        int pages = pages(account.entries.size());
        for (int page = 0; page < pages; page++) {
            StringBuilder text = new StringBuilder(head(sequence, inquiry, account))
                    .append(":28C:" + account.nextStatement(centre.day) + "/" + (page + 1) + "\r\n:34F:"
                            + Money.withCurrency(inquiry.currency(), inquiry.floor()) + "\r\n:13D:" + Draft.MOMENT
                            + "\r\n");
            for (Entry entry : page(account.entries, page)) {
                if (entry.amount().compareTo(inquiry.floor()) >= 0) {
                    text.append(entry.line());
                }
            }
            text.append(page == pages - 1 ? turnover(account) : "");
            drafts.add(new Draft(to, "942", "", text.toString()).with(beside(account)));
        }
        return drafts;
    }

    /** Number and sum of what waits for the account's money. */
    private static String waits(Account account) {
        BigDecimal sum = account.queue.stream()
                .map(payment -> payment.content.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return ":90P:" + account.queue.size() + Money.withCurrency(account.held.currency(), sum) + "\r\n";
    }

    private List<Draft> movements(long sequence, String to, Instruction.Inquiry inquiry, Account account) {
        List<String> queue =
                account.queue.stream().limit(TOLD).map(Answers::waitingLine).toList();
        List<Draft> drafts = new ArrayList<>();
        int pages = Math.max(pages(queue.size()), pages(account.entries.size()));
        for (int page = 0; page < pages; page++) {
            StringBuilder text = new StringBuilder(service(sequence, 850, inquiry))
                    .append(":25:" + account.held.number() + "\r\n:28C:" + account.nextStatement(centre.day) + "/"
                            + (page + 1) + "\r\n")
                    .append(page == 0 ? waits(account) : "");
            page(queue, page).forEach(text::append);
            page(account.entries, page).forEach(entry -> text.append(entry.line()));
            text.append(page == pages - 1 ? turnover(account) : "");
            drafts.add(new Draft(to, "298", "", text.toString()).with(beside(account)));
        }
        return drafts;
    }

    private static String waitingLine(Payment payment) {
        Instruction.Payment content = payment.content;
        return ":61P:" + Money.date(content.valueDate()) + String.format("%04d", payment.priority) + "D"
                + Money.text(content.currency(), content.amount()) + "S" + content.type() + content.reference() + "//"
                + Payment.ourReference(payment.sequence) + "\r\n";
    }

    private String pending(long sequence, Instruction.Inquiry inquiry, Account account) {
        Collection<Cause> causes = centre.causes(account.owner.bic());
        String status =
                causes.isEmpty() ? "ACTIVE" : causes.stream().map(Cause::name).collect(Collectors.joining("/"));
        return service(sequence, 851, inquiry) + ":25:" + account.held.number() + "\r\n:23S:" + status + "\r\n"
                + balances(account) + waits(account);
    }

    // ---- one payment (4.23)

    private boolean isKnown(Register.Participant asker, String meant) {
        return payment(asker.bic(), meant) != null || refused(asker.bic(), meant) != null;
    }

    /** Field 20 is looked for first: of this day, then of those ahead; then AZIPS's reference. */
    private @Nullable Payment payment(String bic, String meant) {
        List<Payment> sent = centre.sent(bic, meant);
        for (Payment payment : sent) {
            if (payment.content.valueDate().equals(centre.day)) {
                return payment;
            }
        }
        Payment found = null;
        for (Payment payment : sent) {
            boolean isAhead = payment.content.valueDate().isAfter(centre.day);
            if (isAhead && (found == null || payment.isPending() || !found.isPending())) {
                found = payment;
            }
        }
        if (found != null || !isOurs(meant)) {
            return found;
        }
        Payment named = centre.payments.get(Long.valueOf(meant.substring(1)));
        return named != null && named.sender.bic().equals(bic) ? named : null;
    }

    private Centre.@Nullable Refusal refused(String bic, String meant) {
        if (!isOurs(meant)) {
            return null;
        }
        Centre.Refusal refusal = centre.refusals.get(Long.valueOf(meant.substring(1)));
        return refusal != null && refusal.bic().equals(bic) ? refusal : null;
    }

    private static boolean isOurs(String reference) {
        return reference.matches("A\\d{15}");
    }

    private String payment(long sequence, String bic, Instruction.Inquiry inquiry) {
        String head = service(sequence, 854, inquiry);
        Payment payment = payment(bic, inquiry.meant());
        if (payment != null) {
            return head + told(payment);
        }
        Centre.Refusal refusal = refused(bic, inquiry.meant());
        return refusal == null
                ? head
                : head + ":20P:" + inquiry.meant() + "\r\n:21P:" + refusal.reference() + "\r\n:23S:REFUSED\r\n"
                        + reasons.field79(refusal.reason(), refusal.tag());
    }

    private String told(Payment payment) {
        String head = ":20P:" + Payment.ourReference(payment.sequence) + "\r\n:21P:" + payment.content.reference()
                + "\r\n:23S:";
        return switch (payment.state) {
            case SETTLED -> head + "SETTLED\r\n";
            case ANNULLED -> head + "ANNULLED\r\n" + reasons.field79(payment.endReason, "");
            case KEPT -> head + "FUTURE-DATED\r\n" + pending(payment);
            case WAITING -> head + "WAITING\r\n" + pending(payment);
        };
    }

    private String pending(Payment payment) {
        Instruction.Payment content = payment.content;
        boolean isKept = payment.state == Payment.State.KEPT;
        int before = isKept ? 0 : Math.min(256, waiting.before(payment).size());
        BigDecimal lack = isKept ? BigDecimal.ZERO : waiting.lack(payment);
        return ":32A:" + Money.date(content.valueDate()) + Money.withCurrency(content.currency(), content.amount())
                + "\r\n" + String.format(":11P:%04d\r\n", payment.priority) + ":90A:" + before + "\r\n:32L:"
                + Money.withCurrency(content.currency(), lack) + "\r\n"
                + reasons.field79(waiting.named(payment), "") + ":72R:"
                + String.join("\r\n", waiting.releases(payment)) + "\r\n";
    }

    // ---- statements (4.25)

    /** The pages of an account's statement of the day. */
    List<String> statement(Account account) {
        List<String> texts = new ArrayList<>();
        int pages = pages(account.entries.size());
        BigDecimal balance = account.lastClosing;
        for (int page = 0; page < pages; page++) {
            boolean isLast = page == pages - 1;
            String opening = page == 0
                    ? ":60F:" + account.opening(centre.day)
                    : ":60M:" + account.balanceText(centre.day, balance);
            StringBuilder text = new StringBuilder(String.format(
                    ":20:S%s%09d\r\n:25:%s\r\n:28C:%d/%d\r\n%s\r\n",
                    Money.date(centre.day),
                    account.held.systemNumber(),
                    account.held.number(),
                    account.nextStatement(centre.day),
                    page + 1,
                    opening));
            for (Entry entry : page(account.entries, page)) {
                text.append(entry.line());
                balance = entry.isCredit() ? balance.add(entry.amount()) : balance.subtract(entry.amount());
            }
            text.append(isLast ? ":62F:" : ":62M:")
                    .append(account.balanceText(centre.day, balance))
                    .append("\r\n");
            texts.add(text.toString());
        }
        return texts;
    }
}
