package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.mt.bank.AccountNotice;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.ParticipantTold;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.mt.bank.Statement;
import az.ecbar.mt.bank.Unreadable;
import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.schema.QueryKind;
import az.ecbar.stp.Alarm;
import az.ecbar.stp.Output;
import az.ecbar.stp.StpAdapter;
import az.ecbar.stp.StpConfig;
import az.ecbar.stp.StpListener;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * STPAdapters that pay each other at one pace while they are told to, and their books: every payment is covered, so that
 * for each there must come, exactly once, the sender's notice and advice, and the receiver's payment and advice.
 *
 * <p>One thread tells it what to do; one of its own sends; the adapters have theirs.
 */
final class PayingBanks implements AutoCloseable {
    private static final int PRIORITY = 50;
    private static final long STEP_MINOR = 7;
    private static final long LARGEST_MINOR = 50_000;
    private static final int MOST_OPEN = 200;
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Sandbox sandbox;
    private final long openingMinor;
    private final int valueDate;
    private volatile long paceNs;
    private final List<InventedBank> banks;
    private final List<StpAdapter> adapters = new ArrayList<>();
    private final Map<String, Integer> due = new ConcurrentHashMap<>();
    private final Set<String> toBeRefused = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong lastSettledNs = new AtomicLong();
    private final AtomicLong longestGapNs = new AtomicLong();
    private final long[] balances;
    private final Thread sender;
    private volatile boolean isPaying;
    private volatile boolean isOver;
    private volatile long sent;

    /** @param folder for the adapters' own files */
    PayingBanks(Sandbox sandbox, Path folder, long openingMinor, int valueDate, int perSecond) throws Exception {
        this.sandbox = sandbox;
        this.openingMinor = openingMinor;
        this.valueDate = valueDate;
        pace(perSecond);
        this.banks = sandbox.banks();
        this.balances = new long[banks.size()];
        for (InventedBank bank : banks) {
            StpConfig files = sandbox.stpConfig(bank);
            var builder = StpConfig.builder().bic(bank.bic()).terminal('A');
            sandbox.gateways().forEach(at -> builder.address(at.getHostString() + ":" + at.getPort()));
            StpConfig config = builder.keyFile(files.keyFile())
                    .authority(files.authority())
                    .folder(folder.resolve(bank.letters()))
                    .folderMode(false)
                    .build();
            adapters.add(StpAdapter.open(config, sandbox.password(bank), new Books(bank)));
        }
        this.sender = Thread.ofPlatform().name("paying").start(this::send);
    }

    /** Begins to pay, or goes on. */
    void pay() {
        lastSettledNs.set(0);
        longestGapNs.set(0);
        isPaying = true;
    }

