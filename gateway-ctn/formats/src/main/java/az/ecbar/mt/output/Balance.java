package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * A balance of a statement, fields 60 and 62.
 *
 * @param date yyyymmdd
 * @param currency three letters
 * @param minor minor units of the currency
 */
public record Balance(int date, Text currency, long minor) {}
