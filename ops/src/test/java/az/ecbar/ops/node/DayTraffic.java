package az.ecbar.ops.node;

import az.ecbar.ops.sandbox.InventedBank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/** The messages of banks on random days, in both languages, right and wrong. */
final class DayTraffic {
    private final DayOfBanks world;
    private final SplittableRandom random;
    private final RandomDay.Mix mix;
    private final IntPredicate isInIso;
    private final DayMistakes mistakes;
    private final DayIso iso;
    private final DayIsoMistakes isoMistakes;
    private final List<List<String>> references = new ArrayList<>();
    private int numbers;
    private int requests;

    /** @param isInIso whether a bank is told in ISO 20022 now: then it writes so, mostly */
    DayTraffic(DayOfBanks world, SplittableRandom random, RandomDay.Mix mix, IntPredicate isInIso) {
        this.world = world;
        this.random = random;
        this.mix = mix;
        this.isInIso = isInIso;
        mistakes = new DayMistakes(random, world.banks);
        iso = new DayIso(random);
        isoMistakes = new DayIsoMistakes(random, world.banks);
        world.banks.forEach(_ -> references.add(new ArrayList<>()));
    }

    /** One message of a bank. */
    String message(int from, LocalDate today) {
        int dice = random.nextInt(mix.of());
        String message = dice < mix.changes()
                ? change(from, today)
                : dice < mix.changes() + mix.inquiries() ? inquiry(from) : payment(from, today);
        if (random.nextInt(mix.wrongOneIn()) > 0) {
            return message;
        }
        if (message.startsWith("<")) {
            return isoMistakes.in(message);
        }
        return dice < mix.changes() + mix.inquiries() ? mistakes.inService(message) : mistakes.inPayment(message);
    }

    /** Either language is read of everybody, message by message. */
    private boolean isIso(int from) {
        return random.nextInt(10) < (isInIso.test(from) ? 7 : 1);
    }

    private String reference(int from) {
        List<String> own = references.get(from);
        boolean isRepeated = !own.isEmpty() && random.nextInt(20) == 0;
        String reference =
                isRepeated ? own.get(random.nextInt(own.size())) : String.format(Locale.ROOT, "R%06d", ++numbers);
        own.add(reference);
        return reference;
    }

    private String payment(int from, LocalDate today) {
        InventedBank bank = world.banks.get(from);
        int to = (from + 1 + random.nextInt(world.banks.size() - 1)) % world.banks.size();
        InventedBank payee = world.banks.get(to);
        boolean isInDollars = from < DayOfBanks.WITH_DOLLARS && to < DayOfBanks.WITH_DOLLARS && random.nextBoolean();
        String currency = isInDollars ? "USD" : "AZN";
        String priority = random.nextInt(3) == 0 ? "" : String.format(Locale.ROOT, "%04d", 30 + random.nextInt(70));
        String second = random.nextBoolean() ? "MUR" + numbers : "";
        String uetr = random.nextInt(3) == 0 ? uetr() : "";
        LocalDate date = random.nextInt(mix.aheadOneIn()) == 0 ? today.plusDays(1 + random.nextInt(11)) : today;
        String reference = reference(from);
        long largest = random.nextInt(12) == 0 ? DayOfBanks.OPENING_MINOR : DayOfBanks.OPENING_MINOR / 6;
        long amount = 1 + random.nextLong(largest);
        int kind = random.nextInt(10);
        List<Long> items = LongStream.range(0, kind == 0 ? 1 + random.nextInt(4) : 1)
                .mapToObj(item -> 1 + amount / (2 + item))
                .toList();
        if (isIso(from)) {
            DayIso.Payment payment = new DayIso.Payment(bank, payee, reference, date, currency, priority, second, uetr);
            return switch (kind) {
                case 0 -> iso.batch(payment, items);
                case 1, 2, 3 -> iso.bankPayment(payment, amount);
                default -> iso.customerPayment(payment, amount);
            };
        }
        String header = DayMessages.header(priority, second, uetr);
        return switch (kind) {
            case 0 -> DayMessages.mt102(bank, payee, reference, date, currency, items, header);
            case 1, 2, 3 -> DayMessages.mt205(bank, payee, reference, date, currency, amount, header);
            default -> DayMessages.mt103(bank, payee, reference, date, currency, amount, header);
        };
    }

    private String uetr() {
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-a%03x-%012x",
                random.nextInt(),
                random.nextInt(0x10000),
                random.nextInt(0x1000),
                random.nextInt(0x1000),
                random.nextLong(1L << 48));
    }

    /** Mostly of a recent payment of its own. */
    private String recent(int from) {
        List<String> own = references.get(random.nextInt(15) == 0 ? random.nextInt(references.size()) : from);
        return own.isEmpty() ? "NEVER" : own.get(Math.max(0, own.size() - 1 - random.nextInt(12)));
    }

    private String change(int from, LocalDate today) {
        InventedBank bank = world.banks.get(from);
        boolean isDated = random.nextInt(4) == 0;
        LocalDate date = today.plusDays(random.nextInt(4));
        String recent = recent(from);
        String meant = ":21:" + recent + "\r\n" + (isDated ? ":30:" + DayMessages.date(date) + "\r\n" : "");
        String reference = "C" + ++requests;
        if (random.nextInt(3) > 0) {
            return DayMessages.service(
                    bank, reference, 202, meant + String.format(Locale.ROOT, ":11P:%04d\r\n", 28 + random.nextInt(74)));
        }
        return isIso(from)
                ? iso.cancellation(bank, reference, recent, isDated ? date.toString() : "")
                : DayMessages.service(bank, reference, 200, meant);
    }

    /** What a bank asks. */
    String inquiry(int from) {
        InventedBank bank = world.banks.get(from);
        InventedBank owner = random.nextInt(5) == 0 ? world.banks.get((from + 1) % world.banks.size()) : bank;
        boolean isInDollars = random.nextInt(6) == 0;
        String currency = isInDollars ? "USD" : "AZN";
        String number = owner.account(currency);
        String account = isInDollars ? number + "USD" : number;
        String reference = "Q" + ++requests;
        int kind = random.nextInt(8);
        boolean isOfLittle = random.nextBoolean();
        if (kind < 3 && isIso(from)) {
            String message = kind == 2 ? "camt.053.001.08" : "camt.052.001.08";
            String floor = kind != 1 ? "" : isOfLittle ? "0.00" : "9000.00";
            return iso.inquiry(bank, reference, message, number, currency, floor);
        }
        return switch (kind) {
            case 0 -> DayMessages.mt920(bank, reference, 941, account, "");
            case 1 ->
                DayMessages.mt920(
                        bank, reference, 942, account, ":34F:" + currency + (isOfLittle ? "0," : "9000,00") + "\r\n");
            case 2 -> DayMessages.mt920(bank, reference, 950, account, "");
            case 3 -> DayMessages.service(bank, reference, 800, ":25:" + account + "\r\n");
            case 4 -> DayMessages.service(bank, reference, 801, ":25:" + account + "\r\n");
            default -> DayMessages.service(bank, reference, 804, ":21:" + meant(from) + "\r\n");
        };
    }

    private String meant(int from) {
        List<Long> receipts = world.terminals.get(from).receipts;
        if (receipts.isEmpty() || random.nextInt(3) > 0) {
            return recent(from);
        }
        int last = receipts.size() - 1;
        return String.format(Locale.ROOT, "A%015d", receipts.get(last - random.nextInt(Math.min(20, 1 + last))));
    }
}
