package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * A number and a sum of entries or payments, field 90.
 *
 * @param count how many
 * @param currency three letters
 * @param minor minor units of the currency, not negative
 */
public record Totals(int count, Text currency, long minor) {}
