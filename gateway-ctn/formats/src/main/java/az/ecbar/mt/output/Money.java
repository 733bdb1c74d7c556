package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * What field 32A says.
 *
 * @param valueDate yyyymmdd
 * @param currency three letters
 * @param amountMinor minor units of the currency, positive
 */
public record Money(int valueDate, Text currency, long amountMinor) {}
