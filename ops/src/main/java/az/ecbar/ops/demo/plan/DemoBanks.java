package az.ecbar.ops.demo.plan;

import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Who takes part in the demo, and with what money.
 *
 * @param alfa has money
 * @param beta has money
 * @param qamma has little: its payments wait
 * @param delta has none, and is removed from AZIPS during the day
 */
public record DemoBanks(InventedBank alfa, InventedBank beta, InventedBank qamma, InventedBank delta) {
    private static final BigDecimal MUCH = new BigDecimal("1000000.00");
    private static final BigDecimal LITTLE = new BigDecimal("10000.00");
    private static final BigDecimal DOLLARS = new BigDecimal("5000.00");

    static DemoBanks usual() {
        return new DemoBanks(InventedBank.of(1), InventedBank.of(2), InventedBank.of(3), InventedBank.of(4));
    }

    List<InventedBank> all() {
        return List.of(alfa, beta, qamma, delta);
    }

    SandboxPlan sandbox(LocalDate holiday) {
        return SandboxPlan.of(all().size(), MUCH)
                .withBalance(qamma.account(), LITTLE)
                .withBalance(delta.account(), BigDecimal.ZERO)
                .withForeignAccount(alfa, "USD")
                .withForeignAccount(qamma, "USD")
                .withBalance(alfa.account("USD"), DOLLARS)
                .withHoliday(holiday);
    }
}