    /** From now on so many payments a second. */
    void pace(int perSecond) {
        paceNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Pays no more. */
    void rest() {
        isPaying = false;
    }

    long sent() {
        return sent;
    }

    long settled() {
        return settled.get();
    }

    /** The longest time between two settled payments since {@link #pay}. */
    Duration longestGap() {
        return Duration.ofNanos(longestGapNs.get());
    }

    /** Waits until one more payment is settled than now. */
    void awaitSettled(long more, Duration limit) {
        long wanted = settled.get() + more;
        await(more + " more settled", limit, () -> settled.get() >= wanted);
    }

    /** Waits until each payment has all that is due for it; nothing may have come twice, or gone wrong. */
    void awaitAll(Duration limit) {
        await("all that is due", limit, () -> settled.get() == sent && due.isEmpty());
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private interface Condition {
        boolean holds();
    }

    private void await(String what, Duration limit, Condition condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("never: " + what + "; sent " + sent + ", settled " + settled + ", due "
                        + due.size() + ", such as "
                        + due.entrySet().stream().limit(5).toList() + "; sessions "
                        + adapters.stream().map(StpAdapter::state).toList() + "; wrong " + wrong);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /** What operators are told of each account is what the payments make of it. */
    void assertBalances() throws Exception {
        try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA)) {
            for (int i = 0; i < balances.length; i++) {
                String answer = leyla.query(QueryKind.ACCOUNT, 0, banks.get(i).bic());
                assertEquals(
                        BigDecimal.valueOf(openingMinor + balances[i], 2),
                        new BigDecimal(answer.replaceAll(".*\"balance\":\"([^\"]*)\".*", "$1")),
                        banks.get(i).bic());
            }
        }
    }

    private void send() {
        long dueNs = System.nanoTime();
        while (!isOver) {
            long waitNs = dueNs - System.nanoTime();
            if (!isPaying || sent - settled.get() >= MOST_OPEN || waitNs > 0) {
                LockSupport.parkNanos(Math.min(POLL_NS, Math.max(waitNs, POLL_NS / 2)));
                if (!isPaying) {
                    dueNs = System.nanoTime();
                }
                continue;
            }
            sendNext();
            dueNs = Math.max(dueNs + paceNs, System.nanoTime() - 10 * paceNs);
        }
    }

    private synchronized void sendNext() {
        send((int) sent, 1 + sent * STEP_MINOR % LARGEST_MINOR, false);
    }

    /** Sends one payment more, of this amount, which is to be settled, or refused as too large. */
    synchronized void sendOne(long amountMinor, boolean isRefused) {
        send((int) sent, amountMinor, isRefused);
    }

    private void send(int i, long amountMinor, boolean isRefused) {
        int from = i % banks.size();
        int to = (from + 1 + i / banks.size() % (banks.size() - 1)) % banks.size();
        String reference = String.format(Locale.ROOT, "L%06d", i + 1);
        BigDecimal amount = BigDecimal.valueOf(amountMinor, 2);
        String text = PaymentBuilder.mt103()
                .sender(banks.get(from).terminal())
                .number(i + 1)
                .priority(PRIORITY)
                .reference(reference)
                .valueDate(valueDate)
                .amount("AZN", amountMinor)
                .issuer(banks.get(from).customer("MUSTERI BIR", 1, ""))
                .beneficiary(banks.get(to).customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS " + (i + 1))
                .text();
        if (isRefused) {
            toBeRefused.add(reference);
            await(banks.get(from), "REFUSED " + reference, 1);
        } else {
            await(banks.get(from), "SMT012 " + reference, 1);
            await(banks.get(from), "MT900 " + reference + " " + amount, 1);
            await(banks.get(to), "MT103 " + reference + " " + amount, 1);
            await(banks.get(to), "MT910 " + reference + " " + amount, 1);
            balances[from] -= amountMinor;
            balances[to] += amountMinor;
        }
        sent = i + 1L;
        Future<?> _ = adapters.get(from).send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void await(InventedBank bank, String output, int count) {
        Integer left =
                due.merge(bank.letters() + " " + output, count, (was, more) -> was + more == 0 ? null : was + more);
        if (left != null && left < 0) {
            wrong.add(bank.letters() + ": came and was not due: " + output);
        }
    }

    @Override
    public void close() {
        isOver = true;
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        adapters.forEach(StpAdapter::close);
    }

    /** The books of one bank, on its adapter's thread. */
    private final class Books implements StpListener {
        private final InventedBank bank;
        private final BankReader reader = new BankReader(false);
        private final Set<Long> ended = new HashSet<>();
        private long last;

        Books(InventedBank bank) {
            this.bank = bank;
        }

        @Override
        public void onOutput(Output output) {
            if (output.number() != last + 1) {
                wrong.add(bank.letters() + ": output " + output.number() + " after " + last);
            }
            last = output.number();
            await(bank, text(output.message()), -1);
        }

        private String text(byte[] bytes) {
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

        @Override
        public void onChanged(OutMessage message) {
            boolean isWanted = message.state()
                    == (toBeRefused.contains(message.reference()) ? MessageState.REFUSED : MessageState.SETTLED);
            if (isWanted && ended.add(message.id())) {
                long now = System.nanoTime();
                long before = lastSettledNs.getAndSet(now);
                if (before != 0) {
                    longestGapNs.accumulateAndGet(now - before, Math::max);
                }
                settled.incrementAndGet();
            } else if (message.state().isFinal() && !isWanted) {
                wrong.add(bank.letters() + ": " + message.reference() + " is " + message.state() + ", " + message.code()
                        + " " + message.text());
            }
        }

        @Override
        public void onAlarm(Alarm alarm, String text) {
            wrong.add(bank.letters() + ": ALARM " + alarm + ", " + text);
        }
    }
}
