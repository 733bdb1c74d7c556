package az.ecbar.bankview;

import java.math.BigDecimal;

/**
 * A booking on an account.
 *
 * @param line its field 61, with the line end
 */
record Entry(boolean isCredit, BigDecimal amount, String line) {}
