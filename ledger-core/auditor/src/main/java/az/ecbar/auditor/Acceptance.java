package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.ACCEPTANCE_SUSPENDED;
import static az.ecbar.reason.RejectReason.AFTER_CUT_OFF;
import static az.ecbar.reason.RejectReason.AMOUNT_TOO_LARGE;
import static az.ecbar.reason.RejectReason.AMOUNT_ZERO;
import static az.ecbar.reason.RejectReason.BALANCE_LIMIT;
import static az.ecbar.reason.RejectReason.BENEFICIARY_ACCOUNT_CLOSED;
import static az.ecbar.reason.RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER;
import static az.ecbar.reason.RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN;
import static az.ecbar.reason.RejectReason.BENEFICIARY_BIC_UNKNOWN;
import static az.ecbar.reason.RejectReason.BENEFICIARY_CURRENCY_WRONG;
import static az.ecbar.reason.RejectReason.BENEFICIARY_GONE;
import static az.ecbar.reason.RejectReason.BENEFICIARY_NOT_JOINED;
import static az.ecbar.reason.RejectReason.BENEFICIARY_TIN_OF_OTHER;
import static az.ecbar.reason.RejectReason.BENEFICIARY_TIN_UNKNOWN;
import static az.ecbar.reason.RejectReason.DAY_NOT_OPEN;
import static az.ecbar.reason.RejectReason.ISSUER_ACCOUNT_CLOSED;
import static az.ecbar.reason.RejectReason.ISSUER_ACCOUNT_OF_OTHER;
import static az.ecbar.reason.RejectReason.ISSUER_ACCOUNT_UNKNOWN;
import static az.ecbar.reason.RejectReason.ISSUER_BIC_UNKNOWN;
import static az.ecbar.reason.RejectReason.ISSUER_CURRENCY_WRONG;
import static az.ecbar.reason.RejectReason.ISSUER_GONE;
import static az.ecbar.reason.RejectReason.ISSUER_NOT_JOINED;
import static az.ecbar.reason.RejectReason.ISSUER_NOT_SENDER;
import static az.ecbar.reason.RejectReason.ISSUER_TIN_OF_OTHER;
import static az.ecbar.reason.RejectReason.ISSUER_TIN_UNKNOWN;
import static az.ecbar.reason.RejectReason.LIMIT_NOT_SUPPORTED;
import static az.ecbar.reason.RejectReason.MESSAGE_TYPE_NOT_SUPPORTED;
import static az.ecbar.reason.RejectReason.PRIORITY_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.REFERENCE_USED;
import static az.ecbar.reason.RejectReason.SAME_ACCOUNT;
import static az.ecbar.reason.RejectReason.SENDER_NOT_OF_SESSION;
import static az.ecbar.reason.RejectReason.VALUE_DATE_NOT_BUSINESS_DAY;
import static az.ecbar.reason.RejectReason.VALUE_DATE_PAST;
import static az.ecbar.reason.RejectReason.VALUE_DATE_TOO_FAR;

import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.util.Optional;

/** What is verified when a payment instruction is accepted (4.8), and that neither participant is gone (4.9). */
final class Acceptance {
    private static final String VALUE_DATE = "4.8.1";
    private static final String NUMBER = "4.8.2";
    private static final String FORM = "4.8.3";
    private static final String BIC = "4.8.4";
    private static final String TIN = "4.8.4-1";
    private static final String ACCOUNT = "4.8.5";
    private static final String TOGETHER = "4.8.6";

    private static final BigDecimal MOST_TOLD = Values.money(99_999_999_999_999L);

    private final State state;

    Acceptance(State state) {
        this.state = state;
    }

    /** All reasons that apply. */
    Reasons reasons(Command.SubmitPayment payment, Participant sender) {
        Reasons reasons = new Reasons()
                .when(!state.day.isOpen(), DAY_NOT_OPEN, "3.7")
                .when(state.day.suspended.contains(SystemPart.ACCEPTANCE), ACCEPTANCE_SUSPENDED, "4.12.3")
                .when(
                        payment.valueDate() == state.transactionDate() && state.timetable.isPaymentLate(payment.type()),
                        AFTER_CUT_OFF,
                        "3.5")
                .when(isOther(payment.senderBic(), sender), SENDER_NOT_OF_SESSION, BIC)
                .when(
                        state.payments.isUsed(sender, payment.reference(), state.transactionDate())
                                || state.payments.isUsed(sender, payment.reference(), payment.valueDate()),
                        REFERENCE_USED,
                        NUMBER);
        addValueDate(reasons, payment.valueDate());
        addForm(reasons, payment, sender);
        addParticipants(reasons, payment, sender);
        addAccounts(reasons, payment);
        return reasons;
    }

