package az.ecbar.bench.report;

import org.HdrHistogram.Histogram;

/**
 * Latencies in ns of one series, all runs together, counted from the moment at which each was due to be sent.
 *
 * @param name the series, unique within its report
 * @param histogramNs the counts; not changed any more
 */
public record LatencyCurve(String name, Histogram histogramNs) {}
