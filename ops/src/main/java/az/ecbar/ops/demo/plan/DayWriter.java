package az.ecbar.ops.demo.plan;

import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.reason.RejectReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes the messages of a demo's day, stage by stage. Used once. */
final class DayWriter {
    private static final int DEFAULT_PRIORITY = 50;
    private static final int SMALL_PAYMENTS_THAT_WAIT = 12;
    private static final int DOLLAR_PAYMENTS = 3;
    private static final int HOLIDAY_IN_DAYS = 3;

    private final Random random;
    private final DemoBanks banks = DemoBanks.usual();
    private final MessageTexts texts;
    private final SampleFiles samples;
    private final LocalDate holiday;
    private final List<PlannedMessage> written = new ArrayList<>();
    private String usedReference = "";

    /** A message that has no number yet. */
    private record Draft(
            InventedBank sender,
            String about,
            String text,
            @Nullable Payment payment,
            @Nullable Fate fate) {
        static Draft of(Refusal refusal) {
            return new Draft(refusal.sender(), refusal.about(), refusal.text(), null, refusal.fate());
        }
    }

    DayWriter(long seed, LocalDate today, Path samples) {
        this.random = new Random(seed);
        this.texts = new MessageTexts(today);
        this.samples = new SampleFiles(samples, texts);
        this.holiday = today.plusDays(HOLIDAY_IN_DAYS);
    }

    DemoPlan write(int messages) throws IOException {
        write(Stage.BEFORE_OPENING, List.of(tooEarly(banks.alfa())));
        write(Stage.QUEUE, queue());
        List<Draft> flow = flow();
        List<Draft> firstFunds = List.of(transfer(banks.alfa(), banks.qamma(), "5000.00", 50));
        List<Draft> moreFunds = List.of(transfer(banks.beta(), banks.qamma(), "60000.00", 50));
        int random = messages - written.size() - flow.size() - firstFunds.size() - moreFunds.size() - 1;
        if (random < 0) {
            throw new IllegalArgumentException("the day has " + (messages - random) + " messages at least");
        }
        for (int i = 0; i < random; i++) {
            flow.add(atRandom());
        }
        Collections.shuffle(flow, this.random);
        write(Stage.FLOW, flow);
        write(Stage.FIRST_FUNDS, firstFunds);
        write(Stage.MORE_FUNDS, moreFunds);
        write(Stage.AFTER_CLOSING, List.of(tooEarly(banks.beta())));
        return new DemoPlan(banks, banks.sandbox(holiday), written);
    }

    private Draft tooEarly(InventedBank sender) {
        Fate fate = new Fate.Refused(RejectReason.DAY_NOT_OPEN.code());
        return new Draft(
                sender,
                RejectReason.DAY_NOT_OPEN.name(),
                texts.mt103(sender, banks.qamma()).text(),
                null,
                fate);
    }

    /** Qamma has 10000.00: what is more urgent and can be paid overtakes, all else waits in its order. */
    private List<Draft> queue() {
        List<Draft> queue = new ArrayList<>();
        Draft first = transfer(banks.qamma(), banks.beta(), "12000.00", 50);
        usedReference = Objects.requireNonNull(first.payment()).reference();
        queue.add(first);
        queue.add(transfer(banks.qamma(), banks.alfa(), "3000.00", 60));
        queue.add(transfer(banks.qamma(), banks.beta(), "4000.00", 40));
        queue.add(transfer(banks.qamma(), banks.alfa(), "7000.50", 40));
        queue.add(transfer(banks.qamma(), banks.delta(), "1500.00", 55));
        queue.add(transfer(banks.qamma(), banks.beta(), "2500.00", 50));
        queue.add(transfer(banks.qamma(), banks.alfa(), "900000.00", 98));
        queue.add(transfer(banks.qamma(), banks.beta(), "450.00", 99));
        for (int i = 0; i < SMALL_PAYMENTS_THAT_WAIT; i++) {
            InventedBank beneficiary = random.nextBoolean() ? banks.alfa() : banks.beta();
            queue.add(transfer(banks.qamma(), beneficiary, amount(500), 41 + random.nextInt(50)));
        }
        queue.add(transfer(banks.delta(), banks.alfa(), "100.00", 50));
        queue.add(transfer(banks.delta(), banks.beta(), "0.01", 30));
        return queue;
    }

