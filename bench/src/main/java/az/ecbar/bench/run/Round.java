package az.ecbar.bench.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The figures of one round, in the order in which they were measured. Owned by the thread that runs the benchmark. */
public final class Round {

    /** A value with its unit. */
    record Value(String unit, double value) {}

    private final Settings settings;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Histogram> curves = new LinkedHashMap<>();

    Round(Settings settings) {
        this.settings = settings;
    }

    public Settings settings() {
        return settings;
    }

    /** Adds a figure; each name once. */
    public void put(String name, String unit, double value) throws BrokenRunException {
        if (!Double.isFinite(value)) {
            throw new BrokenRunException("not a figure: " + name + " = " + value);
        }
        if (values.putIfAbsent(name, new Value(unit, value)) != null) {
            throw new BrokenRunException("measured twice: " + name);
        }
    }

    /** Adds a latency curve in ns; each name once. */
    public void putCurve(String name, Histogram histogramNs) throws BrokenRunException {
        if (curves.putIfAbsent(name, histogramNs) != null) {
            throw new BrokenRunException("measured twice: " + name);
        }
    }

    /** A figure of this round. */
    public double value(String name) throws BrokenRunException {
        Value value = values.get(name);
        if (value == null) {
            throw new BrokenRunException("not measured: " + name);
        }
        return value.value();
    }

    Map<String, Value> values() {
        return values;
    }

    Map<String, Histogram> curves() {
        return curves;
    }
}
