package az.ecbar.ops.demo;

import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Payments of customers round the banks, one after the other, all of them covered: each must be settled once. */
final class LoadPayments {
    private static final int PRIORITY = 50;
    private static final long STEP_MINOR = 7;
    private static final long LARGEST_MINOR = 50_000;

    private final List<Order> orders = new ArrayList<>();

    /** One payment, with what its bank puts into its folder. */
    record Order(InventedBank from, InventedBank to, String reference, long amountMinor, String text) {
        String fileName() {
            return reference + ".fin";
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        BigDecimal amount() {
            return BigDecimal.valueOf(amountMinor, 2);
        }
    }

    LoadPayments(List<InventedBank> banks, int count, LocalDate date) {
        int valueDate = Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
        for (int i = 0; i < count; i++) {
            InventedBank from = banks.get(i % banks.size());
            InventedBank to = banks.get((i + 1 + i / banks.size() % (banks.size() - 1)) % banks.size());
            String reference = String.format(Locale.ROOT, "L%06d", i + 1);
            long amountMinor = 1 + i * STEP_MINOR % LARGEST_MINOR;
            String text = PaymentBuilder.mt103()
                    .sender(from.terminal())
                    .number(i + 1)
                    .priority(PRIORITY)
                    .reference(reference)
                    .valueDate(valueDate)
                    .amount("AZN", amountMinor)
                    .issuer(from.customer("MUSTERI BIR", 1, ""))
                    .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                    .remittanceInformation("ODENIS " + (i + 1))
                    .text();
            orders.add(new Order(from, to, reference, amountMinor, text));
        }
    }

    List<Order> orders() {
        return orders;
    }

    /** The most that may leave one bank. */
    static BigDecimal cover(int count) {
        return BigDecimal.valueOf(LARGEST_MINOR * (count + 1L), 2);
    }

    /** What each bank's account must hold when all are settled. */
    Map<InventedBank, BigDecimal> balances(BigDecimal opening) {
        Map<InventedBank, BigDecimal> balances = new LinkedHashMap<>();
        for (Order order : orders) {
            balances.merge(order.from(), opening.subtract(order.amount()), (was, _) -> was.subtract(order.amount()));
            balances.merge(order.to(), opening.add(order.amount()), (was, _) -> was.add(order.amount()));
        }
        return balances;
    }
}
