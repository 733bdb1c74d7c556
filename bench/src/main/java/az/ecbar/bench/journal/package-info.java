/**
 * The benchmark {@code journal}: how fast records become durable, beside files that are written with nothing around
 * them. Each public class with a {@code main} is one measured process.
 */
@NullMarked
package az.ecbar.bench.journal;

import org.jspecify.annotations.NullMarked;
