package az.ecbar.auditor;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;

/** An account with its balance by the auditor's own books, in whole minor units. */
final class Account {
    final int id;
    final Participant owner;
    final SystemId system;
    final AccountKind kind;
    final String currency;
    final String number;
    BigDecimal balance = BigDecimal.ZERO;
    /** Since the end of the account's last day. */
    BigDecimal debits = BigDecimal.ZERO;

    BigDecimal credits = BigDecimal.ZERO;

    /** Entries that its owner was advised of since the last statement. */
    int entries;
    /** The last statement: its day, number and closing balance; 0: none yet. */
    int statedDate;

    int statedNumber;
    int statedLines;
    int statedOpeningDate;
    BigDecimal statedOpening = BigDecimal.ZERO;
    BigDecimal statedBalance = BigDecimal.ZERO;

    Account(int id, Participant owner, Command.OpenAccount opening) {
        this.id = id;
        this.owner = owner;
        system = opening.system();
        kind = opening.kind();
        currency = opening.currency();
        number = opening.number();
    }

    /** Correspondent or current account of AZIPS: what settlements go through (4.2). */
    boolean isOfSettlement() {
        return system == SystemId.AZIPS && (kind == AccountKind.CORRESPONDENT || kind == AccountKind.CURRENT);
    }

    /** Only the Central Bank's own accounts may be negative (I2). */
    boolean mayBeNegative() {
        return kind == AccountKind.CENTRAL_BANK;
    }

    @Override
    public String toString() {
        return "account " + id + " of " + owner + " in " + currency;
    }
}
