package az.ecbar.ops.demo.plan;

import az.ecbar.ops.sandbox.InventedBank;

/**
 * A message that is refused at once.
 *
 * @param about the reason's name
 */
record Refusal(InventedBank sender, String about, String text, Fate fate) {}
