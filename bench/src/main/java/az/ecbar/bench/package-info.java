/**
 * Benchmarks and load generators. They measure the other modules and are called by nobody.
 */
@NullMarked
package az.ecbar.bench;

import org.jspecify.annotations.NullMarked;
