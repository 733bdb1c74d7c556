package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.mt.output.AccountAnswerWriter;
import az.ecbar.mt.output.Balance;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.mt.output.PaymentTold;
import az.ecbar.mt.output.Totals;
import az.ecbar.mt.output.WaitingLine;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentToldDueDecoder;
import az.ecbar.schema.StatusCausesDecoder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the answers to what banks ask: MT941 and MT942 (4.20), SMT850 (4.21), SMT851 (4.22) and SMT854 (4.23).
 *
 * <p>A pure function of the event, the entries of the account as of the inquiry, and the directory. Owned by the edge's
 * thread; allocates a little.
 *
 * @rule 4.20, 4.21, 4.22, 4.23
 */
final class InquiryRenderer {
    private final Directory directory;
    private final AccountEntries entries;
    private final AccountAnswerWriter writer = new AccountAnswerWriter();
    private final ReasonTexts reasons = new ReasonTexts();
    private final EventHeader header;
    private final WaitingLines waiting = new WaitingLines();

    InquiryRenderer(RendererConfig config, Directory directory, AccountEntries entries) {
        this.directory = directory;
        this.entries = entries;
        this.header = new EventHeader(config, directory);
    }

    /** Takes a payment that waits, told before the pages that show it. */
    void onWaiting(DirectBuffer event, int offset) {
        waiting.onEvent(event, offset);
    }

    /** Writes an answer about an account, or a page of it, and gives its length. */
    int render(long sequence, AccountPageDueDecoder page, byte[] target) {
        OutputHeader _ = header.of(sequence, page.participantId(), page.terminal(), page.outputNumber(), page.timeNs());
        return switch (page.report()) {
            case BALANCE -> balance(page, target);
            case INTERIM -> interim(page, target);
            case MOVEMENTS -> movements(page, target);
            case PENDING -> pending(page, target);
            case STATEMENT, PAYMENT, NULL_VAL ->
                throw new RenderingFailure("output " + page.outputNumber() + " is no answer about an account");
        };
    }

    /** Writes what became of a payment and gives its length. */
    int render(long sequence, PaymentToldDueDecoder told, byte[] target) {
        OutputHeader _ = header.of(sequence, told.participantId(), told.terminal(), told.outputNumber(), told.timeNs());
        boolean isWaiting = told.state() == PaymentState.WAITING || told.state() == PaymentState.FUTURE_DATED;
        return writer.payment(
                header.last(),
                EventHeader.ourReference(told.inquirySequence()),
                Text.of(told.reference()),
                EventHeader.ourReference(told.paymentId()),
                Text.of(told.paymentReference().isEmpty() ? "NONREF" : told.paymentReference()),
                told.state().name().replace('_', '-'),
                isWaiting ? whileItWaits(told) : null,
                reason(told, isWaiting),
                target,
                0);
    }

    private int balance(AccountPageDueDecoder page, byte[] target) {
        Text currency = Text.of(page.currency());
        EntriesOfDay day = entries.entries(page.accountId(), page.date(), page.lines());
        return writer.balance(
                header.last(),
                EventHeader.ourReference(page.inquirySequence()),
                Text.of(page.reference()),
                directory.account(page.accountId()),
                page.statementNumber(),
                new Balance(page.openingDate(), currency, page.openingMinor()),
                totals(day, page.lines(), false, currency),
                totals(day, page.lines(), true, currency),
                new Balance(page.date(), currency, page.closingMinor()),
                page.closingMinor() - page.heldMinor(),
                target,
                0);
    }

    private int interim(AccountPageDueDecoder page, byte[] target) {
        Text currency = Text.of(page.currency());
        int end = page.firstLine() + page.lines();
        EntriesOfDay day = entries.entries(page.accountId(), page.date(), end);
        writer.startInterim(
                header.last(),
                EventHeader.ourReference(page.inquirySequence()),
                Text.of(page.reference()),
                directory.account(page.accountId()),
                page.statementNumber(),
                page.page(),
                currency,
                page.floorMinor(),
                target,
                0);
        for (int i = page.firstLine(); i < end; i++) {
            if (day.amount(i) >= page.floorMinor()) {
                writer.line(StatementRenderer.line(day, i, currency));
            }
        }
        return endEntries(page, day, end, currency);
    }

    private int movements(AccountPageDueDecoder page, byte[] target) {
        Text currency = Text.of(page.currency());
        int end = page.firstLine() + page.lines();
        EntriesOfDay day = entries.entries(page.accountId(), page.date(), end);
        writer.startMovements(
                header.last(),
                EventHeader.ourReference(page.inquirySequence()),
                Text.of(page.reference()),
                directory.account(page.accountId()),
                page.statementNumber(),
                page.page(),
                page.page() == 1 ? new Totals(page.waiting(), currency, page.waitingMinor()) : null,
                target,
                0);
        for (WaitingLine line : waiting.onPage(page.inquirySequence(), page.page(), currency)) {
            writer.waiting(line);
        }
        for (int i = page.firstLine(); i < end; i++) {
            writer.line(StatementRenderer.line(day, i, currency));
        }
        return endEntries(page, day, end, currency);
    }

    private int endEntries(AccountPageDueDecoder page, EntriesOfDay day, int end, Text currency) {
        boolean isLast = page.page() == page.pages();
        return writer.endEntries(
                isLast ? totals(day, end, false, currency) : null, isLast ? totals(day, end, true, currency) : null);
    }

    private int pending(AccountPageDueDecoder page, byte[] target) {
        Text currency = Text.of(page.currency());
        return writer.pending(
                header.last(),
                EventHeader.ourReference(page.inquirySequence()),
                Text.of(page.reference()),
                directory.account(page.accountId()),
                Text.of(status(page.statusCauses())),
                new Balance(page.date(), currency, page.closingMinor()),
                page.closingMinor() - page.heldMinor(),
                new Totals(page.waiting(), currency, page.waitingMinor()),
                target,
                0);
    }

    private static Totals totals(EntriesOfDay day, int end, boolean isCredit, Text currency) {
        int count = 0;
        long sum = 0;
        for (int i = 0; i < end; i++) {
            if (day.isCredit(i) == isCredit) {
                count++;
                sum += day.amount(i);
            }
        }
        return new Totals(count, currency, sum);
    }

    private static String status(StatusCausesDecoder causes) {
        String all = CauseNames.of(causes);
        return all.isEmpty() ? "ACTIVE" : all;
    }

    private @Nullable NoticeReason reason(PaymentToldDueDecoder told, boolean isWaiting) {
        if (isWaiting) {
            return told.causes().getRaw() == 0
                    ? null
                    : reasons.of(WaitReason.of(told.causes()).code(), "");
        }
        return told.reason() == 0 ? null : reasons.of(told.reason(), "");
    }

    private static PaymentTold whileItWaits(PaymentToldDueDecoder told) {
        Text currency = Text.of(told.currency());
        return new PaymentTold(
                new Money(told.valueDate(), currency, told.amountMinor()),
                told.priority(),
                told.ahead(),
                told.shortfallMinor(),
                Text.of(String.join("\r\n", WaitRelease.lines(told))));
    }
}
