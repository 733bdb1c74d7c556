/**
 * The launcher's command {@code witness}: the process at a third place that knows which of two nodes may lead. What it
 * answers is {@link az.ecbar.pair.witness.WitnessAgent}'s; here are its configuration, its port and its life.
 */
@NullMarked
package az.ecbar.ops.witness;

import org.jspecify.annotations.NullMarked;
