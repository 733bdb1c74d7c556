package az.ecbar.bench.report;

import java.util.Arrays;

/**
 * One measured figure over all runs.
 *
 * @param name what was measured, unique within its report
 * @param unit for example {@code 1/s}, {@code us} or {@code B}
 * @param median middle of the runs; of an even number of runs the mean of the two middle ones
 * @param min smallest of the runs
 * @param max largest of the runs
 * @param runs number of runs, each in a process of its own
 */
public record Figure(String name, String unit, double median, double min, double max, int runs) {

    /** Sums up the runs of one figure; fails without any. */
    public static Figure of(String name, String unit, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no run of " + name);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Figure(name, unit, median(sorted), sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
