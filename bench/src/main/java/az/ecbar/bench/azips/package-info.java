/**
 * The benchmark {@code azips}: signed payments through a node, and what their parts cost alone. Each class with a {@code
 * main} is one measured process.
 */
@NullMarked
package az.ecbar.bench.azips;

import org.jspecify.annotations.NullMarked;
