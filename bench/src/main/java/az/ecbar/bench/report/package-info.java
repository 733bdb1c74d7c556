/**
 * What a benchmark hands over: figures, goals and latency curves, written as a table, as JSON and as a page. The runner
 * calls it once a benchmark is through; it measures nothing itself.
 */
@NullMarked
package az.ecbar.bench.report;

import org.jspecify.annotations.NullMarked;