    private boolean isOther(String bic, Participant participant) {
        return state.directory.byBic(bic).filter(participant::equals).isEmpty();
    }

    /** 3.7, 3.8. */
    private void addValueDate(Reasons reasons, int valueDate) {
        int today = state.transactionDate();
        long daysAhead = state.rules.value(RuleId.DAYS_AHEAD, today);
        reasons.when(valueDate < today, VALUE_DATE_PAST, VALUE_DATE)
                .when(valueDate > Dates.plusDays(today, daysAhead), VALUE_DATE_TOO_FAR, VALUE_DATE)
                // A day on which AZIPS is open is a transaction day, whatever was declared of it meanwhile (3.7).
                .when(
                        valueDate != today && !state.dates.isBusinessDay(valueDate),
                        VALUE_DATE_NOT_BUSINESS_DAY,
                        VALUE_DATE);
    }

    private void addForm(Reasons reasons, Command.SubmitPayment payment, Participant sender) {
        int today = state.transactionDate();
        // 4.11: participants give 30 to 99; what is more urgent is the Central Bank's.
        long first = sender.isCentralBank() ? 0 : state.rules.value(RuleId.PRIORITY_FIRST, today);
        long last = state.rules.value(RuleId.PRIORITY_LAST, today);
        BigDecimal largest = Values.money(state.rules.value(RuleId.AMOUNT_MAX_MINOR, today));
        boolean isPriorityGiven = payment.priority() >= 0;
        reasons.when(payment.type() == PaymentType.NULL_VAL, MESSAGE_TYPE_NOT_SUPPORTED, FORM)
                .when(payment.limitTarget() != LimitTarget.NONE && !isLimit(payment), LIMIT_NOT_SUPPORTED, FORM)
                .when(
                        isPriorityGiven && (payment.priority() < first || payment.priority() > last),
                        PRIORITY_NOT_ALLOWED,
                        "4.11")
                .when(payment.amount().signum() <= 0, AMOUNT_ZERO, FORM)
                .when(payment.amount().compareTo(largest) > 0, AMOUNT_TOO_LARGE, FORM);
    }

    private void addParticipants(Reasons reasons, Command.SubmitPayment payment, Participant sender) {
        Optional<Participant> issuer = state.directory.byBic(payment.debtorBic());
        reasons.when(issuer.isEmpty(), ISSUER_BIC_UNKNOWN, BIC)
                .when(issuer.filter(one -> one != sender).isPresent(), ISSUER_NOT_SENDER, BIC)
                .when(state.directory.byTin(payment.debtorTin()).isEmpty(), ISSUER_TIN_UNKNOWN, TIN)
                .when(isTinOfOther(issuer, payment.debtorTin()), ISSUER_TIN_OF_OTHER, TOGETHER)
                .when(issuer.filter(Participant::isJoining).isPresent(), ISSUER_NOT_JOINED, "7-10.1")
                .when(issuer.filter(Participant::isGone).isPresent(), ISSUER_GONE, "4.9");
        if (!isLimit(payment)) {
            addBeneficiary(reasons, payment);
        }
    }

    /** 5-1.7.1: of what raises a limit in IPS nobody is the beneficiary. */
    private static boolean isLimit(Command.SubmitPayment payment) {
        return payment.limitTarget() == LimitTarget.IPS && payment.type() == PaymentType.MT205;
    }

