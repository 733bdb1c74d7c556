package az.ecbar.ops.console;

import java.util.Arrays;
import java.util.List;

/**
 * What a change of roles cost those outside, of a client's answers around it. Times in nanoseconds.
 *
 * @param admissionNs the longest time between two answers
 * @param usualNs the usual time between two answers, for comparison
 * @param settlementNs the longest time between two answers that told of more settled payments; 0 without traffic
 * @param settled how many payments were settled meanwhile
 */
record DrillPauses(long admissionNs, long usualNs, long settlementNs, long settled) {
    /**
     * Of the answers from one moment to another.
     *
     * @param isLoaded whether payments are settled all the time
     */
    static DrillPauses of(List<DrillSample> samples, long fromNs, long untilNs, boolean isLoaded) {
        long admissionNs = 0;
        long settlementNs = 0;
        long settled = 0;
        long settledAtNs = 0;
        for (int i = 1; i < samples.size(); i++) {
            DrillSample before = samples.get(i - 1);
            DrillSample now = samples.get(i);
            boolean isAround = now.atNs() >= fromNs && before.atNs() <= untilNs;
            if (isAround) {
                admissionNs = Math.max(admissionNs, now.atNs() - before.atNs());
                settled += now.settled() - before.settled();
            }
            if (now.settled() > before.settled()) {
                boolean isOver = settledAtNs > 0 && now.atNs() >= fromNs && settledAtNs <= untilNs;
                settlementNs = isOver ? Math.max(settlementNs, now.atNs() - settledAtNs) : settlementNs;
                settledAtNs = now.atNs();
            }
        }
        return new DrillPauses(admissionNs, usual(samples), isLoaded ? settlementNs : 0, settled);
    }

    private static long usual(List<DrillSample> samples) {
        long[] gaps = new long[Math.max(0, samples.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = samples.get(i + 1).atNs() - samples.get(i).atNs();
        }
        Arrays.sort(gaps);
        return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
    }
}
