/**
 * The commands {@code demo} and {@code up}: a whole installation on one machine, with a node as a child process over real
 * TLS and the banks' adapters in this one. The demo plays the day of {@link az.ecbar.ops.demo.plan.DemoPlan} and compares
 * what came of it; {@code up} leaves all running. Called by the command line only.
 */
@NullMarked
package az.ecbar.ops.demo;

import org.jspecify.annotations.NullMarked;