    private void addBeneficiary(Reasons reasons, Command.SubmitPayment payment) {
        Optional<Participant> beneficiary = state.directory.byBic(payment.creditorBic());
        reasons.when(beneficiary.isEmpty(), BENEFICIARY_BIC_UNKNOWN, BIC)
                .when(state.directory.byTin(payment.creditorTin()).isEmpty(), BENEFICIARY_TIN_UNKNOWN, TIN)
                .when(isTinOfOther(beneficiary, payment.creditorTin()), BENEFICIARY_TIN_OF_OTHER, TOGETHER)
                .when(beneficiary.filter(Participant::isJoining).isPresent(), BENEFICIARY_NOT_JOINED, "7-10.1")
                .when(beneficiary.filter(Participant::isGone).isPresent(), BENEFICIARY_GONE, "4.9");
    }

    private static boolean isTinOfOther(Optional<Participant> participant, long tin) {
        return participant.filter(one -> one.tin != tin).isPresent();
    }

    private void addAccounts(Reasons reasons, Command.SubmitPayment payment) {
        String currency = payment.currency();
        Optional<Participant> issuer = state.directory.byBic(payment.debtorBic());
        Optional<Participant> beneficiary = isLimit(payment) ? issuer : state.directory.byBic(payment.creditorBic());
        Optional<Account> debit = state.directory.settlementAccount(payment.debtorAccount(), currency);
        Optional<Account> credit = credited(payment);
        boolean isElsewhere = isLimit(payment) && !payment.creditorAccount().equals(payment.debtorAccount());
        boolean isToday = payment.valueDate() <= state.transactionDate();
        reasons.when(hasNone(issuer, currency), ISSUER_CURRENCY_WRONG, ACCOUNT)
                .when(hasNone(beneficiary, currency), BENEFICIARY_CURRENCY_WRONG, ACCOUNT)
                .when(debit.filter(one -> one.isClosed).isPresent(), ISSUER_ACCOUNT_CLOSED, ACCOUNT)
                .when(credit.filter(one -> one.isClosed).isPresent(), BENEFICIARY_ACCOUNT_CLOSED, ACCOUNT)
                .when(debit.isEmpty(), ISSUER_ACCOUNT_UNKNOWN, ACCOUNT)
                .when(credit.isEmpty(), BENEFICIARY_ACCOUNT_UNKNOWN, ACCOUNT)
                .when(isOfOther(debit, issuer), ISSUER_ACCOUNT_OF_OTHER, TOGETHER)
                .when(isOfOther(credit, beneficiary), BENEFICIARY_ACCOUNT_OF_OTHER, TOGETHER)
                .when(isElsewhere && credit.isPresent(), BENEFICIARY_ACCOUNT_OF_OTHER, "2.1.10-1")
                .when(isLimit(payment) && !currency.equals("AZN"), BENEFICIARY_ACCOUNT_OF_OTHER, "2.1.10-1")
                .when(debit.isPresent() && debit.equals(credit), SAME_ACCOUNT, ACCOUNT)
                .when(isToday && isBeyondTelling(credit, payment.amount()), BALANCE_LIMIT, "4.19")
                .perhaps(
                        isToday
                                && debit.filter(one -> isTooMuchWaiting(one, payment.amount()))
                                        .isPresent(),
                        BALANCE_LIMIT);
    }

    /** The account that it is for: of AZIPS, or the settlement account of IPS whose limit it raises. */
    Optional<Account> credited(Command.SubmitPayment payment) {
        return isLimit(payment)
                ? state.directory.ofIps(payment.creditorAccount())
                : state.directory.settlementAccount(payment.creditorAccount(), payment.currency());
    }

    private boolean hasNone(Optional<Participant> participant, String currency) {
        return participant
                .filter(one -> !state.directory.hasSettlementAccount(one, currency))
                .isPresent();
    }

    private static boolean isOfOther(Optional<Account> account, Optional<Participant> participant) {
        return account.isPresent()
                && participant.filter(account.get().owner::equals).isEmpty();
    }

    /** 4.19, 4.20: a balance is told in 14 digits. */
    static boolean isBeyondTelling(Optional<Account> account, BigDecimal amount) {
        return account.filter(one -> one.balance.add(amount).compareTo(MOST_TOLD) > 0)
                .isPresent();
    }

    /** 4.22: so is what waits for the money of an account. */
    boolean isTooMuchWaiting(Account account, BigDecimal more) {
        return Payments.sum(state.payments.waitingAt(account)).add(more).compareTo(MOST_TOLD) > 0;
    }
}
