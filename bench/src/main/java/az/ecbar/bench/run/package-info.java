/**
 * Runs benchmarks: rounds, child processes, medians, goals. The command calls it with benchmarks of the packages beside
 * this one; it knows none of them by name. One thread, which waits for one child process at a time.
 */
@NullMarked
package az.ecbar.bench.run;

import org.jspecify.annotations.NullMarked;
