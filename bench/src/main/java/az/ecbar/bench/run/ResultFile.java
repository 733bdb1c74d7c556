package az.ecbar.bench.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What a child process hands to its parent, one line each, fields separated by tabs:
 *
 * <pre>
 * figure   name   unit   value
 * curve    name   histogram in ns, compressed, base64
 * </pre>
 *
 * A child collects and writes all at its end; a file that is not there means that the run failed.
 */
public final class ResultFile {

    private final List<String> lines = new ArrayList<>();

    /** Adds a figure. */
    public void figure(String name, String unit, double value) {
        lines.add("figure\t" + name + "\t" + unit + "\t" + value);
    }

    /** Adds a latency curve in ns. */
    public void curve(String name, Histogram histogramNs) {
        ByteBuffer encoded = ByteBuffer.allocate(histogramNs.getNeededByteBufferCapacity());
        int length = histogramNs.encodeIntoCompressedByteBuffer(encoded);
        lines.add("curve\t" + name + "\t" + Base64.getEncoder().encodeToString(Arrays.copyOf(encoded.array(), length)));
    }

    /** Adds the curve and its percentiles 50, 99 and 99.9 as figures in microseconds. */
    public void latency(String name, Histogram histogramNs) {
        figure(name + ", p50", "us", histogramNs.getValueAtPercentile(50) / 1e3);
        figure(name + ", p99", "us", histogramNs.getValueAtPercentile(99) / 1e3);
        figure(name + ", p99.9", "us", histogramNs.getValueAtPercentile(99.9) / 1e3);
        curve(name, histogramNs);
    }

    /** Writes all at once. */
    public void write(Path file) throws IOException {
        Files.write(file, lines);
    }

    static void read(Path file, Round round) throws IOException, BrokenRunException {
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "figure" -> round.put(fields[1], fields[2], Double.parseDouble(fields[3]));
                case "curve" -> round.putCurve(fields[1], decoded(fields[2]));
                default -> throw new BrokenRunException("unknown line in " + file + ": " + line);
            }
        }
    }

    private static Histogram decoded(String base64) throws BrokenRunException {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException e) {
            throw new BrokenRunException("histogram cannot be read: " + e.getMessage());
        }
    }
}
