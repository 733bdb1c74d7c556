package az.ecbar.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

    private static final Machine MACHINE = new Machine(2, 1L << 34, "Linux 6", "A \"fast\" one", "JDK 25", 0.5);

    @Test
    void aFigureIsTheMiddleOfItsRuns() {
        assertEquals(new Figure("x", "1/s", 20, 10, 30, 3), Figure.of("x", "1/s", new double[] {30, 10, 20}));
        assertEquals(15, Figure.of("x", "1/s", new double[] {20, 10}).median());
        assertThrows(IllegalArgumentException.class, () -> Figure.of("x", "1/s", new double[0]));
    }

    @Test
    void jsonHasTheAgreedFields() {
        assertEquals("""
            {
              "name": "toy",
              "quick": false,
              "machine": {"cores": 2, "memoryBytes": 17179869184, "kernel": "Linux 6", "cpu": "A \\"fast\\" one", \
            "jdk": "JDK 25", "loadBefore": 0.5},
              "figures": [
                {"name": "a < b", "unit": "1/s", "median": 1234570, "min": 0.5, "max": 2000000, "runs": 3}
              ],
              "goals": [
                {"name": "a by b", "value": 0.25, "goal": 0.6, "met": false}
              ]
            }
            """, ReportJson.of(toy(List.of())));
    }

    @Test
    void aFigureThatIsNoNumberIsNotWritten() {
        Goal broken = new Goal("a", Double.NaN, 1, false);
        Report report = new Report("toy", false, MACHINE, List.of(), List.of(broken), List.of());
        assertThrows(IllegalArgumentException.class, () -> ReportJson.of(report));
    }

    @Test
    void theTableIsAlignedAndNamesAnUnmetGoal() {
        assertEquals("""
            toy
              figure  unit     median    min        max  runs
              a < b   1/s   1,234,567  0.500  2,000,000     3
              goal    value  bound
              a by b  0.250  0.600  NOT MET
            """, ReportTable.of(toy(List.of())));
    }

    @Test
    void thePageIsWholeAndDrawsEachCurve() throws Exception {
        Histogram histogram = new Histogram(3);
        for (int i = 1; i <= 100_000; i++) {
            histogram.recordValue(i * 100L);
        }
        String page = ReportPage.of(toy(List.of(new LatencyCurve("one & only", histogram))));
        assertTrue(page.contains("a &lt; b"), page);
        assertTrue(page.contains("99.999 %"), page);
        assertFalse(page.contains("99.9999 %"), page);
        assertFalse(page.contains("http"), "the page must not load anything");
        String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());
        assertEquals(
                1,
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("polyline")
                        .getLength());
    }

    @Test
    void aCurveOfOneValueIsDrawn() {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(1);
        assertTrue(LatencyChart.of(List.of(new LatencyCurve("one", histogram))).contains("polyline"));
    }

    private static Report toy(List<LatencyCurve> curves) {
        return new Report(
                "toy",
                false,
                MACHINE,
                List.of(new Figure("a < b", "1/s", 1_234_567, 0.5, 2_000_000, 3)),
                List.of(new Goal("a by b", 0.25, 0.6, false)),
                curves);
    }
}
