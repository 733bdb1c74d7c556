package az.ecbar.auditor;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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

    /** Decisions that seize it, in the order in which they came. */
    final List<Seizure> seizures = new ArrayList<>();

    /** What is set aside for its settlement account in IPS. */
    BigDecimal ipsLimit = BigDecimal.ZERO;

    boolean isClosed;

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

    /** It gets statements. */
    boolean isStated() {
        return isOfSettlement() && !isClosed;
    }

    /** What is held of it: seized, or set aside for IPS (2.1.10-1). */
    BigDecimal held() {
        return seized().add(ipsLimit);
    }

    /** What is seized of it. */
    BigDecimal seized() {
        return seizures.stream().map(one -> one.held).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** 3.2.4: what payments may be made of. */
    BigDecimal available() {
        return balance.subtract(held());
    }

    /** What payments could be made of, if this came in as well: seizures take first what they lack. */
    BigDecimal availableWith(BigDecimal incoming) {
        BigDecimal lacking = seizures.stream().map(Seizure::lacking).reduce(BigDecimal.ZERO, BigDecimal::add);
        return available().add(incoming.subtract(lacking).max(BigDecimal.ZERO));
    }

    boolean isSeized() {
        return !seizures.isEmpty();
    }

    boolean isSeizedWhole() {
        return seizures.stream().anyMatch(Seizure::isOfWhole);
    }

    /** Only the Central Bank's own accounts may be negative (I2); what stands on a clearing account is a position. */
    boolean mayBeNegative() {
        return kind == AccountKind.CENTRAL_BANK || kind == AccountKind.IPS_CLEARING;
    }

    @Override
    public String toString() {
        return "account " + id + " of " + owner + " in " + currency;
    }
}
