package az.ecbar.mt.bank;

import az.ecbar.mt.MtError;

/**
 * A message that is none of those that AZIPS sends.
 *
 * @param error why, and where
 */
public record Unreadable(MtError error) implements BankMessage {}
