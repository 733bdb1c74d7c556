package az.ecbar.bench.report;

import java.util.List;
import java.util.StringJoiner;

/**
 * Draws latency curves as SVG: percentile to the right on the scale of 1 / (1 - p), so that each decade of the tail has
 * the same room, latency upwards on a logarithmic axis.
 */
final class LatencyChart {

    private static final int WIDTH = 880;
    private static final int HEIGHT = 420;
    private static final int LEFT = 76;
    private static final int RIGHT = 20;
    private static final int TOP = 16;
    private static final int BOTTOM = 52;
    private static final int STEPS_PER_DECADE = 24;
    private static final List<String> PERCENTILES = List.of("0", "90", "99", "99.9", "99.99", "99.999", "99.9999");
    private static final int MOST_DECADES = PERCENTILES.size() - 1;
    private static final List<String> UNITS = List.of("ns", "µs", "ms", "s");

    private final List<LatencyCurve> curves;
    private final int decades;
    private final int lowExponent;
    private final int highExponent;
    private final StringBuilder svg = new StringBuilder();

    private LatencyChart(List<LatencyCurve> curves) {
        this.curves = curves;
        long mostValues = 10;
        long lowestNs = Long.MAX_VALUE;
        long highestNs = 1;
        for (LatencyCurve curve : curves) {
            mostValues = Math.max(mostValues, curve.histogramNs().getTotalCount());
            lowestNs = Math.min(lowestNs, latencyNs(curve, 0));
            highestNs = Math.max(highestNs, latencyNs(curve, MOST_DECADES));
        }
        this.decades = Math.min((int) log10(mostValues), MOST_DECADES);
        this.lowExponent = (int) log10(lowestNs);
        this.highExponent = Math.max(lowExponent + 1, (int) Math.ceil(log10(highestNs)));
    }

    /** The element {@code svg}; its colours are the page's classes {@code s0}, {@code s1} and so on. */
    static String of(List<LatencyCurve> curves) {
        return new LatencyChart(curves).draw();
    }

    private String draw() {
        line("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"Latency by percentile\">");
        drawPercentiles();
        drawLatencies();
        for (int i = 0; i < curves.size(); i++) {
            drawCurve(i);
        }
        line("</svg>");
        return svg.toString();
    }

    private void drawPercentiles() {
        int bottom = HEIGHT - BOTTOM;
        for (int decade = 0; decade <= decades; decade++) {
            gridLine(x(decade), TOP, x(decade), bottom);
            text(x(decade), bottom + 18, "middle", PERCENTILES.get(decade) + " %");
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "share of the messages that were faster");
    }

    private void drawLatencies() {
        for (int exponent = lowExponent; exponent <= highExponent; exponent++) {
            double y = y(exponent);
            gridLine(LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 8, y + 4, "end", duration(exponent));
        }
    }

    private void drawCurve(int index) {
        LatencyCurve curve = curves.get(index);
        double lastDecade = Math.min(log10(Math.max(1, curve.histogramNs().getTotalCount())), decades);
        int steps = (int) Math.ceil(lastDecade * STEPS_PER_DECADE);
        StringJoiner points = new StringJoiner(" ");
        for (int step = 0; step <= steps; step++) {
            double decade = Math.min(lastDecade, step / (double) STEPS_PER_DECADE);
            points.add(tenths(x(decade)) + "," + tenths(y(log10(latencyNs(curve, decade)))));
        }
        line("<polyline class=\"s" + index + "\" points=\"" + points + "\"><title>" + ReportPage.escaped(curve.name())
                + "</title></polyline>");
    }

    /** Latency of the message that all but one of {@code 10^decade} messages were faster than. */
    private static long latencyNs(LatencyCurve curve, double decade) {
        double percentile = 100 * (1 - Math.pow(10, -decade));
        return Math.max(1, curve.histogramNs().getValueAtPercentile(percentile));
    }

    private double x(double decade) {
        return LEFT + (WIDTH - LEFT - RIGHT) * decade / decades;
    }

    private double y(double exponent) {
        double share = (exponent - lowExponent) / (highExponent - lowExponent);
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * Math.clamp(share, 0.0, 1.0);
    }

    private static double log10(long value) {
        return Math.log10((double) value);
    }

    private static String duration(int exponent) {
        int unit = Math.min(exponent / 3, UNITS.size() - 1);
        return Math.round(Math.pow(10, exponent - 3.0 * unit)) + " " + UNITS.get(unit);
    }

    private static String tenths(double coordinate) {
        return Double.toString(Math.round(coordinate * 10) / 10.0);
    }

    private void gridLine(double x1, double y1, double x2, double y2) {
        line("<line class=\"grid\" x1=\"" + tenths(x1) + "\" y1=\"" + tenths(y1) + "\" x2=\"" + tenths(x2) + "\" y2=\""
                + tenths(y2) + "\"/>");
    }

    private void text(double x, double y, String anchor, String text) {
        line("<text x=\"" + tenths(x) + "\" y=\"" + tenths(y) + "\" text-anchor=\"" + anchor + "\">" + text
                + "</text>");
    }

    private void line(String element) {
        svg.append(element).append('\n');
    }
}
