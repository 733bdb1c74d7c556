package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * What an SMT854 tells of a payment while it waits.
 *
 * @param money value date, currency, amount
 * @param priority under which it waits
 * @param ahead payments of its account that go before it
 * @param lackingMinor what its account lacks for it and those before it, minor units
 * @param release what would release it, lines of at most 50 characters
 */
public record PaymentTold(Money money, int priority, int ahead, long lackingMinor, Text release) {}
