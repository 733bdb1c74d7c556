package az.ecbar.ops.audit;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.ContinuityPaper;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Entries for the register of continuity, right and wrong. */
final class RandomContinuity {
    private static final int WRONG_DATE = 20_260_431;
    private static final List<ContinuityEntry> ENTRIES = Arrays.stream(ContinuityEntry.values())
            .filter(entry -> entry != ContinuityEntry.NULL_VAL)
            .toList();
    private static final List<ContinuityDuty> DUTIES = Arrays.stream(ContinuityDuty.values())
            .filter(duty -> duty != ContinuityDuty.NULL_VAL)
            .toList();

    private final ActionWriter actions;
    private final SplittableRandom random = new SplittableRandom(7);

    RandomContinuity(ActionWriter actions) {
        this.actions = actions;
    }

    /** @param fingerprint of a certificate, perhaps of another bank */
    byte[] next(String bic, int today, String fingerprint) {
        ContinuityEntry entry = ENTRIES.get(random.nextInt(ENTRIES.size()));
        int newYear = today / 10_000 * 10_000 + 101;
        int date = entry == ContinuityEntry.WITHDRAWN && !isRare() ? 0 : dateOf(newYear, today);
        ContinuityPaper paper = new ContinuityPaper(bic, entry, date, isRare() ? today + 1 : today)
                .by(isRare() ? WRONG_DATE : today, "C-" + random.nextInt(9))
                .until(untilOf(entry, today))
                .about(DUTIES.get(random.nextInt(DUTIES.size())))
                .share(random.nextLong(40), isRare() ? 0 : 1_000)
                .passed(random.nextBoolean())
                .withdrawing(random.nextInt(2_000))
                .digest(isRare() ? "" : fingerprint)
                .saying(isRare() ? "" : "as the paper says");
        return actions.recordContinuity(paper);
    }

    private int dateOf(int newYear, int today) {
        return switch (random.nextInt(6)) {
            case 0 -> today;
            case 1 -> today + 1;
            case 2 -> WRONG_DATE;
            default -> newYear;
        };
    }

    private int untilOf(ContinuityEntry entry, int today) {
        boolean hasUntil = entry == ContinuityEntry.REMINDER || entry == ContinuityEntry.INTERRUPTION_REPORTED;
        return hasUntil != isRare() ? today : 0;
    }

    private boolean isRare() {
        return random.nextInt(8) == 0;
    }
}
