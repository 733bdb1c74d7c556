package az.ecbar.ops.demo.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.MtError;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.stp.message.BatchSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DemoPlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Path SAMPLES = Path.of(System.getProperty("ecbar.root", ".."), "docs", "samples");
    private static final int MESSAGES = 300;

    private final DemoPlan plan = plan(1, MESSAGES);

    @Test
    void eachReasonIsCausedOrImpossibleForAReason() {
        Set<Integer> caused = new TreeSet<>();
        for (PlannedMessage message : plan.messages()) {
            switch (plan.fate(message)) {
                case Fate.Refused refused -> caused.add(refused.code());
                case Fate.Annulled annulled -> caused.add(annulled.code());
                case Fate.Settled _ -> {}
            }
        }
        Set<Integer> both = new TreeSet<>(caused);
        both.retainAll(ReasonTable.impossible());
        assertEquals(Set.of(), both, "said to be impossible, and yet in the plan");
        Set<Integer> neither = new TreeSet<>(ReasonTable.all());
        neither.removeAll(caused);
        neither.removeAll(ReasonTable.impossible());
        assertEquals(Set.of(), neither, "neither in the plan nor said to be impossible");
        int listed =
                ReasonTable.lines().stream().mapToInt(ReasonTable.Line::reasons).sum();
        assertEquals(ReasonTable.impossible().size(), listed);
    }

    @Test
    void theFormIsWrongWhereThePlanSaysSoAndRightEverywhereElse() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (PlannedMessage message : plan.messages()) {
            int expected =
                    plan.fate(message) instanceof Fate.Refused refused && refused.code() < 200 ? refused.code() : 0;
            int found = switch (reader().read(message.bytes())) {
                case MtError error -> error.reason().code();
                case PaymentInstruction _ -> 0;
                default -> 176;
            };
            if (expected != found) {
                wrong.add(message.fileName() + ": " + found + " instead of " + expected);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void anAdapterTakesEachMessageAsOneFile() throws Exception {
        for (PlannedMessage message : plan.messages()) {
            List<byte[]> cut = BatchSplitter.split(message.bytes(), 1);
            assertEquals(message.bytes().length, cut.getFirst().length, message.fileName());
        }
    }

    @Test
    void moneyIsConservedAndNobodyOverdrawn() {
        Map<String, BigDecimal> sums = new HashMap<>();
        plan.openingBalances().forEach((account, balance) -> sums.merge(currency(account), balance, BigDecimal::add));
        plan.closingBalances()
                .forEach((account, balance) -> sums.merge(currency(account), balance.negate(), BigDecimal::add));
        sums.forEach((currency, rest) -> assertEquals(0, rest.signum(), currency));
        plan.closingBalances().forEach((account, balance) -> assertTrue(balance.signum() >= 0, account));
    }

    /** In the flow banks send at the same time: what becomes of a message must not hang on who is first. */
    @Test
    void theFlowHasNoOrderThatCouldChangeAnything() {
        Map<String, BigDecimal> worst = new HashMap<>(plan.openingBalances());
        for (PlannedMessage message : plan.messages(Stage.FLOW)) {
            Payment payment = message.payment();
            if (payment != null) {
                assertTrue(
                        plan.fate(message) instanceof Fate.Settled settled && !settled.hasWaited(), message::fileName);
                assertFalse(payment.creditAccount().equals(plan.banks().qamma().account()), message::fileName);
                worst.merge(payment.debitAccount(), payment.amount().negate(), BigDecimal::add);
            }
        }
        worst.forEach((account, balance) -> assertTrue(balance.signum() >= 0, account));
    }

    @Test
    void theQueueIsReleasedByPriorityThenInItsOrder() {
        List<PlannedMessage> released = plan.released(plan.banks().qamma());
        assertTrue(released.size() > 10, released::toString);
        for (int i = 1; i < released.size(); i++) {
            Payment before = Objects.requireNonNull(released.get(i - 1).payment());
            Payment after = Objects.requireNonNull(released.get(i).payment());
            int byPriority = Integer.compare(before.priority(), after.priority());
            int byNumber = Integer.compare(
                    released.get(i - 1).number(), released.get(i).number());
            assertTrue(byPriority < 0 || (byPriority == 0 && byNumber < 0), () -> before + " before " + after);
        }
        long afterFirst = released.stream()
                .filter(message -> plan.isWaitingAfter(Stage.FIRST_FUNDS, message))
                .count();
        assertTrue(afterFirst > 0 && afterFirst < released.size(), () -> afterFirst + " of " + released.size());
    }

    @Test
    void numbersNamesAndReferencesAreUnique() {
        Set<String> names = new HashSet<>();
        Set<String> references = new HashSet<>();
        for (PlannedMessage message : plan.messages()) {
            assertTrue(names.add(message.fileName()), message::fileName);
            Payment payment = message.payment();
            assertTrue(payment == null || references.add(payment.reference()), message::fileName);
        }
        assertEquals(MESSAGES, names.size());
    }

    @Test
    void aSeedGivesTheSamePlanAndAnotherAnother() {
        assertEquals(plan.messages(), plan(1, MESSAGES).messages());
        assertFalse(plan.messages().equals(plan(2, MESSAGES).messages()));
        assertThrows(IllegalArgumentException.class, () -> plan(1, 50));
    }

    private static MtReader reader() {
        return MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS");
    }

    private static String currency(String account) {
        return account.substring(account.length() - 3);
    }

    private static DemoPlan plan(long seed, int messages) {
        try {
            return DemoPlan.of(seed, messages, TODAY, SAMPLES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
