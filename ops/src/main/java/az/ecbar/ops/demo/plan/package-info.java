/**
 * What the demo's banks send and what must become of it, worked out beforehand and apart from the ledger: messages stage
 * by stage, balances in {@link java.math.BigDecimal}, and for each reason of a refusal either a message that causes it or
 * why none can. Called by the demo; knows no node, no clock and no file but the samples.
 */
@NullMarked
package az.ecbar.ops.demo.plan;

import org.jspecify.annotations.NullMarked;
