package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * A payment that waits for the money of an account, field 61P.
 *
 * @param money value date, currency and amount
 * @param priority under which it waits
 * @param messageType three digits of the payment's type
 * @param reference field 20 of the payment
 * @param ourReference the system's reference of the payment
 */
public record WaitingLine(Money money, int priority, int messageType, Text reference, Text ourReference) {}