    private List<Draft> flow() throws IOException {
        List<Draft> flow = new ArrayList<>();
        flow.add(sample("in-103-customer-payment", "1500.00", 50));
        flow.add(sample("in-103-natural-person", "42.50", DEFAULT_PRIORITY));
        flow.add(sample("in-205-bank-payment", "50000.00", DEFAULT_PRIORITY));
        String limit = samples.good("in-205-lvpcss-limit", texts.newReference(banks.alfa()));
        Fate noLimits = new Fate.Refused(RejectReason.LIMIT_NOT_SUPPORTED.code());
        flow.add(new Draft(banks.alfa(), "sample in-205-lvpcss-limit", limit, null, noLimits));
        samples.bad(banks).forEach(refusal -> flow.add(Draft.of(refusal)));
        UnreadableMessages.all(texts, banks.beta(), banks.alfa()).forEach(refusal -> flow.add(Draft.of(refusal)));
        RefusedPayments.all(texts, banks, holiday, usedReference).forEach(refusal -> flow.add(Draft.of(refusal)));
        for (int i = 0; i < DOLLAR_PAYMENTS; i++) {
            flow.add(pay(false, banks.alfa(), banks.qamma(), "USD", amount(1000), DEFAULT_PRIORITY));
        }
        return flow;
    }

    private Draft sample(String name, String amount, int priority) throws IOException {
        String reference = texts.newReference(banks.alfa());
        Payment payment = new Payment(banks.alfa(), banks.beta(), "AZN", new BigDecimal(amount), priority, reference);
        return new Draft(banks.alfa(), "sample " + name, samples.good(name, reference), payment, null);
    }

    private Draft atRandom() {
        boolean isAlfa = random.nextBoolean();
        InventedBank issuer = isAlfa ? banks.alfa() : banks.beta();
        InventedBank beneficiary = isAlfa ? banks.beta() : banks.alfa();
        boolean isCustomers = random.nextInt(10) < 7;
        return pay(isCustomers, issuer, beneficiary, "AZN", amount(1000), 30 + random.nextInt(70));
    }

    private Draft transfer(InventedBank issuer, InventedBank beneficiary, String amount, int priority) {
        return pay(false, issuer, beneficiary, "AZN", amount, priority);
    }

    private Draft pay(
            boolean isCustomers,
            InventedBank issuer,
            InventedBank beneficiary,
            String currency,
            String amount,
            int priority) {
        BigDecimal decimal = new BigDecimal(amount);
        String reference = texts.newReference(issuer);
        PaymentBuilder message = isCustomers ? texts.mt103(issuer, beneficiary) : texts.mt205(issuer, beneficiary);
        message.amount(currency, decimal.movePointRight(2).longValueExact()).reference(reference);
        if (priority != DEFAULT_PRIORITY || random.nextBoolean()) {
            message.priority(priority);
        }
        if (!currency.equals("AZN")) {
            message.issuer(in(currency, issuer)).beneficiary(in(currency, beneficiary));
        }
        Payment payment = new Payment(issuer, beneficiary, currency, decimal, priority, reference);
        return new Draft(issuer, isCustomers ? "MT103" : "MT205", message.text(), payment, null);
    }

    /** A bank with its account in another currency. */
    private static Party in(String currency, InventedBank bank) {
        Party party = bank.party();
        return Party.participant(party.name(), party.bankCode(), party.tin(), party.bic(), bank.account(currency));
    }

    /** An amount with two decimals up to a whole one. */
    private String amount(int atMost) {
        return BigDecimal.valueOf(random.nextInt(1, atMost * 100 + 1), 2).toPlainString();
    }

    private void write(Stage stage, List<Draft> drafts) {
        for (Draft draft : drafts) {
            written.add(new PlannedMessage(
                    written.size() + 1,
                    stage,
                    draft.sender(),
                    draft.about(),
                    draft.text(),
                    draft.payment(),
                    draft.fate()));
        }
    }
}
